"""Reads and changes the project's version, which stands in pyproject.toml and nowhere else."""

from __future__ import annotations

import re
import tomllib

from packaging.version import InvalidVersion, Version

FILE = "pyproject.toml"
_LINE = re.compile(r'^version = "(?P<version>[^"]*)"', re.MULTILINE)


class VersionError(Exception):
    """A version is not one, or not one that can follow; the message says what would be."""


def read_version(text: str) -> str:
    """Return the version that the text of pyproject.toml names."""
    return str(tomllib.loads(text)["project"]["version"])


def check_version(version: str, current: str) -> None:
    """Raise VersionError unless a version is in its normal form and does not come before the current one."""
    try:
        wanted = Version(version)
    except InvalidVersion:
        raise VersionError(f'"{version}" is not a version. Write it as in 0.2.0, 1.0.0rc1.') from None
    if str(wanted) != version or wanted.local:
        raise VersionError(f'"{version}" is not a version as the index writes it. Write {wanted.public}.')
    if wanted < Version(current):
        raise VersionError(f"{version} comes before {current}, the version in {FILE}. Name a later one.")


def set_version(text: str, version: str) -> str:
    """Return the text of pyproject.toml with another version; nothing else changes.

    Raises:
        VersionError: where the version does not stand on a line of its own, as `version = "0.1.0"`.
    """
    changed = _LINE.sub(f'version = "{version}"', text, count=1)
    if read_version(changed) != version:
        raise VersionError(f'{FILE}:1:1: [project] has no line `version = "…"` of its own. Write it so.')
    return changed

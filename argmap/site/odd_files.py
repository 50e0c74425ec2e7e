"""Finds pipes, sockets, devices and unreadable files in a docs folder: reading one could fail or block for ever."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from argmap.content.problems import Problem, show


class OddFile(Problem):
    """An entry of a docs folder that cannot be published."""

    rules: ClassVar[Mapping[str, str]] = {
        "docs-file": "What stands in the docs folder is a folder or a plain file, and may be read."
    }


def find_odd_files(docs: Path) -> Iterator[OddFile]:
    """Yield each pipe, socket, device and unreadable file of a docs folder; hidden ones are left out.

    Links are not looked at.
    """
    for path in sorted(docs.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(docs).parts)
        with suppress(PermissionError):  # a folder that may be listed but not entered is reported itself
            if not hidden and not path.is_symlink() and (found := _find_fault(path)):
                yield OddFile(show(path.as_posix(), 200), 1, 1, "docs-file", *found)


def _find_fault(path: Path) -> tuple[str, str] | None:
    """Return the fault of a file or folder and its remedy, or None; nothing is opened."""
    if not os.access(path, os.R_OK) or (path.is_dir() and not os.access(path, os.X_OK)):
        return "cannot be read", "Let your user read it, or move it elsewhere."
    if not path.is_file() and not path.is_dir():
        return "a pipe, a socket or a device, not a file", "Delete it, or move it elsewhere."
    return None

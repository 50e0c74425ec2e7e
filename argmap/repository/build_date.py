"""The date and the commit that a site bears: never those of the build, so that equal files give equal bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from argmap.repository.git import GitError, run_git

VARIABLE = "SOURCE_DATE_EPOCH"
"""The environment variable that overrides the date, in seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/)."""

_DIGITS = 12  # as many as are surely unambiguous, and always as many: git's own short ids grow with the repository


def find_date(root: Path) -> str:
    """Return the date in UTC as YYYY-MM-DD: that of SOURCE_DATE_EPOCH, else of HEAD, else an empty string.

    Raises:
        ValueError: where SOURCE_DATE_EPOCH names no date.
    """
    named = os.environ.get(VARIABLE)
    if named is None:
        return _format(_read_head(root, "%ct"))
    if not (found := _format(named)):
        raise ValueError(f'{VARIABLE} is "{named}": it is to be a number of seconds since 1970, or not to be set.')
    return found


def find_commit(root: Path) -> str:
    """Return the first 12 digits of HEAD's id, else an empty string."""
    return _read_head(root, "%H")[:_DIGITS]


def _read_head(root: Path, what: str) -> str:
    try:
        return run_git(root, "log", "-1", f"--format={what}").decode().strip()
    except GitError:
        return ""


def _format(seconds: str) -> str:
    """Return a date, or nothing where a text is no number of seconds, or lies beyond the year 9999."""
    try:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d}"
    except (ValueError, OverflowError, OSError):
        return ""

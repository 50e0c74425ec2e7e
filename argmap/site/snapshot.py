"""The state of the files that a server watches, so that it knows which of them a build has not seen yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Snapshot = Mapping[str, tuple[int, int, int]]
"""For each file its time of change in nanoseconds, its size in bytes and its number in the file system."""
_MADE_BY_PYTHON = "__pycache__"


def take_snapshot(*roots: str) -> Snapshot:
    """Return the state of some files, and of all files below some folders, hidden ones apart."""
    return {path: state for root in roots for path, state in _walk(root)}


def find_changed(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """Return the paths of the files that came, went or changed."""
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _walk(root: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    if not Path(root).is_dir():
        yield from _look(root)
        return
    for folder, inside, files in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".") and name != _MADE_BY_PYTHON]
        for name in files:
            if not name.startswith("."):
                yield from _look(str(Path(folder, name)))


def _look(path: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        found = Path(path).lstat()
    except OSError:  # it has just gone
        return
    yield path, (found.st_mtime_ns, found.st_size, found.st_ino)

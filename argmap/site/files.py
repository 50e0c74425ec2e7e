"""Writes new files of a folder: all of them, or none where one would replace another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def find_taken(folder: Path, paths: Mapping[str, str]) -> list[str]:
    """Return those of the paths below a folder that exist already, or lie below a file."""
    if not os.path.lexists(folder):
        return []
    return [path for path in paths if any(_is_taken(place, folder / path) for place in _list_places(folder, path))]


def _list_places(folder: Path, path: str) -> list[Path]:
    """Return the folder, and each folder and file on the way to a path below it."""
    place = folder / path
    return [place, *(parent for parent in place.parents if parent.is_relative_to(folder))]


def _is_taken(place: Path, end: Path) -> bool:
    return os.path.lexists(place) and (place == end or not place.is_dir())


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet; where one cannot be written, those already written are deleted again.

    Raises:
        FileExistsError: where a file has come to exist.
        OSError: where the system refuses, as for a full disk.
    """
    written: list[Path] = []
    try:
        for parent in {(folder / path).parent for path in files}:
            parent.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            place = folder / path
            with place.open("xb") as file:
                written.append(place)
                file.write(text.encode())
    except BaseException:
        for place in written:
            place.unlink(missing_ok=True)
        raise

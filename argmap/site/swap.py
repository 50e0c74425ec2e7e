"""Replaces a folder by a finished one, so that one of the two is there at any moment."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HERE = -100  # Linux AT_FDCWD: paths are taken as they are
EXCHANGE = 2  # Linux RENAME_EXCHANGE and macOS RENAME_SWAP


def put_in_place(new: Path, place: Path) -> None:
    """Move a finished folder to its place and delete the old one; what cannot be deleted is left to `tidy_up`."""
    if not place.exists():
        new.rename(place)
    elif _exchange(new, place):
        shutil.rmtree(new, ignore_errors=True)
    else:
        place.rename(name_old(place))
        new.rename(place)
        shutil.rmtree(name_old(place), ignore_errors=True)


def tidy_up(place: Path) -> None:
    """Delete the folders that a killed process left; restore the old one where the new one is not in place."""
    shutil.rmtree(name_new(place), ignore_errors=True)
    if not name_old(place).exists():
        return
    if place.exists():
        shutil.rmtree(name_old(place))
    else:
        name_old(place).rename(place)


def name_new(place: Path) -> Path:
    """Return the path at which the new folder is made."""
    return place.with_name(f"{place.name}.new")


def name_old(place: Path) -> Path:
    """Return the path at which the replaced folder waits to be deleted."""
    return place.with_name(f"{place.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one system call; return False where Windows or the file system cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        name, arguments = "renameat2", (HERE, first, HERE, second, EXCHANGE)
    elif sys.platform == "darwin":
        name, arguments = "renamex_np", (first, second, EXCHANGE)
    else:
        return False
    call = getattr(ctypes.CDLL(None), name, None)
    return call is not None and call(*arguments) == 0

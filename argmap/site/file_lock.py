"""A lock file that the system frees when its last holder ends, however it ends."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def hold(path: Path, waiting: str) -> Iterator[tuple[int, ...]]:
    """Hold a lock file, saying `waiting` once if another process has it.

    Raises:
        OSError: where the file cannot be made or locked.

    Gives the descriptors that a child process must inherit (`pass_fds`) to hold the lock too if this process is killed.
    """
    with path.open("ab") as file:
        if not _try_lock(file.fileno()):
            print(waiting, file=sys.stderr, flush=True)
            while not _try_lock(file.fileno()):
                time.sleep(0.1)
        yield () if sys.platform == "win32" else (file.fileno(),)


def _try_lock(descriptor: int) -> bool:
    """Return whether the lock is held now. A file system without locks is an error, and nothing to wait for."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second on Windows
        return False
    return True

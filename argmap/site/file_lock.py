"""A lock file that the operating system frees when its last holder ends, even if killed."""

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
    """Hold a lock file; where another process holds it, print `waiting` once and wait.

    Yields the descriptors that a child process must inherit (`pass_fds`) to keep the lock if this process is killed.

    Raises:
        OSError: where the file cannot be made or locked.
    """
    with path.open("ab") as file:
        if not _try_lock(file.fileno()):
            print(waiting, file=sys.stderr, flush=True)
            while not _try_lock(file.fileno()):
                time.sleep(0.1)
        yield () if sys.platform == "win32" else (file.fileno(),)


def _try_lock(descriptor: int) -> bool:
    """Return whether the lock could be taken.

    Raises:
        OSError: where the file system has no locks, so that there is nothing to wait for.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second on Windows
        return False
    return True

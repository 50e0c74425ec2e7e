"""A screen that nobody sees, for programs that cannot do without one."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SECONDS = 60


@contextmanager
def open_screen(width: int, height: int) -> Iterator[str]:
    """Run Xvfb with one screen of that many pixels, and yield the value of DISPLAY for it.

    The server chooses the display's number itself, so that two of them never take the same.
    """
    told, tell = os.pipe()
    command = ("Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")
    with subprocess.Popen(
        command, pass_fds=(tell,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(tell)
        try:
            with os.fdopen(told, encoding="ascii") as answer:
                number = answer.readline().strip()  # empty where the server ended without a display
            if not number:
                raise OSError(f"Xvfb gave no display; it ended with {server.wait(MOST_SECONDS)}.")
            yield f":{number}"
        finally:
            server.terminate()

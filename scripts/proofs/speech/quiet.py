"""Whether programs have done all that they were asked: none of them runs, and none has used the processor of late.

This holds on a busy machine too, where waiting for so many seconds would not: a program that waits for its turn counts
as running.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 1.2
"""The time without work that counts as quiet; a page may wait half a second before it says what changed."""
TICKS = 5
"""The hundredths of a second that clocks and the like may use in this time."""
MOST = 180.0


def wait_until_quiet(mark: str, count: Callable[[], int], seconds: float = SECONDS) -> None:
    """Wait until the processes with `mark` in their environment are quiet, and `count` stays the same meanwhile."""
    end = time.monotonic() + MOST
    since, before = time.monotonic(), (-1, 0)
    while time.monotonic() - since < seconds:
        if time.monotonic() > end:
            raise TimeoutError(f"The screen reader or the browser had not come to rest after {MOST:.0f} s.")
        ticks, running = measure(mark)
        now = (count(), ticks)
        if running or now[0] != before[0] or ticks - before[1] > TICKS:
            since, before = time.monotonic(), now
        time.sleep(0.05)


def measure(mark: str) -> tuple[int, bool]:
    """Return the processor's ticks that processes with a mark have used, and whether a thread of them runs."""
    ticks, running = 0, False
    for thread in list_threads(f"{mark}\0".encode()):
        state, *numbers = thread.rpartition(")")[2].split()
        running = running or state in "RD"
        ticks += int(numbers[10]) + int(numbers[11])  # in user mode and in the kernel: fields 14 and 15 of proc(5)
    return ticks, running


def list_threads(mark: bytes) -> Iterator[str]:
    """Yield the line that the system has on each thread of the processes with a mark in their environment."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                yield from [(thread / "stat").read_text("utf-8", "replace") for thread in (process / "task").iterdir()]
        except OSError:  # it has ended, or belongs to another user
            continue

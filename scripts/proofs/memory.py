"""Runs a command and measures the memory that it takes together with all processes that it starts."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.1  # seconds between two looks
_SHARE = "Pss:"


def is_measurable() -> bool:
    """Tell whether this system says what a process takes, with shared memory counted once: Linux does."""
    return (PROC / "self" / "smaps_rollup").is_file()


def run_measured(command: Sequence[str], log: Path, seconds: float) -> tuple[int, float]:
    """Run a command, with all that it says in a file, and return its exit code and the most megabytes it took.

    Raises:
        subprocess.TimeoutExpired: where it has not ended after so many seconds.
    """
    end = time.monotonic() + seconds
    most = 0.0
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as running:
        while running.poll() is None:
            most = max(most, sum(map(_measure, list_processes(running.pid))))
            if time.monotonic() > end:
                running.kill()
                raise subprocess.TimeoutExpired(command, seconds)
            time.sleep(EVERY)
    return running.returncode, most


def list_processes(first: int) -> Iterator[int]:
    """Yield the ids of a process and of all that it has started, and these in turn."""
    yield first
    for listed in (PROC / str(first) / "task").glob("*/children"):
        try:
            children = listed.read_text("ascii").split()
        except OSError:  # it has ended
            continue
        for child in children:
            yield from list_processes(int(child))


def _measure(process: int) -> float:
    """Return the megabytes of one process, of which it has its share where others use the same; 0 once it has ended."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(_SHARE)) * 1024 / 1e6

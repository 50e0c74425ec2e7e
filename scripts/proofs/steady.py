"""Tests that fail now and then: the whole suite on a machine that is busy with something else, without a second try."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import test
from environment import ROOT
from proofs.result import Result

BUSY = 2
"""How many other processes take all the time of a core that they can get."""
MINUTES = 60
COUNTED = re.compile(r"(\d+) passed")
FAILED = re.compile(r"^(?:FAILED|ERROR) .*", re.MULTILINE)
SPIN = "while True: pass"


def prove(_: Path) -> Result:
    """Run the suite once under load; each test that fails is a failure of the proof."""
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", *test.WHOLE]
    try:
        with keep_busy():
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MINUTES * 60, check=False)
    except subprocess.TimeoutExpired:
        return Result("the suite", (f"it did not end within {MINUTES} minutes",))
    passed = found[1] if (found := COUNTED.search(done.stdout)) else "0"
    failures = tuple(FAILED.findall(done.stdout))
    if done.returncode and not failures:
        failures = (done.stdout[-4_000:] + done.stderr[-2_000:],)
    return Result(f"{passed} tests beside {BUSY} busy processes", failures)


@contextmanager
def keep_busy() -> Iterator[None]:
    """Keep the machine busy as long as the block runs."""
    busy = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(BUSY)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()

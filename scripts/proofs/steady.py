"""Tests that fail now and then: the whole suite on a machine that is busy with something else, without a second try."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import test
from proofs.pytest_run import run_tests
from proofs.result import Result

BUSY = 2
"""How many other processes take all the time of a core that they can get."""
MINUTES = 60
SPIN = "while True: pass"


def prove(_: Path) -> Result:
    """Run the suite once under load; each test that fails is a failure of the proof."""
    test.prepare_browsers()
    test.prepare_node()
    with keep_busy():
        run = run_tests(test.WHOLE, MINUTES, os.environ)
    failures = run.failed or ((run.said,) if run.said else ())
    return Result(f"{run.passed} tests beside {BUSY} busy processes", failures)


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

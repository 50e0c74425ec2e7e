"""Runs tests of the project for a proof."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COUNTED = re.compile(r"(\d+) passed")
_FAILED = re.compile(r"^(?:FAILED|ERROR) .*", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """What came of tests: how many passed, the names of those that failed, and what was said where anything did."""

    passed: int
    failed: tuple[str, ...] = ()
    said: str = ""


def run_tests(options: Sequence[str], minutes: int, setting: Mapping[str, str]) -> Run:
    """Run pytest with options and an environment, for at most so many minutes."""
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", *options]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=setting, capture_output=True, text=True, timeout=minutes * 60, check=False
        )
    except subprocess.TimeoutExpired:
        return Run(0, said=f"the tests did not end within {minutes} minutes")
    passed = int(found[1]) if (found := _COUNTED.search(done.stdout)) else 0
    said = done.stdout[-8_000:] + done.stderr[-2_000:] if done.returncode else ""
    return Run(passed, tuple(_FAILED.findall(done.stdout)), said)

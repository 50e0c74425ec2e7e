"""Input that means harm: new random examples for every property of the checks, and patterns against the clock."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import FrameType

from proofs.pytest_run import run_tests
from proofs.result import Result

import argmap

TIMES = 5
"""How many times as many examples as in a run of the tests."""
MINUTES = 20
TESTS = (
    "tests/unit/test_fuzz.py",
    "tests/unit/exchange/test_reading.py",
    "tests/content/test_hostile_files.py",
    "tests/content/test_hostile_sizes.py",
)
SECONDS = 2
"""How long one pattern may take for one text."""
WHOLE, RUN = 20_000, 2_000
"""The lengths of the texts that a pattern is compared with from their beginning, and of those that it searches.

No more than 1,000 signs in a row pass the check (`argmap.content.markup.RUN_MAX`).
"""
UNITS = (
    *" \t\n#>*-_`~[](){}<>&;:\"'\\/.,@%=+|!0aZ\u00a0\u0661\u200b\ud7a3", "a ", " a", "a.", "- ", "[a](", "](", "<a ",
    "a=b ", "``", "**a", "&#", "http://", "a@b.c ", "\n\n", "\n- ", "\n ", "->", " -> ", "{:", "\\\\", "%0a", "aA0",
)  # fmt: skip
ENDS = ("", "\x00", "!", "\n", "a")


class TooLongError(Exception):
    """A pattern has searched for longer than it may."""


def prove(_: Path) -> Result:
    """Try new examples with every property, and every pattern of the engine on texts that make patterns slow."""
    run = run_tests(("-p", "no:cacheprovider", *TESTS), MINUTES, {**os.environ, "ARGMAP_FUZZ": str(TIMES)})
    failures = [run.said] if run.said else []
    patterns = dict(list_patterns())
    failures += [f"{name} took {took}" for name, pattern in patterns.items() if (took := time_pattern(pattern))]
    texts = len(UNITS) * len(ENDS)
    tried = f"{run.passed} properties with {TIMES} times the examples, {len(patterns)} patterns on {texts} texts"
    return Result(tried, tuple(failures))


def list_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that a module of the engine holds, with its name."""
    for module in pkgutil.walk_packages(argmap.__path__, "argmap."):
        if module.name == "argmap.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


def time_pattern(pattern: re.Pattern[str]) -> str:
    """Return the first text on which a pattern took too long, in words, or an empty text."""
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        for unit, end in product(UNITS, ENDS):
            start = time.process_time()
            signal.alarm(4 * SECONDS)  # of the wall clock, for what would never end
            try:
                pattern.fullmatch(unit * (WHOLE // len(unit)) + end)
                pattern.match(unit * (WHOLE // len(unit)) + end)
                pattern.sub("", unit * (RUN // len(unit)) + end)
            except TooLongError:
                return f"{4 * SECONDS} s and had not ended on {unit!r} repeated, then {end!r}"
            finally:
                signal.alarm(0)
            if (took := time.process_time() - start) > SECONDS:
                return f"{took:.1f} s on {unit!r} repeated, then {end!r}"
    finally:
        signal.signal(signal.SIGALRM, before)
    return ""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError

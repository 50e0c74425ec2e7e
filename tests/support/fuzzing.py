"""How properties are tried on random input: a few fixed examples in the tests, many new ones in the nightly proof."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

TIMES = int(os.environ.get("ARGMAP_FUZZ", "1"))
"""How many times as many examples are tried as in a run of the tests."""


def try_examples(number: int, **more: Any) -> settings:  # noqa: ANN401  settings of hypothesis
    """Return how a property is tried: the same examples in every run, or many times as many new ones."""
    return settings(max_examples=number * TIMES, deadline=None, derandomize=TIMES == 1, **more)

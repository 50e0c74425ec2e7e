"""The firmness of a result: its band under small random shifts of credences and weights, and the other methods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from argmap.argument.indexed import NOTCHES
from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, WEIGHTS, Program
from argmap.argument.rows import Strengths

SEED = 1
DRAWS = 200
NUDGE = 0.1
TAIL = 0.05


def compute_bands(
    program: Program, base: Sequence[float], method: Method = Method.SIGNED_DFQUAD
) -> tuple[tuple[float, float], ...]:
    """Return for each claim the 5th and 95th percentile (nearest rank) of 200 draws with a fixed seed.

    Each draw moves every credence by up to 0.1 either way (evenly; clamped to [0, 1]; a credence of 0.5 is no view and
    stays) and every weight by one notch down, none or one up (each as likely; clamped).
    """
    draw = draw_numbers(SEED)
    runs = [_compute_draw(program, base, method, draw).claims for _ in range(DRAWS)]
    low, high = math.ceil(TAIL * DRAWS) - 1, math.ceil((1.0 - TAIL) * DRAWS) - 1
    columns = (sorted(column) for column in zip(*runs, strict=True))
    return tuple((column[low], column[high]) for column in columns)


def _compute_draw(program: Program, base: Sequence[float], method: Method, draw: Iterator[float]) -> Strengths:
    nudged = [_nudge(credence, next(draw)) for credence in base]
    notches = [notch + int(3.0 * next(draw)) - 1 for notch in program.compact.notches]
    weights = [WEIGHTS[min(max(notch, 0), len(NOTCHES) - 1)] for notch in notches]
    return program.compute(nudged, method, weights)


def _nudge(credence: float, number: float) -> float:
    if credence == NO_VIEW:
        return credence
    return min(max(credence + NUDGE * (2.0 * number - 1.0), 0.0), 1.0)


def draw_numbers(seed: int) -> Iterator[float]:
    """Yield numbers in [0, 1), the same here and in the browser: mulberry32 (Tommy Ettinger, 2017, public domain).

    >>> numbers = draw_numbers(1)
    >>> [round(next(numbers), 6) for _ in range(3)]
    [0.627074, 0.002736, 0.527447]
    """
    while True:
        seed = (seed + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((seed ^ (seed >> 15)) * (seed | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & 0xFFFFFFFF
        yield (mixed ^ (mixed >> 14)) / 4294967296.0


def compare_methods(program: Program, base: Sequence[float]) -> dict[Method, float]:
    """Return the strength of the main thesis by each method."""
    return {method: program.compute(base, method).claims[program.compact.thesis] for method in Method}


def is_contested(strengths: Mapping[Method, float]) -> bool:
    """Return whether the methods disagree on which side of undecided (0.4 to 0.6) the thesis is.

    >>> is_contested({Method.SIGNED_DFQUAD: 0.7, Method.LOG_ODDS: 0.9})
    False
    >>> is_contested({Method.SIGNED_DFQUAD: 0.55, Method.LOG_ODDS: 0.9})
    True
    """
    return len({(s > 0.6) - (s < 0.4) for s in strengths.values()}) > 1

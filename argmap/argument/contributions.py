"""How much each of several changes contributes to a move of the thesis, in parts that add up to the move."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from argmap.argument.methods import Method
from argmap.argument.program import Program

MOST_EXACT = 8
SLICES = 8
READINGS = 4096

Shift = Callable[[int, float], float]
"""Takes one change, by its place, a part of its way (0 not made, 1 made) and returns the strength of the thesis."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What the changed credence of one claim adds to the strength of the thesis; negative where it takes away."""

    claim: int
    size: float


@dataclass(frozen=True, slots=True)
class Move:
    """The strength of the thesis before and after, and the contributions, greatest first, then by claim.

    The contributions sum to `after - before`, but for the rounding of floating-point numbers.
    """

    before: float
    after: float
    contributions: tuple[Contribution, ...]


def explain_move(
    program: Program, before: Sequence[float], after: Sequence[float], method: Method = Method.SIGNED_DFQUAD
) -> Move | None:
    """Return how a change from one set of base scores to another moves the main thesis, and which claims move it.

    Claims that have the same score in both, and those from which no step leads to the thesis, contribute nothing and
    are left out. None where the thesis has no stable value before or after.

    Raises:
        ValueError: where the map has no thesis.
    """
    thesis = program.compact.require_thesis()
    start, end = program.compute(before, method), program.compute(after, method)
    if thesis in start.unstable or thesis in end.unstable:
        return None
    reaching = program.compact.reaching((thesis,))
    claims = [claim for claim in range(len(before)) if before[claim] != after[claim] and claim in reaching]
    shift = _make_shift(program, before, after, claims, method)
    sizes = share_move(start.claims[thesis], shift, len(claims))
    parts = [Contribution(claim, size) for claim, size in zip(claims, sizes, strict=True)]
    parts.sort(key=lambda part: (-abs(part.size), part.claim))
    return Move(start.claims[thesis], end.claims[thesis], tuple(parts))


def _make_shift(
    program: Program, before: Sequence[float], after: Sequence[float], claims: Sequence[int], method: Method
) -> Shift:
    """Return the shift of some claims' base scores from those before to those after."""
    base = list(before)
    found = program.compute(base, method)

    def shift(change: int, way: float) -> float:
        claim = claims[change]
        base[claim] = after[claim] if way == 1.0 else before[claim] + way * (after[claim] - before[claim])
        program.update(found, base, (claim,), method)
        return found.claims[program.compact.thesis]

    return shift


def share_move(start: float, shift: Shift, count: int, readings: int = READINGS) -> tuple[float, ...]:
    """Return the contribution of each of `count` changes to the move from none of them to all of them.

    `start` is the strength of the thesis before any of them. Up to 8 changes: their Shapley values (Shapley 1953),
    which Kampik, Potyka, Yin, Čyras and Toni (2024) study as a contribution function of gradual semantics. The
    contribution of a change is what it adds when it is made, averaged over all orders in which changes can be made.

    More changes: all are made together in small slices, there and back, and a contribution is the mean of what the
    change adds in both directions. In the limit of small slices this is the Aumann-Shapley value (Aumann and Shapley
    1974), which equals the Shapley value where the strength is linear in each change alone (Owen 1972). There are 8
    slices, or fewer, so that the strength is read about `readings` times at most (twice a change at least).

    The contributions sum to the move in both cases, but for the rounding of floating-point numbers.

    >>> ways = [0.0, 0.0]
    >>> def shift(change, way):
    ...     ways[change] = way
    ...     return ways[0] * ways[1]
    >>> share_move(0.0, shift, 2)
    (0.5, 0.5)
    """
    if count <= MOST_EXACT:
        return _average_orders(_read_subsets(start, shift, count), count)
    return _go_together(start, shift, count, max(1, min(SLICES, readings // (2 * count))))


def _read_subsets(start: float, shift: Shift, count: int) -> list[float]:
    """Return the strength for each set of changes made; bit i of a set's place says whether change i is among them."""
    values = [start] * 2**count
    made = 0
    for number in range(1, 2**count):
        change = (number & -number).bit_length() - 1  # each set differs from the last in one change: a Gray code
        made ^= 1 << change
        values[made] = shift(change, float(made >> change & 1))
    return values


def _average_orders(values: Sequence[float], count: int) -> tuple[float, ...]:
    """Return the Shapley value of each change; a set of n stands before it in n! (count - 1 - n)! of the orders."""
    weights = [1.0 / (count * math.comb(count - 1, size)) for size in range(count)]
    sizes = []
    for change in range(count):
        size = 0.0
        for made, value in enumerate(values):
            if not made >> change & 1:
                size += weights[made.bit_count()] * (values[made | 1 << change] - value)
        sizes.append(size)
    return tuple(sizes)


def _go_together(start: float, shift: Shift, count: int, slices: int) -> tuple[float, ...]:
    """Return the contributions of changes made in slices and then taken back in slices, in the same order."""
    sizes = [0.0] * count
    value = start
    for turn in range(1, 2 * slices + 1):
        for change in range(count):
            moved = shift(change, min(turn, 2 * slices - turn) / slices)
            sizes[change] += moved - value if turn <= slices else value - moved
            value = moved
    return tuple(size / 2.0 for size in sizes)


def count_points(start: float, sizes: Sequence[float]) -> tuple[int, ...]:
    """Return contributions as whole hundredths that add up to the difference of the rounded strengths.

    All are rounded down; then as many as are missing from the sum go up by one, those that lost most first (the method
    of largest remainders). So a greater contribution never gets fewer points than a smaller one.

    >>> count_points(0.5, [0.094, 0.0449, 0.0022])
    (9, 5, 0)
    """
    points = [math.floor(100.0 * size) for size in sizes]
    end = start
    for size in sizes:
        end += size
    missing = round_hundredths(end) - round_hundredths(start) - sum(points)
    lost = sorted(range(len(sizes)), key=lambda place: (points[place] - 100.0 * sizes[place], place))
    for place in lost[:missing]:
        points[place] += 1
    return tuple(points)


def round_hundredths(strength: float) -> int:
    """Return a strength as a whole number of hundredths; halves go up, as in the browser."""
    return math.floor(100.0 * strength + 0.5)

"""Converts a map for formal-argumentation, so that its results and speed can be compared with the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argumentation.gradual.gradual import WeightedBipolarGraph

from argmap.argument.indexed import SUPPORT, CompactMap
from argmap.argument.program import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence


def make_bipolar(
    compact: CompactMap, base: Sequence[float]
) -> tuple[WeightedBipolarGraph, dict[tuple[str, str], float]]:
    """Return the graph of a map without undercuts and linked premises, and the weights of its supports.

    Its attacks have no weight. So each weighted attack becomes an auxiliary argument, which the premise supports with
    the weight and which attacks the conclusion.
    """
    basic = set(compact.basic)
    start = {claim: max(0.0, 2.0 * base[i] - 1.0) if i in basic else 0.0 for i, claim in enumerate(compact.claims)}
    attacks: set[tuple[str, str]] = set()
    weights: dict[tuple[str, str], float] = {}
    for i, step in enumerate(compact.steps):
        premise, conclusion = compact.claims[compact.premises[i][0]], compact.claims[compact.conclusions[i]]
        weight = WEIGHTS[compact.notches[i]]
        if compact.kinds[i] == SUPPORT:
            weights[premise, conclusion] = weight
        else:
            start[step] = 0.0
            weights[premise, step] = weight
            attacks.add((step, conclusion))
    return WeightedBipolarGraph(frozenset(start), start, frozenset(attacks), frozenset(weights)), weights

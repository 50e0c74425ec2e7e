"""The cruxes of the thesis in each stance derived from the map."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.argument.argument import Argument
from argmap.argument.cruxes import measure_swings
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.stances import build_stances

MOST = 5


def rank_cruxes(argument: Argument) -> Mapping[str, tuple[str, ...]]:
    """Return by stance title the ids of at most five basic claims, greatest swing first, then by id.

    The thesis itself, claims that do not move it, and stances that believe nothing are left out; without a thesis
    all are.
    """
    compact = argument.indexed
    if compact.thesis < 0:
        return {}
    program = Program(compact)
    ranked = {}
    for stance in build_stances(argument):
        if stance.believed:
            credences = stance.credences
            base = [credences.get(claim, NO_VIEW) for claim in compact.claims]
            swings = measure_swings(program, base)
            moving = sorted(
                (claim for claim in swings if swings[claim]), key=lambda claim: (-abs(swings[claim]), claim)
            )
            ranked[stance.title] = tuple(compact.claims[claim] for claim in moving[:MOST])
    return ranked

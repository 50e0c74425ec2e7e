"""The premises on which two stances differ, by how much each makes of the difference about the thesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.trial import Trial


@dataclass(frozen=True, slots=True)
class Parting:
    """A basic claim on which two stances differ.

    `first` is the strength of the thesis in the first stance with the second one's credence in this claim alone, and
    `second` that in the second stance with the first one's, both 0 to 1. `weight` is the mean of the two distances
    that the thesis moves, 0 to 1.
    """

    claim: int
    first: float
    second: float
    weight: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Two stances compared: the strength of the thesis in each, 0 to 1, and the basic claims, by index.

    `partings` are those on which they differ, greatest weight first (then by index); `shared` those on which both
    have the same view.
    """

    strengths: tuple[float, float]
    partings: tuple[Parting, ...]
    shared: tuple[int, ...]


def find_difference(
    program: Program, one: Sequence[float], other: Sequence[float], method: Method = Method.SIGNED_DFQUAD
) -> Difference:
    """Return where two stances, one base score per claim each, part from each other.

    "Double crux" is the Center for Applied Rationality's name for a premise on which a disagreement of two people
    turns. Of two premises that carry a step only together, each moves the stance that believes both, and neither the
    other stance: so both directions count.

    Raises:
        ValueError: where the map has no thesis.
    """
    basic = program.compact.basic
    differing = [claim for claim in basic if one[claim] != other[claim]]
    here, there = (Trial(program, own, method) for own in (one, other))
    partings = []
    for claim in differing:
        first, second = _swap(here, claim, other[claim]), _swap(there, claim, one[claim])
        weight = (abs(first - here.strength) + abs(second - there.strength)) / 2.0
        partings.append(Parting(claim, first, second, weight))
    ranked = tuple(sorted(partings, key=lambda parting: (-parting.weight, parting.claim)))
    shared = tuple(claim for claim in basic if one[claim] == other[claim] != NO_VIEW)
    return Difference((here.strength, there.strength), ranked, shared)


def _swap(trial: Trial, claim: int, credence: float) -> float:
    """Return the thesis' strength in a stance with the credence of one claim swapped."""
    strength = trial.read({claim: credence})
    trial.restore((claim,))
    return strength

"""The unit of evaluation, a row for each claim: the forces of the steps on the claim, and its acceptance as premise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from argmap.argument.indexed import CompactMap


class Part(NamedTuple):
    """A step, the claims that are its premises, and the steps that undercut it, by index."""

    step: int
    premises: tuple[int, ...]
    undercutters: tuple[int, ...]


class Row(NamedTuple):
    """A claim, the steps that undercut its steps (deepest first), its supporting and its attacking steps."""

    claim: int
    undercutting: tuple[Part, ...]
    supporting: tuple[Part, ...]
    attacking: tuple[Part, ...]

    @property
    def parts(self) -> Iterator[Part]:
        """All parts, in the order in which their forces are computed."""
        yield from self.undercutting
        yield from self.supporting
        yield from self.attacking


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strength s of each claim and force of each step, by index, in [0, 1]; and the claims without a stable value.

    `accepted` is the acceptance of each claim as a premise: max(0, 2 s - 1).
    """

    claims: list[float]
    accepted: list[float]
    forces: list[float]
    unstable: set[int]


def build_row(compact: CompactMap, claim: int) -> Row:
    """Return the row of a claim."""
    supporting, attacking = compact.supports[claim], compact.attacks[claim]
    undercutting: list[int] = []
    found = [u for step in supporting + attacking for u in compact.undercuts[step]]
    while found:
        undercutting += found
        found = [u for step in found for u in compact.undercuts[step]]
    sides = (reversed(undercutting), supporting, attacking)
    return Row(claim, *(_build_parts(compact, steps) for steps in sides))


def _build_parts(compact: CompactMap, steps: Iterable[int]) -> tuple[Part, ...]:
    return tuple(Part(step, compact.premises[step], compact.undercuts[step]) for step in steps)


def compute_force(part: Part, accepted: Sequence[float], forces: list[float], weights: Sequence[float]) -> float:
    """Return the force of a step and put it into `forces`, which must hold those of its undercutters."""
    step, premises, undercutters = part
    force = weights[step]
    for undercutter in undercutters:
        force *= 1.0 - forces[undercutter]
    for premise in premises:
        force *= accepted[premise]
    forces[step] = force
    return force


def accept(strength: float) -> float:
    """Return the acceptance, as a premise, of a claim of this strength: max(0, 2 s - 1).

    >>> accept(0.75), accept(0.3)
    (0.5, 0.0)
    """
    return 2.0 * strength - 1.0 if strength > 0.5 else 0.0

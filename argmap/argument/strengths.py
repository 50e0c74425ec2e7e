"""The strength of each claim and the force of each step, from a reader's credences."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.standing import Standing, compute_standing
from argmap.content.vocabulary import DEGREE_EDGES, Degree, StandingWord

__all__ = [
    "NO_VIEW",
    "Evaluation",
    "Method",
    "Program",
    "Standing",
    "StandingWord",
    "Strengths",
    "compute_standing",
    "evaluate_map",
    "name_strength",
]

NO_VIEW = 0.5
WEIGHTS = (0.25, 0.5, 0.8)
ROUNDS = 1000
SETTLED = 1e-12
DAMPING = 0.5


class Method(StrEnum):
    """How supporting and attacking forces move a claim from its base score."""

    SIGNED_DFQUAD = "signed-dfquad"
    QUADRATIC_ENERGY = "quadratic-energy"
    LOG_ODDS = "log-odds"


Part = tuple[int, tuple[int, ...], tuple[int, ...]]
"""A step, its premises, its undercutters."""

Row = tuple[int, tuple[Part, ...], tuple[Part, ...], tuple[Part, ...]]
"""A claim, the steps that undercut its steps (deepest first), its supporting steps, its attacking steps."""

Move = Callable[[float, Sequence[float], Sequence[float]], float]
"""From base score, supporting forces and attacking forces to strength."""


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strength s of each claim and force of each step, by index, in [0, 1]; and the claims without a stable value.

    `accepted` is how far each claim counts as a premise: max(0, 2 s - 1).
    """

    claims: list[float]
    accepted: list[float]
    forces: list[float]
    unstable: set[int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Strengths, forces and standing by id. `unstable` claims have no stable value; their number means nothing."""

    method: Method
    strengths: Mapping[str, float]
    forces: Mapping[str, float]
    standing: Mapping[str, StandingWord]
    unstable: tuple[str, ...]


def evaluate_map(
    made: ArgumentMap, credences: Mapping[str, float] | None = None, method: Method = Method.SIGNED_DFQUAD
) -> Evaluation:
    """Return what the map gives each claim, from credences by claim id; 0.5 where none is given.

    Raises:
        KeyError: where a credence names a claim that is not in the map or carries no weight.
    """
    compact = compile_map(made)
    base = [NO_VIEW] * len(compact.claims)
    for claim, credence in (credences or {}).items():
        base[compact.index[claim]] = credence
    found = Program(compact).compute(base, method)
    return Evaluation(
        method=method,
        strengths=dict(zip(compact.claims, found.claims, strict=True)),
        forces=dict(zip(compact.steps, found.forces, strict=True)),
        standing=compute_standing(compact, credences).claims,
        unstable=tuple(compact.claims[i] for i in sorted(found.unstable)),
    )


def move_signed_dfquad(base: float, supporting: Sequence[float], attacking: Sequence[float]) -> float:
    """DF-QuAD (Rago, Toni, Aurisicchio and Baroni, KR 2016): support minus attack, each 1 - product of (1 - force).

    >>> move_signed_dfquad(0.5, [0.64, 0.2], [])
    0.856
    """
    undone = 1.0
    for force in supporting:
        undone *= 1.0 - force
    unharmed = 1.0
    for force in attacking:
        unharmed *= 1.0 - force
    energy = (1.0 - undone) - (1.0 - unharmed)
    return base + energy * (1.0 - base) if energy >= 0.0 else base + energy * base


def move_quadratic_energy(base: float, supporting: Sequence[float], attacking: Sequence[float]) -> float:
    """Quadratic Energy (Potyka, KR 2018): the sum of forces e, through e^2 / (1 + e^2)."""
    energy = 0.0
    for force in supporting:
        energy += force
    for force in attacking:
        energy -= force
    pull = energy * energy / (1.0 + energy * energy)
    return base + (1.0 - base) * pull if energy >= 0.0 else base - base * pull


def move_log_odds(base: float, supporting: Sequence[float], attacking: Sequence[float]) -> float:
    """Log-odds: each force f adds or takes log((1 + f) / (1 - f)), which is 2 atanh f; a base of 0 or 1 stays."""
    if base <= 0.0 or base >= 1.0:
        return base
    odds = math.log(base / (1.0 - base))
    for force in supporting:
        odds += math.log((1.0 + force) / (1.0 - force))
    for force in attacking:
        odds -= math.log((1.0 + force) / (1.0 - force))
    if odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-odds))
    return math.exp(odds) / (1.0 + math.exp(odds))


MOVES: Mapping[Method, Move] = {
    Method.SIGNED_DFQUAD: move_signed_dfquad,
    Method.QUADRATIC_ENERGY: move_quadratic_energy,
    Method.LOG_ODDS: move_log_odds,
}


class Program:
    """A compact map made ready to be evaluated many times.

    The force of a step is its weight, times (1 - force) of each undercutter, times max(0, 2 s - 1) of each premise
    (linked premises and weights on steps: this project's semantics, `method.md`). Claims are taken premises first.
    Claims in a loop start at their base scores and move half way to their new values, all at once, until the largest
    move is below 1e-12, at most 1,000 rounds; those still moving then, and all that rest on them, are unstable.
    """

    def __init__(self, compact: CompactMap) -> None:
        self.compact = compact
        self.weights = [WEIGHTS[notch] for notch in compact.notches]
        rows = [self._build_row(claim) for claim in range(len(compact.claims))]
        groups = [(group,) if isinstance(group, int) else group for group in compact.order]
        self._loops = [not isinstance(group, int) for group in compact.order]
        self._groups: list[tuple[Row, ...]] = [tuple(rows[claim] for claim in group) for group in groups]
        self._group_of = {claim: i for i, group in enumerate(groups) for claim in group}
        self._cones: dict[int, list[int]] = {}
        self._is_busy = [any(row[2] or row[3] for row in group) for group in self._groups]
        self._busy = [i for i, busy in enumerate(self._is_busy) if busy]

    def _build_row(self, claim: int) -> Row:
        compact = self.compact
        supporting, attacking = compact.supports[claim], compact.attacks[claim]
        undercutting: list[int] = []
        found = [u for step in supporting + attacking for u in compact.undercuts[step]]
        while found:
            undercutting += found
            found = [u for step in found for u in compact.undercuts[step]]
        return claim, self._parts(reversed(undercutting)), self._parts(supporting), self._parts(attacking)

    def _parts(self, steps: Iterable[int]) -> tuple[Part, ...]:
        return tuple((step, self.compact.premises[step], self.compact.undercuts[step]) for step in steps)

    def compute(
        self, base: Sequence[float], method: Method = Method.SIGNED_DFQUAD, weights: Sequence[float] | None = None
    ) -> Strengths:
        """Return the strengths for one base score per claim, and one weight per step where not the map's own."""
        found = Strengths(list(base), [_accept(s) for s in base], [0.0] * len(self.compact.steps), set())
        self._compute(found, self._busy, base, method, self.weights if weights is None else weights)
        return found

    def update(
        self, found: Strengths, base: Sequence[float], changed: int, method: Method = Method.SIGNED_DFQUAD
    ) -> None:
        """Bring strengths up to date, in place, after the base score of one claim changed: only what rests on it."""
        found.claims[changed] = base[changed]
        found.accepted[changed] = _accept(base[changed])
        self._compute(found, self.cone(changed), base, method, self.weights)

    def cone(self, claim: int) -> list[int]:
        """Return the groups to compute when a claim's base score changes, in the order of evaluation."""
        if claim in self._cones:
            return self._cones[claim]
        compact = self.compact
        seen = {self._group_of[claim]}
        waiting = [row[0] for row in self._groups[self._group_of[claim]]]
        while waiting:
            for step in compact.bears_on[waiting.pop()]:
                group = self._group_of[compact.target(step)]
                if group not in seen:
                    seen.add(group)
                    waiting += [row[0] for row in self._groups[group]]
        self._cones[claim] = sorted(group for group in seen if self._is_busy[group])
        return self._cones[claim]

    def _compute(
        self, found: Strengths, groups: Iterable[int], base: Sequence[float], method: Method, weights: Sequence[float]
    ) -> None:
        strengths, accepted, forces, unstable = found.claims, found.accepted, found.forces, found.unstable
        move = MOVES[method]
        for i in groups:
            rows = self._groups[i]
            claims = [row[0] for row in rows]
            unstable.difference_update(claims)
            if self._loops[i]:
                unstable.update(_settle(rows, base, found, weights, move))
            else:
                claim = claims[0]
                strengths[claim] = strength = _compute_row(rows[0], base[claim], accepted, forces, weights, move)
                accepted[claim] = _accept(strength)
            if unstable and any(p in unstable for row in rows for part in row[1:] for _, ps, _ in part for p in ps):
                unstable.update(claims)


def _compute_row(
    row: Row, base: float, accepted: list[float], forces: list[float], weights: Sequence[float], move: Move
) -> float:
    _, undercutting, supporting, attacking = row
    for part in undercutting:
        _compute_force(part, accepted, forces, weights)
    return move(
        base,
        [_compute_force(part, accepted, forces, weights) for part in supporting],
        [_compute_force(part, accepted, forces, weights) for part in attacking],
    )


def _compute_force(part: Part, accepted: list[float], forces: list[float], weights: Sequence[float]) -> float:
    step, premises, undercutters = part
    force = weights[step]
    for undercutter in undercutters:
        force *= 1.0 - forces[undercutter]
    for premise in premises:
        force *= accepted[premise]
    forces[step] = force
    return force


def _settle(
    rows: tuple[Row, ...], base: Sequence[float], found: Strengths, weights: Sequence[float], move: Move
) -> list[int]:
    """Iterate a loop from its base scores and return the claims that still move at the end."""
    strengths, accepted = found.claims, found.accepted
    for claim, *_ in rows:
        strengths[claim] = base[claim]
        accepted[claim] = _accept(base[claim])
    moved: list[float] = []
    for _ in range(ROUNDS):
        aims = [_compute_row(row, base[row[0]], accepted, found.forces, weights, move) for row in rows]
        moved = [DAMPING * (aim - strengths[row[0]]) for row, aim in zip(rows, aims, strict=True)]
        for (claim, *_), change in zip(rows, moved, strict=True):
            strengths[claim] += change
            accepted[claim] = _accept(strengths[claim])
        if all(abs(change) < SETTLED for change in moved):
            return []
    return [row[0] for row, change in zip(rows, moved, strict=True) if abs(change) >= SETTLED]


def _accept(strength: float) -> float:
    return 2.0 * strength - 1.0 if strength > 0.5 else 0.0


def name_strength(strength: float) -> str:
    """Return the word for a strength in [0, 1].

    >>> [name_strength(s) for s in (0.1, 0.3, 0.5, 0.7, 0.9)]
    ['against', 'leans against', 'undecided', 'leans for', 'for']
    """
    passed = sum(strength >= edge if edge < NO_VIEW else strength > edge for edge in DEGREE_EDGES)
    return list(Degree)[passed].value

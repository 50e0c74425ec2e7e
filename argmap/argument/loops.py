"""The strengths of claims that depend on one another, a loop: iterated to a fixpoint, or up to a cap on the rounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from argmap.argument.methods import Rule
from argmap.argument.rows import Part, Row, Strengths, accept, compute_force

ROUNDS = 1000
SETTLED = 1e-12
DAMPING = 0.5
KEPT = 200_000
"""Cap on the strengths of earlier runs that a loop caches."""


class _Plain(NamedTuple):
    """A moving step with one premise and steady undercutters: its force is `factor` times the premise's acceptance."""

    forces: list[float]
    place: int
    factor: float
    premise: int
    step: int


class _Other(NamedTuple):
    """Any other moving step, and the list and index at which its force is kept."""

    forces: list[float]
    place: int
    part: Part


class _Line(NamedTuple):
    """A row made ready for the rounds: its forces, of which only those of moving steps change."""

    base: float
    gathered: float | None
    supporting: list[float]
    attacking: list[float]
    others: list[_Other]
    plain: list[_Plain]


class _Run(NamedTuple):
    """The result of the rounds: strengths of the claims, forces of the moving steps, the claims that still moved."""

    claims: list[float]
    forces: list[float]
    moving: list[int]


class Loop:
    """Claims that depend on one another.

    They start at their base scores and move half way to their new values, all at once, until the largest move is
    below 1e-12, at most 1,000 rounds. Work that would repeat is left out: a step moves where a premise is in the loop,
    or a step that undercuts it moves, and the forces of all others are computed once; a claim's new value is computed
    where a value that it depends on changed in the round before; a claim that has come to rest is skipped until then;
    and the result of a run is cached by all values from outside the loop that it depends on.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._claims = [row.claim for row in rows]
        self._moving: set[int] = set()
        self._known: dict[tuple[object, ...], _Run] = {}
        self._dependents: list[list[int]] = [[] for _ in rows]
        """For each claim of the loop those that depend on it directly, all by their place in the loop."""
        places = {claim: place for place, claim in enumerate(self._claims)}
        for place, row in enumerate(rows):
            for part in row.parts:
                if not (places.keys().isdisjoint(part.premises) and self._moving.isdisjoint(part.undercutters)):
                    self._moving.add(part.step)
            for claim in {premise for part in row.parts for premise in part.premises if premise in places}:
                self._dependents[places[claim]].append(place)

    def settle(self, base: Sequence[float], found: Strengths, weights: Sequence[float], rule: Rule) -> list[int]:
        """Bring `found` up to date for the loop's claims and steps; return the claims that still move at the end."""
        for claim in self._claims:
            found.claims[claim] = base[claim]
            found.accepted[claim] = accept(base[claim])
        lines = [self._begin(row, base, found, weights, rule) for row in self._rows]
        given = rule, *(_list_given(line, found, weights) for line in lines)
        if given not in self._known:
            moving = self._iterate(lines, found, weights, rule)
            if len(self._known) * len(self._claims) > KEPT:
                self._known.clear()
            self._known[given] = _Run(*self._take(found), moving)
        known = self._known[given]
        for claim, strength in zip(self._claims, known.claims, strict=True):
            found.claims[claim] = strength
            found.accepted[claim] = accept(strength)
        for step, force in zip(self._moving, known.forces, strict=True):
            found.forces[step] = force
        return known.moving

    def _take(self, found: Strengths) -> tuple[list[float], list[float]]:
        return [found.claims[claim] for claim in self._claims], [found.forces[step] for step in self._moving]

    def _iterate(self, lines: Sequence[_Line], found: Strengths, weights: Sequence[float], rule: Rule) -> list[int]:
        claims, strengths, accepted = self._claims, found.claims, found.accepted
        aims = [0.0] * len(claims)
        stale: Collection[int] = range(len(claims))
        waking: Collection[int] = stale
        moving: list[int] = []
        for _ in range(ROUNDS):
            _aim(lines, stale, aims, found, weights, rule)
            stale, going, moving = set(), [], []
            for place in waking:
                claim = claims[place]
                strength = strengths[claim]
                change = DAMPING * (aims[place] - strength)
                if strength + change == strength:
                    continue
                going.append(place)
                if not -SETTLED < change < SETTLED:
                    moving.append(claim)
                strengths[claim] = strength = strength + change
                counts = 2.0 * strength - 1.0 if strength > 0.5 else 0.0  # `accept`, inlined for speed
                if counts != accepted[claim]:
                    accepted[claim] = counts
                    stale.update(self._dependents[place])
            if not moving:
                break
            waking = stale.union(going)
        for step, forces, place in [(one.step, one.forces, one.place) for line in lines for one in line.plain]:
            found.forces[step] = forces[place]
        return moving

    def _begin(self, row: Row, base: Sequence[float], found: Strengths, weights: Sequence[float], rule: Rule) -> _Line:
        """Compute all forces of a row, and return it with those that each round computes again."""
        accepted, forces = found.accepted, found.forces
        for part in row.undercutting:
            compute_force(part, accepted, forces, weights)
        supporting, attacking = (
            [compute_force(part, accepted, forces, weights) for part in parts]
            for parts in (row.supporting, row.attacking)
        )
        others = [_Other([0.0], 0, part) for part in row.undercutting if part.step in self._moving]
        plain: list[_Plain] = []
        for kept, parts in ((supporting, row.supporting), (attacking, row.attacking)):
            for place, part in enumerate(parts):
                if part.step not in self._moving:
                    continue
                if len(part.premises) == 1 and self._moving.isdisjoint(part.undercutters):
                    factor = compute_force(part._replace(premises=()), accepted, forces, weights)
                    plain.append(_Plain(kept, place, factor, part.premises[0], part.step))
                else:
                    others.append(_Other(kept, place, part))
        tau = base[row.claim]
        is_steady = self._moving.isdisjoint(part.step for part in row.supporting)
        return _Line(tau, rule.gather(tau, supporting) if is_steady else None, supporting, attacking, others, plain)


def _list_given(line: _Line, found: Strengths, weights: Sequence[float]) -> tuple[float | None, ...]:
    """Return the values from outside the loop on which a line depends: the key of the cache."""
    steady = (line.gathered, *(line.supporting if line.gathered is None else ()), *line.attacking)
    factors = [one.factor for one in line.plain]
    for one in line.others:
        factors.append(weights[one.part.step])
        factors += [found.forces[step] for step in one.part.undercutters]
        factors += [found.accepted[premise] for premise in one.part.premises]
    return line.base, *steady, *factors


def _aim(
    lines: Sequence[_Line],
    places: Iterable[int],
    aims: list[float],
    found: Strengths,
    weights: Sequence[float],
    rule: Rule,
) -> None:
    """Put the strengths that claims would have, all others unchanged, into `aims`."""
    accepted, gather, conclude = found.accepted, rule.gather, rule.conclude
    for line in places:
        base, gathered, supporting, attacking, others, plain = lines[line]
        for forces, place, part in others:
            forces[place] = compute_force(part, accepted, found.forces, weights)
        for forces, place, factor, premise, _ in plain:
            forces[place] = factor * accepted[premise]
        aims[line] = conclude(base, gather(base, supporting) if gathered is None else gathered, attacking)

"""The evaluation as the page on the method words it, plainly: everything is computed anew for each question.

What `argmap.argument` computes with less work must equal this to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from argmap.argument.cruxes import Crux, Cruxes, Pair
from argmap.argument.indexed import CompactMap
from argmap.argument.methods import Method
from argmap.argument.rows import Strengths

WEIGHTS = (0.25, 0.5, 0.8)
STOPS = tuple(i / 20 for i in range(10, 21))


def accept(strength: float) -> float:
    return 2.0 * strength - 1.0 if strength > 0.5 else 0.0


def move(method: Method, base: float, supporting: Sequence[float], attacking: Sequence[float]) -> float:
    if method is Method.SIGNED_DFQUAD:
        undone = unharmed = 1.0
        for force in supporting:
            undone *= 1.0 - force
        for force in attacking:
            unharmed *= 1.0 - force
        energy = (1.0 - undone) - (1.0 - unharmed)
        return base + energy * (1.0 - base) if energy >= 0.0 else base + energy * base
    if method is Method.QUADRATIC_ENERGY:
        energy = 0.0
        for force in supporting:
            energy += force
        for force in attacking:
            energy -= force
        pull = energy * energy / (1.0 + energy * energy)
        return base + (1.0 - base) * pull if energy >= 0.0 else base - base * pull
    if base <= 0.0 or base >= 1.0:
        return base
    odds = math.log(base / (1.0 - base))
    for force in supporting:
        odds += math.log((1.0 + force) / (1.0 - force))
    for force in attacking:
        odds -= math.log((1.0 + force) / (1.0 - force))
    return 1.0 / (1.0 + math.exp(-odds)) if odds >= 0.0 else math.exp(odds) / (1.0 + math.exp(odds))


class Evaluator:
    """One evaluation: the strengths of all claims from their base scores."""

    def __init__(
        self, compact: CompactMap, base: Sequence[float], method: Method, weights: Sequence[float] | None = None
    ) -> None:
        self.compact, self.base, self.method = compact, base, method
        self.weights = weights or [WEIGHTS[notch] for notch in compact.notches]
        self.found = Strengths(list(base), [accept(s) for s in base], [0.0] * len(compact.steps), set())
        for group in compact.order:
            claims = [group] if isinstance(group, int) else list(group)
            if not any(compact.supports[claim] or compact.attacks[claim] for claim in claims):
                continue
            if isinstance(group, int):
                self.found.claims[group] = self.aim(group)
                self.found.accepted[group] = accept(self.found.claims[group])
            else:
                self.found.unstable.update(self.settle(claims))
            resting = {p for claim in claims for step in self.steps(claim) for p in compact.premises[step]}
            if resting & self.found.unstable:
                self.found.unstable.update(claims)

    def steps(self, claim: int) -> Iterator[int]:
        """Yield the steps into a claim, and what undercuts them."""
        waiting = [*self.compact.supports[claim], *self.compact.attacks[claim]]
        while waiting:
            step = waiting.pop()
            yield step
            waiting += self.compact.undercuts[step]

    def force(self, step: int) -> float:
        force = self.weights[step]
        for undercutter in self.compact.undercuts[step]:
            force *= 1.0 - self.force(undercutter)
        for premise in self.compact.premises[step]:
            force *= self.found.accepted[premise]
        self.found.forces[step] = force
        return force

    def aim(self, claim: int) -> float:
        supporting = [self.force(step) for step in self.compact.supports[claim]]
        attacking = [self.force(step) for step in self.compact.attacks[claim]]
        return move(self.method, self.base[claim], supporting, attacking)

    def settle(self, claims: Sequence[int]) -> list[int]:
        moved: list[float] = []
        for _ in range(1000):
            aims = [self.aim(claim) for claim in claims]
            moved = [0.5 * (aim - self.found.claims[claim]) for claim, aim in zip(claims, aims, strict=True)]
            for claim, change in zip(claims, moved, strict=True):
                self.found.claims[claim] += change
                self.found.accepted[claim] = accept(self.found.claims[claim])
            if all(abs(change) < 1e-12 for change in moved):
                return []
        return [claim for claim, change in zip(claims, moved, strict=True) if abs(change) >= 1e-12]


def evaluate(
    compact: CompactMap, base: Sequence[float], method: Method, weights: Sequence[float] | None = None
) -> Strengths:
    return Evaluator(compact, base, method, weights).found


class _Thesis:
    """Reads the thesis with some credences moved."""

    def __init__(self, compact: CompactMap, base: Sequence[float], method: Method) -> None:
        self.compact, self.base, self.method = compact, base, method
        self.side = side(self.read({}))

    def read(self, moves: Mapping[int, float]) -> float:
        base = [moves.get(claim, credence) for claim, credence in enumerate(self.base)]
        return evaluate(self.compact, base, self.method).claims[self.compact.thesis]

    def flips(self, moves: Mapping[int, float]) -> bool:
        return side(self.read(moves)) != self.side

    def halve(self, near: Mapping[int, float], far: Mapping[int, float]) -> Mapping[int, float]:
        for _ in range(20):
            middle = {claim: (near[claim] + far[claim]) / 2.0 for claim in near}
            near, far = (near, middle) if self.flips(middle) else (middle, far)
        return far


def side(strength: float) -> int:
    return 0 if abs(strength - 0.5) <= 1e-9 else 1 if strength > 0.5 else -1


def find_cruxes(compact: CompactMap, base: Sequence[float], method: Method) -> Cruxes:
    thesis = _Thesis(compact, base, method)
    found = [_find_crux(thesis, claim) for claim in compact.basic]
    ranked = tuple(sorted(found, key=lambda crux: (-abs(crux.swing), crux.claim)))
    alone = thesis.side == 0 or any(crux.flip is not None for crux in ranked)
    return Cruxes(thesis.read({}), ranked, None if alone else _find_pair(thesis, ranked))


def _find_crux(thesis: _Thesis, claim: int) -> Crux:
    low, high = thesis.read({claim: 0.0}), thesis.read({claim: 1.0})
    moves = any(abs(strength - thesis.read({})) > 1e-9 for strength in (low, high))
    is_scanned = moves or not bears_on_loop(thesis.compact, claim)
    return Crux(claim, low, high, _find_flip(thesis, claim) if is_scanned else None)


def bears_on_loop(compact: CompactMap, claim: int) -> bool:
    looped = {one for group in compact.order if not isinstance(group, int) for one in group}
    seen = {claim}
    waiting = [claim]
    while waiting:
        fresh = {compact.target(step) for step in compact.bears_on[waiting.pop()]} - seen
        seen |= fresh
        waiting += fresh
    return bool(seen & looped)


def _find_flip(thesis: _Thesis, claim: int) -> float | None:
    now = thesis.base[claim]
    for stop in sorted(STOPS, key=lambda stop: (abs(stop - now), stop)):
        if thesis.side and thesis.flips({claim: stop}):
            near = max(now, stop - 0.05) if stop > now else min(now, stop + 0.05)
            return thesis.halve({claim: near}, {claim: stop})[claim]
    return None


def _find_pair(thesis: _Thesis, ranked: Sequence[Crux]) -> Pair | None:
    best: tuple[float, Pair] | None = None
    for pair in combinations([crux.claim for crux in ranked[:12] if crux.swing != 0.0], 2):
        now = {claim: thesis.base[claim] for claim in pair}
        for corner in product((0.0, 1.0), repeat=2):
            end = dict(zip(pair, corner, strict=True))
            if thesis.flips(end):
                moved = thesis.halve(now, end)
                far = sum(abs(moved[claim] - now[claim]) for claim in pair)
                if best is None or far < best[0]:
                    best = far, Pair(pair, (moved[pair[0]], moved[pair[1]]))
    return best[1] if best else None

"""The evaluation program of a compact map: computes all strengths, or after a change only those that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from argmap.argument.indexed import UNDERCUT, CompactMap
from argmap.argument.loops import Loop
from argmap.argument.methods import RULES, Method, Rule
from argmap.argument.rows import Part, Row, Strengths, accept, build_row, compute_force

NO_VIEW = 0.5
WEIGHTS = (0.25, 0.5, 0.8)


class Program:
    """A compact map prepared for many evaluations.

    The force of a step is its weight, times (1 - force) of each undercutter, times max(0, 2 s - 1) of each premise
    (linked premises and weights on steps: this project's semantics, `method.md`). Claims are taken premises first.
    Those of a loop are iterated together (`Loop`); where one has no stable value, all that rest on it are unstable.
    """

    def __init__(self, compact: CompactMap) -> None:
        self.compact = compact
        self.weights = [WEIGHTS[notch] for notch in compact.notches]
        groups = [(group,) if isinstance(group, int) else group for group in compact.order]
        self._rows: list[tuple[Row, ...]] = [tuple(build_row(compact, claim) for claim in group) for group in groups]
        self._loop_of = [
            None if isinstance(group, int) else Loop(rows)
            for group, rows in zip(compact.order, self._rows, strict=True)
        ]
        self.loops = [group for group in compact.order if not isinstance(group, int)]
        """The claims of each loop."""
        self._is_busy = [any(row.supporting or row.attacking for row in rows) for rows in self._rows]
        self._group_of = {claim: i for i, group in enumerate(groups) for claim in group}
        self._group_of_target = [self._group_of[compact.target(step)] for step in range(len(compact.steps))]
        self._parts: dict[int, Part] = {}
        self._place: dict[int, int] = {}
        """The index of a step in the order in which the forces of its row are computed."""
        for row in (row for rows in self._rows for row in rows):
            for place, part in enumerate(row.parts):
                self._parts[part.step], self._place[part.step] = part, place

    def compute(
        self, base: Sequence[float], method: Method = Method.SIGNED_DFQUAD, weights: Sequence[float] | None = None
    ) -> Strengths:
        """Return the strengths for one base score per claim and, if not the map's own, one weight per step."""
        found = Strengths(list(base), [accept(s) for s in base], [0.0] * len(self.compact.steps), set())
        weights = self.weights if weights is None else weights
        for group, rows in enumerate(self._rows):
            if self._is_busy[group]:
                if not self._loop_of[group]:
                    for part in rows[0].parts:
                        compute_force(part, found.accepted, found.forces, weights)
                self._compute_group(group, base, found, weights, RULES[method])
        return found

    def update(
        self, found: Strengths, base: Sequence[float], changed: Iterable[int], method: Method = Method.SIGNED_DFQUAD
    ) -> list[int]:
        """Bring strengths up to date, in place, after the base scores of some claims changed; return what was computed.

        That is a list of indices into the map's order, by which `restore` takes it back. Only claims that rest on the
        changed ones are computed, and only as long as values differ: where the acceptance of a claim is exactly as
        before, the claims that rest on it are skipped.
        """
        reached = bytearray(len(self._rows))
        stale: dict[int, list[int]] = {}
        computed: list[int] = []
        for claim in changed:
            reached[self._group_of[claim]] = 1
        group = reached.find(1)
        while group >= 0:
            rows = self._rows[group]
            before = [(found.accepted[row.claim], row.claim in found.unstable) for row in rows]
            if not self._loop_of[group]:
                self._renew_forces(stale.get(group, []), found)
            self._compute_group(group, base, found, self.weights, RULES[method])
            for row, was in zip(rows, before, strict=True):
                if was != (found.accepted[row.claim], row.claim in found.unstable):
                    for step in self.compact.bears_on[row.claim]:
                        reached[self._group_of_target[step]] = 1
                        stale.setdefault(self._group_of_target[step], []).append(step)
            computed.append(group)
            group = reached.find(1, group + 1)
        return computed

    def restore(self, found: Strengths, before: Strengths, computed: Iterable[int]) -> None:
        """Copy back, in place, the strengths that updates have computed from those that were before."""
        for row in (row for group in computed for row in self._rows[group]):
            claim = row.claim
            found.claims[claim], found.accepted[claim] = before.claims[claim], before.accepted[claim]
            if claim in before.unstable:
                found.unstable.add(claim)
            else:
                found.unstable.discard(claim)
            for part in row.parts:
                found.forces[part.step] = before.forces[part.step]

    def _renew_forces(self, stale: list[int], found: Strengths) -> None:
        """Compute the forces of steps into one claim whose premises changed, and of the steps that these undercut."""
        compact = self.compact
        seen = set(stale)
        waiting = [(self._place[step], step) for step in seen]
        heapify(waiting)
        while waiting:
            _, step = heappop(waiting)
            before = found.forces[step]
            if compute_force(self._parts[step], found.accepted, found.forces, self.weights) != before:
                undercut = compact.conclusions[step]
                if compact.kinds[step] == UNDERCUT and undercut not in seen:
                    seen.add(undercut)
                    heappush(waiting, (self._place[undercut], undercut))

    def _compute_group(
        self, group: int, base: Sequence[float], found: Strengths, weights: Sequence[float], rule: Rule
    ) -> None:
        """Compute the strengths of a group's claims; outside a loop the forces of the steps are already computed."""
        rows, loop, unstable = self._rows[group], self._loop_of[group], found.unstable
        unstable.difference_update([row.claim for row in rows])
        if loop:
            unstable.update(loop.settle(base, found, weights, rule))
        else:
            self._compute_claim(rows[0].claim, base, found, rule)
        if unstable and any(not unstable.isdisjoint(part.premises) for row in rows for part in row.parts):
            unstable.update([row.claim for row in rows])

    def _compute_claim(self, claim: int, base: Sequence[float], found: Strengths, rule: Rule) -> None:
        forces, supports, attacks = found.forces, self.compact.supports[claim], self.compact.attacks[claim]
        strength = base[claim]
        if supports or attacks:
            strength = rule.move(strength, [forces[step] for step in supports], [forces[step] for step in attacks])
        found.claims[claim] = strength
        found.accepted[claim] = accept(strength)

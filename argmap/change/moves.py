"""How a change to the files moves the thesis in each stance, and which of the changed claims move it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.contributions import Shift, share_move
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import UNDERCUT, compile_map
from argmap.argument.program import NO_VIEW, WEIGHTS, Program
from argmap.argument.stances import build_stances
from argmap.content.vocabulary import WEIGHTLESS

SLIGHT = 0.005
"""A move of the thesis below this is not told."""

_MOST_CHANGES = 64
_READINGS = 512


@dataclass(frozen=True, slots=True)
class ThesisMove:
    """The strength of the thesis before and after a change to the files, in a stance derived from the map.

    `contributions` are the claims that move it and the signed parts of the move that each is the cause of, greatest
    first, then by id; they sum to `after - before`. A claim is the cause by the steps that its file gained, lost or
    states with another strength, and by being believed in one version and not in the other. Of more than 64 claims
    none is named.
    """

    stance: str
    before: float
    after: float
    contributions: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What one version of the files gives to the joined map: a base score per claim and a weight per step.

    A step that a version does not have weighs nothing in it, so that it has no force there.
    """

    base: Sequence[float]
    weights: Sequence[float]


def trace_moves(before: Argument, after: Argument) -> Iterator[ThesisMove]:
    """Yield the stances in which the thesis moves by 0.005 or more, in their order; none where the thesis is another.

    Stances that believe nothing, and those in which the thesis has no stable value, are left out.
    """
    thesis = after.made.main_thesis
    if thesis is None or before.made.main_thesis != thesis:
        return
    joined = _join_maps(before.made, after.made)
    tracer = _Tracer(joined, Program(compile_map(joined)), thesis)
    was = {stance.id: stance.credences for stance in build_stances(before)}
    for stance in build_stances(after):
        if stance.believed:
            start, end = tracer.build_state(before, was[stance.id]), tracer.build_state(after, stance.credences)
            move = tracer.trace(stance.title, start, end)
            if move:
                yield move


def _join_maps(before: ArgumentMap, after: ArgumentMap) -> ArgumentMap:
    """Return the map of all claims and steps of both; a claim that carries weight in one of them carries it here."""
    light = {name for name, claim in after.claims.items() if claim.fields.kind in WEIGHTLESS}
    kept = {name: claim for name, claim in before.claims.items() if name in light or name not in after.claims}
    return ArgumentMap(
        {**after.claims, **kept}, {**before.steps, **after.steps}, {}, after.essay, settings=after.settings
    )


@dataclass(slots=True)
class _Change:
    """The claims whose score and the steps whose weight differ on account of one claim, by index."""

    claims: list[int]
    steps: list[int]


class _Tracer:
    """Evaluates the joined map in the states that two versions give it."""

    def __init__(self, joined: ArgumentMap, program: Program, thesis: str) -> None:
        self.joined, self.program, self.compact = joined, program, program.compact
        self.thesis = program.compact.index[thesis]
        self.reaching = program.compact.reaching((self.thesis,))

    def build_state(self, argument: Argument, credences: Mapping[str, float]) -> _State:
        """Return the state of the joined map in one version, under the credences of a stance."""
        own = argument.indexed
        weights = {step: WEIGHTS[notch] for step, notch in zip(own.steps, own.notches, strict=True)}
        return _State(
            [credences.get(claim, NO_VIEW) for claim in self.compact.claims],
            [weights.get(name, self._weigh_absent(step, weights)) for step, name in enumerate(self.compact.steps)],
        )

    def _weigh_absent(self, step: int, present: Mapping[str, float]) -> float:
        """Return the weight of a step in a version that does not have it.

        An undercut of a step that is absent too weighs as much as in the other version: it has nothing to take away
        here, and is not the cause of any move.
        """
        undercut = self.compact.conclusions[step]
        if self.compact.kinds[step] == UNDERCUT and self.compact.steps[undercut] not in present:
            return WEIGHTS[self.compact.notches[step]]
        return 0.0

    def trace(self, stance: str, before: _State, after: _State) -> ThesisMove | None:
        """Return the move of the thesis between two states; None where it hardly moves or has no stable value."""
        start, end = (self.program.compute(state.base, weights=state.weights) for state in (before, after))
        if self.thesis in start.unstable or self.thesis in end.unstable:
            return None
        low, high = start.claims[self.thesis], end.claims[self.thesis]
        if abs(high - low) < SLIGHT:
            return None
        changes = self._find_changes(before, after)
        named = sorted(changes) if len(changes) <= _MOST_CHANGES else []
        shift = self._make_shift(before, after, [changes[claim] for claim in named])
        parts = zip(named, share_move(low, shift, len(named), _READINGS), strict=True)
        return ThesisMove(stance, low, high, tuple(sorted(parts, key=lambda part: (-abs(part[1]), part[0]))))

    def _find_changes(self, before: _State, after: _State) -> Mapping[str, _Change]:
        """Return by its id each claim that differs between two states and bears on the thesis."""
        changes: dict[str, _Change] = defaultdict(lambda: _Change([], []))
        for claim, name in enumerate(self.compact.claims):
            if before.base[claim] != after.base[claim] and claim in self.reaching:
                changes[name].claims.append(claim)
        for step, name in enumerate(self.compact.steps):
            if before.weights[step] != after.weights[step] and self.compact.target(step) in self.reaching:
                changes[self.joined.steps[name].stated_by].steps.append(step)
        return changes

    def _make_shift(self, before: _State, after: _State, changes: Sequence[_Change]) -> Shift:
        base, weights = list(before.base), list(before.weights)

        def shift(change: int, way: float) -> float:
            for claim in changes[change].claims:
                base[claim] = _go(before.base[claim], after.base[claim], way)
            for step in changes[change].steps:
                weights[step] = _go(before.weights[step], after.weights[step], way)
            return self.program.compute(base, weights=weights).claims[self.thesis]

        return shift


def _go(start: float, end: float, way: float) -> float:
    return end if way == 1.0 else start + way * (end - start)

"""The spanning tree behind every picture: each claim once, under the claim that its main step bears on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.vocabulary import Bearing


@dataclass(frozen=True, slots=True)
class Hanging:
    """A claim's place in the tree: under `parent`, by `step` (None for a question or note about the parent).

    An undercut hangs under the first premise of the step that it undercuts, since it doubts how that premise bears.
    """

    parent: str
    step: str | None
    bearing: Bearing


@dataclass(frozen=True)
class Tree:
    """The claims as a tree. `roots`: the main thesis, then claims without a line to it; `children` are in order."""

    roots: tuple[str, ...]
    hangings: Mapping[str, Hanging]
    children: Mapping[str, tuple[str, ...]]

    def under(self, claim: str) -> tuple[str, ...]:
        """Return the claims that hang directly under a claim."""
        return self.children.get(claim, ())

    def line(self, claim: str) -> tuple[str, ...]:
        """Return the claims from a root down to this claim, which is the last."""
        line = [claim]
        while hanging := self.hangings.get(line[-1]):
            line.append(hanging.parent)
        return tuple(reversed(line))

    def walk(self, starts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Yield (claim, depth) for all that hangs under the starts, depth first, each start at depth 0."""
        stack = [(claim, 0) for claim in reversed(tuple(starts))]
        while stack:
            claim, depth = stack.pop()
            yield claim, depth
            stack.extend((child, depth + 1) for child in reversed(self.under(claim)))


def build_tree(made: ArgumentMap, rank: Callable[[Step], Any] | None = None) -> Tree:
    """Return the tree of a map: a claim hangs by its main step, a question or note under the claim it is about.

    The reasons for a claim stand before the objections to it; within both `rank` sorts the steps where it is given.
    """
    hangings: dict[str, Hanging] = {}
    children: dict[str, list[str]] = {}
    place = {claim: index for index, claim in enumerate(made.order)}
    for claim in made.order:
        for child, hanging in _hang_under(made, claim, place, rank):
            if child not in hangings:
                hangings[child] = hanging
                children.setdefault(claim, []).append(child)
    roots = tuple(claim for claim in made.order if claim not in hangings)
    return Tree(roots, hangings, {claim: tuple(found) for claim, found in children.items()})


def _hang_under(
    made: ArgumentMap, claim: str, place: Mapping[str, int], rank: Callable[[Step], Any] | None
) -> Iterator[tuple[str, Hanging]]:
    """Yield the children of a claim: its reasons, then claims that undercut its own steps, then remarks on it."""
    reasons = made.reasons(claim)
    if rank is not None:
        reasons = tuple(sorted(reasons, key=lambda step: (step.kind is not Bearing.SUPPORTS, rank(step))))
    for step in reasons:
        for premise in made.hanging(step):
            yield premise, Hanging(claim, step.id, step.kind)
    for step in made.bears_on(claim):
        if _anchor(made, step) == claim:
            for undercut in made.reasons(step.id):
                for premise in made.hanging(undercut):
                    yield premise, Hanging(claim, undercut.id, Bearing.UNDERCUTS)
    for remark in made.remarks.get(claim, ()):
        if place[remark] > place[claim]:
            yield remark, Hanging(claim, None, Bearing.ABOUT)


def _anchor(made: ArgumentMap, step: Step) -> str:
    """Return the premise under which undercuts of a step hang: the first that hangs by it, else its first."""
    return next(iter(made.hanging(step)), step.premises[0])

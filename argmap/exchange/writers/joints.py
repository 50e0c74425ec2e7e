"""The steps that a picture of boxes and lines draws as a node of their own: several lines meet there, or one ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.vocabulary import Bearing


class Edge(NamedTuple):
    """A line between two nodes, by the ids of claims or steps, and the bearing that it stands for.

    `step` is None for a remark, and `whole` tells whether the line is all that is drawn of its step.
    """

    start: str
    end: str
    bearing: Bearing
    step: Step | None = None
    whole: bool = False


def find_joints(made: ArgumentMap) -> list[Step]:
    """Return the steps with several premises, and those that are undercut."""
    return [step for step in made.steps.values() if len(step.premises) > 1 or made.undercuts(step.id)]


def list_edges(made: ArgumentMap) -> Iterator[Edge]:
    """Yield all lines of a map: one for a plain step, more for a step with a node, and one for each remark."""
    joints = {step.id for step in find_joints(made)}
    for step in made.steps.values():
        if step.id in joints:
            yield from (Edge(premise, step.id, step.kind, step) for premise in step.premises)
            yield Edge(step.id, step.conclusion, step.kind, step)
        else:
            yield Edge(step.premises[0], step.conclusion, step.kind, step, whole=True)
    for name in made.order:
        yield from (Edge(name, other, Bearing.ABOUT) for other in made.claims[name].fields.about)

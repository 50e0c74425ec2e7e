"""The word for what has become of a step, and the order in which the steps on a claim matter."""

from __future__ import annotations

from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.standing import Standing, read_outcome
from argmap.content.vocabulary import Bearing, Outcome, Strength

_STRENGTHS = list(Strength)


def find_outcome(made: ArgumentMap, standing: Standing, step: Step) -> Outcome:
    """Return a step's outcome, and of a reason that does not carry whether the step itself is undercut."""
    undercut = any(standing.steps.get(cut.id) for cut in made.undercuts(step.id))
    return read_outcome(step.kind, standing.steps[step.id], undercut=undercut)


def rank_step(made: ArgumentMap, standing: Standing, step: Step) -> tuple[bool, int, bool, int, str]:
    """Return a key that sorts the step that counts most first.

    Objections that are in come before others; then stronger steps; then those that are in; then those with more
    reasons; then by id.
    """
    behind = sum(len(made.supports(premise)) for premise in step.premises)
    out = standing.steps.get(step.id) is not True
    objects = step.kind is not Bearing.SUPPORTS
    return (objects and out, -_STRENGTHS.index(step.strength), out, -behind, step.id)

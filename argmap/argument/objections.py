"""The ranking by which all pages choose and order objections."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.argument.argument import Argument
from argmap.argument.graph import Step
from argmap.content.vocabulary import Strength

_STRENGTHS = list(Strength)


def rank_objection(argument: Argument, step: Step) -> tuple[bool, int, int, str]:
    """Return a key that sorts the objection that counts most first.

    Open objections come before answered ones; then stronger steps; then those with more reasons; then by id.
    """
    behind = sum(len(argument.made.supports(premise)) for premise in step.premises)
    return (argument.standing.steps.get(step.id) is not True, -_STRENGTHS.index(step.strength), -behind, step.id)


def find_strongest(argument: Argument, steps: Iterable[Step]) -> Step | None:
    """Return the objection that counts most, or None where there is none."""
    return min(steps, key=lambda step: rank_objection(argument, step), default=None)

"""Which objection counts most: the one rule by which pages choose and order objections."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.argument.argument import Argument
from argmap.argument.graph import Step
from argmap.content.vocabulary import Strength

_STRENGTHS = list(Strength)


def rank_objection(argument: Argument, step: Step) -> tuple[bool, int, int, str]:
    """Return a key that sorts the objection that counts most first.

    An open one before an answered one; then the stronger step; then the one with more reasons behind it; then by id.
    """
    behind = sum(len(argument.made.supports(premise)) for premise in step.premises)
    return (argument.standing.steps.get(step.id) is not True, -_STRENGTHS.index(step.strength), -behind, step.id)


def find_strongest(argument: Argument, steps: Iterable[Step]) -> Step | None:
    """Return the objection that counts most; nothing where there is none."""
    return min(steps, key=lambda step: rank_objection(argument, step), default=None)

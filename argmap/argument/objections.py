"""The ranking by which all pages choose and order objections."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.argument.argument import Argument
from argmap.argument.deciding import list_objections
from argmap.argument.graph import Step
from argmap.argument.outcomes import rank_step


def rank_objection(argument: Argument, step: Step) -> tuple[bool, int, bool, int, str]:
    """Return a key that sorts the objection that counts most first.

    Open objections come before answered ones; then stronger steps; then those with more reasons; then by id.
    """
    return rank_step(argument.made, argument.standing, step)


def list_against(argument: Argument, claim: str) -> list[Step]:
    """Return what is said against a claim, what counts most first: attacks on it and undercuts of reasons for it."""
    steps = (found.step for found in list_objections(argument.made, claim))
    return sorted(steps, key=lambda step: rank_objection(argument, step))


def find_strongest(argument: Argument, steps: Iterable[Step]) -> Step | None:
    """Return the objection that counts most, or None where there is none."""
    return min(steps, key=lambda step: rank_objection(argument, step), default=None)

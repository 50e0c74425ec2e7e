"""The steps that decide how a claim stands, or what has become of a step, for pages that say why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.standing import Standing
from argmap.content.vocabulary import StandingWord


@dataclass(frozen=True, slots=True)
class Deciding:
    """A step that decides, and the reason that it is said against; None where it bears on the claim itself."""

    step: Step
    reason: Step | None = None


def find_deciding(made: ArgumentMap, standing: Standing, claim: str) -> tuple[Deciding, ...]:
    """Return the steps that decide how a claim stands, in the map's order; none where nothing speaks against it.

    For an open objection these are the objections that are in; where the reasons fail, the reasons; in a loop, what is
    undecided; where all objections are answered, these.
    """
    word = standing.claims.get(claim)
    objections = list(list_objections(made, claim))
    reasons = [Deciding(step) for step in made.supports(claim)]
    if word is StandingWord.OPEN_OBJECTION:
        return _keep(standing, objections, True)
    if word is StandingWord.REASONS_FAIL:
        return _keep(standing, reasons, False)
    if word is StandingWord.LOOP:
        return _keep(standing, [*objections, *reasons], None)
    return tuple(objections)


def find_against(made: ArgumentMap, standing: Standing, step: Step) -> tuple[Deciding, ...]:
    """Return what keeps a step from counting: what undercuts it, and what decides that its premises do not stand."""
    undercuts = [Deciding(cut, step) for cut in made.undercuts(step.id)]
    fallen = [premise for premise in step.premises if standing.accepted.get(premise) is not True]
    return (
        *_keep(standing, undercuts, None if standing.steps.get(step.id) is None else True),
        *(found for premise in fallen for found in find_deciding(made, standing, premise)),
    )


def list_objections(made: ArgumentMap, claim: str) -> Iterator[Deciding]:
    """Yield what is said against a claim: the steps that attack it, then those that undercut a reason for it."""
    yield from (Deciding(step) for step in made.attacks(claim))
    for support in made.supports(claim):
        yield from (Deciding(cut, support) for cut in made.undercuts(support.id))


def _keep(standing: Standing, found: Sequence[Deciding], state: bool | None) -> tuple[Deciding, ...]:
    return tuple(one for one in found if standing.steps.get(one.step.id) is state)

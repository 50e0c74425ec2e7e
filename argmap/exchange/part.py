"""The part of a map around a claim, as a map of its own."""

from __future__ import annotations

from dataclasses import replace

from argmap.argument.graph import ArgumentMap, Step, build_steps
from argmap.content.models import Claim, FrontMatter
from argmap.content.vocabulary import STEP_KINDS, Bearing
from argmap.exchange.losses import Losses

OUTSIDE = "outside the part"
"""What became of claims and steps beyond the part, and of what refers to them."""


def take_part(made: ArgumentMap, claim: str, hops: int, losses: Losses) -> ArgumentMap:
    """Return the claims within `hops` steps of a claim, either way, and the steps whose ends are all among them.

    All that refers to other claims is taken out, and noted as lost.

    Raises:
        KeyError: where the map has no such claim.
    """
    if claim not in made.claims:
        raise KeyError(claim)
    near = made.neighbourhood(claim, hops)
    steps = _keep_steps(made, near)
    claims = {name: _cut(one, near, steps, losses) for name, one in made.claims.items() if name in near}
    for name in made.claims.keys() - near:
        losses.note("claim", OUTSIDE, name)
    for step in made.steps.keys() - steps.keys():
        losses.note("step", OUTSIDE, step)
    cited = {key for one in claims.values() for key in one.fields.references}
    works = {key: work for key, work in made.references.items() if key in cited}
    for kept, what in ((made.summary, "summary"), (made.stances, "signed stances")):
        if kept:
            losses.note(what, OUTSIDE, "the map")
    return ArgumentMap(claims, steps, works, made.essay)


def _keep_steps(made: ArgumentMap, near: frozenset[str]) -> dict[str, Step]:
    """Return the steps between the given claims; an undercut stays with the step that it undercuts."""

    def is_kept(step: Step) -> bool:
        if not near.issuperset(step.premises):
            return False
        if step.kind is Bearing.UNDERCUTS:
            return step.conclusion in made.steps and is_kept(made.steps[step.conclusion])
        return step.conclusion in near

    return {name: step for name, step in made.steps.items() if is_kept(step)}


def _cut(claim: Claim, near: frozenset[str], steps: dict[str, Step], losses: Losses) -> Claim:
    """Return a claim without what refers to claims and steps that are not there."""
    stated = iter(build_steps(claim))
    fields = claim.fields
    relations = {
        kind.value: tuple(one for one in getattr(fields, kind) if next(stated).id in steps) for kind in STEP_KINDS
    }
    about, contrary = (tuple(other for other in ids if other in near) for ids in (fields.about, fields.contrary))
    for other in set(fields.about) - near:
        losses.note("claims that a question or note is about", OUTSIDE, f"{claim.id}: {other}")
    kept = {**relations, "about": about, "contrary": contrary}
    return replace(claim, fields=_cut_prediction(claim, near, losses).model_copy(update=kept))


def _cut_prediction(claim: Claim, near: frozenset[str], losses: Losses) -> FrontMatter:
    prediction = claim.fields.prediction
    if prediction is None or near.issuperset(prediction.why):
        return claim.fields
    for other in set(prediction.why) - near:
        losses.note("claims that decide a prediction", OUTSIDE, f"{claim.id}: {other}")
    cut = prediction.model_copy(update={"why": tuple(other for other in prediction.why if other in near)})
    return claim.fields.model_copy(update={"prediction": cut})

"""The first page's generated parts: the thesis at a glance, the strongest objection, the news, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.graph import Step
from argmap.argument.objections import rank_objection
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Outcome, Side, Term
from argmap.pages.context import Built, Context
from argmap.pages.reading.page import build_readings, tally_steps
from argmap.pages.since.page import list_pieces
from argmap.view.templates import render

ROOT = ""
_NEWEST = 3
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Glance:
    """One step straight to the thesis: its premises, whether it is in, and the word for its outcome."""

    step: Step
    premises: tuple[Claim, ...]
    inside: bool
    word: Term


def build_home(context: Context) -> Built:
    """Return the snippets `home-map.html`, `home-objection.html`, `home-since.html` and `home-ways.html`."""
    argument, made = context.argument, context.argument.made
    thesis = made.claims[made.main_thesis] if made.main_thesis else None
    shared: dict[str, object] = {"made": made, "root": ROOT, "thesis": thesis, "standing": argument.standing}
    if thesis is not None:
        supports = [step for step in made.reasons(thesis.id) if step.kind is Bearing.SUPPORTS]
        ranked = sorted(made.attacks(thesis.id), key=lambda step: rank_objection(argument, step))
        attacks = [look_at(argument, step) for step in ranked]
        shared |= {
            "supports": [look_at(argument, step) for step in supports],
            "attacks": attacks,
            "tally": tally_steps(argument, thesis.id),
            "strongest": attacks[0].step if attacks else None,
        }
    pieces = list_pieces(argument)[::-1]
    return Built(
        {
            "home-map.html": render("pages/home/map.html", shown=_SHOWN, **shared),
            "home-objection.html": render("pages/home/objection.html", **shared),
            "home-since.html": render(
                "pages/home/since.html",
                ways={side: [piece for piece in pieces if piece.side is side][:_NEWEST] for side in Side},
                count=len(pieces),
                **shared,
            ),
            "home-ways.html": render("pages/home/ways.html", readings=context.once(build_readings), **shared),
        }
    )


def look_at(argument: Argument, step: Step) -> Glance:
    """Return a step as the picture shows it."""
    standing = argument.standing
    inside = standing.steps[step.id] is True
    premises = tuple(argument.made.claims[premise] for premise in step.premises)
    if step.kind is not Bearing.SUPPORTS:
        return Glance(step, premises, inside, standing.outcome(step))
    return Glance(step, premises, inside, standing.outcome(step) if inside else _say_why(argument, step))


def _say_why(argument: Argument, step: Step) -> Term:
    """Return the term for why a support does not carry: undercut, or the standing of the premise that is out."""
    standing = argument.standing
    if any(standing.steps[undercut.id] for undercut in argument.made.undercuts(step.id)):
        return Outcome.UNDERCUT
    failing = [premise for premise in step.premises if standing.accepted[premise] is not True]
    return standing.claims[failing[0]] if failing else Outcome.IN_A_LOOP

"""The page on which two stances are compared: as built, the essay's stance and its critics'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.argument.argument import Argument
from argmap.argument.differ import Difference, find_difference
from argmap.argument.graph import ArgumentMap
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.stances import Stance
from argmap.argument.strengths import name_strength
from argmap.content.models import Claim, Reference, SignedStance
from argmap.content.vocabulary import Belief, Side
from argmap.language.formats import long_date
from argmap.pages.context import Built, Context
from argmap.pages.cruxes.sentences import describe_move
from argmap.pages.differ.sentences import SLIGHT, describe_counts, describe_rest, describe_shared, name_belief
from argmap.pages.differ.signed import find_changed
from argmap.pages.yours.labels import build_base, compile_program, list_main, list_stances
from argmap.view.json_text import dump_data
from argmap.view.large_data import split_data
from argmap.view.templates import name_authors, render

SHOWN = 5
ROOT = "../"
EVIDENCE = "assets/map/evidence.json"


@dataclass(frozen=True, slots=True)
class Row:
    """A premise on which the two differ: for each, what it believes, and how the other's view moves its thesis.

    `said` tells whose the premise is.
    """

    claim: Claim
    said: str
    side: Side
    beliefs: tuple[Belief, Belief]
    moves: tuple[str, str]
    references: tuple[Reference, ...]
    against: tuple[Claim, ...]


def build_differ(context: Context) -> Built:
    """Return the snippet `differ.html`, and what stands behind each basic claim as JSON; nothing without a thesis."""
    argument = context.argument
    if argument.made.main_thesis is None:
        return Built()
    program = context.once(compile_program)
    presets = context.once(list_stances)
    sides = (presets[0], presets[1])
    bases = [build_base(program.compact, set(side.believed)) for side in sides]
    found = find_difference(program, bases[0], bases[1])
    page = render(
        "pages/differ/differ.html",
        made=argument.made,
        root=ROOT,
        assets=context.settings.assets,
        signed=_list_signed(context),
        **_compare(argument, program, sides, bases, found),
    )
    evidence = {"claims": {claim: _collect_evidence(argument.made, claim) for claim in argument.made.basic}}
    files = split_data(EVIDENCE, dump_data(evidence), scripts=context.settings.assets.version)
    return Built({"differ.html": page}, files)


def _compare(
    argument: Argument, program: Program, sides: tuple[Stance, Stance], bases: list[list[float]], found: Difference
) -> Mapping[str, Any]:
    """Return the comparison of two stances as its template takes it."""
    made, claims = argument.made, program.compact.claims
    strengths = [program.compute(base).claims for base in bases]
    weighing = [parting.claim for parting in found.partings if parting.weight >= SLIGHT]
    rest = [parting.claim for parting in found.partings if parting.claim not in weighing[:SHOWN]]
    both = sum(all(base[parting.claim] != NO_VIEW for base in bases) for parting in found.partings)
    held = {claims[i]: tuple(name_belief(base[i]) for base in bases) for i in program.compact.basic}
    return {
        "sides": sides,
        "thesis": made.claims[claims[program.compact.thesis]],
        "words": [name_strength(strength) for strength in found.strengths],
        "counts": describe_counts(both, len(found.partings) - both, len(weighing)),
        "rows": [_build_row(argument, program, bases, found, place) for place in range(len(weighing[:SHOWN]))],
        "rest": [made.claims[claims[i]] for i in rest],
        "rest_title": describe_rest(len(rest)),
        "shared": [made.claims[claims[i]] for i in found.shared],
        "shared_title": describe_shared(len(found.shared)),
        "held": held,
        "main": [
            (made.claims[claim], [name_strength(own[program.compact.index[claim]]) for own in strengths])
            for claim in list_main(made)
        ],
    }


def _build_row(argument: Argument, program: Program, bases: list[list[float]], found: Difference, place: int) -> Row:
    made, parting = argument.made, found.partings[place]
    claim = made.claims[program.compact.claims[parting.claim]]
    first, second = found.strengths
    return Row(
        claim=claim,
        said=argument.voice(claim.id),
        side=argument.sides[claim.id],
        beliefs=(name_belief(bases[0][parting.claim]), name_belief(bases[1][parting.claim])),
        moves=(describe_move(first, parting.first), describe_move(second, parting.second)),
        references=tuple(made.cited(claim)),
        against=tuple(made.claims[premise] for step in made.attacks(claim.id) for premise in step.premises),
    )


def _list_signed(context: Context) -> list[tuple[SignedStance, list[Claim]]]:
    """Return the signed stances, newest first, each with the claims it names that have changed since."""
    made = context.argument.made
    ordered = sorted(made.stances, key=lambda stance: (stance.signed.date, stance.id), reverse=True)
    return [(stance, [made.claims[claim] for claim in find_changed(context.history, stance)]) for stance in ordered]


def _collect_evidence(made: ArgumentMap, name: str) -> Mapping[str, Any]:
    """Return the works that a claim cites, as a page words them, and what would settle it."""
    claim = made.claims[name]
    settled = claim.fields.settled_by
    works = [_describe_work(reference) for reference in made.cited(claim)]
    return {"works": works, **({"settled": settled.model_dump(exclude_none=True)} if settled else {})}


def _describe_work(reference: Reference) -> Mapping[str, str]:
    after = [reference.venue, long_date(reference.when) if reference.when else ""]
    return {
        "authors": name_authors(reference),
        "title": reference.title,
        "url": reference.url,
        "after": ", ".join(part for part in after if part),
        "verified": reference.verified or "",
    }

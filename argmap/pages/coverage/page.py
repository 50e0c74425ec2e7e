"""The essay beside the map: each paragraph, the claims that restate it, and what is said against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.argument.graph import Step
from argmap.argument.objections import list_against
from argmap.content.essay_index import link_to_paragraph, name_section, split_id
from argmap.content.models import Claim, Essay, Paragraph
from argmap.pages.context import Built, Context
from argmap.pages.reports import link_to_report
from argmap.view.templates import render


@dataclass(frozen=True, slots=True)
class Restated:
    """A claim beside a paragraph: what is said against it, and the address of a report on it, if there is one."""

    claim: Claim
    against: Sequence[Step]
    report_url: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, its address, the claims that restate it in the argument's order, and why there is none."""

    paragraph: Paragraph
    url: str
    restated: Sequence[Restated]
    why: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the essay: the first half of its paragraphs' ids, its name, and its rows."""

    id: str
    name: str
    rows: Sequence[Row]


def build_coverage(context: Context) -> Built:
    """Return the snippet `coverage.html`."""
    argument = context.argument
    page = render(
        "pages/coverage/coverage.html",
        argument=argument,
        made=argument.made,
        standing=argument.standing,
        root="../",
        reported=context.settings.repository is not None,
        sections=_list_sections(context, argument.made.essay) if argument.made.essay else [],
    )
    return Built({"coverage.html": page})


def _list_sections(context: Context, essay: Essay) -> list[Section]:
    """Return the essay's sections, each a run of paragraphs whose ids begin alike."""
    claims = _group_claims(context)
    runs = groupby(essay.paragraphs, key=lambda paragraph: split_id(paragraph.id)[0])
    return [
        Section(name, name_section(name, essay), [_build_row(context, essay, one, claims[one.id]) for one in run])
        for name, run in runs
    ]


def _group_claims(context: Context) -> Mapping[str, list[Claim]]:
    """Return the claims that restate each paragraph, by its id, in the argument's order."""
    made = context.argument.made
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in (made.claims[name] for name in made.order):
        for source in claim.fields.source:
            groups[source].append(claim)
    return groups


def _build_row(context: Context, essay: Essay, paragraph: Paragraph, claims: Sequence[Claim]) -> Row:
    restated = [
        Restated(
            claim,
            list_against(context.argument, claim.id),
            link_to_report(claim, [paragraph.id], essay, context.settings),
        )
        for claim in claims
    ]
    return Row(paragraph, link_to_paragraph(essay, paragraph), restated, essay.not_arguing.get(paragraph.id, ""))

"""The lists that hand-written pages pull in: claims, topics, references, and the essay paragraph by paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.essay_index import link_to_paragraph
from argmap.content.models import Reference
from argmap.content.vocabulary import Verified
from argmap.view.templates import render

ROOT = "../"


def build_lists(argument: Argument, maps: Mapping[str, Markup]) -> dict[str, str]:
    """Return the snippets by file name; `maps` holds each topic's picture."""
    made = argument.made
    shared = {"made": made, "standing": argument.standing, "root": ROOT}
    topics, uses = made.by_topic(), _find_uses(made)
    lists = {
        f"topic-{topic}.html": render("pages/lists/topic.html", claims=claims, picture=maps[topic], **shared)
        for topic, claims in topics.items()
    }
    return lists | {
        "claims.html": render("pages/lists/claims.html", topics=topics, **shared),
        "references.html": render(
            "pages/lists/references.html", levels=_group_references(made, uses), uses=uses, **shared
        ),
        "coverage.html": render("pages/lists/coverage.html", rows=_cover(made), **shared),
    }


def _find_uses(made: ArgumentMap) -> Mapping[str, list[str]]:
    uses: dict[str, list[str]] = defaultdict(list)
    for claim in made.order:
        for key in made.claims[claim].fields.references:
            uses[key].append(claim)
    return uses


def _group_references(made: ArgumentMap, uses: Mapping[str, list[str]]) -> Mapping[Verified, list[Reference]]:
    """Return the used references by how far they were checked, newest first."""
    found = sorted((r for r in made.references.values() if r.id in uses), key=lambda r: (r.when, r.id), reverse=True)
    return {level: [r for r in found if r.verified is level] for level in Verified}


def _cover(made: ArgumentMap) -> list[Mapping[str, object]]:
    """Return a row for each paragraph of the essay: its link, the claims it carries, or why it argues nothing."""
    if made.essay is None:
        return []
    carried: dict[str, list[str]] = defaultdict(list)
    for claim in made.order:
        for source in made.claims[claim].fields.source:
            carried[source].append(claim)
    return [
        {
            "id": paragraph.id,
            "url": link_to_paragraph(made.essay, paragraph),
            "claims": carried[paragraph.id],
            "why": made.essay.not_arguing.get(paragraph.id, ""),
        }
        for paragraph in made.essay.paragraphs
    ]

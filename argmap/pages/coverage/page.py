"""The essay paragraph by paragraph: which claims state what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from argmap.argument.graph import ArgumentMap
from argmap.content.essay_index import link_to_paragraph
from argmap.pages.context import Built, Context
from argmap.view.templates import render


def build_coverage(context: Context) -> Built:
    """Return the snippet `coverage.html`."""
    made = context.argument.made
    return Built({"coverage.html": render("pages/coverage/coverage.html", made=made, root="../", rows=_cover(made))})


def _cover(made: ArgumentMap) -> list[Mapping[str, object]]:
    """Return a row for each paragraph of the essay: its link, the claims that state it, or why it argues nothing."""
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

"""The works that claims cite, by how far they were checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from argmap.argument.backing import find_branch_backing
from argmap.argument.graph import ArgumentMap
from argmap.content.models import Reference
from argmap.content.vocabulary import Verified
from argmap.pages.context import Built, Context
from argmap.view.templates import render


def build_references(context: Context) -> Built:
    """Return the snippet `references.html`."""
    made = context.argument.made
    uses = _find_uses(made)
    levels = _group_references(made, uses)
    thesis = made.main_thesis
    page = render(
        "pages/references/references.html",
        made=made,
        root="../",
        levels=levels,
        uses=uses,
        under=[(step, find_branch_backing(made, *step.premises)) for step in made.reasons(thesis)] if thesis else [],
    )
    return Built({"references.html": page})


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

"""Everything generated for a site, as text by path: pure, so that it can be tested and published anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.claim_pages import ClaimPages, ClaimParts
from argmap.claims import Claim
from argmap.graph import ArgumentMap
from argmap.lists import build_lists
from argmap.standing import Standing, compute_standing

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pages need to know about where they stand.

    `site_url` is the site's address, ending in a slash, or empty; `edit_url` the address that opens a file of the
    docs folder for editing, ending in a slash, or None where no repository is known.
    """

    site_url: str = ""
    edit_url: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """What is generated: parts of claim pages by id, snippets by file name, files of the site by path."""

    made: ArgumentMap
    standing: Standing
    claims: Mapping[str, ClaimParts]
    snippets: Mapping[str, str]
    files: Files = field(default_factory=dict)


def build_pages(made: ArgumentMap, settings: Settings) -> Pages:
    """Return everything generated for a map without problems."""
    standing = compute_standing(made)
    return Pages(made, standing, _build_claims(made, standing, settings), build_lists(made, standing), {})


def _build_claims(made: ArgumentMap, standing: Standing, settings: Settings) -> dict[str, ClaimParts]:
    def edit(claim: Claim) -> str | None:
        return f"{settings.edit_url}claims/{claim.id}.md" if settings.edit_url else None

    builder = ClaimPages(made, standing, edit, lambda _: "", lambda _: "")
    order = [made.claims[name] for name in made.order]
    beside = zip([None, *order], order, [*order[1:], None], strict=False)
    return {claim.id: builder.build(claim, before, after) for before, claim, after in beside}

"""Everything generated for a site, as text by path: pure, so that it can be tested and published anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.content.models import Claim
from argmap.pages.beliefs.page import build_beliefs
from argmap.pages.changes.page import build_changes, render_claim_changes
from argmap.pages.claim.page import ROOT as CLAIM_ROOT
from argmap.pages.claim.page import ClaimPages, ClaimParts
from argmap.pages.contribute.page import build_contribute
from argmap.pages.data.page import build_exports
from argmap.pages.explore.page import build_explorer
from argmap.pages.home.page import build_home
from argmap.pages.lists.page import build_lists
from argmap.pages.objections.page import build_objections
from argmap.pages.propose.page import build_propose
from argmap.pages.reading.page import build_reading, build_readings
from argmap.pages.registry import read_method
from argmap.pages.since.page import build_since
from argmap.repository.github import Repository
from argmap.repository.history import History
from argmap.view.assets import AS_IN_DOCS, OURS, Assets
from argmap.view.browser_words import render_words
from argmap.view.pictures import render_neighbourhood

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pages need to know about where they stand.

    `site_url` is the site's address, ending in a slash, or empty; `repository` where its files can be changed, or None;
    `assets` where its scripts and styles are.
    """

    site_url: str = ""
    repository: Repository | None = None
    assets: Assets = AS_IN_DOCS


@dataclass(frozen=True, slots=True)
class Pages:
    """What is generated: parts of claim pages by id, snippets by file name, files of the site by path."""

    argument: Argument
    claims: Mapping[str, ClaimParts]
    snippets: Files
    files: Files = field(default_factory=dict)


def build_pages(argument: Argument, settings: Settings, history: History) -> Pages:
    """Return everything generated for a map without problems; `history` is what git knows of its claims."""
    made = argument.made
    explorer = build_explorer(argument, settings.assets)
    maps = {topic: Markup(explorer.pop(f"snippets/topic-map-{topic}.html", "")) for topic in made.by_topic()}  # noqa: S704
    readings = build_readings(argument)
    snippets = {
        **build_lists(argument, maps),
        **build_since(argument),
        **build_objections(argument),
        **build_reading(made, readings),
        **build_home(argument, readings),
        "method.md": read_method(),
    }
    generated = {
        **_prefix("snippets/", snippets),
        **explorer,
        **build_beliefs(argument, history, settings.assets),
        **build_changes(made, history, settings.site_url),
        **build_propose(argument, settings.repository, settings.assets),
        **build_contribute(made, settings.repository),
        **_prefix("site/", build_exports(argument, settings.site_url)),
        **{f"site/{settings.assets.place(OURS + name)}": text for name, text in render_words().items()},
    }
    claims = _build_claims(argument, settings, history)
    return Pages(argument, claims, _take("snippets/", generated), _take("site/", generated))


def _prefix(folder: str, files: Files) -> dict[str, str | bytes]:
    return {folder + path: text for path, text in files.items()}


def _take(folder: str, files: Files) -> dict[str, str | bytes]:
    return {path.removeprefix(folder): text for path, text in files.items() if path.startswith(folder)}


def _build_claims(argument: Argument, settings: Settings, history: History) -> dict[str, ClaimParts]:
    made = argument.made

    def edit(claim: Claim) -> str | None:
        return settings.repository.edit_url(f"docs/claims/{claim.id}.md") if settings.repository else None

    def draw(claim: str) -> Markup:
        return render_neighbourhood(made, claim, CLAIM_ROOT)

    def tell(claim: str) -> Markup:
        return render_claim_changes(history, claim)

    builder = ClaimPages(argument, edit, draw, tell)
    order = [made.claims[name] for name in made.order]
    beside = zip([None, *order], order, [*order[1:], None], strict=False)
    return {claim.id: builder.build(claim, before, after) for before, claim, after in beside}

"""Builds all that is generated for a site, as text by path; a pure function that writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.argument.argument import Argument
from argmap.language.current import speaking
from argmap.pages.claim.page import ClaimParts, build_claim_parts
from argmap.pages.context import Context, Settings
from argmap.pages.registry import PAGES
from argmap.repository.history import History
from argmap.view.assets import OURS
from argmap.view.browser_words import render_words


@dataclass(frozen=True, slots=True)
class Pages:
    """All that is generated: parts of claim pages by id, snippets by file name, files of the site by path.

    The parts of a claim's page are made when they are asked for, and not kept.
    """

    argument: Argument
    claims: Mapping[str, ClaimParts]
    snippets: Mapping[str, str]
    files: Mapping[str, str | bytes] = field(default_factory=dict)


def build_pages(argument: Argument, settings: Settings, history: History) -> Pages:
    """Return everything generated for an argument without problems; `history` is what git knows of its claims."""
    with speaking(settings.language):
        return _build(Context(argument, settings, history, PAGES))


def _build(context: Context) -> Pages:
    settings = context.settings
    snippets: dict[str, str] = {}
    files: dict[str, str | bytes] = {settings.assets.place(OURS + name): text for name, text in render_words().items()}
    builders = [(page.folder, page.build) for page in PAGES if page.build]
    builders.sort(key=lambda one: one[0] != "data")  # first what takes most room, which the others then use
    for built in [build(context) for _, build in builders]:
        snippets |= built.snippets
        files |= built.files
    return Pages(context.argument, build_claim_parts(context), snippets, files)

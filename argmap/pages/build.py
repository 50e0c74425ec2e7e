"""Builds all that is generated for a site, as text by path; pure functions that write nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.argument.argument import Argument
from argmap.language.current import speaking
from argmap.pages.claim.page import ClaimParts, build_claim_parts
from argmap.pages.context import Built, Context, Settings
from argmap.pages.registry import PAGES
from argmap.repository.history import History
from argmap.view.assets import OURS
from argmap.view.browser_words import render_words

BUILDERS = tuple(sorted((page for page in PAGES if page.build), key=lambda page: page.folder != "data"))
"""The pages that have a builder: first that of what takes most room, which the others then use."""
_TOPIC = re.compile(r"topic-(?P<topic>.+)\.html")


@dataclass(frozen=True, eq=False)
class Parts:
    """What the builders make of a context: each runs when its result is asked for, and once."""

    context: Context
    _made: dict[int, Built] = field(default_factory=dict, repr=False)

    def take(self, builder: int) -> Built:
        """Return what a builder makes, given its place in `BUILDERS`."""
        if builder not in self._made:
            build = BUILDERS[builder].build
            if build is None:
                raise RuntimeError("a page without a builder is no builder")
            with speaking(self.context.settings.language):
                self._made[builder] = build(self.context)
            if len(self._made) == len(BUILDERS):
                self.context.forget()
        return self._made[builder]

    def find_builder(self, snippet: str) -> int | None:
        """Return the place in `BUILDERS` of the builder that makes a snippet; None where there is no such snippet."""
        found = _TOPIC.fullmatch(snippet)
        named = "topic-{topic}.html" if found and found["topic"] in self.context.argument.made.by_topic() else snippet
        return next((place for place, page in enumerate(BUILDERS) if named in page.snippets), None)

    def forget(self) -> None:
        """Let go of what was made."""
        self._made.clear()


@dataclass(frozen=True, slots=True)
class Pages:
    """All that is generated: parts of claim pages by id, and what the builders make.

    The parts of a claim's page are made when they are asked for, and not kept.
    """

    argument: Argument
    claims: Mapping[str, ClaimParts]
    parts: Parts

    @property
    def snippets(self) -> Mapping[str, str]:
        """All snippets by file name."""
        made = map(self.parts.take, range(len(BUILDERS)))
        return {name: text for built in made for name, text in built.snippets.items()}

    @property
    def files(self) -> Mapping[str, str | bytes]:
        """All files of the site by path."""
        made = map(self.parts.take, range(len(BUILDERS)))
        return {**self._name_words(), **{path: text for built in made for path, text in built.files.items()}}

    def _name_words(self) -> Mapping[str, str]:
        settings = self.parts.context.settings
        with speaking(settings.language):
            return {settings.assets.place(OURS + name): text for name, text in render_words().items()}


def build_pages(argument: Argument, settings: Settings, history: History) -> Pages:
    """Return everything generated for an argument without problems; `history` is what git knows of its claims."""
    context = Context(argument, settings, history, PAGES)
    return Pages(argument, build_claim_parts(context), Parts(context))

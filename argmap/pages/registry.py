"""The pages of a site that come with the engine: one row a page, from which follow the pages of every new map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class GenericPage:
    """A page whose words fit every map: where it stands in docs/, and its folder here, which holds its words.

    `own` tells whether a new map gets a copy to change: the others say what the engine does, and come from it.
    `of_essay` marks pages that make sense only where the map is of a text.
    """

    path: str
    folder: str
    own: bool = True
    of_essay: bool = False

    def read_words(self) -> str:
        """Return the page as Markdown."""
        return (_FOLDER / self.folder / self.path).read_text("utf-8")


def read_method() -> str:
    """Return the sections of the method that hold for every map: pages pull them in, and their anchors stay."""
    return (_FOLDER / "method" / "words.md").read_text("utf-8")


GENERIC_PAGES = (
    GenericPage("read/3-minutes.md", "reading"),
    GenericPage("read/10-minutes.md", "reading"),
    GenericPage("read/full.md", "reading"),
    GenericPage("claims.md", "lists"),
    GenericPage("explore.md", "explore"),
    GenericPage("yours.md", "beliefs"),
    GenericPage("cruxes.md", "beliefs"),
    GenericPage("objections.md", "objections"),
    GenericPage("since.md", "since"),
    GenericPage("references.md", "lists"),
    GenericPage("coverage.md", "lists", of_essay=True),
    GenericPage("propose.md", "propose"),
    GenericPage("changes.md", "changes"),
    GenericPage("as-data.md", "data"),
    GenericPage("contribute.md", "contribute", own=False),
    GenericPage("guide.md", "guide", own=False),
    GenericPage("method.md", "method", own=False),
)
"""In the order in which a reader might want them."""

"""What is exported: a map or a part of it, how its claims stand, and where and how the map is published."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.argument.graph import ArgumentMap
from argmap.argument.standing import Standing


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the map's words: its name as pages show it, and the address of its text."""

    name: str
    url: str


CC_BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
"""The licence of a map that names no other."""
_UNNAMED = "Argument map"


@dataclass(frozen=True, slots=True)
class Publication:
    """The map as published: the site's address, ending in a slash, its title, the licence and language of the words.

    `date` is the day of the state that is exported, YYYY-MM-DD, and `commit` the first digits of its commit. `docs` is
    the folder of the claim files, seen from where the export is to lie; where it is empty, the export must do without
    these files. Each but the licence and the language may be empty.
    """

    site_url: str = ""
    name: str = ""
    licence: Licence = CC_BY
    language: str = "en"
    date: str = ""
    commit: str = ""
    docs: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A map to be written: claims and steps, their standing in the whole map, and the publication they come from."""

    made: ArgumentMap
    standing: Standing
    published: Publication = field(default_factory=Publication)

    @property
    def title(self) -> str:
        """The site's title, else the essay's, else a general name."""
        return self.published.name or (self.made.essay.title if self.made.essay else _UNNAMED)

    def address(self, claim: str) -> str:
        """Return the address of a claim's page; without the site's address, relative to its root."""
        return f"{self.published.site_url}claims/{claim}/"

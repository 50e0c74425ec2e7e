"""Records of what each page was made of when it was made, by which it is known whether a change reaches it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.site.reads import NotedClaims
from argmap.site.search_index import Entry, find_search, list_entries

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from argmap.argument.graph import ArgumentMap


@dataclass(slots=True)
class Record:
    """The claims that a page read and the snippets that it pulled in; and its entries in the index of the search."""

    read: frozenset[str] = frozenset()
    snippets: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


class PageRecords:
    """The records of all pages by the paths of their sources, while one page after the other is made."""

    def __init__(self) -> None:
        self._known: dict[str, Record] = {}
        self._before = 0

    def begin_page(self, made: ArgumentMap, config: MkDocsConfig) -> None:
        """Note that a page is being made: what is read from now on is read for it."""
        if isinstance(made.claims, NotedClaims):
            made.claims.read.clear()
        search = find_search(config)
        self._before = len(list_entries(search)) if search else 0

    def end_page(self, path: str, claim: str | None, made: ArgumentMap, config: MkDocsConfig) -> None:
        """Record what a page has been made of; `claim` is the one that it is the page of."""
        search = find_search(config)
        entries = tuple(list_entries(search)[self._before :]) if search else ()
        read = made.claims.read if isinstance(made.claims, NotedClaims) else made.claims
        self._known[path] = Record(frozenset({*read, claim} if claim else read), {}, entries)

    def has_read(self, path: str, changed: frozenset[str] | None) -> bool:
        """Tell whether a page has read any of the claims that changed; None stands for a change of more than claims."""
        record = self._known.get(path)
        return record is None or changed is None or bool(record.read & changed)

    def get_snippets(self, path: str) -> Mapping[str, str]:
        """Return the snippets that a page has pulled in, by name."""
        return self._known[path].snippets

    def set_snippets(self, path: str, snippets: Mapping[str, str]) -> None:
        """Record the snippets that a page has pulled in."""
        self._known[path].snippets = snippets

    def list_entries(self, path: str) -> tuple[Entry, ...]:
        """Return a page's entries in the index of the search."""
        return self._known[path].entries

    def keep_only(self, paths: Container[str]) -> None:
        """Drop the records of pages that are gone."""
        self._known = {path: record for path, record in self._known.items() if path in paths}

"""The index of Material's search: the entries of each page, and the file, which is cut into parts where it is large."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]  # Material has no types

from argmap.view.large_data import LARGEST, split_data

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "search/"
_INDEX = f"{FOLDER}search_index.json"
Entry = dict[str, object]


def find_search(config: MkDocsConfig) -> SearchPlugin | None:
    """Return the plugin that makes the index; None where the site has none, or it is turned off."""
    found = next((plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)), None)
    return found if found and found.config.enabled else None


def list_entries(search: SearchPlugin) -> list[Entry]:
    """Return the list to which the plugin adds what it finds on each page."""
    entries: list[Entry] = search.search_index.entries
    return entries


def write_index(search: SearchPlugin, config: MkDocsConfig, entries: Sequence[Entry]) -> None:
    """Write the index of these entries, which are those of all pages, in their order."""
    folder = Path(config.site_dir, FOLDER)
    for old in folder.glob("*"):
        old.unlink()
    search.search_index.entries = list(entries)
    search.on_post_build(config=config)
    split_index(Path(config.site_dir))


def split_index(site: Path) -> None:
    """Put parts in the place of an index that is too large; `before_theme.js` puts them together."""
    index = site / _INDEX
    if index.is_file() and index.stat().st_size > LARGEST:
        for path, part in split_data(_INDEX, index.read_text("utf-8")).items():
            (site / path).write_text(part, "utf-8")

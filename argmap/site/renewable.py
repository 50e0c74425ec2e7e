"""Tells which sites can be renewed: those of which it is known what each page is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

from argmap.site.build import SNIPPET
from argmap.site.mkdocs_site import MkDocsSite
from argmap.site.search_index import find_search

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from argmap.pages.build import Pages

_SEARCHES = frozenset({"search", "material/search"})
_OURS = "argmap"
_SNIPPETS = "pymdownx.snippets"
_SNIPPET_SETTINGS = {"check_paths", "restrict_base_path", "base_path"}
_MARK = "8<-"
_PURE_PACKAGES = frozenset({"markdown", "pymdownx"})
_PURE_NAMES = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    }
)
_READING = frozenset({"pymdownx.b64"})
"""Of the extensions in `_PURE_PACKAGES`, the one that reads other files and that settings do not rule out."""


def is_renewable(site: MkDocsSite, snippets: Path, is_claim: Callable[[File], bool]) -> bool:
    """Tell whether all that pages are made of is known; `snippets` is the folder of their generated parts.

    Other plugins, hooks and templates may take anything from anywhere, and so may parts from other folders. A strict
    build counts the warnings of all pages.
    """
    config = site.config
    plugins = {*config.plugins}
    parts = config.mdx_configs[_SNIPPETS]
    return (
        plugins <= _SEARCHES | {_OURS}
        and (find_search(config) is not None or not plugins & _SEARCHES)
        and not (config.hooks or config.extra_templates or config.strict)
        and parts.keys() == _SNIPPET_SETTINGS
        and parts["base_path"] == [str(snippets)]
        and not any(is_claim(page.file) for page in site.nav.pages)
        and all(is_claim(file) or has_sure_title(file) for file in site.list_pages())
    )


def is_pure(config: MkDocsConfig) -> bool:
    """Tell whether the site's Markdown extensions are known to read nothing besides the text that they are given."""
    names = map(str, config.markdown_extensions)
    return all(name in _PURE_NAMES or _is_of_pure_package(name) for name in names)


def _is_of_pure_package(name: str) -> bool:
    return name.partition(".")[0] in _PURE_PACKAGES and name not in _READING


def has_sure_title(file: File) -> bool:
    """Tell whether a page's own text gives its title and names its parts: none comes first, and each has its line."""
    text = file.content_string
    words, _ = get_data(text)
    return not words.lstrip().startswith("-") and text.count(_MARK) == len(SNIPPET.findall(text))


def is_of_one_frame(old: Pages, new: Pages) -> bool:
    """Tell whether two states of a map give a site the same generic pages, the same snippets and the same feed."""
    return _describe_frame(old) == _describe_frame(new)


def _describe_frame(pages: Pages) -> tuple[object, ...]:
    context, made = pages.parts.context, pages.argument.made
    return context.settings, context.history, bool(made.essay), [*made.by_topic()]

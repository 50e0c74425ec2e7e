"""Writes a site's pages out as plain files for generators of sites that do not run the plugin.

Everything generated is filled in, links are relative to files, and what the theme's templates need stands in the front
matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.utils.meta import YAML_RE, get_data

from argmap.content.claim_text import name_anchor, render_claims
from argmap.content.docs_files import BESIDE, FOLDERS
from argmap.content.problems import Problem
from argmap.pages.build import Pages
from argmap.pages.claim.page import assemble_source
from argmap.pages.context import Settings
from argmap.pages.registry import find_english_headings
from argmap.site.build import SNIPPET, check_page, list_added
from argmap.site.defaults import list_joined_styles
from argmap.site.file_links import link_html, link_markdown
from argmap.site.join_styles import join_styles
from argmap.site.page_data import KEY, Shown, describe_shown
from argmap.site.shrink import drop_comments
from argmap.view.assets import OURS, THEME
from argmap.view.preview_cards import Card, MapCard

_READ = tuple(f"{folder}/" for folder in FOLDERS)
_DATA_OR_LINK = re.compile(r"<script\b.*?</script>|\]\(", re.DOTALL)  # Zensical looks for Markdown's links in HTML, too
_HEADING = re.compile(r"^#{1,6} (?P<words>.+)$", re.MULTILINE)
_TITLE = re.compile(r"^# +(?P<words>.+?)(?: *\{[^}]*\})? *#*$", re.MULTILINE)


@dataclass(slots=True)
class Expanded:
    """The files of a docs folder without the plugin, by path; its pages' preview cards; and its pages' problems."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    cards: dict[str, Card | MapCard] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def expand_docs(docs: Path, pages: Pages, settings: Settings) -> Expanded:
    """Return a docs folder as plain files, in the language that is written in.

    Files keep their paths; generated ones, generic pages and the engine's scripts, styles and fonts are added. Pages
    with problems are left out, and so are the references, the essay's index, the summary and signed stances, which no
    page shows as they are.
    """
    read = {path: data for path, data in _read_docs(docs).items() if not path.startswith(_READ) and path not in BESIDE}
    words, failed = render_claims(pages.argument.made.claims.values())
    expanded = Expanded(problems=list(failed))
    texts: dict[str, str] = {}
    for path, data in read.items():
        if path.endswith(".md"):
            found = list(check_page((docs / path).as_posix(), data, pages))
            expanded.problems += found
            texts |= {} if found else {path: data.decode()}
    debate = pages.argument.made.essay is None
    added = {page.path: page.read_words(debate=debate) for page in list_added(pages, read)}
    sources = {f"claims/{name}.md": name for name in words}
    known = {*texts, *added, *sources}
    expander = _Expander(pages, settings, known, find_english_headings(), expanded)
    for path, text in {**texts, **added}.items():
        expander.add_page(path, text, generic=path in added)
    for path, name in sources.items():
        claim = pages.argument.made.claims[name]
        expander.add_claim(path, name, assemble_source(pages.claims[name], claim, words[name]))
    assets = {path: data for path, data in read.items() if not path.endswith(".md")}
    expanded.files |= {**_publish_assets(assets, pages, settings), **pages.files}
    return expanded


def _read_docs(docs: Path) -> dict[str, bytes]:
    paths = sorted(path for path in docs.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths}


def _publish_assets(own: Mapping[str, bytes], pages: Pages, settings: Settings) -> dict[str, str | bytes]:
    """Return the files of a docs folder that are no pages, and the engine's, as the plugin publishes them."""
    theirs = {f"assets/{path}": data for path, data in _read_docs(THEME / "assets").items()}
    short = {
        path: drop_comments(data.decode()).encode()
        for path, data in theirs.items()
        if path.startswith(OURS) and path.endswith(".js")
    }
    every = {**theirs, **short, **own}
    made = {path: text for path, text in pages.files.items() if path.endswith(".css")}
    sheets = {path: data.decode() for path, data in every.items() if path.startswith(OURS) and path.endswith(".css")}
    sheets |= {path: str(text) for path, text in made.items()}
    joined = {path: join_styles(sheets, parts) for path, parts in list_joined_styles().items()}
    return {**{settings.assets.place(path): data for path, data in every.items()}, **joined}


@dataclass(frozen=True, slots=True)
class _Expander:
    """Adds the pages of a site, one by one, to what is expanded; `known` are the paths of all of them.

    `english` has the headings of generic pages in English by what they are in the language that is written in.
    """

    pages: Pages
    settings: Settings
    known: Set[str]
    english: Mapping[str, str]
    expanded: Expanded

    def add_page(self, path: str, text: str, *, generic: bool) -> None:
        """Add a hand-written or generic page."""
        front, body = _split(link_markdown(text, path, self.known))
        given = get_data(text)[1].get("title")
        heading = _TITLE.search(body)
        title = str(given or (heading["words"] if heading else Path(path).stem))
        filled = _HEADING.sub(self._name, SNIPPET.sub(lambda line: self._fill(line["name"], path), body))
        self._add(path, front, Shown(_name_address(path), title, filled, None, generic))

    def add_claim(self, path: str, name: str, source: str) -> None:
        """Add a claim's page."""
        front, html = _split(source)
        claim = self.pages.argument.made.claims[name]
        self._add(path, front, Shown(_name_address(path), claim.heading, self._link(html, path), claim))

    def _name(self, heading: re.Match[str]) -> str:
        """Return a heading of a generic page with the id that it has in English, since links name it by that."""
        english = self.english.get(heading["words"], heading["words"])
        return heading[0] if english == heading["words"] else f"{heading[0]} {{: #{name_anchor(english)} }}"

    def _fill(self, snippet: str, path: str) -> str:
        """Return a generated part: HTML, or Markdown, whose links are relative to files already."""
        text = str(self.pages.snippets[snippet])
        return self._link(text, path) if snippet.endswith(".html") else text

    def _link(self, html: str, path: str) -> str:
        linked = link_html(html, path, self.known)
        return _DATA_OR_LINK.sub(lambda part: "]&#40;" if part[0] == "](" else part[0], linked)

    def _add(self, path: str, front: str, shown: Shown) -> None:
        described = describe_shown(shown, self.pages.argument, self.settings)
        text = f"---\n{front}{KEY}: {json.dumps(described.data)}\n---\n{described.html}"
        self.expanded.files[path] = text
        self.expanded.cards[described.path] = described.card


def _split(text: str) -> tuple[str, str]:
    """Return a page's front matter without the lines around it, and what follows it."""
    match = YAML_RE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _name_address(path: str) -> str:
    """Return the address of a page below the site's root, empty for the first one."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if Path(stem).name == "index" else f"{stem}/"

"""Turns the links of a page's HTML from relative to the page's address into relative to its file.

A generator of sites reads links in Markdown as relative to files; MkDocs leaves those in HTML as they are, so the
engine's templates write them relative to the page's address. Zensical turns both, and wants both like Markdown's.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set

_TAG = re.compile(r'<(?!link rel="(?:module)?preload")[a-zA-Z][^<>]*>')
_LINK = re.compile(r'(?<=\s)(?P<name>href|src)="(?P<path>[^"?#:]+)(?P<rest>[^":]*)"')
_CODE_OR_TAG = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+).*?^ {0,3}(?P=fence)"
    r"|(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|<[a-zA-Z][^<>]*>",
    re.DOTALL | re.MULTILINE,
)


def link_html(html: str, page: str, pages: Set[str]) -> str:
    """Return HTML of a page with links to pages' files, and to other files as they lie beside these.

    `page` is the path of the page's Markdown below the docs folder, and `pages` holds those of all pages. Links to
    elsewhere, links within the page, and what no generator turns stay: the `xlink:href` of pictures, and what a page
    asks for ahead of time, which belongs into its head.

    >>> link_html('<a href="../b/#x">b</a> <img src="../../i.png">', "c/a.md", {"c/a.md", "c/b.md"})
    '<a href="b.md#x">b</a> <img src="../i.png">'
    """
    return _TAG.sub(lambda tag: _link_tag(tag[0], page, pages), html)


def link_markdown(text: str, page: str, pages: Set[str]) -> str:
    """Return Markdown with the links of the HTML in it turned like those of `link_html`; code stays.

    >>> link_markdown('<a href="./">here</a>, not `<a href="./">`, [nor](index.md)', "index.md", {"index.md"})
    '<a href="index.md">here</a>, not `<a href="./">`, [nor](index.md)'
    """
    return _CODE_OR_TAG.sub(lambda part: _link_tag(part[0], page, pages) if part[0][0] == "<" else part[0], text)


def _link_tag(tag: str, page: str, pages: Set[str]) -> str:
    def turn(link: re.Match[str]) -> str:
        return f'{link["name"]}="{_find_file(link["path"], page, pages)}{link["rest"]}"'

    return _LINK.sub(turn, tag)


def _find_file(path: str, page: str, pages: Set[str]) -> str:
    """Return a path relative to a page's address as one relative to its file."""
    if path.startswith("/"):
        return path
    stem = page.removesuffix(".md")
    address = posixpath.dirname(page) if posixpath.basename(stem) == "index" else stem
    place = posixpath.normpath(posixpath.join(address, path))
    named = (posixpath.join(place, "index.md").removeprefix("./"), f"{place}.md")
    target = next((name for name in named if name in pages), place)
    relative = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"{relative}/" if target == place and path.endswith("/") else relative

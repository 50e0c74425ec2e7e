"""Follows every link and asset of a built site, as files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HTML = "{http://www.w3.org/1999/xhtml}"
_NAMED = ("href", "src", "poster", "{http://www.w3.org/1999/xlink}href")


@cache
def parse(path: Path) -> tuple[Element, tuple[str, ...]]:
    """Return a page's tree, and what a strict parser has against it."""
    parser = html5lib.HTMLParser()
    tree = parser.parse(path.read_text("utf-8"))
    return tree, tuple(f"{line}:{column} {code}" for (line, column), code, _ in parser.errors)


def list_pages(site: Path) -> list[Path]:
    """Return every HTML file of the site."""
    return sorted(site.rglob("*.html"))


def name_address(page: Path, site: Path, base: str) -> str:
    """Return the address at which a page is read."""
    return base + page.relative_to(site).as_posix().removesuffix("index.html")


def find_file(url: str, site: Path, base: str) -> Path | None:
    """Return the file that answers an address of the site, or None."""
    path = site / unquote(urlsplit(url).path.removeprefix(urlsplit(base).path))
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


@cache
def list_anchors(path: Path) -> frozenset[str]:
    """Return the ids of a page."""
    return frozenset(e.get("id", "") for e in parse(path)[0].iter() if e.get("id"))


def list_links(page: Path) -> list[str]:
    """Return each address that a page names, of other pages and of what it loads, once."""
    found = (element.get(name) for element in parse(page)[0].iter() for name in _NAMED)
    return sorted({link for link in found if link})


def follow_links(site: Path, base: str) -> tuple[int, list[str]]:
    """Return how many links to the server of a site were followed, each once a page, and those that do not hold.

    A link does not hold if it leaves the site, or leads to no file or no anchor. `base` is the site's address, with its
    slash. What follows `#` with a sign of equality in it is a state and no anchor.
    """
    server = urljoin(base, "/")
    count, broken = 0, []
    for page in list_pages(site):
        here, name = name_address(page, site, base), page.relative_to(site)
        for link in list_links(page):
            target, anchor = urldefrag(urljoin(here, link))
            if not target.startswith(server):
                continue
            count += 1
            file = find_file(target, site, base) if target.startswith(base) else None
            if not target.startswith(base):
                broken.append(f"{name}: {link} leaves the site")
            elif file is None:
                broken.append(f"{name}: {link} leads nowhere")
            elif anchor and "=" not in anchor and file.suffix == ".html" and unquote(anchor) not in list_anchors(file):
                broken.append(f"{name}: {link} has no such anchor")
    return count, broken

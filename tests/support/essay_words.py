"""What the site of a debate says of an essay, which it has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from english_texts import list_strings, list_texts

_ESSAY = re.compile(r"\b(?:essays?|paragraphs? of|the author|its author)\b", re.IGNORECASE)
_CHOICES = "essay, quoted, outside"
"""The values of a key, as the check lists them."""
_DATA = ("labels.json", "history.json", "evidence.json")
"""The data whose words the browser shows, in `assets/map/`."""


def list_essay_words(folder: Path) -> list[str]:
    """Return the texts of a built map that speak of an essay, each with its file, but for words of the map's claims."""
    own = " ".join(path.read_text("utf-8") for path in sorted((folder / "docs" / "claims").glob("*.md")))
    return [
        f"{name}: {text}"
        for name, text in _list_shown(folder / "site")
        if _ESSAY.search(text.replace(_CHOICES, "")) and text not in " ".join(own.split())
    ]


def _list_shown(site: Path) -> Iterator[tuple[str, str]]:
    for page in sorted(site.rglob("*.html")):
        yield from ((page.relative_to(site).as_posix(), text) for text in list_texts(page))
        head = page.read_text("utf-8").partition("</head>")[0]
        yield from ((page.relative_to(site).as_posix(), text) for text in re.findall(r'content="([^"]*)"', head))
    for name in _DATA:
        yield from ((name, text) for text in list_strings(site / "assets" / "map" / name))
    yield "llms.txt", (site / "llms.txt").read_text("utf-8")

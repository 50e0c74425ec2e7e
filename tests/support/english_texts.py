"""The English of the catalogues in the pages of a site in another language: what should have been translated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from argmap.content.vocabulary import TERMS
from argmap.language.catalogue import BROWSER, PAGES, list_forms, read_catalogue

ATTRIBUTES = ("aria-label", "title", "placeholder", "data-what", "data-fold", "alt")
_PLACE = re.compile(r"%\(\w+\)s|\{\w*\}")
_TAG = re.compile(r"<[^>]*>")
_VALUES = {term.value for choices in TERMS for term in choices}
_HIDDEN = ("script", "style", "code", "pre", "kbd")


def match_english(language: str) -> re.Pattern[str]:
    """Return what matches a text that is a message in English, or such a part of it as stands between two tags.

    Parts that the language has in common with English are left out, and those of less than a word.
    """
    english: set[str] = set()
    common: set[str] = set()
    for name in (PAGES, BROWSER):
        for message in read_catalogue(language, name):
            english |= {part for text in _list_ids(message.id) for part in _cut(text)}
            common |= {part for form in list_forms(message) for part in _cut(form)}
    parts = (part for part in english - common if re.search(r"[A-Za-z]{2}", _PLACE.sub("", part)))
    return re.compile("|".join(".+".join(map(re.escape, _PLACE.split(part))) for part in sorted(parts)), re.DOTALL)


def _list_ids(found: str | list[str] | tuple[str, ...]) -> list[str]:
    return [found] if isinstance(found, str) else list(found)


def _cut(text: str) -> Iterator[str]:
    """Yield the texts between the tags of a message as a page has them."""
    for part in _TAG.split(text.replace("%%", "%")):
        if plain := " ".join(part.split()):
            yield plain


def list_texts(page: Path) -> Iterator[str]:
    """Yield the texts that a page shows and the names it gives, but for code and what is marked as English."""
    yield from _walk(html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False))


def _walk(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _HIDDEN and element.get("lang") != "en":
        yield from (element.attrib[name] for name in ATTRIBUTES if element.get(name))
        if element.text and element.text.strip():
            yield " ".join(element.text.split())
        for child in element:
            yield from _walk(child)
            if child.tail and child.tail.strip():
                yield " ".join(child.tail.split())


def list_strings(file: Path) -> Iterator[str]:
    """Yield the strings in a file of JSON that hold more than one word and are no value of the vocabulary."""
    strings = _descend(json.loads(file.read_text("utf-8")))
    yield from (text for text in strings if " " in text and text not in _VALUES)


def _descend(value: Any) -> Iterator[str]:  # noqa: ANN401  whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _descend(part)

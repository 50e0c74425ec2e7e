"""Pages in Markdown, translated paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.language.current import get_translations

_TOLD = re.compile(r"(?P<before>(?:title|description): )(?P<text>.+)")
_MARKED = re.compile(r"(?P<before> *(?:#{1,6} |[-*] |\d+\. |> )+| +)(?P<text>.+)")
_CODE = re.compile(r" *```")
_SNIPPET = re.compile(r"--8<-- ")
_RULE = "---"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a page: `before` is the mark of a heading or an item, `text` what is translated, else empty.

    `line` is the number of the first line; `as_is` are the lines where there is nothing to translate.
    """

    line: int
    before: str = ""
    text: str = ""
    as_is: str = ""


def split_blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in Markdown with front matter: title, description, headings, items and paragraphs.

    Fenced code and snippets stay as they are.
    """
    paragraph: list[str] = []
    start, front, code = 0, False, False
    for number, line in enumerate(page.split("\n"), 1):
        if number == 1 and line == _RULE:
            front = True
        elif front:
            front = line != _RULE
        elif _CODE.match(line):
            code = not code
        elif not code and line.strip(" >") and not _SNIPPET.match(line) and not _MARKED.fullmatch(line):
            start = start if paragraph else number
            paragraph.append(line)
            continue
        if paragraph:
            yield Block(start, text=" ".join(paragraph))
            paragraph = []
        found = None if code else _TOLD.fullmatch(line) if front else _MARKED.fullmatch(line)
        yield Block(number, found["before"], found["text"]) if found else Block(number, as_is=line)
    if paragraph:
        yield Block(start, text=" ".join(paragraph))


def translate_page(page: str) -> str:
    """Return a page in the language that is written in; what has no translation stays in English."""
    return "\n".join(f"{block.before}{_translate(block.text)}" or block.as_is for block in split_blocks(page))


def _translate(text: str) -> str:
    return get_translations().gettext(text) if text else ""


def list_headings(page: str) -> Iterator[str]:
    """Yield the headings of a page as they stand."""
    yield from (block.text for block in split_blocks(page) if block.before.startswith("#"))

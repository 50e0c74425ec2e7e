"""What a claim's Markdown may hold: plain text, emphasis, lists, and links to https addresses and other claims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.claims import Place
from argmap.problems import show

_HTML = re.compile(
    r"<(?=[A-Za-z/!?])[^>\n]{0,40}>?|<(?=[^<> !]+@[^<> @]+>)"
)  # the second: a mail address, on any lines
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINK = re.compile(r"\]\s*\((?P<target>[^)\n]*)(?P<end>\)?)")
_ALLOWED = re.compile(r"https://[^\s()<>\"'`\\&]+(?:&(?![#\w]+;)[^\s()<>\"'`\\&]+)*|(?P<claim>[a-z0-9-]+)\.md")
_DEFINITION = re.compile(r"\]:")
_SNIPPET = re.compile(r"(?<!-)-+8<-")
_ATTRIBUTES = re.compile(r"[{}]")
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""The Unicode categories of characters that no claim may hold, tab and newline apart."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a claim may not hold, and where."""

    place: Place
    rule: str
    what: str
    fix: str


def find_hidden(text: str) -> Iterator[Finding]:
    """Yield each control, format, private-use or line-separator character, but for tab and newline."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if character != "\t" and unicodedata.category(character) in HIDDEN:
                what = f"a hidden character: U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
                fix = "Delete it; type the words again if it came from copying."
                yield Finding(Place(number, column), "markup-hidden", what, fix)


def find_html(text: str) -> Iterator[Finding]:
    """Yield each place where HTML, a comment or an autolink begins, in front matter and code too."""
    if "<" not in text:
        return
    for match in _HTML.finditer(text):
        place = Place(text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start()))
        fix = "Write plain Markdown, such as **bold**; a less-than sign before a letter needs a space."
        yield Finding(place, "markup-html", f"raw HTML: {show(match[0])}", fix)


def find_entities(text: str, first: int) -> Iterator[Finding]:
    """Yield each HTML entity of a heading or body; its first line is number `first`."""
    for number, line in enumerate(text.split("\n") if "&" in text else (), first):
        for match in _ENTITY.finditer(line):
            fix = "Write the character itself; files are UTF-8."
            yield Finding(Place(number, match.start() + 1), "markup-html", f"an HTML entity: {match[0]}", fix)


def find_markup(body: str, first: int) -> Iterator[Finding]:
    """Yield links, definitions, snippets and attributes that a body may not hold; its first line is number `first`.

    Looser than any Markdown on purpose: what might become a link, in quotation or code too, is taken for one.
    """
    yield from find_entities(body, first)
    for number, line in enumerate(body.split("\n"), first):
        if snippet := _SNIPPET.search(line):
            place = Place(number, snippet.start() + 1)
            yield Finding(place, "markup-snippet", "a snippet marker", "Write the text itself.")
        for match in _ATTRIBUTES.finditer(line):
            fix = "Remove the braces; claims set no attributes."
            yield Finding(Place(number, match.start() + 1), "markup-snippet", "a brace, which sets attributes", fix)
        for match in _DEFINITION.finditer(line):
            fix = 'Write the address at the link, [words](https://…); put no colon right after "]".'
            place = Place(number, match.start() + 1)
            yield Finding(place, "markup-link", "a link or footnote defined apart from its words", fix)
        yield from _find_links(line, number)


def _find_links(line: str, number: int) -> Iterator[Finding]:
    for match in re.finditer(r"!\[", line):
        fix = "Describe it in words, and link to it: [words](https://…)."
        yield Finding(Place(number, match.start() + 1), "markup-link", "an embedded picture", fix)
    for match in _LINK.finditer(line):
        if not (match["end"] and _ALLOWED.fullmatch(match["target"])):
            what = f'a link that is not allowed: "{show(match["target"])}"'
            fix = (
                "Link, on one line and without a title, to https://… (with ( and ) as %28 and %29) "
                "or to a claim: [words](other-claim.md)."
            )
            yield Finding(Place(number, match.start("target") + 1), "markup-link", what, fix)


def find_claim_links(body: str, first: int) -> Iterator[tuple[str, Place]]:
    """Yield the id of each claim that a body links to, with its place."""
    for number, line in enumerate(body.split("\n"), first):
        for match in _LINK.finditer(line):
            allowed = _ALLOWED.fullmatch(match["target"])
            if allowed and allowed["claim"]:
                yield allowed["claim"], Place(number, match.start("target") + 1)


_QUOTATION = re.compile(r"“([^”]*)”|\"([^\"]*)\"")


def find_quotations(text: str, first: int) -> Iterator[tuple[str, Place]]:
    """Yield the inside of each pair of double quotation marks, with its place; a quotation may run over lines."""
    head, mark, tail = text.rpartition("”")
    closable = head + mark + tail.replace("“", " ")  # or each mark that is never closed is followed to the end
    for match in _QUOTATION.finditer(closable):
        before = text[: match.start()]
        column = match.start() - (before.rfind("\n") + 1) + 1
        yield match[1] if match[1] is not None else match[2], Place(first + before.count("\n"), column)

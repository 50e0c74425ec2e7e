"""Checks a claim's Markdown: plain text, emphasis, lists, and links to https addresses and other claims are allowed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from argmap.content.models import Place
from argmap.content.problems import show

_HTML = re.compile(
    r"<(?=[A-Za-z/!?])[^>\n]{0,40}>?|<(?=[^<> !]+@[^<> @]+>)"
)  # the second alternative is a mail address, which may run over lines
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINK = re.compile(r"\]\s*\((?P<target>[^)\n]*)(?P<end>\)?)")
_WORDS_OF_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\s*\(")
_ALLOWED = re.compile(r"https://[^\s()<>\"'`\\&]+(?:&(?![#\w]+;)[^\s()<>\"'`\\&]+)*|(?P<claim>[a-z0-9-]+)\.md")
_DEFINITION = re.compile(r"\]:")
_SNIPPET = re.compile(r"(?<!-)-+8<-")
_PICTURE = re.compile(r"!\[")
_MAY_BE_MARKUP = re.compile(r"[]{}]|-8<-|!\[")
"""What each link, definition, picture, snippet and attribute has a piece of."""
_ATTRIBUTES = re.compile(r"[{}]")
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""The Unicode categories of characters that no claim may hold, tab and newline apart."""
IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""First and last of Default_Ignorable_Code_Point, Unicode 17 (DerivedCoreProperties.txt): fonts draw them as nothing.

No claim may hold them either: fillers, joiners and variation selectors among them, which are no part of HIDDEN.
"""
_IGNORABLE = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in IGNORABLE)}]")
_NOT_ASCII = re.compile(r"[^\n\t -~]")
_BRAILLE_BLANK = "\u2800"

PARAGRAPH_MAX = 12_000
RUN_MAX = 1_000
BRACKETS_MAX = 100
MARKS_MAX = 500
LEVELS_MAX = 8
"""Caps that bound the cost of rendering a body: from each mark Markdown searches to the end of the paragraph."""
_MARKS = "[\\`*_<&!~|^"
BODY_LIMITS = {
    "paragraph": PARAGRAPH_MAX,
    "run": RUN_MAX,
    "brackets": BRACKETS_MAX,
    "marks": MARKS_MAX,
    "levels": LEVELS_MAX,
    "signs": _MARKS,
}
"""The limits by name, for the form; `signs` are those that count as marks."""
_LIMITS = (
    (
        re.compile(rf"[^\w\s]{{{RUN_MAX + 1}}}|[^\S\n]{{{RUN_MAX + 1}}}"),
        0,
        f"more than {RUN_MAX:,} signs or spaces in a row",
        "Shorten the row.",
    ),
    (
        re.compile(rf"^(?:[^\S\n]*+(?:>|(?:[*+-]|\d+[.)])(?=\s))){{{LEVELS_MAX + 1}}}", re.M),
        0,
        f"more than {LEVELS_MAX} lists or quotations in one another",
        "Say it in plain sentences.",
    ),
    (
        re.compile(rf"^(?: {{0,3}}\t| {{4}}){{{LEVELS_MAX + 1}}}", re.M),
        0,
        f"a line set in more than {LEVELS_MAX} times",
        "Begin it further left.",
    ),
    (re.compile(r"\["), BRACKETS_MAX, f"more than {BRACKETS_MAX} opening brackets", "Make several claims of it."),
    (
        re.compile(f"[{re.escape(_MARKS)}]"),
        MARKS_MAX,
        f"more than {MARKS_MAX} of the marks {' '.join(_MARKS)}",
        "Make several claims of it.",
    ),
)
"""Patterns of what a body may not hold too often, each with its message."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of text that no claim may hold, and its place."""

    place: Place
    rule: str
    what: str
    fix: str


def find_hidden(text: str) -> Iterator[Finding]:
    """Yield each character, spaces, tab and newline apart, that is invisible or changes the direction of text.

    These are control, format, private-use and line-separator characters, and what Unicode says fonts may ignore:
    variation selectors among them, after emoji too, since two texts that look the same are to be the same.
    """
    for match in _NOT_ASCII.finditer(text):
        if _is_hidden(match[0]):
            what = f"a hidden character: U+{ord(match[0]):04X} {unicodedata.name(match[0], '')}".rstrip()
            fix = "Delete it; type the words again if it came from copying."
            yield Finding(_place(text, match.start(), 1), "markup-hidden", what, fix)


@lru_cache(maxsize=4096)
def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in HIDDEN or _IGNORABLE.match(character) is not None


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing: it holds no letter, digit, punctuation or symbol, the Braille blank apart."""
    return not any(unicodedata.category(c)[0] in "LNPS" and c != _BRAILLE_BLANK for c in text)


def _place(text: str, index: int, first: int) -> Place:
    """Return the place of an index into a text whose first line is number `first`."""
    return Place(first + text.count("\n", 0, index), index - text.rfind("\n", 0, index))


def find_html(text: str) -> Iterator[Finding]:
    """Yield each place where HTML, a comment or an autolink begins, in front matter and code too."""
    if "<" not in text:
        return
    for match in _HTML.finditer(text):
        fix = (
            "Write plain Markdown, such as **bold**; a less-than sign before a letter needs a space. "
            "In code, name a tag without its brackets: `script`."
        )
        yield Finding(_place(text, match.start(), 1), "markup-html", f"raw HTML: {show(match[0])}", fix)


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
    for number, line in enumerate(body.split("\n") if _MAY_BE_MARKUP.search(body) else (), first):
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
    for match in _PICTURE.finditer(line):
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
    for match in _WORDS_OF_LINK.finditer(line):
        if is_blank(match["words"]):
            fix = "Write what it leads to: [words](https://…)."
            yield Finding(Place(number, match.start() + 1), "markup-link", "a link without words", fix)


def find_excess(body: str, first: int) -> Iterator[Finding]:
    """Yield the first place of each kind at which Markdown would become slow or nest too deeply.

    The first line of the body is number `first`.
    """
    yield from islice(_find_long_paragraphs(body, first), 1)
    for pattern, most, what, fix in _LIMITS:
        if match := next(islice(pattern.finditer(body), most, None), None):
            yield Finding(_place(body, match.start(), first), "markup-excess", what, fix)


def _find_long_paragraphs(body: str, first: int) -> Iterator[Finding]:
    size = 0
    for number, line in enumerate(body.split("\n") if len(body) > PARAGRAPH_MAX else (), first):
        size = size + len(line) + 1 if line.strip(" \t") else 0
        if size > PARAGRAPH_MAX:
            what = f"a paragraph of more than {PARAGRAPH_MAX:,} characters"
            yield Finding(Place(number, 1), "markup-excess", what, "Put a blank line between its parts.")


def find_claim_links(body: str, first: int) -> Iterator[tuple[str, Place]]:
    """Yield the id of each claim that a body links to, with its place."""
    for number, line in enumerate(body.split("\n") if "]" in body else (), first):
        for match in _LINK.finditer(line):
            allowed = _ALLOWED.fullmatch(match["target"])
            if allowed and allowed["claim"]:
                yield allowed["claim"], Place(number, match.start("target") + 1)


_QUOTATION = re.compile(r"“([^”]*)”|\"([^\"]*)\"")


def find_quotations(text: str, first: int) -> Iterator[tuple[str, Place]]:
    """Yield the inside of each pair of double quotation marks, with its place; a quotation may run over lines."""
    head, mark, tail = text.rpartition("”")
    closable = head + mark + tail.replace("“", " ")  # a search from each unclosed mark takes quadratic time
    seen, line, begin = 0, first, 0
    for match in _QUOTATION.finditer(closable):
        line += text.count("\n", seen, match.start())
        begin = text.rfind("\n", seen, match.start()) + 1 or begin
        seen = match.start()
        yield match[1] if match[1] is not None else match[2], Place(line, seen - begin + 1)

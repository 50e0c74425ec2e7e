"""Texts of other tools as the heading and body of a claim: plain words, in Markdown that the check accepts."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.content.markup import HIDDEN, IGNORABLE
from argmap.content.models import HEADING_MAX

BODY_MAX = 40_000  # characters; with escapes and in UTF-8 it must stay below the size of a claim file
_BYTES_MAX = 56_000
_PARAGRAPH_MAX = 4000
_LINE_MIN = 50  # a heading is not cut before this
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|center|code|del|div|em|font|h[1-6]|head|hr|html|i|iframe|img|ins|li|link|mark"
    r"|meta|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|tt|u|ul)"
    r"(?:\s[^<>]{0,1000})?/?>|<!--.{0,10000}?-->|<![A-Za-z][^<>]{0,200}>",
    re.I | re.S,
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|h[1-6]|blockquote|pre)(?:\s[^<>]{0,1000})?/?>", re.I)
_BEFORE_NAME = re.compile(r"<(?=[A-Za-z/!?])|<(?=[^<> !]+@[^<> @]+>)")
_ENTITY = re.compile(r"&(?=#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)")
_LONG_RUN = re.compile(r"([^\w\s])\1{11,}")
_MARKS = re.compile(r"[\\`*_\[\]]")
_START = re.compile(r"(?:[#>+=~|:-]|\d+[.)])")
_SNIPPET = re.compile(r"(-+)(8<-)")
_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)\]]*(?:\s+|(?<=[。！？])|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:\w|[\w.]*\.\w{1,3}|\d+|etc|usw|bzw|vgl|evtl|ggf|cf|pp|Dr|Prof|St|Mr|Mrs|Ms|vs|No|Nr|Abs|Art)\.$"
)
_CLAUSE = re.compile(r"[;:,–—]\s|\s[–—(]")
_QUOTES = "\"'“”„‚‘’«»‹›"


@dataclass(slots=True)
class Wording:
    """A heading and a body in Markdown, and what was changed for it: (what, done)."""

    heading: str
    body: str
    changes: set[tuple[str, str]] = field(default_factory=set)


def fold(text: str) -> str:
    """Return a text as it is compared with others: without case, spaces, and the signs around it."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plain.strip(_QUOTES + " .!;,:")


def clean(text: str, changes: set[tuple[str, str]]) -> str:
    """Return a text without HTML, entities and hidden characters; lines stay."""
    found = unicodedata.normalize("NFC", text)
    for _ in range(3):
        if (plain := html.unescape(found)) == found:
            break
        changes.add(("HTML entity", "written as its character"))
        found = plain
    if _TAG.search(found):
        changes.add(("HTML", "left out, its words kept"))
        found = _TAG.sub("", _BLOCK.sub("\n\n", found))
    shown = "".join(_show(character) for character in found)
    if shown != found.replace("\t", " ").replace("\xa0", " "):
        changes.add(("hidden character", "left out"))
    shown = _BEFORE_NAME.sub("< ", shown)
    return _ENTITY.sub("& ", shown)


def _show(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\xa0\x0b\x0c\x85\u2028\u2029":
        return " "
    if " " <= character <= "~":
        return character
    hidden = unicodedata.category(character) in HIDDEN or any(a <= ord(character) <= b for a, b in IGNORABLE)
    return "" if hidden else character


def clean_line(text: str, most: int, changes: set[tuple[str, str]]) -> str:
    """Return a text as one line without HTML and hidden characters, cut at a word to `most` characters."""
    line = " ".join(clean(text, changes).split())
    if len(line) > most:
        changes.add(("long line", f"cut to {most} characters"))
        line = f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
    return line


def write_words(text: str, body: str, room: int = _BYTES_MAX) -> Wording:
    """Return a text as heading and body: its first sentence, or as much as fits, heads it; nothing is lost.

    `room` is the most bytes that the body may take in a file; a longer one is cut between paragraphs, and told.
    """
    changes: set[tuple[str, str]] = set()
    if set("{}") & set(text + body):
        changes.add(("brace", "written as a round bracket"))
    paragraphs = _split_paragraphs(clean(text, changes))
    rest = _split_paragraphs(clean(body, changes))
    if not paragraphs:
        paragraphs, rest = rest[:1], rest[1:]
    whole = _end_as_heading(" ".join(paragraphs))
    heading = escape(whole)
    if len(heading) > HEADING_MAX:
        changes.add(("long text", "cut into heading and body"))
        heading, paragraphs = _cut(paragraphs)
    else:
        paragraphs = []
    return Wording(heading, _write_body([*paragraphs, *rest], min(room, _BYTES_MAX), changes), changes)


def _end_as_heading(text: str) -> str:
    """Return a sentence without its full stop, as headings have none."""
    return text if text.endswith("..") or _ABBREVIATION.search(text[-24:]) else text.removesuffix(".")


def _split_paragraphs(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in parts if part]


def _cut(paragraphs: list[str]) -> tuple[str, list[str]]:
    """Return a heading for a long text, and the paragraphs that follow it: the rest, or all where a sentence is cut."""
    first = paragraphs[0]
    for end in _find_sentences(first[: HEADING_MAX + 1]):
        heading = escape(_end_as_heading(first[:end].strip()))
        if len(first[:end].strip()) >= 12 and len(heading) <= HEADING_MAX and _has_words(heading):
            after = first[end:].strip()
            return heading, ([after] if after else []) + paragraphs[1:]
    part = first[: HEADING_MAX - 1]
    while len(escape(part)) > HEADING_MAX - 1:
        part = part[:-1]
    clauses = [match.start() for match in _CLAUSE.finditer(part) if match.start() >= _LINE_MIN]
    space = part.rfind(" ")
    part = part[: clauses[-1]] if clauses else part[:space] if space >= _LINE_MIN else part
    return f"{escape(part.rstrip(' ,;:–—('))}…", paragraphs


def _find_sentences(text: str) -> Iterator[int]:
    """Yield where sentences end; a full stop after an abbreviation or before a small letter ends none."""
    for match in _SENTENCE.finditer(text):
        before, after = text[: match.start() + 1], text[match.end() : match.end() + 1]
        if not (after.islower() or _ABBREVIATION.search(before[-24:])):
            yield match.end()


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _write_body(paragraphs: list[str], room: int, changes: set[tuple[str, str]]) -> str:
    pieces = [piece for paragraph in paragraphs for piece in _break(paragraph)]
    if sum(map(len, pieces)) > BODY_MAX:
        changes.add(("very long text", f"cut to {BODY_MAX:,} characters"))
    written: list[str] = []
    size = 0
    for piece in pieces:
        shown = escape(piece)
        size += len(shown.encode()) + 2
        if size > room:
            changes.add(("very long text", "cut to what a claim file can hold"))
            break
        written.append(shown)
    return "\n\n".join(written)[:BODY_MAX].rstrip("\\ \n")


def _break(paragraph: str) -> list[str]:
    """Return a paragraph in pieces that Markdown renders quickly, broken between words where it can be."""
    pieces: list[str] = []
    while len(paragraph) > _PARAGRAPH_MAX:
        end = paragraph.rfind(" ", 1, _PARAGRAPH_MAX)
        end = end if end > 0 else _PARAGRAPH_MAX
        pieces.append(paragraph[:end])
        paragraph = paragraph[end:].strip()
    return [*pieces, paragraph]


def escape(text: str) -> str:
    r"""Return one line of plain text as Markdown that shows it.

    Braces and brackets that Markdown or the check would take for attributes or links become round ones.

    >>> escape("2*3 [sic](x) is {6} #1")
    '2\\*3 (sic)(x) is (6) #1'
    """
    plain = _LONG_RUN.sub(lambda match: match[1] * 12, text)
    plain = plain.replace("{", "(").replace("}", ")")
    if re.search(r"\]\s*[(:]|!\[", plain) or plain.count("[") > 20:
        plain = plain.replace("[", "(").replace("]", ")")
    plain = _SNIPPET.sub(r"\1 \2", plain)
    plain = re.sub(r"!(?=\[)", "! ", _MARKS.sub(r"\\\g<0>", plain))
    if start := _START.match(plain):
        at = start.end() - 1
        plain = f"{plain[:at]}\\{plain[at:]}" if plain[at] in "#>+-.)" else f"{plain[:at]} {plain[at:]}".strip()
    return re.sub(r"(#+)$", r"\\\1", plain)

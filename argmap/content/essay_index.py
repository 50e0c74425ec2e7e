"""The essay's index: fingerprints that check quotations and notice changes, without holding the text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, groupby, islice
from typing import NamedTuple
from urllib.parse import quote

from argmap.content.markup import find_hidden, find_html
from argmap.content.models import LINE_MAX, PARAGRAPH_ID_MAX, QUOTATION_MAX, Essay, Paragraph
from argmap.content.problems import MANY, Problem, show
from argmap.language.current import gettext

GRAM_WORDS = 4
_GRAM_DIGITS = 10
_PHRASE_DIGITS = 5
_ENDS_WORDS = 4
_PARAGRAPH = re.compile(r"^\*\*`(?P<id>[a-z0-9-]+\.[0-9]+)`\*\*\s+(?P<text>.+)$", re.M)
_SECTION = re.compile(r"^#{1,6}\s+(?P<title>.+)$")
_SECTION_MAX = PARAGRAPH_ID_MAX - len(".999")
_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_MARKUP = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])"), ""),
    (re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]{_TARGET}"), r"\1"),
    (re.compile(r"(?<!\w)\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"^ {0,3}\[[^\[\]^][^\[\]]*\]:[ \t]+\S+(?:[ \t]+[\"'(].*)?[ \t]*$", re.M), ""),
    (re.compile(r"<(https?://[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>"), r"\1"),
    (re.compile(r"</?(?:br|p|div|li|t[dhr]|hr|h[1-6])(?:[\s/][^<>]*)?>", re.I), " "),
    (re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>"), ""),
)
"""Marks that Markdown and HTML set around words, and what stays of them: comments, pictures, links, tags."""
_REMARK = re.compile(r"^\[[^\]]*\]\s+")
_WORD = re.compile(r"[^\W_]+")


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are compared: lower case, without apostrophes and punctuation.

    >>> split_words("It’s “very” unlikely - 2x.")
    ['its', 'very', 'unlikely', '2x']
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    return _WORD.findall(re.sub(r"['’‘]", "", plain))


def _hash(words: Iterable[str], digits: int) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:digits]


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def hash_paragraph(text: str) -> str:
    """Return the SHA-256 of a paragraph's words, so that only a change of wording counts as a change."""
    return hashlib.sha256(" ".join(split_words(text)).encode()).hexdigest()


@dataclass(frozen=True)
class Fingerprints:
    """The index's hashes of the essay's wording, as sets for look-ups."""

    essay: Essay

    @cached_property
    def _grams(self) -> frozenset[str]:
        return frozenset(gram for paragraph in self.essay.paragraphs for gram in paragraph.grams.split())

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(self.essay.phrases.split())

    def contain(self, words: list[str]) -> bool:
        """Tell whether the essay has these words in a row.

        From four words on the answer is certain. Shorter runs are compared by short hashes: about 3 in 1,000 runs that
        the essay does not hold pass.
        """
        if len(words) >= GRAM_WORDS:
            return all(_hash(run, _GRAM_DIGITS) in self._grams for run in _runs(words, GRAM_WORDS))
        return not words or _hash(words, _PHRASE_DIGITS) in self._phrases


class Part(NamedTuple):
    """A paragraph of a local copy: its id, its text without marks, and the line of the copy where it begins."""

    name: str
    text: str
    line: int


def split_paragraphs(text: str) -> list[Part]:
    """Return each paragraph of a local copy of an essay in Markdown.

    Paragraphs marked ``**`evals.2`**`` are taken with their ids, and nothing else is. Without any such mark,
    each paragraph is numbered within its section, whose heading gives the name.
    """
    marked = [
        Part(m["id"], _strip_marks(m["text"]), text.count("\n", 0, m.start()) + 1) for m in _PARAGRAPH.finditer(text)
    ]
    return marked or list(_number_paragraphs(text))


def _number_paragraphs(text: str) -> Iterator[Part]:
    section, number = "intro", 0
    used: set[str] = set()
    for filled, lines in groupby(enumerate(text.split("\n"), 1), key=lambda line: bool(line[1].strip())):
        numbers, block = zip(*lines, strict=True)
        if heading := _SECTION.match("\n".join(block).strip()):
            section, number = _name_section(heading["title"], used), 0
        elif filled and split_words(plain := _strip_marks("\n".join(block))):
            number += 1
            used.add(section)
            yield Part(f"{section}.{number}", plain, numbers[0])


def _name_section(title: str, used: Container[str]) -> str:
    """Return a heading as the first half of ids: folded to a-z and 0-9, cut, and numbered where it is used already."""
    words = [re.sub(r"[^a-z0-9]", "", fold_letters(word)) for word in split_words(_strip_marks(title))]
    short = "-".join(word for word in words if word) or "part"
    names = (short[: _SECTION_MAX - len(end)].strip("-") + end for end in chain([""], map("-{}".format, count(2))))
    return next(name for name in names if name not in used)


def fold_letters(text: str) -> str:
    """Return a text in lower case and without accents.

    >>> fold_letters("Größe, Résumé")
    'grosse, resume'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _strip_marks(text: str) -> str:
    """Return a text without marks: pictures, addresses of links, tags, comments, bullets, emphasis."""
    for mark, instead in _MARKUP:
        text = mark.sub(instead, text)
    plain = _REMARK.sub("", " ".join(text.split()))
    return re.sub(r"^[*•-]\s+|[*_`]", "", plain)


def check_copy(text: str, path: str) -> list[Problem]:
    """Return the problems for which no index can be built from a local copy, which lies at `path`."""
    parts = split_paragraphs(text)
    if not parts:
        fix = "Give a copy of the essay as Markdown, a blank line between its paragraphs."
        return [Problem(path, 1, 1, "essay-broken", "the copy holds no paragraph", fix)]
    times = Counter(part.name for part in parts)
    found = ((part, what, fix) for part in parts for what, fix in _check_part(part, times[part.name]))
    return [Problem(path, part.line, 1, "essay-broken", what, fix) for part, what, fix in islice(found, MANY)]


def _check_part(part: Part, times: int) -> Iterator[tuple[str, str]]:
    name = f'the paragraph "{show(part.name)}"'
    if times > 1:
        yield f"{name} stands {times} times", "Give each paragraph its own id."
    if len(part.name) > PARAGRAPH_ID_MAX:
        yield f"{name} has an id of {len(part.name)} characters", f"At most {PARAGRAPH_ID_MAX}."
    if not part.text:
        yield f"{name} has no words", "Remove its mark."
    for end in dict.fromkeys(_take_ends(part.text)):
        if len(end) > LINE_MAX:
            yield f"{name} has {len(end)} characters in {_ENDS_WORDS} words", f"At most {LINE_MAX}: shorten addresses."
        for odd in (*find_hidden(end), *find_html(end)):
            yield f"{name} begins or ends with {odd.what}", odd.fix


def _take_ends(text: str) -> tuple[str, str]:
    raw = text.split()
    return " ".join(raw[:_ENDS_WORDS]), " ".join(raw[-_ENDS_WORDS:])


def build_index(text: str, old: Essay) -> Essay:
    """Return `old` with the paragraphs and phrases of a new local copy; `check_copy` must find no problem in it."""
    parts = split_paragraphs(text)
    phrases = {
        _hash(run, _PHRASE_DIGITS)
        for part in parts
        for length in range(1, GRAM_WORDS)
        for run in _runs(split_words(part.text), length)
    }
    paragraphs = tuple(_index_paragraph(part.name, part.text) for part in parts)
    return old.model_copy(update={"paragraphs": paragraphs, "phrases": " ".join(sorted(phrases))})


def _index_paragraph(name: str, text: str) -> Paragraph:
    first, last = _take_ends(text)
    words = split_words(text)
    return Paragraph(
        id=name,
        first=first,
        last=last,
        words=len(words),
        sha256=hash_paragraph(text),
        grams=" ".join(sorted({_hash(run, _GRAM_DIGITS) for run in _runs(words, GRAM_WORDS)})),
    )


def name_section(section: str, essay: Essay) -> str:
    """Return the first half of a paragraph's id in words: the short name or title of the topic with this id, if any."""
    topic = next((topic for topic in essay.topics if topic.id == section), None)
    if topic is None:
        words = section.replace("-", " ").strip() or section
        return words[:1].upper() + words[1:]
    return topic.short or topic.title


def name_paragraph(paragraph: str, essay: Essay) -> str:
    """Return a paragraph's id in words, such as `Data, paragraph 10` for `data.10`."""
    section, number = split_id(paragraph)
    return gettext("%(section)s, paragraph %(number)s", section=name_section(section, essay), number=number)


def split_id(paragraph: str) -> tuple[str, str]:
    """Return the section and the number in a paragraph's id."""
    section, _, number = paragraph.rpartition(".")
    return section, number


def quote_first(paragraph: Paragraph) -> str:
    """Return a paragraph's first words without quotation marks: fewer than twelve, and `…` where more follow."""
    words = paragraph.first.split()
    shown = " ".join(words[:QUOTATION_MAX])
    if paragraph.words <= len(split_words(shown)):
        return shown
    return f"{shown} …" if shown.endswith((".", "!", "?")) else f"{shown.rstrip(',;:')}…"


def link_to_paragraph(essay: Essay, paragraph: Paragraph) -> str:
    """Return the address that opens the essay at a paragraph, by a text fragment (WICG, Scroll to Text Fragment)."""
    first = _encode(paragraph.first)
    if paragraph.words <= 2 * _ENDS_WORDS:
        return f"{essay.url}#:~:text={first}"
    return f"{essay.url}#:~:text={first},{_encode(paragraph.last)}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def find_changes(essay: Essay, text: str, least: float = 0.9) -> list[tuple[str, float]]:
    """Return (paragraph, share) where less than `least` of a paragraph's four-word runs are in a newer text."""
    words = split_words(_strip_marks(text))
    there = {_hash(run, _GRAM_DIGITS) for run in _runs(words, GRAM_WORDS)}
    changed = []
    for paragraph in essay.paragraphs:
        grams = set(paragraph.grams.split())
        share = len(grams & there) / len(grams) if grams else 1.0
        if share < least:
            changed.append((paragraph.id, share))
    return changed

"""The essay's index: fingerprints that check quotations and notice changes, without holding the text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from argmap.claims import Essay, Paragraph

GRAM_WORDS = 4
_GRAM_DIGITS = 10
_PHRASE_DIGITS = 5
_ENDS_WORDS = 4
_PARAGRAPH = re.compile(r"^\*\*`(?P<id>[a-z0-9-]+\.\d+)`\*\*\s+(?P<text>.+)$", re.M)
_SECTION = re.compile(r"^#{1,6}\s+(?P<title>.+)$")
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
    """What the index knows of the essay's wording, ready for look-ups."""

    essay: Essay

    @cached_property
    def _grams(self) -> frozenset[str]:
        return frozenset(gram for paragraph in self.essay.paragraphs for gram in paragraph.grams.split())

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(self.essay.phrases.split())

    def contain(self, words: list[str]) -> bool:
        """Tell whether the essay has these words in a row.

        Four words and more are certain; shorter runs are checked against short hashes, of which about
        three in a thousand wrong ones pass.
        """
        if len(words) >= GRAM_WORDS:
            return all(_hash(run, _GRAM_DIGITS) in self._grams for run in _runs(words, GRAM_WORDS))
        return not words or _hash(words, _PHRASE_DIGITS) in self._phrases


def split_paragraphs(text: str) -> list[tuple[str, str]]:
    """Return (id, text) of each paragraph of a local copy of an essay in Markdown.

    Paragraphs marked ``**`evals.2`**`` are taken with their ids, and nothing else is. Without any such mark,
    each paragraph is numbered within its section, whose heading gives the name.
    """
    marked = [(m["id"], _strip_marks(m["text"])) for m in _PARAGRAPH.finditer(text)]
    return marked or list(_number_paragraphs(text))


def _number_paragraphs(text: str) -> Iterator[tuple[str, str]]:
    section, number = "intro", 0
    for block in re.split(r"\n\s*\n", text):
        if heading := _SECTION.match(block.strip()):
            section, number = "-".join(split_words(heading["title"])) or "part", 0
        elif split_words(block):
            number += 1
            yield f"{section}.{number}", _strip_marks(block)


def _strip_marks(text: str) -> str:
    """Drop a remark in brackets, list bullets and emphasis, which are not the essay's words."""
    plain = _REMARK.sub("", " ".join(text.split()))
    return re.sub(r"^[*•-]\s+|[*_`]", "", plain)


def build_index(text: str, old: Essay) -> Essay:
    """Return `old` with the paragraphs and phrases of a new local copy; what people wrote into it is kept."""
    parts = split_paragraphs(text)
    phrases = {
        _hash(run, _PHRASE_DIGITS)
        for _, paragraph in parts
        for length in range(1, GRAM_WORDS)
        for run in _runs(split_words(paragraph), length)
    }
    paragraphs = tuple(_index_paragraph(name, paragraph) for name, paragraph in parts)
    return old.model_copy(update={"paragraphs": paragraphs, "phrases": " ".join(sorted(phrases))})


def _index_paragraph(name: str, text: str) -> Paragraph:
    raw = text.split()
    words = split_words(text)
    return Paragraph(
        id=name,
        first=" ".join(raw[:_ENDS_WORDS]),
        last=" ".join(raw[-_ENDS_WORDS:]),
        words=len(words),
        sha256=hash_paragraph(text),
        grams=" ".join(sorted({_hash(run, _GRAM_DIGITS) for run in _runs(words, GRAM_WORDS)})),
    )


def link_to_paragraph(essay: Essay, paragraph: Paragraph) -> str:
    """Return the address that opens the essay at a paragraph, by a text fragment (WICG, Scroll to Text Fragment)."""
    first = _encode(paragraph.first)
    if paragraph.words <= 2 * _ENDS_WORDS:
        return f"{essay.url}#:~:text={first}"
    return f"{essay.url}#:~:text={first},{_encode(paragraph.last)}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def find_changes(essay: Essay, text: str, least: float = 0.9) -> list[tuple[str, float]]:
    """Return the paragraphs of whose four-word runs a newer text has less than the share `least`, with that share."""
    words = split_words(text)
    there = {_hash(run, _GRAM_DIGITS) for run in _runs(words, GRAM_WORDS)}
    changed = []
    for paragraph in essay.paragraphs:
        grams = set(paragraph.grams.split())
        share = len(grams & there) / len(grams) if grams else 1.0
        if share < least:
            changed.append((paragraph.id, share))
    return changed

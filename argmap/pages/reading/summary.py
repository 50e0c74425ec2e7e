"""The hand-written summary as a reading path: its sentences, and the claims behind each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.summary import find_moved
from argmap.content.models import Claim, SummaryFile
from argmap.view.templates import render


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the claims that it rests on, and the ids of those that have changed since it was written."""

    says: str
    claims: tuple[Claim, ...]
    moved: frozenset[str]


def list_paragraphs(argument: Argument, file: SummaryFile) -> list[list[Told]]:
    """Return the sentences of the summary by paragraph."""
    moved: dict[int, set[str]] = defaultdict(set)
    for one in find_moved(argument):
        moved[one.sentence].add(one.claim)
    paragraphs: list[list[Told]] = [[]]
    for index, sentence in enumerate(file.summary.sentences):
        claims = tuple(argument.made.claims[claim] for claim in sentence.rests_on)
        paragraphs[-1].append(Told(sentence.says, claims, frozenset(moved[index])))
        if sentence.ends_paragraph:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def count_words(file: SummaryFile) -> int:
    """Return the number of words in the sentences."""
    return sum(len(sentence.says.split()) for sentence in file.summary.sentences)


def list_claims(file: SummaryFile) -> list[str]:
    """Return the ids of the claims that the sentences rest on, in their order."""
    return [claim for sentence in file.summary.sentences for claim in sentence.rests_on]


def render_summary(argument: Argument, file: SummaryFile, thesis: str, root: str) -> str:
    """Return the summary as HTML."""
    return render(
        "pages/reading/summary.html",
        made=argument.made,
        standing=argument.standing,
        thesis=argument.made.claims[thesis],
        paragraphs=list_paragraphs(argument, file),
        root=root,
    )

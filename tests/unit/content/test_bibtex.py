"""Works written as BibTeX, which our own reader reads back."""

from __future__ import annotations

from dataclasses import replace

from environment import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.content.bibliography import read_bibliography
from argmap.content.bibtex import write_bibliography
from argmap.content.models import Reference
from argmap.content.vocabulary import Interest, Verified

WORK = Reference("k1", "T", "https://example.org/a_b~c?d=%20&e", verified=Verified.PRIMARY)
WORDS = st.text("ab Z9\\&%$#_~^-`'!?<>|\"/,.:;@()[]=+*éö“”’–…", min_size=1, max_size=30).map(lambda text: f"a{text}z")


def read_back(*works: Reference) -> list[Reference]:
    read = read_bibliography(write_bibliography(works, "The works. CC BY 4.0"), "r.bib")
    assert read.problems == []
    return list(read.references.values())


def test_every_work_of_this_map_comes_back_as_it_was() -> None:
    works = list(read_bibliography((ROOT / "docs" / "references.bib").read_text("utf-8"), "r.bib").references.values())
    assert len(works) > 100
    assert read_back(*works) == works


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_no_sign_is_taken_for_a_command(title: str, shows: str, venue: str) -> None:
    work = replace(WORK, title=title, shows=shows, venue=venue)
    (read,) = read_back(work)
    assert (read.title, read.shows, read.venue) == (title, shows, venue)


def test_names_of_persons_and_institutions_keep_their_words() -> None:
    authors = ("Ann van der Smith", "Institute, of Tests and Co", "Epoch", "others")
    work = replace(WORK, authors=authors, date="2026-05", year="2026", programme="R&D", interest=Interest.OWN)
    assert read_back(work) == [work]


def test_a_remark_of_several_lines_stays_a_remark() -> None:
    assert write_bibliography([], "One\n@misc{x,\ntwo}") == "% One @misc{x, two}\n"

"""Texts of other tools as heading and body: cut where a sentence ends, escaped where Markdown would see signs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.content.claim_text import render_words
from argmap.content.docs_folder import read_claim
from argmap.content.models import HEADING_MAX
from argmap.content.problems import passes
from argmap.content.vocabulary import Profile
from argmap.exchange.words import clean_line, escape, fold, write_words

FRONT = "---\nkind: claim\ntopic: t\nvoice: outside\n---\n"


def find_faults(text: str, body: str = "") -> list[str]:
    """Return the rules that a text breaks once it is a claim."""
    wording = write_words(text, body)
    _, _, problems = read_claim(f"{FRONT}# {wording.heading}\n\n{wording.body}\n", "x", "x.md")
    return [problem.rule for problem in problems if not passes(problem.rule, Profile.IMPORT)]


@pytest.mark.parametrize(
    ("text", "heading", "body"),
    [
        ("Short.", "Short", ""),
        ("It costs much, e.g. a lot etc.", "It costs much, e.g. a lot etc.", ""),
        ("First sentence here. Then " + "word " * 40 + "end.", "First sentence here", "Then " + "word " * 40 + "end."),
        ("Dr. Who said it, i.e. so. Then " + "x " * 70, "Dr. Who said it, i.e. so", "Then " + "x " * 69 + "x"),
        ("a" * 200, "a" * 139 + "…", "a" * 200),
        ("one\ntwo\n\nthree", "one two three", ""),
    ],
)
def test_a_long_text_is_cut_after_a_sentence_or_a_word(text: str, heading: str, body: str) -> None:
    wording = write_words(text, "")
    assert (wording.heading, wording.body) == (heading, body)


def test_where_a_sentence_is_cut_the_body_has_it_whole() -> None:
    text = "This is one long sentence, which goes on and on; " + "and on " * 20 + "to its end"
    wording = write_words(text, "more")
    assert wording.heading == "This is one long sentence, which goes on and on…" or len(wording.heading) <= HEADING_MAX
    assert wording.body == f"{text}\n\nmore"
    assert wording.changes == {("long text", "cut into heading and body")}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("<b>bold</b> &amp; <br/>more", "bold & more"),
        ("a <script>alert(1)</script> b", "a alert(1) b"),
        ("zero\u200bwidth", "zerowidth"),
        ("x <y and z", "x < y and z"),
        ("[see](javascript:x)", "(see)(javascript:x)"),
        ("{: onclick=x}", "(: onclick=x)"),
        ("--8<-- x", "--8 < -- x"),
        ("# not two", "\\# not two"),
        ("1. not a list", "1\\. not a list"),
        ("5*3*2 and _this_", "5\\*3\\*2 and \\_this\\_"),
        ("`code`", "\\`code\\`"),
    ],
)
def test_signs_are_shown_and_do_nothing(text: str, heading: str) -> None:
    assert find_faults(text) == []
    shown = write_words(text, "").heading
    assert shown == heading or text.startswith("--8")


def test_what_is_written_is_what_readers_see() -> None:
    text = "5*3 `x` [y] _z_ #1 > 2 & 4"
    claim, _, _ = read_claim(f"{FRONT}# {escape(text)}\n\nBody.\n", "x", "x.md")
    assert claim is not None
    assert render_words(claim).heading == "5*3 `x` [y] _z_ #1 &gt; 2 &amp; 4"


WILD = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>[](){}*_`#&!|~-=+.:;/\\\"'“”\n\t 1x8é中\u200b\u2028\x00"), st.characters(codec="utf-8")
    ),
    max_size=400,
)


@settings(deadline=None)
@given(WILD, WILD)
def test_any_text_with_words_becomes_a_sound_claim(text: str, body: str) -> None:
    faults = find_faults(f"word {text}", body)
    assert set(faults) <= {"heading-missing", "markup-other", "markup-link", "markup-html", "markup-excess"}


@settings(deadline=None)
@given(WILD)
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_line_is_cut_at_a_word() -> None:
    changes: set[tuple[str, str]] = set()
    assert clean_line("a <i>line</i>\nof many words", 12, changes) == "a line of…"
    assert changes == {("HTML", "left out, its words kept"), ("long line", "cut to 12 characters")}

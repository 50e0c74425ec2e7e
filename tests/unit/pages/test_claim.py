from __future__ import annotations

import pytest
from maps import build_claim
from shapes import draw_chain

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.models import Reference
from argmap.pages.claim.page import build_claim_parts
from argmap.pages.context import Context


def test_the_line_to_the_thesis_is_whole_where_it_is_short() -> None:
    parts = build_claim_parts(Context(Argument(build_map(draw_chain(17)))))
    assert max(part.before.count("<li>") for part in parts.values()) == 16
    assert all("and so on" not in part.before for part in parts.values())


def test_a_long_line_to_the_thesis_shows_its_two_ends() -> None:
    parts = build_claim_parts(Context(Argument(build_map(draw_chain(100)))))
    assert parts["c99"].before.count("<li>") == 15
    assert "and so on, 84 more steps" in parts["c99"].before


@pytest.mark.parametrize(("works", "rests"), [(1, "its source"), (2, "its sources"), (0, "what the reader believes")])
def test_evidence_rests_on_its_source_which_stands_in_its_head(works: int, rests: str) -> None:
    keys = [f"w{number}" for number in range(works)]
    claim = build_claim("x", kind="evidence", voice="outside" if works else "essay", references=keys)
    made = build_map([claim], {key: Reference(key, f"Work {key}", "https://example.org/w") for key in keys})
    parts = build_claim_parts(Context(Argument(made)))["x"]
    assert f"it rests on {rests}." in parts.main
    assert [key for key in keys if f">Work {key}</a>" not in parts.head] == []


def test_a_step_is_told_with_its_scheme_on_both_pages_and_without_one_nothing_stands_there() -> None:
    scheme = "Argument from <expert> opinion"
    claims = [
        build_claim("goal", kind="thesis"),
        build_claim("expert", supports=[{"claim": "goal", "scheme": scheme}]),
        build_claim("plain", supports=["goal"]),
    ]
    parts = build_claim_parts(Context(Argument(build_map(claims))))
    shown = '<span class="am-scheme" title="argumentation scheme">Argument from &lt;expert&gt; opinion</span>'
    assert [part.main.count(shown) for part in parts.values()] == [1, 1, 0]
    assert "am-scheme" not in parts["plain"].main


def test_other_wordings_stand_in_the_head_of_the_page_with_those_who_put_it_so() -> None:
    wordings = ["In <b> words", {"text": "Put so", "speakers": ["Ann", "Bob"]}, "Third", "Fourth", "Fifth"]
    made = build_map([build_claim("goal", kind="thesis", wordings=wordings), build_claim("plain", supports=["goal"])])
    parts = build_claim_parts(Context(Argument(made)))
    assert (
        "Also worded:</span> <q>In &lt;b&gt; words</q>; <q>Put so</q> (Ann, Bob); <q>Third</q></p>"
        in parts["goal"].head
    )
    assert (
        "<summary>2 more wordings</summary><ul><li><q>Fourth</q></li><li><q>Fifth</q></li></ul>" in parts["goal"].head
    )
    assert "worded" not in parts["plain"].head


def test_contrary_claims_are_told_as_such_on_both_pages() -> None:
    claims = [
        build_claim("goal", kind="thesis"),
        build_claim("air", supports=["goal"], contrary=["clean"]),
        build_claim("clean"),
    ]
    parts = build_claim_parts(Context(Argument(build_map(claims))))
    for page in ("air", "clean"):
        assert parts[page].main.count("the two cannot both be true") == 1
        assert parts[page].main.count("cannot be true together with</span>") == 1
        assert "strong step" not in parts[page].main
        assert "(strong)" not in parts[page].main
        assert "As an objection to" not in parts[page].head
    assert "1 objection to it: not answered" in parts["air"].aside

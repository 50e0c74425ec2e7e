"""The list of all claims: one page, or several that hold each claim once and lead to one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generated import generate_claims
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.pages.claims import page as listed
from argmap.pages.claims.page import build_claims, cut_topics
from argmap.pages.context import Context

if TYPE_CHECKING:
    import pytest

LINK = re.compile(r'class="am-claim-link" href="(?P<root>[./]*)claims/(?P<claim>\w+)/"')
ONWARD = re.compile(r'rel="(prev|next)" href="([^"]+)"')


def test_a_list_that_fits_is_one_page_without_a_pager() -> None:
    built = build_claims(Context(Argument(build_map(generate_claims(40)))))
    assert list(built.files) == []
    assert "<nav" not in built.snippets["claims.html"]


def test_a_long_list_goes_on_over_pages_that_hold_each_claim_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST", 15)
    made = build_map(generate_claims(40))
    built = build_claims(Context(Argument(made)))
    assert list(built.files) == ["claims/list/2.md", "claims/list/3.md"]
    pages = [built.snippets["claims.html"], *map(str, built.files.values())]
    found = [match for page in pages for match in LINK.finditer(page)]
    assert [match["claim"] for match in found] == [claim.id for claims in made.by_topic().values() for claim in claims]
    assert {match["root"] for match in LINK.finditer(pages[0])} == {"../"}
    assert {match["root"] for match in LINK.finditer(pages[2])} == {"../../../"}
    assert [ONWARD.findall(page) for page in pages] == [
        [("next", "../claims/list/2/")],
        [("prev", "../../../claims/"), ("next", "../../../claims/list/3/")],
        [("prev", "../../../claims/list/2/")],
    ]
    assert pages[1].startswith("---\ntitle: All claims, page 2\n")


def test_every_page_leads_to_the_page_where_a_topic_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST", 2)
    made = build_map([build_claim("t", kind="thesis", topic="a"), *(build_claim(f"c{i}", topic="b") for i in range(4))])
    built = build_claims(Context(Argument(made)))
    first, *others = [built.snippets["claims.html"], *map(str, built.files.values())]
    assert '<a href="../claims/#b">' in first
    assert len(others) == 2
    for page in others:
        assert '<a href="../../../claims/#a">' in page
        assert '<h2 id="b-continued">' in page
        assert page.count('id="b"') == 1  # in the list of topics: old addresses of the first page name it


def test_pages_are_filled_and_a_topic_without_claims_is_named() -> None:
    claims = {"a": generate_claims(3), "b": [], "c": generate_claims(4)}
    pages = list(cut_topics(claims, 5))
    assert [[(run.topic, len(run.claims), run.begins) for run in page] for page in pages] == [
        [("a", 3, True), ("b", 0, True), ("c", 2, True)],
        [("c", 2, False)],
    ]
    assert list(cut_topics({}, 5)) == []

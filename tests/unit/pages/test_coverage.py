from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from environment import ROOT
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.essay_index import build_index
from argmap.content.models import Essay
from argmap.pages.claim.page import build_claim_parts
from argmap.pages.context import Context, Settings
from argmap.pages.coverage.page import build_coverage
from argmap.repository.github import Repository

TEXT = "## Data\n\nThe first paragraph has quite a few words.\n\nSee below.\n\n## Who pays\n\nNobody does yet."
KNOWN = Settings(site_url="https://example.org/", repository=Repository("some-owner", "the-map"))


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    essay = Essay(
        title="T", author="A", url="https://example.org/essay", date="2025", not_arguing={"data.2": "A sign."}
    )
    claims = [
        build_claim("t", kind="thesis", source="data.1", hedge="stated flatly"),
        build_claim("reason", source="data.1", supports=["t"]),
        build_claim("doubt", voice="outside", attacks=["t"]),
        build_claim("reply", voice="outside", attacks=["doubt"]),
        build_claim("gap", voice="outside", undercuts=["reason -> t"]),
    ]
    return build_map(claims, essay=build_index(TEXT, essay))


def list_rows(made: ArgumentMap, settings: Settings) -> dict[str, str]:
    """Return the words of each paragraph's row, by the row's id."""
    page = build_coverage(Context(Argument(made), settings)).snippets["coverage.html"]
    rows = re.findall(r'<tr id="([^"]+)">(.*?)</tr>', page, re.S)
    return {name: " ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split()) for name, row in rows}


def test_each_paragraph_has_its_first_words_and_what_the_map_makes_of_it(made: ArgumentMap) -> None:
    assert list_rows(made, Settings()) == {
        "data.1": "Data, paragraph 1 ↗ “The first paragraph has…” Two claims: t; reason t Hedge stated flatly "
        "Against it doubt answered Against a reason for it gap not answered reason Nothing here speaks against it.",
        "data.2": "Data, paragraph 2 ↗ “See below.” No claim A sign.",
        "who-pays.1": "Who pays, paragraph 1 ↗ “Nobody does yet.” No claim restates it yet.",
    }


def test_a_report_is_filled_in_with_the_place_and_our_sentence(made: ArgumentMap) -> None:
    page = build_coverage(Context(Argument(made), KNOWN)).snippets["coverage.html"]
    head = build_claim_parts(Context(Argument(made), KNOWN))["reason"].head
    address = re.findall(r'<a href="([^"]*)" rel="noopener">Not what I meant', page)[1]
    assert re.findall(r'<a class="am-report" href="([^"]*)" rel="noopener">Is this a fair reading\?', head) == [address]
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert asked["page"] == ["https://example.org/claims/reason/"]
    assert asked["mistake"] == ["In the essay: Data, paragraph 1\nThe map says: reason\nWhat is meant: "]


def test_the_report_fills_in_fields_that_the_form_has(made: ArgumentMap) -> None:
    head = build_claim_parts(Context(Argument(made), KNOWN))["reason"].head
    asked = parse_qs(urlsplit(unescape(re.findall(r'class="am-report" href="([^"]*)"', head)[0])).query)
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / asked.pop("template")[0]).read_text("utf-8"))
    assert sorted(asked) == sorted(field["id"] for field in form["body"])


def test_without_a_repository_nothing_can_be_reported(made: ArgumentMap) -> None:
    context = Context(Argument(made))
    assert "Not what I meant" not in build_coverage(context).snippets["coverage.html"]
    assert "fair reading" not in build_claim_parts(context)["reason"].head

"""Two signed sample stances in a map of their own: the double crux, and what pages say of those who signed."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from argmap.argument.argument import Argument
from argmap.argument.differ import find_difference
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import compile_map
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.stances import take_credences
from argmap.content.docs_folder import read_docs
from argmap.content.vocabulary import Belief
from argmap.pages.build import build_pages
from argmap.pages.context import Context, Settings
from argmap.pages.data.page import build_data
from argmap.pages.differ.page import build_differ
from argmap.pages.differ.signed import describe_stances, find_changed, spread_beliefs
from argmap.repository.history import Event, History
from argmap.review.rules import check_reading

CLAIM = "---\nkind: {kind}\ntopic: t\n{more}\n---\n# Heading of {name}\n\nBody.\n"
ESSAY, OUTSIDE = "voice: essay\nsource: x.1\n", "voice: outside\nreferences: [https://example.org/]\n"
CLAIMS = {
    "t": ("thesis", ESSAY),
    "p": ("claim", f"{ESSAY}supports: [{{claim: t, strength: strong}}]"),
    "q": ("counterclaim", f"{OUTSIDE}attacks: [{{claim: t, strength: moderate}}]"),
    "r": ("claim", f"{ESSAY}supports: [{{claim: t, strength: weak}}]"),
    "m": ("claim", f"{ESSAY}supports: [{{claim: t, strength: weak}}]"),
    "deep": ("claim", f"{ESSAY}supports: [{{claim: m, strength: weak}}]"),
}
ADA = "name: Ada <Reader>\ndate: 2026-03-01\nsays: It holds.\ncredences:\n  p: very likely\n  r: very likely\n"
HERON = (
    "name: Quiet Heron\ndate: 2026-05-01\nsays: The objection counts.\n"
    "credences:\n  p: rather so\n  q: very likely\n  r: very likely\n  m: surely\n"
)


@pytest.fixture
def made(tmp_path: Path) -> ArgumentMap:
    for name, (kind, more) in CLAIMS.items():
        path = tmp_path / "claims" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(CLAIM.format(name=name, kind=kind, more=more.strip()), "utf-8")
    (tmp_path / "stances").mkdir()
    (tmp_path / "stances" / "ada.yaml").write_text(ADA, "utf-8")
    (tmp_path / "stances" / "quiet-heron.yaml").write_text(HERON, "utf-8")
    made, problems = check_reading(read_docs(tmp_path))
    assert [problem.what for problem in problems] == ["raw HTML: <Reader>"]
    (tmp_path / "stances" / "ada.yaml").write_text(ADA.replace("<Reader>", "& Co."), "utf-8")
    made, problems = check_reading(read_docs(tmp_path))
    assert problems == []
    return made


def test_two_signed_stances_have_the_double_crux_computed_by_hand(made: ArgumentMap) -> None:
    """Ada: S = 1 - .36 x .8 = .712, t = .856. Heron: S = 1 - .68 x .8 = .456, less .5 x .8 = .4, t = .528.

    With q, Ada's e is .312 and t .656, and without it Heron's e is .456 and t .728: .2 both ways. With the other's p,
    Ada is at .728 and Heron at .656: .128 both ways. What Heron says of m does not count, as a claim supports m.
    """
    compact = compile_map(made)
    bases = [[take_credences(made, s).get(claim, NO_VIEW) for claim in compact.claims] for s in made.stances]
    found = find_difference(Program(compact), *bases)
    assert found.strengths == pytest.approx((0.856, 0.528))
    assert [(compact.claims[p.claim], p.weight) for p in found.partings] == [
        ("q", pytest.approx(0.2)),
        ("p", pytest.approx(0.128)),
    ]
    assert [compact.claims[claim] for claim in found.shared] == ["r"]


def test_a_spread_lists_who_believes_a_claim_how_far(made: ArgumentMap) -> None:
    spread = spread_beliefs(made, "p")
    assert spread is not None
    assert list(spread) == list(Belief)
    assert {belief: [stance.id for stance in held] for belief, held in spread.items() if held} == {
        Belief.RATHER_SO: ["quiet-heron"],
        Belief.VERY_LIKELY: ["ada"],
    }
    assert spread_beliefs(made, "deep") is None


def test_claims_changed_after_the_day_of_signing_are_named(made: ArgumentMap) -> None:
    events = [
        Event(claim, "changed", datetime(2026, month, day, 12, tzinfo=UTC), "c", "s")
        for claim, month, day in (("q", 6, 1), ("p", 4, 1), ("p", 3, 1), ("deep", 6, 1))
    ]
    history = History(tuple(events))
    assert [find_changed(history, stance) for stance in made.stances] == [("p",), ("q",)]
    ada, heron = describe_stances(made, compile_map(made), history)
    index = compile_map(made).index
    assert ada == {
        "id": "ada",
        "name": "Ada & Co.",
        "date": "2026-03-01",
        "says": "It holds.",
        "held": [[index["p"], 5], [index["r"], 5]],
        "aside": 0,
        "changed": [index["p"]],
    }
    assert (heron["aside"], heron["changed"]) == (1, [index["q"]])
    page = str(build_differ(Context(Argument(made), history=history)).snippets["differ.html"])
    assert 'Changed since it was signed: <a href="../claims/q/">Heading of q</a>.' in page


def test_pages_show_who_signed_and_escape_their_names(made: ArgumentMap) -> None:
    pages = build_pages(Argument(made), Settings(), History())
    links = re.findall(r'<a href="(\.\./(?:\.\./)?differ/#b=stance:[a-z-]+)">([^<]*)</a>', str(pages.claims["p"].main))
    assert links == [
        ("../../differ/#b=stance:quiet-heron", "Quiet Heron"),
        ("../../differ/#b=stance:ada", "Ada &amp; Co."),
    ]
    assert re.findall(r'<template data-spread="([a-z]+)">', pages.snippets["cruxes.html"]) == ["p", "q", "r"]
    assert "believers" not in str(pages.claims["deep"].main)
    assert "Nobody has signed" not in pages.snippets["differ.html"]


def test_as_built_the_page_compares_the_essay_with_its_critics(made: ArgumentMap) -> None:
    built = build_differ(Context(Argument(made)))
    page = " ".join(re.sub(r"<[^>]+>", " ", str(built.snippets["differ.html"])).split())
    assert "“The essay” comes out at for , “Its critics” at leans against ." in page
    assert "On 4 premises only one of the two has a view." in page
    views = re.findall(r'<a href="\.\./claims/([a-z]+)/">Heading', str(built.snippets["differ.html"]))
    assert views[1:4] == ["p", "q", "r"]  # after the thesis; deep, of less weight, is told below
    evidence: dict[str, Any] = json.loads(str(built.files["assets/map/evidence.json"]))
    assert sorted(evidence["claims"]) == ["deep", "p", "q", "r"]
    assert evidence["claims"]["q"]["works"][0]["url"] == "https://example.org/"


def test_signed_stances_are_among_the_data_as_their_schema_says(made: ArgumentMap) -> None:
    built = build_data(Context(Argument(made), Settings("https://example.org/map/")))
    data, form = (json.loads(built.files[path]) for path in ("claims.json", "schemas/map.json"))
    assert list(Draft202012Validator(form).iter_errors(data)) == []
    assert data["form"] == form["version"] == "1.3"
    assert data["stances"][0] == {
        "id": "ada",
        "name": "Ada & Co.",
        "date": "2026-03-01",
        "says": "It holds.",
        "credences": {"p": "very likely", "r": "very likely"},
    }
    rows = list(csv.DictReader(io.StringIO(str(built.files["stances.csv"]).removeprefix("\ufeff"))))
    assert [(row["stance"], row["claim"], row["belief"], row["credence"]) for row in rows] == [
        ("ada", "p", "very likely", "0.9"),
        ("ada", "r", "very likely", "0.9"),
        ("quiet-heron", "p", "rather so", "0.7"),
        ("quiet-heron", "q", "very likely", "0.9"),
        ("quiet-heron", "r", "very likely", "0.9"),
        ("quiet-heron", "m", "surely", "1.0"),
    ]
    assert 'href="../stances.csv"' in built.snippets["data.html"]
    assert "Columns of stances.csv" in built.snippets["data.html"]


def test_a_map_without_signed_stances_has_no_table_of_them(made: ArgumentMap) -> None:
    built = build_data(Context(Argument(replace(made, stances=())), Settings()))
    assert "stances.csv" not in built.files
    assert "stances.csv" not in built.snippets["data.html"]
    assert json.loads(built.files["claims.json"])["stances"] == []

from __future__ import annotations

import re

import pytest
from maps import build_case_map, build_claim
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.vocabulary import WEIGHTLESS, Bearing
from argmap.exchange.publication import Export, Publication
from argmap.exchange.writers.kialo import write_kialo

LINE = re.compile(r"(?P<number>(?:[1-9][0-9]*\.)+) (?:(?P<word>Pro|Con): )?(?:-> See (?P<seen>[0-9.]+)|(?P<text>.+))")


def export(made: ArgumentMap) -> str:
    return write_kialo(Export(made, Argument(made).standing, Publication(name="A debate")))


def test_a_claim_stands_once_and_is_named_by_its_number_elsewhere() -> None:
    made = build_case_map([("a -> t", "strong"), ("b -x t", "weak"), ("c -> a", "weak"), ("c -x b", "weak")])
    assert export(made) == (
        "Discussion Title: A debate\n\n1. t\n1.1. Pro: a\n1.1.1. Pro: c\n1.2. Con: b\n1.2.1. Con: -> See 1.1.1.\n"
    )


def test_linked_premises_stand_apart_and_an_undercut_stands_under_the_first_of_them() -> None:
    made = build_case_map(
        [("p + q -> t", "strong"), ("u -/ (p + q -> t)", "weak"), ("v -/ (u -/ (p + q -> t))", "weak")]
    )
    lines = export(made).splitlines()[2:]
    assert lines == ["1. t", "1.1. Pro: p", "1.1.1. Con: u", "1.1.1.1. Con: v", "1.2. Pro: q"]


def test_claims_that_lead_to_no_thesis_are_roots_and_circles_end() -> None:
    made = build_map(
        [
            build_claim("t", kind="thesis"),
            build_claim("a", attacks=["b"]),
            build_claim("b", attacks=["a"]),
            build_claim("z", supports=["y"]),
            build_claim("y"),
            build_claim("q", kind="question", about=["t"]),
        ]
    )
    lines = export(made).splitlines()[2:]
    assert lines == [
        "1. A debate",
        "1.1. t",
        "1.2. y",
        "1.2.1. Pro: z",
        "1.3. a",
        "1.3.1. Con: b",
        "1.3.1.1. Con: -> See 1.3.",
    ]


@pytest.mark.parametrize("seed", range(60))
def test_every_claim_with_weight_stands_once_with_its_reasons_and_objections(seed: int) -> None:
    made = draw_rich_map(seed)
    rows = [LINE.fullmatch(line) for line in export(made).splitlines()[2:]]
    assert all(rows)
    texts = {row["number"]: re.sub(r"\\([\[\]])", r"\1", row["text"]) for row in rows if row and row["text"]}
    weighty = [claim.heading for claim in made.claims.values() if claim.fields.kind not in WEIGHTLESS]
    question = [texts["1."]] if texts["1."] == "A debate" else []
    assert sorted(texts.values()) == sorted([*weighty, *question])
    found = set()
    above: set[str] = set()
    for row in rows:
        assert row
        parent = row["number"][: row["number"].rstrip(".").rfind(".") + 1]
        if row["word"]:
            found.add((texts[row["seen"] or row["number"]], row["word"], texts[parent]))
            assert {parent, row["seen"] or parent} <= above
        else:
            assert parent in ({"1."} if question and row["number"] != "1." else {""})
        above.add(row["number"])
    for step in made.steps.values():
        if step.kind is not Bearing.UNDERCUTS:
            word = "Pro" if step.kind is Bearing.SUPPORTS else "Con"
            end = made.claims[step.conclusion].heading
            assert {(made.claims[premise].heading, word, end) for premise in step.premises} <= found

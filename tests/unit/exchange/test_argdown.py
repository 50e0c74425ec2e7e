"""Argdown as read: what is stated, where each thing goes, and what is told of what is no Argdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from imports import list_losses, make_map, read_sample, read_text

from argmap.exchange.argdown_model import End, Model, parse_argdown
from argmap.exchange.debate import ReadError

OFFICIAL = Path(__file__).with_name("official_argdown.json")


def name(model: Model, end: End) -> str:
    """Return a statement or argument by its title, or, where it has none, by its text."""
    said = (model.statements if end[0] == "statement" else model.arguments)[end[1]]
    title = said.title if said.named else (said.texts or [""])[0]
    return f"{end[0]} {title}" + (f" {end[2]}" if end[0] == "inference" else "")


def summarise(text: str) -> dict[str, object]:
    """Return what a text states in the form of official_argdown.json."""
    model = parse_argdown(text)
    return {
        "statements": sorted(
            [name(model, ("statement", t, 0)), s.texts, sorted(s.tags)] for t, s in model.statements.items()
        ),
        "arguments": sorted(
            [
                name(model, ("argument", t, 0)),
                a.texts,
                [[name(model, ("statement", s.title, 0)), s.rules is not None] for s in a.steps],
            ]
            for t, a in model.arguments.items()
        ),
        "relations": sorted([r.kind, name(model, r.start), name(model, r.end)] for r in model.relations),
    }


@pytest.mark.parametrize("case", json.loads(OFFICIAL.read_text("utf-8")), ids=lambda case: case["about"])
def test_it_is_read_as_the_official_parser_reads_it(case: dict[str, object]) -> None:
    assert summarise(str(case["text"]).replace("\r\n", "\n")) == case["model"]


def test_a_debate_becomes_a_map_with_linked_premises_undercuts_and_topics() -> None:
    debate, losses = read_sample("park.argdown")
    made, problems, arranged = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == [
        "ban -> health",
        "bus -/ (need + needs-count-wishes -> no-ban)",
        "cheap -x fence",
        "fence -x cheap",
        "need + needs-count-wishes -> no-ban",
        "no-ban -x ban",
        "noise -> ban",
        "quiet-cars -x noise",
        "tyres -/ (quiet-cars -x noise)",
        "visitors-cannot-walk-far + whoever-cannot-walk-far-needs-car -> need",
    ]
    assert {claim.fields.topic for claim in made.claims.values()} == {"the-ban", "costs"}
    assert made.claims["ban"].fields.label == "Ban cars"
    assert made.claims["noise"].fields.references == ("https://example.org/noise",)
    assert arranged.apart == []


def test_what_has_no_place_is_told() -> None:
    debate, losses = read_sample("park.argdown")
    make_map(debate, losses)
    assert list_losses(losses) == {
        "author of the file (Nobody)": 1,
        "contradictory statements": 1,
        "emphasis": 1,
        "brace": 1,
        "front matter “subTitle”": 1,
        "title of an argument with premises": 1,
    }


def test_a_conclusion_that_only_attacks_is_left_out_and_its_premises_attack() -> None:
    text = """[goal]: Goal.\n\n[a]: A.\n\n[b]: B.\n\n[u]: U.\n\n<step 1>: since {strength: strong}\n
(1) [a]\n(2) [b]\n----\n(3) [not 1]\n  -> [goal]\n\n<step 2>\n\n(1) [u]\n----\n(2) [not 2]\n  _> <step 1>\n"""
    debate, losses = read_text(text)
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["a + b -x goal", "u -/ (a + b -x goal)"]
    assert (made.steps["a + b -x goal"].strength, made.steps["a + b -x goal"].because) == ("strong", "since")
    assert losses.as_json() == []


def test_every_fault_is_told_with_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        read_text("[a]: A.\n[b]: B.\n\nfine\n\n(1) alone\n")
    found = [(problem.line, problem.column, problem.rule, problem.what) for problem in caught.value.problems]
    assert found == [
        (
            2,
            1,
            "import-broken",
            "no Argdown: a definition of a statement “[b]:”, where an empty line should part it from what is above",
        ),
        (
            6,
            1,
            "import-broken",
            "no Argdown: premises without a conclusion: a line of hyphens and a conclusion must follow them",
        ),
    ]


def test_aliases_in_data_are_refused() -> None:
    with pytest.raises(ReadError, match="aliases"):
        read_text("[a]: A. {x: &y [1], z: *y}\n")


def test_the_rules_of_an_inference_are_the_scheme_of_its_step() -> None:
    text = "[g]: Goal.\n\n(1) [a]: A.\n--\nModus ponens, Sign\n--\n(2) [b]: B."
    text += "\n--\nTaken {scheme: It is so}\n--\n(3) [g]\n"
    debate, losses = read_text(text)
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert {step.id: step.scheme for step in made.steps.values()} == {
        "a -> b": "Modus ponens, Sign",
        "b -> g": "It is so",
    }
    assert losses.as_json() == []


def test_other_definitions_of_a_statement_are_other_wordings_of_the_claim() -> None:
    debate, losses = read_text("[g]: The goal.\n  + [a]: It is so.\n\n[g]: Our aim.\n\n[g]: the goal\n")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert made.claims["g"].heading == "The goal"
    assert [(one.text, one.speakers) for one in made.claims["g"].fields.wordings] == [("Our aim.", ())]
    assert losses.as_json() == []


def test_statements_that_exclude_each_other_are_contrary_claims() -> None:
    for text, lost in (
        ("[a]: Yes.\n  >< [b]: No.\n", {"contradictory statements": 1}),
        ("===\nmodel:\n  mode: strict\n===\n\n[a]: Yes.\n  - [b]: No.\n", {}),
    ):
        debate, losses = read_text(text)
        made, problems, _ = make_map(debate, losses)
        assert problems == []
        assert {name: claim.fields.contrary for name, claim in made.claims.items() if claim.fields.contrary}
        assert [(step.id, step.contrary) for step in made.steps.values()] == [("a -x b", True), ("b -x a", True)]
        assert list_losses(losses) == lost

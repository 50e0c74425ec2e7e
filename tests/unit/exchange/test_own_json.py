"""The JSON of a site read back: what is refused, with its place, and what another form of it loses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from imports import list_losses, make_map, read_text
from maps import build_case_map

from argmap.argument.argument import Argument
from argmap.content.problems import Problem
from argmap.exchange.debate import ReadError
from argmap.exchange.publication import Export, Publication
from argmap.exchange.schema import VERSION
from argmap.exchange.writers.own_json import write_claim_json, write_index_json, write_json

NO_FORM = (
    f"Expected “form”, such as {VERSION}. Files of before November 2026 do not name it; export the map again with a "
    "current argmap."
)
NEWER = VERSION.replace(".", ".9")


def export() -> Export:
    made = build_case_map([("p + q -> t", "strong"), ("u -/ (p + q -> t)", "moderate")])
    return Export(made, Argument(made).standing, Publication("https://example.org/", "A site"))


def write_changed(**changes: Any) -> str:  # noqa: ANN401  any JSON
    """Return a map as JSON in which some keys of the file are changed, or taken out where the change is None."""
    data = json.loads(write_json(export())) | changes
    return json.dumps({key: value for key, value in data.items() if value is not None or key not in changes})


def refuse(text: str) -> list[Problem]:
    with pytest.raises(ReadError) as caught:
        read_text(text, "claims.json")
    assert all((one.path, one.line, one.column) == ("claims.json", 1, 1) for one in caught.value.problems)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("form", "what", "fix"),
    [
        ("2.0", "its form is 2.0, and this argmap reads 1.x", "Update argmap."),
        ("0.9", "its form is 0.9, and this argmap reads 1.x", "Export the map again with a current argmap."),
        ("x", "its form is “x”", NO_FORM),
        (None, "it does not name its form", NO_FORM),
    ],
)
def test_of_a_form_that_is_not_known_it_says_so(form: str | None, what: str, fix: str) -> None:
    (problem,) = refuse(write_changed(form=form))
    assert (problem.rule, problem.what, problem.fix) == ("import-broken", what, fix)


def test_a_newer_form_is_read_and_what_is_not_known_is_told() -> None:
    text = write_changed(form=NEWER, mood="bright")
    text = text.replace('"heading": ', '"weather": "sun", "heading": ', 1).replace(
        '"because": ', '"x": 1, "because": ', 1
    )
    debate, losses = read_text(text)
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert made.claims.keys() == export().made.claims.keys()
    assert list_losses(losses) == {
        f"form {NEWER}, newer than {VERSION}": 1,
        "mood": 1,
        "“weather” of a claim": 1,
        "“x” of a step": 1,
    }


def test_the_title_of_a_map_without_an_essay_is_read() -> None:
    debate, _ = read_text(write_json(export()))
    assert debate.title == "A site"


def test_other_files_of_a_site_are_told_apart() -> None:
    one = export()
    claim = next(iter(one.made.claims.values()))
    assert [problem.what for problem in refuse(write_claim_json(one, claim))] == ["one claim by itself"]
    (problem,) = refuse(write_index_json(one, "claims.json.gz", "ids.json"))
    assert problem.what == "only the contents of a large map"
    assert problem.fix == "Import the whole map: https://example.org/claims.json.gz, unpacked by gunzip."


def test_what_breaks_the_form_is_named_by_its_place_in_the_file() -> None:
    data = json.loads(write_json(export()))
    del data["claims"][0]["heading"]
    data["claims"][1]["kind"] = "guess"
    data["steps"][0]["premises"] = []
    data["references"] = []
    whats = [problem.what for problem in refuse(json.dumps(data))]
    assert whats[0] == "claims[0].heading is missing"
    assert whats[1].startswith("claims[1].kind: input should be ")
    assert whats[1].endswith(" (it is “guess”)")
    assert [what.partition(":")[0] for what in whats[2:]] == ["steps[0].premises", "references"]


def test_two_claims_of_one_id_are_refused() -> None:
    data = json.loads(write_json(export()))
    data["claims"].append(data["claims"][0])
    (problem,) = refuse(json.dumps(data))
    assert problem.what == f"claims[{len(data['claims']) - 1}].id: “{data['claims'][0]['id']}” stands twice"


def test_steps_of_claims_that_are_not_there_are_left_out_and_told() -> None:
    data = json.loads(write_json(export()))
    gone = data["steps"][0]["premises"][0]
    data["claims"] = [claim for claim in data["claims"] if claim["id"] != gone]
    debate, losses = read_text(json.dumps(data))
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert gone not in made.claims
    assert "step of a text that is left out" in list_losses(losses)


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ('{"form": "1.0",', "no JSON: Expecting property name enclosed in double quotes", (1, 16)),
        ('{\n"a": }', "no JSON: Expecting value", (2, 6)),
        ('{"a": 1}', "JSON, but neither AIF nor a map of ours", (1, 1)),
    ],
)
def test_broken_and_foreign_json_is_told_with_its_place(text: str, what: str, place: tuple[int, int]) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(text, "x.json")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("x.json", *place)  # type: ignore[attr-defined]
    assert problem.what == what

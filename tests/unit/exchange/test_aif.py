"""AIF as read: steps with linked premises, conflicts with steps, rephrases, who says what, and what is left out."""

from __future__ import annotations

import json

import pytest
from imports import list_losses, make_map, read_sample, read_text

from argmap.exchange.debate import ReadError


def test_nodes_become_claims_and_steps_and_conflicts_with_steps_undercuts() -> None:
    debate, losses = read_sample("park.json")
    made, problems, arranged = make_map(debate, losses)
    assert problems == []
    step = "cars-make-park-loud + noise-harms-birds -> cars-should-kept-park"
    assert list(made.steps) == [
        step,
        f"electric-cars-quiet -/ ({step})",
        f"quiet-cars-still-hit-birds -/ (electric-cars-quiet -/ ({step}))",
    ]
    assert made.claims["cars-make-park-loud"].fields.speakers == ("Ann Lee",)
    assert made.claims["park-open-sundays"].fields.kind == "question"
    assert arranged.apart == ["park-open-sundays"]
    assert [one.text for one in made.claims["cars-should-kept-park"].fields.wordings] == ["Keep cars out!"]


def test_each_thing_without_a_place_is_told() -> None:
    debate, losses = read_sample("park.json")
    make_map(debate, losses)
    assert list_losses(losses) == {
        "claim without any step": 1,
        "illocutionary force": 2,
        "locution": 2,
        "step of a text that is left out": 1,
        "step without premise": 1,
        "text without words": 1,
        "transition between locutions": 1,
    }


def test_the_form_of_ova_is_read_too() -> None:
    nodes = [{"id": 1, "text": "A first claim", "type": "I"}, {"id": 2, "text": "A second one", "type": "I"}]
    nodes.append({"id": 3, "text": "RA", "type": "RA"})
    edges = [{"from": {"id": 2}, "to": {"id": 3}}, {"from": {"id": 3}, "to": {"id": 1}}]
    debate, losses = read_text(json.dumps({"nodes": nodes, "edges": edges}), "a.json")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["a-second-one -> first-claim"]


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ('{"nodes": [', (1, 12), "import-broken"),
        ('{"claims": []}', (1, 1), "import-format"),
        ('{"nodes": [{"text": "x"}]}', (1, 1), "import-broken"),
        ('{"nodes": []}', (1, 1), "import-empty"),
        ("[" * 100_000, (1, 1), "import-empty"),
        ('{"nodes": ' + "[" * 100_000, (1, 1), "import-size"),
        ("<html>", (1, 1), "import-format"),
    ],
)
def test_what_is_no_aif_is_refused_with_its_place(text: str, place: tuple[int, int], rule: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(text, "a.json")
    assert [(one.line, one.column, one.rule) for one in caught.value.problems] == [(*place, rule)]


def test_conflicts_in_a_circle_are_left_out() -> None:
    nodes = [{"nodeID": str(n), "text": f"claim {n}", "type": "I"} for n in (1, 2)]
    nodes += [{"nodeID": str(n), "text": "", "type": "CA"} for n in (3, 4)]
    ends = [("1", "3"), ("3", "4"), ("2", "4"), ("4", "3")]
    edges = [{"fromID": start, "toID": end} for start, end in ends]
    debate, losses = read_text(json.dumps({"nodes": nodes, "edges": edges}), "a.json")
    made, problems, _ = make_map(debate, losses)
    assert (problems, list(made.steps)) == ([], [])
    assert list_losses(losses)["undercut in a circle of undercuts"] == 2


@pytest.mark.parametrize(
    ("node", "scheme"),
    [
        ({"text": "Argument from Consequences"}, "Argument from Consequences"),
        ({"text": "Default Inference", "scheme": "Argument From Sign"}, "Argument From Sign"),
        ({"text": "Argument From Sign", "scheme": "Default Inference"}, "Argument From Sign"),
        ({"text": "Default Inference", "scheme": "RA"}, ""),
        ({"text": " "}, ""),
    ],
)
def test_a_scheme_is_kept_where_it_is_not_the_default(node: dict[str, str], scheme: str) -> None:
    nodes = [
        {"nodeID": "1", "text": "A first claim", "type": "I"},
        {"nodeID": "2", "text": "A second one", "type": "I"},
    ]
    edges = [{"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"}]
    text = json.dumps({"nodes": [*nodes, {"nodeID": "3", "type": "RA", **node}], "edges": edges})
    debate, losses = read_text(text, "a.json")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert [step.scheme for step in made.steps.values()] == [scheme]
    assert losses.as_json() == []


@pytest.mark.parametrize(
    ("conflicts", "contrary"),
    [
        ([("1", "3"), ("3", "2"), ("2", "4"), ("4", "1")], True),
        ([("1", "3"), ("3", "2"), ("2", "3"), ("3", "1")], True),
        ([("1", "3"), ("3", "2")], False),
    ],
)
def test_conflicts_both_ways_are_contrary_claims(conflicts: list[tuple[str, str]], contrary: bool) -> None:
    nodes = [{"nodeID": "1", "text": "A first claim", "type": "I"}, {"nodeID": "2", "text": "Other one", "type": "I"}]
    used = {node for edge in conflicts for node in edge} - {"1", "2"}
    nodes += [{"nodeID": node, "text": "Default Conflict", "type": "CA"} for node in sorted(used)]
    edges = [{"fromID": start, "toID": end} for start, end in conflicts]
    debate, losses = read_text(json.dumps({"nodes": nodes, "edges": edges}), "a.json")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert {step.contrary for step in made.steps.values()} == {contrary}
    assert len(made.steps) == 1 + contrary
    assert losses.as_json() == []

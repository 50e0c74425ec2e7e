"""Carneades' argument graphs as read: linked and convergent premises, undercutters, issues, terms, assumptions."""

from __future__ import annotations

import pytest
from imports import list_losses, make_map, read_sample, read_text

from argmap.argument.indexed import compile_map
from argmap.argument.standing import compute_standing
from argmap.exchange.debate import ReadError


def test_arguments_become_steps_and_issues_attacks() -> None:
    debate, losses = read_sample("park.yml")
    made, problems, arranged = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == [
        "cars-should-kept-park -x cars-should-let",
        "cars-should-let -x cars-should-kept-park",
        "dirt -> cars-should-kept-park",
        "far + visitors-need-car -> cars-should-let",
        "quiet -/ (traffic-makes-park-loud -> cars-should-kept-park)",
        "smell -> cars-should-kept-park",
        "traffic-makes-park-loud -> cars-should-kept-park",
    ]
    assert arranged.assumed == ["traffic-makes-park-loud", "visitors-need-car"]
    assert arranged.doubted == ["dirt", "far", "quiet", "smell"]
    assert debate.title == "Cars in the park"


def test_what_has_no_place_is_told() -> None:
    _, losses = read_sample("park.yml")
    assert list_losses(losses) == {
        "expected label": 1,
        "issue": 1,
        "standard of proof": 1,
        "weighing by a scheme": 1,
        "“label” of a statement": 1,
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("statements:\n  a: x\narguments:\n  a1: {premises: [a]}\n", "the argument “a1” has no conclusion"),
        (
            "statements:\n  a: x\narguments:\n  a1: {conclusion: a, premises: [[b]]}\n",
            "“premises of a1” is no list of statements",
        ),
        ("statements: text\narguments: {}\n", "“statements” is no mapping"),
        ("statements: {a: x}\nissues: {i: p}\n", "the issue “i” has no positions"),
    ],
)
def test_a_part_of_another_form_is_refused(text: str, what: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(text, "a.yml")
    assert [problem.what for problem in caught.value.problems] == [what]


def test_aliases_are_refused_with_their_place() -> None:
    bomb = "statements:\n  a: &a [x, x]\n  b: &b [*a, *a]\n"
    with pytest.raises(ReadError) as caught:
        read_text(bomb, "a.yml")
    assert [(p.line, p.column, p.rule) for p in caught.value.problems] == [(3, 10, "import-broken")]


def test_an_argument_without_premises_assumes_its_conclusion_and_its_undercutter_attacks_that() -> None:
    arguments = "  x: {conclusion: a, undercutter: b}\n  y: {conclusion: b, undercutter: a}\n"
    text = f"statements: {{a: Apples, b: Bread}}\narguments:\n{arguments}"
    debate, losses = read_text(text, "a.yml")
    made, problems, arranged = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["apples -x bread", "bread -x apples"]
    assert arranged.assumed == ["apples", "bread"]


@pytest.mark.parametrize("assumptions", ["", "assumptions: [rain]\n"])
def test_what_is_neither_assumed_nor_argued_for_is_out_also_as_a_position_of_an_issue(assumptions: str) -> None:
    text = (
        "statements: {wet: It is wet, dry: It is dry, rain: It rains}\n"
        "issues: {i: {positions: [wet, dry]}}\n"
        "arguments: {a: {conclusion: wet, premises: [rain]}}\n"
    )
    made, problems, arranged = make_map(*read_text(text + assumptions, "a.yml"))
    assert problems == []
    assert arranged.doubted == (["it-is-dry"] if assumptions else ["it-is-dry", "it-rains"])
    stance = dict.fromkeys(arranged.assumed, 1.0) | dict.fromkeys(arranged.doubted, 0.0)
    accepted = compute_standing(compile_map(made), stance).accepted
    assert (accepted["it-is-wet"], accepted["it-is-dry"]) == (bool(assumptions), False)


def test_a_scheme_of_an_argument_is_kept_by_its_name() -> None:
    debate, losses = read_sample("park.yml")
    made, _, _ = make_map(debate, losses)
    named = {step.id: step.scheme for step in made.steps.values() if step.scheme}
    assert named == {"far + visitors-need-car -> cars-should-let": "practical"}

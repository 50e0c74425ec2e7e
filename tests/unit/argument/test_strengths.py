from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import CASES, build_case_map, build_claim, draw_credences, draw_map

from argmap.argument.graph import build_map
from argmap.argument.methods import Method
from argmap.argument.program import Program
from argmap.argument.strengths import evaluate_map, name_strength
from argmap.content.vocabulary import StandingWord

SEEDS = st.integers(0, 2**32)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_value(case: dict[str, Any]) -> None:
    found = evaluate_map(build_case_map(case["steps"]), case["credences"], Method(case["method"]))
    for name in ("strengths", "forces"):
        expected = case.get(name, {})
        actual = {key: getattr(found, name)[key] for key in expected}
        assert actual == pytest.approx(expected, abs=1e-11)
    words = case.get("standing", {})
    assert {claim: found.standing[claim] for claim in words} == words
    assert list(found.unstable) == case.get("unstable", [])


def test_every_word_of_standing_has_a_case() -> None:
    assert {word for case in CASES for word in case.get("standing", {}).values()} == set(StandingWord)


@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS)
def test_a_reader_without_a_view_moves_nothing(seed: int) -> None:
    compact = draw_map(seed)
    base = [0.5] * len(compact.claims)
    for method in Method:
        assert Program(compact).compute(base, method).claims == base


@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS)
def test_strengths_and_forces_stay_between_zero_and_one(seed: int, other: int) -> None:
    compact = draw_map(seed)
    base = draw_credences(other, len(compact.claims))
    for method in Method:
        found = Program(compact).compute(base, method)
        assert all(0.0 <= value <= 1.0 for value in [*found.claims, *found.forces])


@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS, st.floats(0.0, 1.0))
def test_an_update_gives_what_computing_anew_gives(seed: int, other: int, credence: float) -> None:
    compact = draw_map(seed)
    program = Program(compact)
    base = draw_credences(other, len(compact.claims))
    changed = other % len(base)
    for method in Method:
        moved = list(base)
        found = program.compute(moved, method)
        moved[changed] = credence
        program.update(found, moved, [changed], method)
        assert found == program.compute(moved, method)


def test_a_ring_of_unequal_attacks_may_never_settle_and_says_so() -> None:
    made = build_case_map([("a -x b", "strong"), ("b -x c", "strong"), ("c -x a", "strong"), ("a -> t", "strong")])
    found = evaluate_map(made, {"a": 1.0, "b": 0.95, "c": 0.9})
    assert found.unstable == ("a", "b", "c", "t")


@pytest.mark.parametrize(
    ("strength", "word"),
    [
        (0.0, "against"),
        (0.1999, "against"),
        (0.2, "leans against"),
        (0.3999, "leans against"),
        (0.4, "undecided"),
        (0.6, "undecided"),
        (0.6001, "leans for"),
        (0.8, "leans for"),
        (0.8001, "for"),
        (1.0, "for"),
    ],
)
def test_words_have_the_stated_bounds(strength: float, word: str) -> None:
    assert name_strength(strength) == word


def test_a_credence_for_an_unknown_claim_is_an_error() -> None:
    with pytest.raises(KeyError):
        evaluate_map(build_case_map([("p -> t", "weak")]), {"x": 0.5})


def test_of_contrary_claims_neither_stands_until_something_speaks_against_one() -> None:
    claims = [build_claim("t", kind="thesis"), build_claim("a", supports=["t"], contrary=["b"]), build_claim("b")]
    even = evaluate_map(build_map(claims))
    assert {even.standing[name] for name in "tab"} == {StandingWord.LOOP}
    decided = evaluate_map(build_map([*claims, build_claim("c", attacks=["b"])]))
    assert decided.standing == {
        "a": StandingWord.OBJECTIONS_ANSWERED,
        "b": StandingWord.OPEN_OBJECTION,
        "c": StandingWord.NO_OBJECTION,
        "t": StandingWord.NO_OBJECTION,
    }


@pytest.mark.parametrize(("a", "b"), [(0.9, 0.1), (0.5, 0.5), (0.9, 0.9), (1.0, 0.7), (1.0, 1.0)])
def test_of_contrary_claims_the_one_that_is_believed_more_weighs_more(a: float, b: float) -> None:
    claims = [build_claim("a", contrary=["b"]), build_claim("b")]
    found = evaluate_map(build_map(claims), {"a": a, "b": b})
    assert found.unstable == ()
    strengths = found.strengths
    assert (strengths["a"] > strengths["b"]) == (a > b)
    assert strengths["a"] <= a
    assert strengths["b"] <= b
    if b <= 0.5:
        assert strengths["a"] == a

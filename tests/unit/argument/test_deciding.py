"""Which steps decide how a claim stands, and what keeps a step from counting."""

from __future__ import annotations

import pytest
from maps import build_case_map

from argmap.argument.argument import Argument
from argmap.argument.deciding import find_against, find_deciding
from argmap.content.vocabulary import StandingWord

Told = list[tuple[str, str]]


def tell(steps: list[str], claim: str) -> tuple[StandingWord, Told]:
    """Return how a claim stands, and for each step that decides it the step and the reason that it hits."""
    argument = Argument(build_case_map([(step, "moderate") for step in steps]))
    found = find_deciding(argument.made, argument.standing, claim)
    return argument.standing.claims[claim], [(one.step.id, one.reason.id if one.reason else "") for one in found]


@pytest.mark.parametrize(
    ("steps", "word", "told"),
    [
        (["a -> t"], StandingWord.NO_OBJECTION, []),
        (["a -x t", "b -> t"], StandingWord.OPEN_OBJECTION, [("a -x t", "")]),
        (["b -> t", "c -/ (b -> t)"], StandingWord.OPEN_OBJECTION, [("c -/ (b -> t)", "b -> t")]),
        (["a -x t", "b -x a"], StandingWord.OBJECTIONS_ANSWERED, [("a -x t", "")]),
        (["a -x t", "b -x a", "c -x t"], StandingWord.OPEN_OBJECTION, [("c -x t", "")]),
        (["b -> t", "c -x b"], StandingWord.REASONS_FAIL, [("b -> t", "")]),
        (["a -x t", "a -x b", "b -x a"], StandingWord.LOOP, [("a -x t", "")]),
    ],
)
def test_what_decides_how_a_claim_stands(steps: list[str], word: StandingWord, told: Told) -> None:
    assert tell(steps, "t") == (word, told)


@pytest.mark.parametrize(
    ("steps", "step", "told"),
    [
        (["a -> t"], "a -> t", []),
        (["a -> t", "b -/ (a -> t)"], "a -> t", ["b -/ (a -> t)"]),
        (["a -> t", "b -x a"], "a -> t", ["b -x a"]),
        (["a -> t", "b -/ (a -> t)", "c -x b"], "a -> t", []),
        (["a + d -> t", "b -x d"], "a + d -> t", ["b -x d"]),
        (["a -x t", "b -x a"], "a -x t", ["b -x a"]),
        (["a -> t", "b -x a", "a -x b"], "a -> t", ["b -x a"]),
    ],
)
def test_what_keeps_a_step_from_counting(steps: list[str], step: str, told: list[str]) -> None:
    argument = Argument(build_case_map([(one, "moderate") for one in steps]))
    found = find_against(argument.made, argument.standing, argument.made.steps[step])
    assert [one.step.id for one in found] == told

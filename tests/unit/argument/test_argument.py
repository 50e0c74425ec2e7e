"""Who says a claim, in words for pages."""

from __future__ import annotations

import pytest
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.argument.standing import Tally


@pytest.mark.parametrize(
    ("speakers", "words"),
    [
        ([], "said in the debate"),
        (["Ann"], "Ann says"),
        (["Ann", "Bob"], "Ann and Bob say"),
        (["Ann", "Bob", "Cy"], "Ann, Bob and Cy say"),
        (["Ann", "Bob", "Cy", "Dee", "Eve"], "Ann, Bob and 3 others say"),
    ],
)
def test_in_a_debate_claims_are_their_speakers(speakers: list[str], words: str) -> None:
    made = build_map([build_claim("goal", kind="thesis", voice="outside", speakers=speakers)])
    assert Argument(made).says("goal") == words


def test_an_objection_that_runs_in_a_circle_with_others_is_not_answered() -> None:
    claims = [build_claim("t", kind="thesis"), build_claim("a", contrary=["t"]), build_claim("b", supports=["t"])]
    met = [build_claim("c", attacks=["t"]), build_claim("d", attacks=["c"])]
    argument = Argument(build_map([*claims, *met]))
    assert argument.standing.steps["a -x t"] is None
    assert argument.tally("t") == Tally(reasons=1, carrying=1, objections=2, unanswered=1)

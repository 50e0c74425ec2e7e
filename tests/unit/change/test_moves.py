from __future__ import annotations

import random
from dataclasses import replace
from math import fsum

import pytest
from generated import generate_claims
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.argument.stances import build_stances
from argmap.argument.strengths import evaluate_map
from argmap.change.moves import SLIGHT, ThesisMove, trace_moves
from argmap.content.models import Claim

THESIS = build_claim("t", kind="thesis")
BASE = [THESIS, build_claim("o", voice="outside", references=["https://example.org/"], supports=["t"])]
STRONG = [{"claim": "t", "strength": "strong"}]
ESSAY = "Take the essay at its word"


def trace(before: list[Claim], after: list[Claim]) -> dict[str, ThesisMove]:
    return {move.stance: move for move in trace_moves(*(Argument(build_map(claims)) for claims in (before, after)))}


def test_a_new_reason_moves_the_thesis_alone() -> None:
    move = trace(BASE, [*BASE, build_claim("p", supports=STRONG)])[ESSAY]
    assert (move.before, move.after) == (0.5, pytest.approx(0.82))
    assert move.contributions == (("p", pytest.approx(0.32)),)


def test_a_reason_and_an_objection_that_come_together_share_the_move() -> None:
    """The reason alone adds 0.32, the objection alone takes 0.2 away; together they add 0.12."""
    against = build_claim("q", attacks=["t"])
    move = trace(BASE, [*BASE, build_claim("p", supports=STRONG), against])[ESSAY]
    assert move.contributions == (("p", pytest.approx(0.32)), ("q", pytest.approx(-0.2)))


def test_a_step_that_grew_weaker_and_a_claim_that_went_are_causes() -> None:
    before = [THESIS, build_claim("p", supports=STRONG), build_claim("q", supports=["t"])]
    move = trace(before, [THESIS, build_claim("p", supports=["t"])])[ESSAY]
    assert {claim for claim, _ in move.contributions} == {"p", "q"}
    assert (move.before, move.after) == (pytest.approx(0.892), pytest.approx(0.7))


def test_a_premise_that_rests_on_a_reason_from_now_on_is_a_cause() -> None:
    """It is no longer believed for itself, and its new reason gives it less than that."""
    before = [THESIS, build_claim("p", supports=STRONG)]
    move = trace(before, [*before, build_claim("r", supports=[{"claim": "p", "strength": "weak"}])])[ESSAY]
    assert move.after == pytest.approx(0.58)
    assert [claim for claim, _ in move.contributions] == ["p", "r"]


def test_an_undercut_that_lost_its_step_is_no_cause() -> None:
    doubt = build_claim("u", undercuts=["p -> t"])
    move = trace([*BASE, build_claim("p", supports=STRONG), doubt], [*BASE, build_claim("u")])[ESSAY]
    assert move.contributions == (("p", pytest.approx(0.5 - move.before)),)


def test_what_leaves_the_thesis_where_it_is_is_not_told() -> None:
    assert trace([THESIS, build_claim("p")], [THESIS, build_claim("p"), build_claim("q", supports=["p"])]) == {}


def test_another_thesis_is_not_compared() -> None:
    assert trace([THESIS], [build_claim("s", kind="thesis"), build_claim("p", supports=["s"])]) == {}


def test_of_very_many_causes_none_is_named() -> None:
    move = trace(BASE, [*BASE, *(build_claim(f"p{i}", supports=["t"]) for i in range(65))])[ESSAY]
    assert move.contributions == ()


@settings(deadline=None, max_examples=15)  # a busy machine is no fault
@given(st.integers(0, 2**32), st.integers(2, 15))
def test_contributions_sum_to_what_the_two_maps_give(seed: int, size: int) -> None:
    dice = random.Random(seed)
    whole = generate_claims(size, seed)
    before, after = (
        [whole[0], *(change_voice(claim, dice) for claim in whole[1:] if dice.random() < 0.8)] for _ in range(2)
    )
    stances = {
        stance.title: [
            evaluate_map(made, one.credences).strengths["c0"]
            for made, one in zip((was, now), (build_stances(Argument(was))[number], stance), strict=True)
        ]
        for was, now in [(build_map(before), build_map(after))]
        for number, stance in enumerate(build_stances(Argument(now)))
        if stance.believed
    }
    found = trace(before, after)
    moved = {title for title, (low, high) in stances.items() if abs(high - low) >= SLIGHT}
    assert set(found) == moved
    for title, move in found.items():
        assert [move.before, move.after] == pytest.approx(stances[title], abs=1e-9)
        assert fsum(size for _, size in move.contributions) == pytest.approx(move.after - move.before, abs=1e-12)


def change_voice(claim: Claim, dice: random.Random) -> Claim:
    """Return the claim, sometimes in another voice, so that a stance believes it in one map only."""
    if dice.random() < 0.8 or claim.fields.kind.value == "thesis":
        return claim
    fields = claim.fields.model_copy(update={"voice": type(claim.fields.voice)("outside")})
    return replace(claim, fields=fields)

from __future__ import annotations

import pytest
from maps import build_case_map, build_claim
from rich_maps import draw_rich_map

from argmap.argument.graph import build_map
from argmap.exchange.losses import Losses
from argmap.exchange.part import OUTSIDE, take_part


def test_a_part_holds_the_claims_within_reach_and_the_steps_between_them() -> None:
    made = build_case_map(
        [
            ("a -> t", "strong"),
            ("b -> a", "weak"),
            ("c -> b", "weak"),
            ("u -/ (b -> a)", "weak"),
            ("v -/ (c -> b)", "weak"),
        ]
    )
    losses = Losses()
    part = take_part(made, "a", 1, losses)
    assert sorted(part.claims) == ["a", "b", "t", "u"]
    assert sorted(part.steps) == ["a -> t", "b -> a", "u -/ (b -> a)"]
    assert losses.as_json() == [
        {"what": "claim", "done": OUTSIDE, "count": 2, "where": ["c", "v"]},
        {"what": "step", "done": OUTSIDE, "count": 2, "where": ["c -> b", "v -/ (c -> b)"]},
    ]


def test_a_linked_step_goes_where_one_of_its_premises_is_beyond_reach() -> None:
    made = build_case_map([("p + q -> t", "strong"), ("t -> s", "weak"), ("r -> s", "weak")])
    assert sorted(take_part(made, "s", 1, Losses()).steps) == ["r -> s", "t -> s"]
    assert sorted(take_part(made, "s", 0, Losses()).claims) == ["s"]


def test_what_names_claims_beyond_reach_is_taken_out_and_told() -> None:
    made = build_map(
        [
            build_claim("t", kind="thesis", prediction={"by": "2027", "state": "open", "why": ["a", "far"]}),
            build_claim("a", supports=["t"]),
            build_claim("far"),
            build_claim("q", kind="question", about=["t", "far"]),
        ]
    )
    losses = Losses()
    part = take_part(made, "t", 1, losses)
    prediction = part.claims["t"].fields.prediction
    assert prediction
    assert prediction.why == ("a",)
    assert {one["what"]: one["where"] for one in losses.as_json()} == {
        "claim": ["far", "q"],
        "claims that decide a prediction": ["t: far"],
    }


@pytest.mark.parametrize("seed", range(60))
def test_a_part_is_a_map_that_its_own_files_give(seed: int) -> None:
    made = draw_rich_map(seed)
    for claim in made.claims:
        part = take_part(made, claim, 1, Losses())
        again = build_map(part.claims.values(), part.references, part.essay)
        assert again.steps == part.steps
        named = {other for one in part.claims.values() for other in one.fields.about}
        assert named <= part.claims.keys()


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(KeyError):
        take_part(build_map([]), "x", 1, Losses())

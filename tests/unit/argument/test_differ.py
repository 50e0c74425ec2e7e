from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_case_map, draw_credences, draw_map

from argmap.argument.differ import find_difference
from argmap.argument.indexed import compile_map
from argmap.argument.program import Program

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "cases" / "differ.json").read_text("utf-8"))
SEEDS = st.integers(0, 2**32)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_premises_are_those_computed_by_hand(case: dict[str, Any]) -> None:
    compact = compile_map(build_case_map(case["steps"]))
    one, other = ([case[side].get(claim, 0.5) for claim in compact.claims] for side in ("one", "other"))
    found = find_difference(Program(compact), one, other)
    partings = [(compact.claims[p.claim], p.first, p.second, p.weight) for p in found.partings]
    assert [name for name, *_ in partings] == [name for name, *_ in case["partings"]]
    for (_, *numbers), (_, *expected) in zip(partings, case["partings"], strict=True):
        assert numbers == pytest.approx(expected, abs=1e-12)
    assert found.strengths == pytest.approx(case["strengths"], abs=1e-12)
    assert [compact.claims[claim] for claim in found.shared] == case["shared"]


@settings(max_examples=50, deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS, SEEDS)
def test_the_order_of_the_two_stances_changes_no_weight(seed: int, first: int, second: int) -> None:
    compact = draw_map(seed)
    program = Program(compact)
    one, other = (draw_credences(drawn, len(compact.claims)) for drawn in (first, second))
    there, back = find_difference(program, one, other), find_difference(program, other, one)
    assert [(p.claim, p.first, p.second, p.weight) for p in there.partings] == [
        (p.claim, p.second, p.first, p.weight) for p in back.partings
    ]
    assert (there.strengths, there.shared) == (back.strengths[::-1], back.shared)


@settings(max_examples=50, deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS, SEEDS)
def test_a_swap_gives_the_strength_of_the_swapped_stance(seed: int, first: int, second: int) -> None:
    compact = draw_map(seed)
    program = Program(compact)
    one, other = (draw_credences(drawn, len(compact.claims)) for drawn in (first, second))
    for parting in find_difference(program, one, other).partings:
        swapped = list(one)
        swapped[parting.claim] = other[parting.claim]
        assert parting.first == program.compute(swapped).claims[compact.thesis]


def test_without_a_thesis_nothing_is_compared() -> None:
    compact = compile_map(build_case_map([("p -> q", "strong")]))
    with pytest.raises(ValueError, match="the map has no thesis"):
        find_difference(Program(compact), [0.5, 0.5], [0.9, 0.5])

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_case_map, draw_credences, draw_map

from argmap.argument.bands import compare_methods, compute_bands, draw_numbers, is_contested
from argmap.argument.cruxes import find_cruxes
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.methods import Method
from argmap.argument.program import Program

SEEDS = st.integers(0, 2**32)


def build_base(compact: CompactMap, credences: dict[str, float]) -> list[float]:
    return [credences.get(claim, 0.5) for claim in compact.claims]


def test_mulberry32_gives_its_published_sequence() -> None:
    assert list(islice(draw_numbers(1), 3)) == [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]


def test_a_swing_is_the_difference_between_surely_and_surely_not() -> None:
    compact = compile_map(build_case_map([("p -> t", "strong"), ("q -x t", "weak")]))
    found = find_cruxes(Program(compact), build_base(compact, {}))
    assert [(compact.claims[c.claim], round(c.swing, 12)) for c in found.claims] == [("p", 0.4), ("q", -0.125)]


def test_a_flip_is_the_nearest_credence_that_leaves_the_side() -> None:
    compact = compile_map(build_case_map([("p -> t", "strong"), ("q -x t", "moderate")]))
    found = find_cruxes(Program(compact), build_base(compact, {"p": 1.0, "q": 0.9}))
    flips = {compact.claims[c.claim]: c.flip for c in found.claims}
    assert flips == {"p": pytest.approx(0.75, abs=1e-6), "q": None}
    assert found.pair is None


def test_where_no_claim_flips_the_thesis_alone_a_pair_may() -> None:
    compact = compile_map(build_case_map([("p -> t", "strong"), ("q -> t", "strong"), ("r -> t", "weak")]))
    found = find_cruxes(Program(compact), build_base(compact, {"p": 0.9, "q": 0.9}))
    assert found.pair is not None
    assert [compact.claims[i] for i in found.pair.claims] == ["p", "q"]
    assert found.pair.credences == pytest.approx((0.5, 0.5), abs=1e-4)


def test_a_thesis_at_no_view_has_nothing_to_flip() -> None:
    compact = compile_map(build_case_map([("p -> t", "strong")]))
    found = find_cruxes(Program(compact), build_base(compact, {}))
    assert ([c.flip for c in found.claims], found.pair) == ([None], None)


def test_a_map_without_a_thesis_has_no_cruxes() -> None:
    compact = compile_map(build_case_map([("p -> q", "strong")]))
    with pytest.raises(ValueError, match="the map has no thesis"):
        find_cruxes(Program(compact), [0.5, 0.5])


@settings(max_examples=50, deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS)
def test_a_flip_takes_the_thesis_off_its_side(seed: int, other: int) -> None:
    compact = draw_map(seed)
    program = Program(compact)
    base = draw_credences(other, len(compact.claims))
    found = find_cruxes(program, base)
    for crux in found.claims:
        if crux.flip is None:
            continue
        moved = list(base)
        moved[crux.claim] = crux.flip
        after = program.compute(moved).claims[compact.thesis]
        assert (found.strength - 0.5) * (after - 0.5) <= 1e-9


def test_a_band_holds_the_strength_and_no_view_has_none() -> None:
    compact = compile_map(build_case_map([("p -> t", "strong"), ("q -x t", "weak")]))
    program = Program(compact)
    t = compact.index["t"]
    low, high = compute_bands(program, build_base(compact, {"p": 0.8, "q": 0.7}))[t]
    assert low < program.compute(build_base(compact, {"p": 0.8, "q": 0.7})).claims[t] < high
    assert compute_bands(program, build_base(compact, {}))[t] == (0.5, 0.5)


def test_methods_are_compared_on_the_thesis() -> None:
    compact = compile_map(build_case_map([("p -> t", "moderate"), ("q -> t", "moderate")]))
    found = compare_methods(Program(compact), build_base(compact, {"p": 1.0, "q": 1.0}))
    assert found == pytest.approx({Method.SIGNED_DFQUAD: 0.875, Method.QUADRATIC_ENERGY: 0.75, Method.LOG_ODDS: 0.9})
    assert not is_contested(found)

"""What is computed with less work equals the plain evaluation to the last bit, also in loops."""

from __future__ import annotations

import plain_evaluation as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import draw_credences, draw_map, draw_ring

from argmap.argument.cruxes import find_cruxes, measure_swings
from argmap.argument.indexed import CompactMap
from argmap.argument.methods import Method
from argmap.argument.program import Program

SEEDS = st.integers(0, 2**32)
METHODS = pytest.mark.parametrize("method", Method)


def draw_any(seed: int) -> CompactMap:
    return draw_ring(seed) if seed % 8 == 0 else draw_map(seed, most=12)


@METHODS
@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS)
def test_strengths_are_those_of_the_plain_evaluation(method: Method, seed: int, other: int) -> None:
    compact = draw_map(seed)
    base = draw_credences(other, len(compact.claims))
    assert Program(compact).compute(base, method) == plain.evaluate(compact, base, method)


@METHODS
@settings(deadline=None, max_examples=30)  # a busy machine is no fault
@given(SEEDS, SEEDS)
def test_cruxes_are_those_of_the_plain_evaluation(method: Method, seed: int, other: int) -> None:
    compact = draw_any(seed)
    base = draw_credences(other, len(compact.claims))
    found = find_cruxes(Program(compact), base, method)
    assert found == plain.find_cruxes(compact, base, method)
    assert measure_swings(Program(compact), base, method) == {crux.claim: crux.swing for crux in found.claims}

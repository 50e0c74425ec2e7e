from __future__ import annotations

from itertools import pairwise, permutations
from math import fsum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import CONTRIBUTIONS, build_case_map, draw_credences, draw_map, draw_ring

from argmap.argument.contributions import count_points, explain_move, round_hundredths, share_move
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program

SEEDS = st.integers(0, 2**32)


def set_some(seed: int, compact: CompactMap) -> list[float]:
    """Return the same credences as another seed's, but for about half of the claims."""
    return [one if one > 0.5 else 0.25 for one in draw_credences(seed, len(compact.claims))]


@pytest.mark.parametrize("case", CONTRIBUTIONS, ids=[case["name"] for case in CONTRIBUTIONS])
def test_worked_value(case: dict[str, Any]) -> None:
    compact = compile_map(build_case_map(case["steps"]))
    before, after = ([case[when].get(claim, NO_VIEW) for claim in compact.claims] for when in ("before", "after"))
    found = explain_move(Program(compact), before, after)
    assert found is not None
    assert [found.before, found.after] == pytest.approx(case["move"], abs=1e-12)
    actual = {compact.claims[part.claim]: part.size for part in found.contributions}
    assert actual == pytest.approx(case["contributions"], abs=1e-12)


@pytest.mark.parametrize("method", Method)
@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS, SEEDS, SEEDS, st.sampled_from([6, 12, 60]))
def test_contributions_sum_to_the_move(method: Method, seed: int, one: int, other: int, most: int) -> None:
    compact = draw_map(seed, most)
    before, after = set_some(one, compact), set_some(other, compact)
    found = explain_move(Program(compact), before, after, method)
    strengths = [Program(compact).compute(base, method) for base in (before, after)]
    if found is None:
        assert any(compact.thesis in strength.unstable for strength in strengths)
        return
    assert [found.before, found.after] == [strength.claims[compact.thesis] for strength in strengths]
    assert fsum(part.size for part in found.contributions) == pytest.approx(found.after - found.before, abs=1e-12)


@settings(deadline=None, max_examples=40)  # a busy machine is no fault
@given(SEEDS, SEEDS, SEEDS)
def test_few_changes_contribute_the_mean_over_all_orders(seed: int, one: int, other: int) -> None:
    compact = draw_map(seed, 5)
    program, before, after = Program(compact), draw_credences(one, len(compact.claims)), set_some(other, compact)
    found = explain_move(program, before, after)
    if found is None:
        return
    claims = sorted(part.claim for part in found.contributions)
    sums = dict.fromkeys(claims, 0.0)
    orders = list(permutations(claims))
    for order in orders:
        base = list(before)
        for claim in order:
            was = program.compute(base).claims[compact.thesis]
            base[claim] = after[claim]
            sums[claim] += program.compute(base).claims[compact.thesis] - was
    means = {claim: total / len(orders) for claim, total in sums.items()}
    assert {part.claim: part.size for part in found.contributions} == pytest.approx(means, abs=1e-12)


def test_many_changes_come_near_the_mean_over_all_orders() -> None:
    ways = [0.0] * 9

    def shift(change: int, way: float) -> float:
        ways[change] = way
        return ways[0] * ways[1] * ways[2] + 0.2 * sum(ways[3:])

    found = share_move(0.0, shift, 9)
    assert found == pytest.approx([1 / 3] * 3 + [0.2] * 6, abs=0.006)
    assert fsum(found) == pytest.approx(2.2, abs=1e-12)


def test_a_thesis_without_a_stable_value_has_no_contributions() -> None:
    moves = [(draw_ring(seed), draw_credences(seed, 6)) for seed in range(40)]
    bases = [(ring, [0.9 + 0.1 * credence for credence in base[: len(ring.claims)]]) for ring, base in moves]
    ring, base = next(one for one in bases if Program(one[0]).compute(one[1]).unstable)
    assert explain_move(Program(ring), [NO_VIEW] * len(base), base) is None


def test_a_map_without_a_thesis_is_refused() -> None:
    compact = compile_map(build_case_map([("p -> q", "strong")]))
    with pytest.raises(ValueError, match="the map has no thesis"):
        explain_move(Program(compact), [0.5, 0.5], [0.9, 0.5])


@given(st.floats(0, 1), st.lists(st.floats(0, 1)))
def test_points_add_up_to_the_rounded_strengths(start: float, values: list[float]) -> None:
    sizes = [b - a for a, b in pairwise([start, *values])]
    end = start
    for size in sizes:
        end += size
    points = count_points(start, sizes)
    assert sum(points) == round_hundredths(end) - round_hundredths(start)
    assert [1 for point, size in zip(points, sizes, strict=True) if abs(point - 100 * size) > 1] == []
    assert [point for _, point in sorted(zip(sizes, points, strict=True))] == sorted(points)

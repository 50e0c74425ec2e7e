"""How much is computed, counted in claims: only what a change reaches, and in a loop only what moves."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from generated import generate_claims
from shapes import draw_comb, draw_ring

from argmap.argument import program as programs
from argmap.argument.graph import build_map
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.methods import RULES, Method, Rule
from argmap.argument.program import Program
from argmap.content.models import Claim


class Count:
    """How often a claim was computed."""

    claims = 0


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Count:
    """Return a count of the claims computed from now on, by the default method."""
    counted = Count()
    known = RULES[Method.SIGNED_DFQUAD]

    def conclude(base: float, gathered: float, attacking: Sequence[float]) -> float:
        counted.claims += 1
        return known.conclude(base, gathered, attacking)

    monkeypatch.setitem(programs.RULES, Method.SIGNED_DFQUAD, Rule(known.gather, conclude))
    return counted


def compile_claims(claims: list[Claim]) -> CompactMap:
    return compile_map(build_map(claims))


def test_a_change_spreads_until_it_makes_no_difference(count: Count) -> None:
    compact = compile_claims(draw_comb(10_000, pairs=0))  # a chain of 5,000 claims, each with a reason of its own
    program = Program(compact)
    base = [0.9 if claim in compact.basic else 0.5 for claim in range(len(compact.claims))]
    found = program.compute(base)
    far = compact.index["c9000"]
    base[far] = 0.8
    count.claims = 0
    program.update(found, base, [far])
    assert 10 < count.claims < 200
    assert found == program.compute(base)


def test_a_change_that_nothing_counts_is_not_passed_on(count: Count) -> None:
    compact = compile_claims(generate_claims(300))
    program = Program(compact)
    base = [0.5] * len(compact.claims)
    found = program.compute(base)
    count.claims = 0
    for claim in compact.basic:
        base[claim] = random.Random(claim).random() / 2
        program.update(found, base, [claim])
    assert count.claims <= len(compact.basic)  # those that are attacked themselves
    assert found == program.compute(base)


def test_in_a_loop_only_what_moves_is_computed(count: Count) -> None:
    compact = compile_claims(draw_comb(1_000, pairs=50))
    (loop,) = (group for group in compact.order if not isinstance(group, int))
    program = Program(compact)
    base = [0.5] * len(compact.claims)
    found = program.compute(base)
    base[compact.index["c999"]] = 1.0
    count.claims = 0
    program.update(found, base, [compact.index["c999"]])
    assert len(loop) > 400
    assert len(loop) < count.claims < 60 * len(loop)  # it takes some 200 rounds
    assert found == program.compute(base)


def test_a_loop_is_not_run_again_for_what_it_was_run_for_before(count: Count) -> None:
    compact = compile_claims(draw_ring(20))
    program = Program(compact)
    base = [0.9 if claim in compact.basic else 0.5 for claim in range(len(compact.claims))]
    before = program.compute(base)
    first = count.claims
    count.claims = 0
    assert program.compute(base) == before
    assert count.claims == len(compact.claims) - len(compact.basic) - 20  # the thesis
    assert first > 100

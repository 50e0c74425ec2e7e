"""The browser shares a move of the thesis out among its causes as Python does."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from maps import CONTRIBUTIONS, build_case_map, draw_credences, draw_map, draw_ring
from node_fixtures import Call

from argmap.argument.contributions import count_points, explain_move
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program

MAPS = 90
LARGE = 12
RINGS = 12


def draw_moves() -> list[tuple[CompactMap, list[float], list[float]]]:
    """Return random maps, each with two stances: the second leaves about half of the credences as they were."""
    maps = [draw_map(seed, 20) for seed in range(MAPS)] + [draw_map(seed, 60) for seed in range(LARGE)]
    maps += [draw_ring(seed) for seed in range(RINGS)]
    moves = []
    for seed, compact in enumerate(maps):
        before, other = (draw_credences(one, len(compact.claims)) for one in (seed, seed + 10_000))
        after = [b if i % 2 else a for i, (a, b) in enumerate(zip(before, other, strict=True))]
        moves.append((compact, before, after))
    return moves


def explain_here(compact: CompactMap, before: list[float], after: list[float], method: Method) -> dict[str, Any] | None:
    move = explain_move(Program(compact), before, after, method)
    if move is None:
        return None
    claims, sizes = [part.claim for part in move.contributions], [part.size for part in move.contributions]
    points = list(count_points(move.before, sizes))
    return {"before": move.before, "after": move.after, "claims": claims, "sizes": sizes, "points": points}


def test_contributions_are_equal_to_the_last_bit_and_sum_to_the_move(call: Call) -> None:
    moves = draw_moves()
    there = call("contributions.js", "explainAll", [[compact.as_json(), one, two] for compact, one, two in moves])
    numbers = set()
    for (compact, before, after), by_method in zip(moves, there, strict=True):
        for method, found in zip(Method, by_method, strict=True):
            if method is not Method.LOG_ODDS:  # exp and log are rounded otherwise in a browser
                assert found == explain_here(compact, before, after, method)
            if found:
                numbers.add(min(len(found["sizes"]), 9))
                assert fsum(found["sizes"]) == pytest.approx(found["after"] - found["before"], abs=1e-12)
    assert numbers == set(range(10)), "moves with no cause, with few and with many"
    assert any(by_method[0] is None for by_method in there)


def test_worked_values(call: Call) -> None:
    maps = []
    for case in CONTRIBUTIONS:
        compact = compile_map(build_case_map(case["steps"]))
        stances = [[case[when].get(claim, NO_VIEW) for claim in compact.claims] for when in ("before", "after")]
        maps.append((compact, stances))
    there = call("contributions.js", "explainAll", [[compact.as_json(), *stances] for compact, stances in maps])
    for case, (compact, _), by_method in zip(CONTRIBUTIONS, maps, there, strict=True):
        found = by_method[0]
        assert [found["before"], found["after"]] == pytest.approx(case["move"], abs=1e-12)
        actual = {compact.claims[claim]: size for claim, size in zip(found["claims"], found["sizes"], strict=True)}
        assert actual == pytest.approx(case["contributions"], abs=1e-12)

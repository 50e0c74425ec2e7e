"""The browser finds the same premises on which two stances differ, to the last bit."""

from __future__ import annotations

from maps import draw_credences, draw_map, draw_ring
from node_fixtures import Call

from argmap.argument.differ import find_difference
from argmap.argument.program import Program

MAPS = 400
RINGS = 20


def test_the_browser_finds_the_same_premises_with_the_same_numbers(call: Call) -> None:
    maps = [*map(draw_map, range(MAPS)), *map(draw_ring, range(RINGS))]
    pairs = [
        (compact, draw_credences(seed, len(compact.claims)), draw_credences(seed + MAPS, len(compact.claims)))
        for seed, compact in enumerate(maps)
    ]
    expected = []
    for compact, one, other in pairs:
        found = find_difference(Program(compact), one, other)
        partings = [[p.claim, p.first, p.second, p.weight] for p in found.partings]
        expected.append([list(found.strengths), partings, list(found.shared)])
    given = [(compact.as_json(), one, other) for compact, one, other in pairs]
    assert call("differ.js", "findDifferences", given) == expected
    assert sum(len(partings) > 1 and partings[0][3] > 0.05 for _, partings, _ in expected) > MAPS / 4

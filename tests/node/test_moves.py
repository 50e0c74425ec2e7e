"""Pages made in Python and pages in the browser say in the same words how strong a claim is and how far it moves."""

from __future__ import annotations

import random

from node_fixtures import Call

from argmap.argument.cruxes import Crux
from argmap.argument.strengths import name_strength
from argmap.pages.cruxes.sentences import describe_crux, describe_move

EDGES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0)


def draw_cases(number: int) -> list[tuple[float, float, float, float]]:
    dice = random.Random(1)
    draw = (dice.random, lambda: dice.choice(EDGES), lambda: dice.choice(EDGES) + dice.choice((-1e-9, 1e-9, 0.01)))
    cases = []
    for _ in range(number):
        credence, strength, low, high = (min(1.0, max(0.0, dice.choice(draw)())) for _ in range(4))
        cases.append((credence, strength, low, high if dice.random() < 0.7 else min(1.0, strength + 0.05)))
    return cases


def test_strengths_and_moves_are_said_in_the_same_words(call: Call) -> None:
    cases = draw_cases(3000)
    here = [
        [name_strength(now), describe_move(now, high), describe_crux(credence, now, Crux(0, low, high, None))]
        for credence, now, low, high in cases
    ]
    assert call("moves.js", "sayAll", cases) == here
    assert len({move for _, move, _ in here}) > 25

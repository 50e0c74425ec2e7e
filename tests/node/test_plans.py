"""The map in the browser: the same blocks as static pictures at first; whatever is folded or in focus, no overlap."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest
from generated import generate_claims
from layouts import FORM_NAMES, find_faults
from maps import build_claim
from node_fixtures import Call
from random_blocks import dump_blocks

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.models import Claim
from argmap.view.map_look import plan_whole
from argmap.view.map_pieces import build_piece, cut_map
from argmap.view.sizes import LONE

SIZES = (20, 200, 2000)
REASONS = [
    build_claim("why", supports=[{"claim": "yes", "strength": "strong"}]),
    build_claim("but", attacks=[{"claim": "yes"}]),
    build_claim("so", supports=[{"claim": "no"}]),
    build_claim("deep", supports=[{"claim": "so"}]),
    build_claim("alone"),
    build_claim("below", attacks=[{"claim": "alone"}]),
]
THESES = [build_claim("yes", kind="thesis"), build_claim("no", kind="thesis")]
QUESTION = build_claim("asked", kind="question", voice="outside", about=["yes", "no"])
MAPS: dict[str, list[Claim]] = {
    "no thesis": [build_claim("plain"), build_claim("doubt", attacks=[{"claim": "plain"}])],
    "two theses": [*THESES, *REASONS],
    "answers that compete": [*THESES, QUESTION, *REASONS],
    "many claims that lead nowhere": [*THESES, *(build_claim(f"lone-{n}") for n in range(40))],
    "a few claims that lead nowhere": [*THESES, build_claim("one"), build_claim("two")],
    **{f"{size} claims": generate_claims(size) for size in SIZES},
}


@cache
def read_generated(size: int) -> Argument:
    return Argument(build_map(generate_claims(size)))


def list_pieces(argument: Argument) -> list[dict[str, Any]]:
    """Return the pieces of a map as the browser reads them."""
    pieced = cut_map(argument)
    return [json.loads(json.dumps(build_piece(pieced, number))) for number in range(len(pieced.pieces))]


def draw_states(argument: Argument, dice: random.Random) -> list[dict[str, Any]]:
    """Return states of the map: all unfolded, some claims folded or unfolded, and some in focus."""
    claims = list(argument.made.claims)
    states: list[dict[str, Any]] = [{"level": 99}, {"level": 0}]
    for _ in range(6):
        few = dice.sample(claims, len(claims) // 4)
        states.append({"open": few, "level": dice.choice((1, 2))})
        states.append({"shut": few, "level": dice.choice((2, 99))})
        states.append({"focus": dice.choice(claims), "hops": dice.choice((1, 2, None)), "open": few})
    return states


@pytest.mark.parametrize("name", MAPS)
def test_the_first_view_has_the_same_blocks_in_python_and_in_the_browser(name: str, call: Call) -> None:
    argument = Argument(build_map(MAPS[name]))
    assert call("plans.js", "planFirst", list_pieces(argument)) == dump_blocks(list(plan_whole(argument)))


def test_of_many_claims_that_lead_nowhere_the_chosen_one_is_shown_whichever_it_is(call: Call) -> None:
    argument = Argument(build_map(MAPS["many claims that lead nowhere"]))
    states = [{}, {"at": "lone-9"}, {"at": "lone-39"}]
    found = call("plans.js", "arrangeStates", list_pieces(argument), states, ["medium"])
    lone = [[claim for claim in one["shown"] if claim.startswith("lone-")] for one in found]
    assert [len(claims) for claims in lone] == [LONE, LONE + 1, LONE + 1]
    assert ("lone-9" in lone[1], "lone-39" in lone[2]) == (True, True)


@pytest.mark.parametrize("size", SIZES)
def test_whatever_is_folded_or_in_focus_every_claim_shown_has_a_place_of_its_own(size: int, call: Call) -> None:
    argument = read_generated(size)
    states = draw_states(argument, random.Random(size))
    for state, found in zip(
        states, call("plans.js", "arrangeStates", list_pieces(argument), states, FORM_NAMES), strict=True
    ):
        for form, layout in zip(FORM_NAMES, found["layouts"], strict=True):
            assert find_faults(layout, form) == [], state
            drawn = [box["id"] for box in layout["boxes"] if box["id"]]
            assert len(drawn) == len(set(drawn))
            if "focus" not in state:  # of a long line to the focus, the middle is left out
                assert sorted(drawn) == sorted(found["shown"])


@pytest.mark.parametrize("size", SIZES)
def test_the_claim_in_focus_stands_below_its_line_and_above_what_bears_on_it(size: int, call: Call) -> None:
    argument = read_generated(size)
    focuses = random.Random(size).sample(list(argument.made.claims), 12)
    states = [{"focus": claim} for claim in focuses]
    for claim, found in zip(
        focuses, call("plans.js", "arrangeStates", list_pieces(argument), states, FORM_NAMES), strict=True
    ):
        line = argument.tree.line(claim)
        on_line = [*line[:-1]] if len(line) <= 8 else [*line[:2], "", *line[-6:-1]]
        for layout in found["layouts"]:
            roles = {role: [box["id"] for box in layout["boxes"] if box["role"] == role] for role in ("line", "middle")}
            assert roles == {"line": on_line, "middle": [claim]}
            heights = [box["y"] for box in layout["boxes"] if box["role"] != "row"]
            assert heights == sorted(heights)
            assert (
                max(heights) == max(0, *heights) < min([b["y"] for b in layout["boxes"] if b["role"] == "row"] + [1e9])
            )


@pytest.mark.parametrize("size", SIZES)
def test_what_bears_on_the_focus_from_elsewhere_stands_below_it_too(size: int, call: Call) -> None:
    argument = read_generated(size)
    focuses = [claim for claim in argument.made.claims if list_away(argument, claim)]
    assert focuses
    states = [{"focus": claim} for claim in focuses[:12]]
    for claim, found in zip(
        focuses, call("plans.js", "arrangeStates", list_pieces(argument), states, ["wide"]), strict=False
    ):
        below = {box["id"] for box in found["layouts"][0]["boxes"] if box["role"] == "row"}
        assert below == list_away(argument, claim) | set(argument.tree.under(claim))


def list_away(argument: Argument, claim: str) -> set[str]:
    """Return the claims that bear on one but hang elsewhere; those above it stand on its line."""
    made, tree = argument.made, argument.tree
    steps = [*made.reasons(claim)]
    steps += [cut for step in made.bears_on(claim) if step.premises[0] == claim for cut in made.undercuts(step.id)]
    found = {premise for step in steps for premise in step.premises}
    return {other for other in found if claim not in tree.line(other)}

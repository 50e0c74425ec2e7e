"""The explorer knows steps by the ids that they have in Python."""

from __future__ import annotations

import json

import pytest
from generated import generate_claims
from node_fixtures import Call

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step, build_map
from argmap.argument.outcomes import find_outcome
from argmap.content.vocabulary import Bearing
from argmap.view.map_pieces import build_piece, cut_map


def find_end(made: ArgumentMap, step: Step) -> str:
    """Return the claim at which a step ends on the map: for an undercut, the first premise of the step undercut."""
    return made.steps[step.conclusion].premises[0] if step.kind is Bearing.UNDERCUTS else step.conclusion


@pytest.mark.parametrize("size", [1, 20, 900])
def test_steps_have_the_same_id_and_parts_in_the_browser(size: int, call: Call) -> None:
    made = build_map(generate_claims(size))
    argument = Argument(made)
    pieced = cut_map(argument)
    pieces = [json.loads(json.dumps(build_piece(pieced, number))) for number in range(len(pieced.pieces))]
    assert call("steps.js", "listSteps", pieces) == {
        step.id: {
            "id": step.id,
            "kind": step.kind,
            "premises": list(step.premises),
            "conclusion": step.conclusion,
            "strength": step.strength,
            "outcome": find_outcome(made, argument.standing, step),
            "end": find_end(made, step),
        }
        for step in made.steps.values()
    }

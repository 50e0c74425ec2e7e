"""The browser's history of a map says of each month what Python traced, in whatever order the months are asked for."""

from __future__ import annotations

import random
from typing import Any

import pytest
from generated import generate_claims
from maps import draw_dated_map
from node_fixtures import Call

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.history import find_since, trace_history
from argmap.view.map_history import build_history, describe_tally


def tell_months(argument: Argument, data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what each month holds, from the differences of the history."""
    told: dict[str, dict[str, Any]] = {}
    claims: set[str] = set()
    standings: dict[str, str] = {}
    outcomes: dict[str, str] = {}
    events = {event["month"]: event for event in data["events"]}
    for number, month in enumerate(trace_history(argument)):
        claims |= set(month.claims)
        standings |= month.standings
        outcomes |= month.outcomes
        tally, event = month.tally, events.get(number)
        told[month.name] = {
            "month": month.name,
            "claims": sorted(claims),
            "standings": dict(standings),
            "outcomes": dict(outcomes),
            "tally": [tally.reasons, tally.carrying, tally.objections, tally.unanswered],
            "balance": describe_tally(tally),
            "event": event and {"words": event["words"], "claims": [data["ids"][row] for row in event["claims"]]},
            "arrived": len(month.claims),
        }
    return told


@pytest.mark.parametrize("made", [*map(draw_dated_map, range(12)), build_map(generate_claims(300))])
def test_each_month_is_what_python_traced(made: ArgumentMap, call: Call) -> None:
    argument = Argument(made)
    data = build_history(argument)
    told = tell_months(argument, data)
    dice = random.Random(1)
    months = [*told, *reversed(told), *dice.choices(list(told), k=30)]
    found = call("history.js", "tellMonths", data, sorted(made.claims), [*months, "", "1999-01", "2999-01"])
    first, last = min(told), max(told)
    assert found == [told[month] for month in (*months, last, first, last)]


def test_dots_stand_in_the_month_in_which_their_claim_appears(call: Call) -> None:
    argument = Argument(build_map(generate_claims(300)))
    found = call("history.js", "tellDots", build_history(argument))
    assert {dot[2] for dot in found} == {c for c in argument.made.claims if find_since(argument.made, c)} - {
        c for c, claim in argument.made.claims.items() if claim.fields.kind.value == "question"
    }
    for month, side, claim, label in found:
        assert (month, side, label) == (
            find_since(argument.made, claim),
            argument.sides[claim],
            argument.made.claims[claim].label,
        )

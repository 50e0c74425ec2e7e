"""The map month by month: each month stands as if nothing later had been written, and says what changed it."""

from __future__ import annotations

import pytest
from generated import generate_claims
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_claim, draw_dated_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.history import Month, Shift, find_since, find_span, trace_history
from argmap.argument.outcomes import find_outcome
from argmap.argument.standing import Standing, Tally
from argmap.content.models import Essay
from argmap.content.vocabulary import Outcome, StandingWord

SEEDS = st.integers(0, 2**32)
ESSAY = Essay(title="An essay", author="A. Writer", url="https://example.org/", date="2025-03-10")


def build_outside(name: str, date: str, **fields: object) -> object:
    return build_claim(name, voice="outside", date=date, references=["https://example.org/"], **fields)


def keep_until(made: ArgumentMap, month: str) -> ArgumentMap:
    """Return the map of the claims that were there by the end of a month, built anew."""
    claims = {name: claim for name, claim in made.claims.items() if find_since(made, name) <= month}
    return ArgumentMap(claims, made.steps, made.references, made.essay)


def read_outcomes(whole: Argument, standing: Standing) -> dict[str, Outcome]:
    steps = {claim: hanging.step for claim, hanging in whole.tree.hangings.items() if hanging.step in standing.steps}
    return {claim: find_outcome(whole.made, standing, whole.made.steps[step]) for claim, step in steps.items() if step}


def assert_as_if_nothing_later_was_written(made: ArgumentMap) -> None:
    whole = Argument(made)
    claims: set[str] = set()
    standings: dict[str, StandingWord] = {}
    outcomes: dict[str, Outcome] = {}
    for month in trace_history(whole):
        there = keep_until(made, month.name)
        standing = Argument(there).standing
        claims.update(month.claims)
        standings |= month.standings
        outcomes |= month.outcomes
        assert claims == set(there.claims)
        assert standings == standing.claims
        assert outcomes == read_outcomes(whole, standing)
    assert standings == whole.standing.claims


@settings(deadline=None)  # a busy machine is no fault
@given(SEEDS)
def test_each_month_stands_as_if_nothing_later_had_been_written(seed: int) -> None:
    assert_as_if_nothing_later_was_written(draw_dated_map(seed))


def test_a_large_map_ends_as_it_stands_today() -> None:
    assert_as_if_nothing_later_was_written(build_map(generate_claims(400, seed=3)))


def trace(*claims: object) -> tuple[Month, ...]:
    return trace_history(Argument(build_map(claims, essay=ESSAY)))  # type: ignore[arg-type]


def test_outside_claims_are_there_from_the_month_of_their_date() -> None:
    dates = {"year": "2025", "month": "2025-07", "day": "2025-07-16"}
    made = build_map([*(build_outside(*pair) for pair in dates.items()), build_claim("own", source=["t.1"])])
    found = {name: find_since(made, name) for name in (*dates, "own")}
    assert found == {"year": "2025-01", "month": "2025-07", "day": "2025-07", "own": ""}


def test_the_months_run_from_the_essays_to_the_last_dated_claims() -> None:
    assert [month.name for month in trace(build_claim("t", kind="thesis"), build_outside("late", "2025-05"))] == [
        "2025-03",
        "2025-04",
        "2025-05",
    ]


def test_an_essay_after_all_claims_has_its_own_month() -> None:
    assert find_span(build_map([build_outside("early", "2024")], essay=ESSAY)) == ("2025-03", "2025-03")


def test_without_an_essay_the_first_dated_claim_begins() -> None:
    made = build_map([build_outside("early", "2024"), build_outside("late", "2024-12-31"), build_claim("own")])
    assert find_span(made) == ("2024-01", "2024-12")


def test_a_map_without_dates_has_no_history() -> None:
    assert trace_history(Argument(build_map([build_claim("t", kind="thesis")]))) == ()


def test_a_month_tells_what_changed_a_main_claim_and_its_step() -> None:
    months = trace(
        build_claim("t", kind="thesis"),
        build_claim("reason", supports=["t"]),
        build_outside("doubt", "2025-04", attacks=["reason"]),
        build_outside("answer", "2025-05", attacks=["doubt"]),
    )
    assert [(month.tally, month.shifts) for month in months] == [
        (Tally(1, 1, 0, 0), ()),
        (
            Tally(1, 0, 0, 0),
            (
                Shift("t", StandingWord.NO_OBJECTION, StandingWord.REASONS_FAIL, ("doubt",)),
                Shift("reason", StandingWord.NO_OBJECTION, StandingWord.OPEN_OBJECTION, ("doubt",), direct=True),
                Shift("reason -> t", Outcome.CARRIES, Outcome.UNDER_OBJECTION, ("doubt",)),
            ),
        ),
        (
            Tally(1, 1, 0, 0),
            (
                Shift("t", StandingWord.REASONS_FAIL, StandingWord.NO_OBJECTION, ("answer",)),
                Shift("reason", StandingWord.OPEN_OBJECTION, StandingWord.OBJECTIONS_ANSWERED, ("answer",)),
                Shift("reason -> t", Outcome.UNDER_OBJECTION, Outcome.CARRIES, ("answer",)),
            ),
        ),
    ]


def test_a_new_step_on_the_thesis_is_a_shift_of_its_own() -> None:
    months = trace(
        build_claim("t", kind="thesis"),
        build_outside("against", "2025-04", attacks=["t"]),
    )
    assert months[1].shifts == (
        Shift("t", StandingWord.NO_OBJECTION, StandingWord.OPEN_OBJECTION, ("against",), direct=True),
        Shift("against -x t", None, Outcome.UNANSWERED),
    )


def test_an_answered_newcomer_is_not_blamed_beside_an_open_one() -> None:
    months = trace(
        build_claim("t", kind="thesis"),
        build_claim("reason", supports=["t"]),
        build_outside("answered", "2025-04", attacks=["reason"]),
        build_outside("answer", "2025-04", attacks=["answered"]),
        build_outside("zz-open", "2025-04", undercuts=["reason -> t"]),
    )
    assert [(shift.node, shift.because, shift.direct) for shift in months[1].shifts] == [
        ("t", ("zz-open",), True),
        ("reason", ("answered",), True),
        ("reason -> t", ("zz-open",), False),
    ]


def test_a_reason_that_did_not_carry_and_is_undercut_too_has_not_shifted() -> None:
    months = trace(
        build_claim("t", kind="thesis"),
        build_claim("other", supports=["t"]),
        build_claim("reason", supports=["t"]),
        build_claim("doubt", attacks=["reason"]),
        build_outside("cut", "2025-04", undercuts=["reason -> t"]),
        build_outside("cut-other", "2025-05", undercuts=["other -> t"]),
    )
    assert months[1].outcomes == {"cut": Outcome.UNANSWERED, "reason": Outcome.UNDERCUT}
    assert [[(shift.node, shift.after) for shift in month.shifts] for month in months[1:]] == [
        [("t", StandingWord.OPEN_OBJECTION)],
        [("other -> t", Outcome.UNDER_OBJECTION)],
    ]


def test_a_step_waits_for_the_claim_that_carries_with_it() -> None:
    months = trace(
        build_claim("t", kind="thesis"),
        build_claim("half", supports=[{"claim": "t", "together_with": ["rest"]}]),
        build_outside("rest", "2025-04"),
    )
    assert [month.tally for month in months] == [Tally(0, 0, 0, 0), Tally(1, 1, 0, 0)]


@pytest.mark.parametrize("seed", range(5))
def test_every_shift_of_a_claim_has_a_new_claim_as_its_cause(seed: int) -> None:
    for month in trace_history(Argument(build_map(generate_claims(300, seed), essay=ESSAY))):
        for shift in month.shifts:
            assert bool(shift.because) == (shift.before is not None)
            assert set(shift.because) <= set(month.claims)

"""The history of a map as data: compact, whole, and in words that a reader understands."""

from __future__ import annotations

import pytest
from generated import generate_claims
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.argument.history import trace_history
from argmap.argument.standing import Tally
from argmap.content.models import Claim, Essay
from argmap.content.vocabulary import Outcome, Side, StandingWord
from argmap.view.json_text import dump_data
from argmap.view.map_history import build_history, describe_tally

ESSAY = Essay(title="An essay", author="A. Writer", url="https://example.org/", date="2025-03-10")


def build_outside(name: str, date: str, **fields: object) -> Claim:
    cited = {"voice": "outside", "date": date, "references": ["https://example.org/"]}
    return build_claim(name, label=name.title(), **cited, **fields)


def make(*claims: Claim) -> Argument:
    return Argument(build_map(claims, essay=ESSAY))


THESIS = build_claim("t", kind="thesis")
REASON = build_claim("reason", supports=["t"], label="Reason")


def tell(*claims: Claim) -> list[str]:
    """Return what is said of April 2025, the month after the essay's."""
    events = {event["month"]: event["words"] for event in build_history(make(*claims))["events"]}
    return list(events.get(1, []))


def test_the_history_of_a_small_map() -> None:
    doubt = build_outside("doubt", "2025-05-02", attacks=["reason"], kind="counterclaim")
    data = build_history(make(THESIS, REASON, doubt))
    standings, outcomes, sides = (data["words"][name] for name in ("standings", "outcomes", "sides"))
    fails, opened, free = (
        standings.index(word)
        for word in (StandingWord.REASONS_FAIL, StandingWord.OPEN_OBJECTION, StandingWord.NO_OBJECTION)
    )
    carries, stopped, unanswered = map(outcomes.index, (Outcome.CARRIES, Outcome.UNDER_OBJECTION, Outcome.UNANSWERED))
    assert data | {"words": None} == {
        "months": ["2025-03", "2025-05"],
        "words": None,
        "ids": ["reason", "t", "doubt"],
        "changes": [
            {
                "month": 0,
                "claims": 2,
                "tally": [1, 1, 0, 0],
                "balance": "the one reason stands",
                "standings": [0, free, 1, free],
                "outcomes": [0, carries],
            },
            {
                "month": 2,
                "claims": 3,
                "tally": [1, 0, 0, 0],
                "balance": "the one reason is disputed",
                "standings": [2, free, 0, opened, 1, fails],
                "outcomes": [2, unanswered, 0, stopped],
            },
        ],
        "events": [
            {"month": 0, "words": ["At the start, the one reason stands."], "claims": []},
            {
                "month": 2,
                "words": [
                    "Because of “Doubt”, the thesis now has no reason left that stands and the reason “Reason” now "
                    "meets an unanswered objection and so no longer stands.",
                    "From the start to today: reasons that stand, from 1 of 1 to 0 of 1; objections not answered, from "
                    "0 of 0 to 0 of 0.",
                ],
                "claims": [1, 2, 0],
            },
        ],
        "dots": [[2, sides.index(Side.AGAINST), "Doubt"]],
    }


def test_an_objection_that_is_met_directly_follows_a_colon() -> None:
    other = build_claim("other", supports=["t"])
    found = tell(
        THESIS, REASON, other, build_outside("doubt", "2025-04", attacks=["reason"]), build_outside("z", "2025-05")
    )
    assert found == ["The reason “Reason” now meets an unanswered objection and so no longer stands: “Doubt”."]


def test_what_changed_from_further_away_is_named_as_the_cause() -> None:
    doubt = build_claim("doubt", attacks=["reason"])
    found = tell(
        THESIS,
        REASON,
        build_claim("other", supports=["t"]),
        doubt,
        build_outside("reply", "2025-04", attacks=["doubt"]),
        build_outside("z", "2025-05"),
    )
    assert found == [
        "The reason “Reason” now has every objection to it answered and so now stands, because of “Reply”."
    ]


def test_new_steps_on_the_thesis_are_told_with_their_outcome() -> None:
    against = build_outside("against", "2025-04", attacks=["t"])
    reply = build_outside("reply", "2025-04", attacks=["against"])
    found = tell(
        THESIS, against, reply, build_outside("more", "2025-04", supports=["t"]), build_outside("z", "2025-05")
    )
    assert found == [
        "The thesis now meets an objection, which is answered: “Against”.",
        "A new reason for the thesis: “More” (stands) and a new objection to the thesis: “Against” (answered).",
    ]


def test_many_changes_with_one_cause_are_counted() -> None:
    reasons = [build_claim(f"r{i}", supports=["t"]) for i in range(6)]
    shared = build_outside("shared", "2025-04", attacks=[f"r{i}" for i in range(5)])
    assert tell(THESIS, *reasons, shared, build_outside("z", "2025-05")) == [
        "Because of “Shared”, the reason “r0” now meets an unanswered objection and so no longer stands, the reason "
        "“r1” now meets an unanswered objection and so no longer stands, the reason “r2” now meets an unanswered "
        "objection and so no longer stands and two more changes follow."
    ]


def test_a_map_without_dates_or_thesis_has_a_history_all_the_same() -> None:
    assert build_history(Argument(build_map([THESIS]))) | {"words": None} == {
        "months": [],
        "words": None,
        "ids": [],
        "changes": [],
        "events": [],
        "dots": [],
        "debate": True,
    }
    lost = build_history(Argument(build_map([build_claim("lost"), build_outside("late", "2025-04")])))
    assert (lost["events"], [change["balance"] for change in lost["changes"]]) == ([], [""])


def test_every_claim_is_listed_once_by_the_month_in_which_it_appears() -> None:
    argument = make(*generate_claims(300))
    data = build_history(argument)
    months = trace_history(argument)
    assert data["ids"] == [claim for month in months for claim in month.claims]
    assert sorted(data["ids"]) == sorted(argument.made.claims)
    assert data["changes"][-1]["claims"] == 300


def test_a_large_history_is_small() -> None:
    data = build_history(make(*generate_claims(2000)))
    assert len(dump_data(data)) < 200_000


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(0, 0, 0, 0), ""),
        (Tally(1, 1, 1, 1), "the one reason stands, the one objection is not answered"),
        (Tally(1, 0, 0, 0), "the one reason is disputed"),
        (Tally(8, 8, 8, 8), "all 8 reasons stand, 8 of 8 objections are not answered"),
        (Tally(8, 0, 8, 0), "none of 8 reasons stands, all 8 objections are answered"),
        (Tally(8, 1, 8, 1), "1 of 8 reasons stands, 1 of 8 objections is not answered"),
        (Tally(0, 0, 4, 2), "2 of 4 objections are not answered"),
    ],
)
def test_a_balance_reads_as_a_sentence(tally: Tally, words: str) -> None:
    assert describe_tally(tally) == words

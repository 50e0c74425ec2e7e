from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.docs_folder import read_docs
from argmap.content.models import Reference
from argmap.pages.context import Context, Settings
from argmap.pages.settle.page import CALENDAR, build_settle, group_questions, list_questions
from argmap.review.rules import check_reading

DOCS = Path(__file__).parents[3] / "docs"
SETTLED = {"true_if": "it is seen", "false_if": "it is not seen", "watch": "the news"}


def build(*, state: str = "open") -> ArgumentMap:
    return build_map(
        [
            build_claim("t", kind="thesis", prediction={"by": "2027", "state": state}),
            build_claim("late", supports=["t"], settled_by={**SETTLED, "by": "2026-03"}),
            build_claim("ever", supports=["t"], settled_by=SETTLED),
            build_claim("plain", supports=["t"]),
            build_claim("seen", kind="evidence", voice="outside", references=["r"], date="2026-05", supports=["late"]),
        ],
        {"r": Reference("r", "R", "https://example.org")},
    )


def ask(made: ArgumentMap, today: str = "2026-11-29") -> Context:
    return Context(Argument(made), Settings("https://example.org/map/", date=today))


def test_questions_come_by_date_and_those_without_one_last() -> None:
    questions = list_questions(ask(build()))
    assert [(one.claim.id, one.due, one.by) for one in questions] == [
        ("late", "2026-03", "2026-03-31"),
        ("t", "2027", "2027-12-31"),
        ("ever", "", ""),
    ]
    assert [one.leaning for one in questions] == ["leans for", "undecided", "undecided"]
    assert {one.claim.id: [len(steps) for steps in one.evidence.values()] for one in questions}["late"] == [1, 0]


@pytest.mark.parametrize(
    ("today", "state", "titles"),
    [
        ("2026-11-29", "open", ["Overdue", "By the end of 2027", "At any time"]),
        ("2026-03-31", "open", ["By the end of 2026", "By the end of 2027", "At any time"]),
        ("", "open", ["By the end of 2026", "By the end of 2027", "At any time"]),
        ("2028-01-01", "borne out", ["Overdue", "At any time", "Decided"]),
    ],
)
def test_overdue_ones_come_first_and_decided_ones_last(today: str, state: str, titles: list[str]) -> None:
    assert list(group_questions(list_questions(ask(build(state=state))), today)) == titles


def test_the_calendar_holds_each_open_date_once() -> None:
    built = build_settle(ask(build()))
    text = built.files[CALENDAR]
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert [(str(event["uid"]), event.decoded("dtstart").isoformat()) for event in events] == [
        ("late@example.org", "2026-03-31"),
        ("t@example.org", "2027-12-31"),
    ]
    assert (
        str(events[0]["description"])
        == "late\nIt is true if it is seen.\nIt is false if it is not seen.\nWatch: the news"
    )
    assert str(events[0]["url"]) == "https://example.org/map/claims/late/"
    assert text == build_settle(ask(build())).files[CALENDAR]


def test_a_map_that_says_nothing_of_the_kind_says_so() -> None:
    built = build_settle(ask(build_map([build_claim("t", kind="thesis")])))
    assert "No claim of this map says yet what would settle it" in built.snippets["settle.html"]
    assert built.files == {}


def test_every_prediction_of_this_map_says_what_would_settle_it() -> None:
    made = check_reading(read_docs(DOCS))[0]
    assert [c.id for c in made.claims.values() if c.fields.prediction and not c.fields.settled_by] == []

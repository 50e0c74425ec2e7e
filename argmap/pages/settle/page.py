"""Predictions and cruxes by the day on which they can be judged, as a page and as a calendar file."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.strengths import name_strength
from argmap.content.models import Claim, Settlement
from argmap.content.vocabulary import Bearing, Kind, PredictionState
from argmap.language.current import gettext
from argmap.pages.context import Built, Context
from argmap.pages.yours.labels import build_base, compile_program, list_stances
from argmap.view.templates import render

ROOT = "../"
CALENDAR = "settle/calendar.ics"
_ID = "-//argmap//what would settle it//EN"
_LATER = "after"  # the stance that believes later evidence alone
_YEAR, _MONTH = len("2026"), len("2026-09")
_DECIDED = (PredictionState.BORNE_OUT, PredictionState.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Question:
    """A claim that time will judge.

    `leaning` is the word for the claim's strength on the map's later evidence alone; `evidence` are the steps
    that bring evidence for the claim and against it.
    """

    claim: Claim
    leaning: str
    evidence: Mapping[Bearing, tuple[Step, ...]]

    @property
    def settled_by(self) -> Settlement | None:
        """What the claim's file says would settle it."""
        return self.claim.fields.settled_by

    @property
    def state(self) -> PredictionState | None:
        """The state of a prediction; None for another claim."""
        return self.claim.fields.prediction.state if self.claim.fields.prediction else None

    @property
    def due(self) -> str:
        """The date by which it will be known: a year, month or day as its file says; empty where none is given."""
        prediction = self.claim.fields.prediction
        return (self.settled_by and self.settled_by.by) or (prediction.by if prediction else "")

    @property
    def by(self) -> str:
        """The last day on which the question can still be open, YYYY-MM-DD; empty where no date is given."""
        return find_last_day(self.due).isoformat() if self.due else ""

    @property
    def decided(self) -> bool:
        """Whether the prediction was borne out or contradicted."""
        return self.state in _DECIDED


def build_settle(context: Context) -> Built:
    """Return the snippet `settle.html` and the calendar."""
    questions = list_questions(context)
    groups = group_questions(questions, context.settings.date)
    made = context.argument.made
    dated = [question for question in questions if question.by and not question.decided]
    page = render(
        "pages/settle/settle.html",
        made=made,
        root=ROOT,
        groups=groups,
        overdue=len(groups.get(gettext("Overdue"), ())),
        questions=questions,
        dated=dated,
    )
    files = {CALENDAR: render_calendar(dated, context.settings.site_url, context.settings.date)} if dated else {}
    return Built({"settle.html": page}, files)


def list_questions(context: Context) -> list[Question]:
    """Return the claims that predict something or say what would settle them, by date; those without one last."""
    made = context.argument.made
    asked = [c for c in (made.claims[name] for name in made.order) if c.fields.settled_by or c.fields.prediction]
    strengths = _weigh_evidence(context) if asked else {}
    found = [_ask(context.argument, claim, strengths) for claim in asked]
    return sorted(found, key=lambda question: (not question.by, question.by))


def _ask(argument: Argument, claim: Claim, strengths: Mapping[str, float]) -> Question:
    return Question(
        claim,
        name_strength(strengths[claim.id]) if claim.id in strengths else "",
        _find_evidence(argument.made, claim.id),
    )


def find_last_day(date: str) -> dt.date:
    """Return the last day of a year, month or day.

    >>> find_last_day("2027-02").isoformat(), find_last_day("2027").isoformat()
    ('2027-02-28', '2027-12-31')
    """
    if len(date) == _YEAR:
        return dt.date(int(date), 12, 31)
    if len(date) == _MONTH:
        year, month = map(int, date.split("-"))
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date.fromisoformat(date)


def _weigh_evidence(context: Context) -> Mapping[str, float]:
    """Return the strength of each claim for a reader who believes the later evidence and has no view on the rest."""
    program = context.once(compile_program)
    stance = next(stance for stance in context.once(list_stances) if stance.id == _LATER)
    base = build_base(program.compact, set(stance.believed))
    return dict(zip(program.compact.claims, program.compute(base).claims, strict=True))


def _find_evidence(made: ArgumentMap, claim: str) -> Mapping[Bearing, tuple[Step, ...]]:
    """Return the steps straight to a claim that bring evidence, or a claim from outside that rests on some."""
    found = {Bearing.SUPPORTS: made.supports(claim), Bearing.ATTACKS: made.attacks(claim)}
    return {side: tuple(step for step in steps if _brings_evidence(made, step)) for side, steps in found.items()}


def _brings_evidence(made: ArgumentMap, step: Step) -> bool:
    premises = [made.claims[premise] for premise in step.premises]
    return any(claim.fields.kind is Kind.EVIDENCE or claim.fields.references for claim in premises)


def group_questions(questions: Iterable[Question], today: str) -> dict[str, list[Question]]:
    """Return the questions under a heading for each state: overdue first, then by year, then undated, then decided.

    `today` is the site's date, YYYY-MM-DD, or nothing: then nothing is overdue.
    """
    groups: dict[str, list[Question]] = {gettext("Overdue"): []}
    decided: list[Question] = []
    for question in questions:
        if question.decided:
            decided.append(question)
        elif question.by and question.by < today:
            groups[gettext("Overdue")].append(question)
        else:
            groups.setdefault(_name_year(question), []).append(question)
    return {title: found for title, found in (*groups.items(), (gettext("Decided"), decided)) if found}


def _name_year(question: Question) -> str:
    return gettext("By the end of %(year)s", year=question.by[:_YEAR]) if question.by else gettext("At any time")


def render_calendar(questions: Iterable[Question], site_url: str, today: str) -> bytes:
    """Return an iCalendar file (RFC 5545) with a whole-day event for the last day of each question."""
    from icalendar import Calendar, Event  # noqa: PLC0415  takes long to import, and only this file needs it

    made_on = dt.datetime.combine(dt.date.fromisoformat(today or "1970-01-01"), dt.time(), dt.UTC)
    whole = Calendar()
    whole.add("prodid", _ID)
    whole.add("version", "2.0")
    for question in questions:
        event = Event()
        event.add("uid", f"{question.claim.id}@{urlsplit(site_url).hostname or 'argmap'}")
        event.add("dtstamp", made_on)
        event.add("dtstart", dt.date.fromisoformat(question.by))
        event.add("summary", gettext("To be judged: %(claim)s", claim=question.claim.label))
        event.add("description", _describe(question))
        event.add("url", f"{site_url}claims/{question.claim.id}/")
        whole.add_component(event)
    return bytes(whole.to_ical())


def _describe(question: Question) -> str:
    lines, settled = [question.claim.heading], question.settled_by
    if settled:
        lines += [gettext("It is true if %(this)s.", this=settled.true_if)]
        lines += [gettext("It is false if %(this)s.", this=settled.false_if)]
        watch = " ".join(filter(None, (settled.watch, settled.where and f"({settled.where})")))
        lines += [gettext("Watch: %(what)s", what=watch)] if watch else []
    return "\n".join(lines)

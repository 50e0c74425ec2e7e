"""Evidence later than the essay by date, and the state of predictions today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.history import is_later
from argmap.content.models import Claim, Reference
from argmap.content.vocabulary import PredictionState, Side, Voice
from argmap.language.current import gettext
from argmap.language.formats import name_month
from argmap.pages.context import Built, Context
from argmap.view.templates import render

ROOT = "../"
PIECES = 150
_YEAR, _MONTH = len("2026"), len("2026-09")
_JULY = 7
_MOST_MONTHS = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A claim from outside, dated after the essay: its date, the steps from it, and its side.

    `counts` tells whether at least one of its steps is in; else each has met an unanswered objection.
    """

    claim: Claim
    date: str
    side: Side
    bearings: tuple[Step, ...]
    counts: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The pieces of one month or year: those for the thesis stand above the axis, those against it below."""

    date: str
    above: tuple[Piece, ...]
    below: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece in the picture: its centre in px, and the side of the axis that it stands on."""

    piece: Piece
    x: float
    y: float
    side: Side


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, in pixels: its size, the height of the axis, the side of a mark, ticks as (x, text), and marks."""

    width: float
    height: float
    axis: float
    size: float
    ticks: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]


def build_since(context: Context) -> Built:
    """Return the snippet `since.html`."""
    argument, made = context.argument, context.argument.made
    found = list_pieces(argument)
    pieces = found[-PIECES:]
    columns = _arrange(pieces)
    predictions = list_predictions(made)
    page = render(
        "pages/since/since.html",
        made=made,
        standing=argument.standing,
        root=ROOT,
        pieces=pieces,
        groups=_group_by_quarter(pieces),
        sides=Counter(piece.side.value for piece in pieces),
        wide=draw_timeline(columns, 760, 18) if columns else None,
        narrow=draw_timeline(columns, 358, 15) if columns else None,
        predictions=predictions,
        states=_count_states(predictions),
        years=any(len(piece.date) == _YEAR for piece in pieces),
        left_out=len(found) - len(pieces),
    )
    return Built({"since.html": page})


def list_pieces(argument: Argument) -> list[Piece]:
    """Return the claims from outside the essay that are certainly later than it, oldest first."""
    made = argument.made
    found = [
        Piece(
            claim,
            made.date_of(claim.id),
            argument.sides[claim.id],
            made.bears_on(claim.id),
            any(argument.standing.steps[step.id] is True for step in made.bears_on(claim.id)),
            tuple(made.cited(claim)),
        )
        for claim in (made.claims[name] for name in made.order)
        if is_later(made, claim.id)
    ]
    return sorted(found, key=lambda piece: (piece.date, piece.claim.id))


def list_predictions(made: ArgumentMap) -> list[Claim]:
    """Return the claims that predict something, the essay's first; decided ones first, then by date."""
    states = [PredictionState.BORNE_OUT, PredictionState.CONTRADICTED, PredictionState.UNCLEAR, PredictionState.OPEN]
    found = []
    for place, name in enumerate(made.order):
        fields = made.claims[name].fields
        if fields.prediction:
            rank = (fields.voice is not Voice.ESSAY, states.index(fields.prediction.state), fields.prediction.by, place)
            found.append((rank, made.claims[name]))
    return [claim for _, claim in sorted(found, key=lambda pair: pair[0])]


def _count_states(predictions: Iterable[Claim]) -> list[tuple[PredictionState, int]]:
    counts = Counter(c.fields.prediction.state for c in predictions if c.fields.prediction)
    return [(state, counts[state]) for state in PredictionState if counts[state]]


def _group_by_quarter(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    """Return pieces by the words for their quarter, `July to September 2026`, or year where they span many."""
    groups: dict[str, list[Piece]] = {}
    unit = _choose_unit(pieces)
    for piece in pieces:
        year, month = _split(piece.date[:unit])
        first = (month - 1) // 3 * 3
        words = _name_quarter(year, first) if month else f"{year}"
        groups.setdefault(words, []).append(piece)
    return groups


def _name_quarter(year: int, first: int) -> str:
    return gettext("%(first)s to %(last)s %(year)s", first=name_month(first + 1), last=name_month(first + 3), year=year)


def _choose_unit(pieces: Sequence[Piece]) -> int:
    """Return the number of characters of a date that name its column: of year and month, or of the year alone.

    Years alone serve where the pieces span more than 30 months.
    """
    if not pieces:
        return _MONTH
    (year, month), (last, last_month) = _split(pieces[0].date), _split(pieces[-1].date)
    return _MONTH if (last - year) * 12 + last_month - month < _MOST_MONTHS else _YEAR


def _arrange(pieces: Sequence[Piece]) -> list[Column]:
    """Return a column for each month from the first piece to the last; a bare year stands before its January."""
    if not pieces:
        return []
    unit = _choose_unit(pieces)
    (year, month), (last, last_month) = _split(pieces[0].date[:unit]), _split(pieces[-1].date[:unit])
    months = range(year * 12 + max(month, 1) - 1, last * 12 + max(last_month, 1))
    names = {piece.date[:unit] for piece in pieces}
    names |= {f"{i // 12}-{i % 12 + 1:02}" if unit == _MONTH else f"{i // 12}" for i in months}
    return [
        Column(
            name,
            tuple(p for p in pieces if p.date[:unit] == name and p.side in (Side.FOR, Side.BOTH)),
            tuple(p for p in pieces if p.date[:unit] == name and p.side in (Side.AGAINST, Side.BOTH)),
        )
        for name in sorted(names)
    ]


def _split(date: str) -> tuple[int, int]:
    """Return year and month; month 0 where it is not known."""
    year, _, rest = date.partition("-")
    return int(year), int(rest[:2] or 0)


def _mark_ticks(columns: Sequence[Column]) -> list[tuple[int, str]]:
    """Return labels of the axis by column: the first month, each July, and each year where it begins."""
    ticks: dict[int, str] = {}
    for index, column in enumerate(columns):
        year, month = _split(column.date)
        if month <= 1 and f"{year}" not in ticks.values():
            ticks[index] = f"{year}"
        elif month == _JULY or index == 0:
            ticks[index] = name_month(month)
    return sorted(ticks.items())


def draw_timeline(columns: Sequence[Column], width: float, size: float) -> Timeline:
    """Return the picture of the columns in `width` pixels: pieces for the thesis above the axis, against it below."""
    gap, room = 3.0, 22.0
    step = width / len(columns)
    size = min(size, step - 2)
    highest = max(len(column.above) for column in columns)
    lowest = max(len(column.below) for column in columns)
    axis = highest * (size + gap) + 20
    marks = []
    for index, column in enumerate(columns):
        x = (index + 0.5) * step
        for i, piece in enumerate(column.above):
            marks.append(Mark(piece, x, axis - gap - i * (size + gap) - size / 2, Side.FOR))
        for i, piece in enumerate(column.below):
            marks.append(Mark(piece, x, axis + room + gap + i * (size + gap) + size / 2, Side.AGAINST))
    ticks = tuple((index * step, text) for index, text in _mark_ticks(columns))
    return Timeline(width, axis + room + lowest * (size + gap) + 24, axis, size, ticks, tuple(marks))

"""Claims, steps and signed stances as tables: CSV by RFC 4180, which a spreadsheet opens without running anything.

All begin with a byte order mark, without which Excel takes UTF-8 for another encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from argmap.content.models import Model
from argmap.exchange.schema import PredictionData, QuestionData, SettlementData, WordedData

CLAIM_COLUMNS = (
    "id",
    "heading",
    "label",
    "kind",
    "voice",
    "topic",
    "standing",
    "date",
    "date_from",
    "source",
    "speakers",
    "wordings.text",
    "wordings.speakers",
    "hedge",
    "references",
    "about",
    "formerly",
    "prediction.by",
    "prediction.state",
    "prediction.why",
    "prediction.because",
    "settled_by.true_if",
    "settled_by.false_if",
    "settled_by.by",
    "settled_by.watch",
    "settled_by.where",
    "ask.question",
    "ask.background",
    "url",
    "text",
)
STEP_COLUMNS = ("id", "kind", "premises", "conclusion", "strength", "because", "scheme", "contrary", "stated_by", "in")
BELIEF_COLUMNS = ("stance", "name", "date", "says", "claim", "belief", "credence")
LICENCE = "licence"
"""The last column of each table: in every row, the address of the licence."""

_FORMULA = tuple("=+-@＝＋－＠\t\r")  # OWASP, CSV Injection; a spreadsheet takes full-width signs for the plain ones
_INSIDE: Mapping[str, type[Model]] = {
    "wordings": WordedData,
    "prediction": PredictionData,
    "settled_by": SettlementData,
    "ask": QuestionData,
}
_MARK = "\ufeff"
_NONE: Mapping[str, object] = MappingProxyType({})


def write_table(rows: Iterable[Mapping[str, object]], columns: Sequence[str], licence: str) -> str:
    """Return objects as CSV, one a row; `prediction.by` is the column of a value inside another.

    The items of a list have a space between them, and a line each where they have values inside them. A cell that a
    spreadsheet would compute gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text)  # its default is RFC 4180: commas, CRLF, quotes where they are needed
    writer.writerow([*columns, LICENCE])
    writer.writerows([*(guard_cell(find_cell(row, column)) for column in columns), licence] for row in rows)
    return _MARK + text.getvalue()


def find_cell(row: Mapping[str, object], column: str) -> str:
    """Return the text of one cell, as a table has it before cells are guarded; empty where there is no value."""
    name, _, inner = column.partition(".")
    value = row.get(name)
    if inner and isinstance(value, tuple | list):
        return "\n".join(find_cell(one, inner) for one in value).rstrip("\n")
    if inner:
        value = (value if isinstance(value, Mapping) else _NONE).get(inner)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).lower()
    joint = "; " if column == "speakers" else " "  # names hold spaces, ids do not
    return joint.join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def guard_cell(text: str) -> str:
    r"""Return a cell's text, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guard_cell('=HYPERLINK("https://example.org")'), guard_cell("4 = 4")
    ('\'=HYPERLINK("https://example.org")', '4 = 4')
    """
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def explain_columns(model: type[Model], columns: Sequence[str]) -> list[tuple[str, str]]:
    """Return each column with what it holds, in the words of the schema."""
    return [(column, _explain(model, column)) for column in columns]


def _explain(model: type[Model], column: str) -> str:
    name, _, inner = column.partition(".")
    if inner:
        return _explain(_INSIDE[name], inner)
    return {field.alias or key: field.description or "" for key, field in model.model_fields.items()}[name]

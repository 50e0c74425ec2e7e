"""The tables, as RFC 4180 has them, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from argmap.content.models import Model
from argmap.exchange.schema import BeliefData, ClaimData, StepData
from argmap.exchange.tables import (
    BELIEF_COLUMNS,
    CLAIM_COLUMNS,
    STEP_COLUMNS,
    explain_columns,
    guard_cell,
    write_table,
)

LICENCE = "https://example.org/licence"


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_table_is_read_back_with_its_commas_quotes_and_lines() -> None:
    rows = [{"id": "a", "text": 'One, "two"\nthree', "source": ["x.1", "x.2"], "inner": {"by": "2027"}, "in": False}]
    text = write_table(rows, ("id", "text", "source", "inner.by", "in", "hedge"), LICENCE)
    assert text.startswith("\ufeffid,text,source,inner.by,in,hedge,licence\r\n")
    assert text.endswith("\r\n")
    assert read(text)[1] == ["a", 'One, "two"\nthree', "x.1 x.2", "2027", "false", "", LICENCE]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\n@"])
def test_no_cell_is_a_formula(sign: str) -> None:
    cell = f"{sign}HYPERLINK(1)"
    assert guard_cell(cell) == f"'{cell}"
    assert read(write_table([{"id": cell}], ("id",), LICENCE))[1][0] == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "a -> b", "'tis", "0", "“=”"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guard_cell(cell) == cell


@pytest.mark.parametrize(
    ("model", "columns"), [(ClaimData, CLAIM_COLUMNS), (StepData, STEP_COLUMNS), (BeliefData, BELIEF_COLUMNS)]
)
def test_every_column_is_explained(model: type[Model], columns: tuple[str, ...]) -> None:
    told = explain_columns(model, columns)
    assert [name for name, _ in told] == list(columns)
    assert all(about for _, about in told)

"""The table in which a benchmark prints its comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPARED = ("what", "ours", "other", "ratio", "note")
"""The columns of `Row`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: seconds for ours and for the other, and sizes in kB where they say something."""

    what: str
    ours: float
    other: float
    note: str = ""

    def render(self) -> str:
        """Return the row as a line of a Markdown table."""
        return f"| {self.what} | {self.ours:.3g} | {self.other:.3g} | {self.ours / self.other:.2f} | {self.note} |"


class Line(Protocol):
    """A row of a table."""

    def render(self) -> str:
        """Return a line of a Markdown table with the columns that `print_table` is given."""


def print_table(title: str, rows: Sequence[Line], columns: Sequence[str] = COMPARED) -> None:
    """Print comparisons, or rows with other columns, as a Markdown table."""
    print(f"\n{title}\n\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for row in rows:
        print(row.render(), flush=True)

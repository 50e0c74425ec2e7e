"""What another format cannot say: how often, where, and what was done with it, as text and as JSON."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Loss:
    """One thing that a format has no place for.

    `what` names the thing as a reader of the map would ("strength", "locution"), `done` says what became of it
    ("left out", "kept as data"), `where` is the claim, step, node or line that had it.
    """

    what: str
    done: str
    where: str


class Losses:
    """Collects losses while a map is read or written; the same loss at the same place counts once."""

    def __init__(self) -> None:
        self._found: set[Loss] = set()

    def note(self, what: str, done: str, where: str) -> None:
        """Note one loss."""
        self._found.add(Loss(what, done, where))

    def add(self, others: Losses) -> None:
        """Note all that others noted."""
        self._found |= others._found

    def grouped(self) -> list[tuple[str, str, list[str]]]:
        """Return what was lost, what was done with it and where, in the order of the words."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for loss in sorted(self._found):
            found[loss.what, loss.done].append(loss.where)
        return [(what, done, places) for (what, done), places in found.items()]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the losses as JSON: `what`, `done`, `count` and all places of each."""
        return [
            {"what": what, "done": done, "count": len(places), "where": places} for what, done, places in self.grouped()
        ]

    def as_text(self, shown: int = 5) -> str:
        """Return a line for each kind of loss, with the first places; an empty text where nothing was lost."""
        return "".join(
            f"{what}: {len(places)}, {done} ({_list(places, shown)})\n" for what, done, places in self.grouped()
        )


def _list(places: list[str], shown: int) -> str:
    more = len(places) - shown
    return ", ".join(places[:shown]) + (f" and {more} more" if more > 0 else "")

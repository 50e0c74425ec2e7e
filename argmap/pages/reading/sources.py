"""The works behind a reading: those that its claims cite, in the order of its text, each with these claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.argument.graph import ArgumentMap
from argmap.content.models import Claim, Reference


@dataclass(frozen=True, slots=True)
class Source:
    """One work, and the claims of the reading that cite it."""

    work: Reference
    claims: tuple[Claim, ...]


def list_sources(made: ArgumentMap, told: Iterable[str]) -> list[Source]:
    """Return the works that these claims cite, numbered by their place: the first is the first that the text cites."""
    found: dict[str, tuple[Reference, list[Claim]]] = {}
    for claim, work in _list_citations(made, dict.fromkeys(told)):
        found.setdefault(work.id, (work, []))[1].append(claim)
    return [Source(work, tuple(claims)) for work, claims in found.values()]


def _list_citations(made: ArgumentMap, told: Iterable[str]) -> Iterator[tuple[Claim, Reference]]:
    for name in told:
        claim = made.claims[name]
        for work in made.cited(claim):
            yield claim, work

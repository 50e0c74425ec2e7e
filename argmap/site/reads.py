"""Notes which claims are read while a page is made, and tells which claims of two versions of a map differ in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from argmap.argument.graph import ArgumentMap
from argmap.content.models import Claim


class NotedClaims(Mapping[str, Claim]):
    """Claims by id; `read` are the ids of those that were asked for since it was last cleared."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Claim:
        claim = self._claims[name]
        self.read.add(name)
        return claim

    def __contains__(self, name: object) -> bool:
        return name in self._claims

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


def note_reads(made: ArgumentMap) -> ArgumentMap:
    """Return the same map with claims that note which of them are read."""
    return replace(made, claims=NotedClaims(made.claims))


def find_reworded(old: ArgumentMap, new: ArgumentMap) -> frozenset[str] | None:
    """Return the ids of the claims whose words differ; None where more than the words of claims differs.

    Words are the heading, the body and where they stand in the file. All that `ArgumentMap` and `Argument` work out
    follows from the rest, so a page that has read none of these claims is the same for both maps.
    """
    if old.claims.keys() != new.claims.keys() or _list_rest(old) != _list_rest(new):
        return None
    pairs = ((old.claims[name], new.claims[name]) for name in new.claims)
    changed = [(before, after) for before, after in pairs if before is not after and before != after]
    if any((before.path, before.fields) != (after.path, after.fields) for before, after in changed):
        return None
    return frozenset(after.id for _, after in changed)


def _list_rest(made: ArgumentMap) -> tuple[object, ...]:
    return made.steps, made.references, made.essay, made.summary, made.stances, made.settings

"""Signed stances as pages tell of them: who believes a claim, and which claims have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap
from argmap.argument.stances import take_credences
from argmap.content.models import SignedStance
from argmap.content.vocabulary import CREDENCES, Belief
from argmap.repository.history import History

Spread = Mapping[Belief, tuple[SignedStance, ...]]
"""Every belief, from the least, with the signed stances that hold it of one claim."""


def spread_beliefs(made: ArgumentMap, claim: str) -> Spread | None:
    """Return who believes a claim how far; None where no signed stance names it."""
    held = [(stance.signed.credences[claim], stance) for stance in made.stances if claim in stance.signed.credences]
    if not held:
        return None
    return {belief: tuple(stance for own, stance in held if own is belief) for belief in Belief}


def find_changed(history: History, stance: SignedStance) -> tuple[str, ...]:
    """Return the claims that a stance names and whose files changed after the day on which it was signed."""
    events = history.by_claim
    named = stance.signed.credences
    return tuple(claim for claim in named if any(e.date > stance.signed.date for e in events.get(claim, ())))


def describe_stances(made: ArgumentMap, compact: CompactMap, history: History) -> list[Mapping[str, Any]]:
    """Return the signed stances for the browser, claims by their index in the compact map.

    `held` pairs each basic claim with its belief, by index from the least; `aside` counts the claims that others
    support by now, of which a stance's word does not count; `changed` are the claims that changed since it was signed.
    """
    credences = list(CREDENCES.values())
    return [
        {
            "id": stance.id,
            "name": stance.signed.name,
            "date": stance.signed.date,
            "says": stance.signed.says,
            "held": [[compact.index[claim], credences.index(value)] for claim, value in taken.items()],
            "aside": len(stance.signed.credences) - len(taken),
            "changed": [compact.index[claim] for claim in find_changed(history, stance)],
        }
        for stance in made.stances
        for taken in [take_credences(made, stance)]
    ]

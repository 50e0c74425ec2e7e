"""Sentences on how a change of mind about a premise moves the thesis; `beliefs/sentences.js` has the same ones."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.argument.cruxes import Crux, Cruxes
from argmap.argument.program import NO_VIEW
from argmap.argument.strengths import name_strength

NAMED = 3
FLIPPED = "to the middle of “undecided” or past it"


def describe_flip(found: Cruxes, labels: Sequence[str]) -> str:
    """Return a sentence that names the premises which can take the thesis to undecided or beyond."""
    alone = [labels[crux.claim] for crux in found.claims if crux.flip is not None]
    if abs(found.strength - NO_VIEW) < 1e-9:
        return "The thesis is undecided to begin with, so there is nothing to flip."
    if alone:
        named = ", ".join(f"“{label}”" for label in alone[:NAMED])
        more = f" and {len(alone) - NAMED} more" if len(alone) > NAMED else ""
        return f"A change of mind on one premise alone can take the thesis {FLIPPED}: {named}{more}."
    if found.pair:
        first, second = (f"“{labels[claim]}”" for claim in found.pair.claims)
        return f"No premise alone takes the thesis {FLIPPED}. Two together can: {first} and {second}."
    return f"No premise alone takes the thesis {FLIPPED}, nor do any two of the twelve that move it most."


def describe_crux(credence: float, strength: float, crux: Crux) -> str:
    """Return a clause on how the opposite belief about one premise moves the thesis.

    >>> describe_crux(0.9, 0.98, Crux(0, 0.72, 0.98, None))
    'If you doubt this, the thesis goes from “for” to “leans for”'
    >>> describe_crux(0.5, 0.98, Crux(0, 0.98, 0.97, None))
    'If you are sure of this, the thesis hardly moves'
    """
    believed = credence > NO_VIEW
    after = crux.low if believed else crux.high
    change = "doubt this" if believed else "are sure of this"
    return f"If you {change}, the thesis {describe_move(strength, after)}"


def describe_move(before: float, after: float) -> str:
    """Return a clause on a claim's move between two strengths: with both words where the word changes, else the amount.

    >>> describe_move(0.7, 0.65), describe_move(0.7, 0.9), describe_move(0.5, 0.5)
    ('stays at “leans for”; a little weaker', 'goes from “leans for” to “for”', 'hardly moves')
    """
    if abs(after - before) < 0.02:
        return "hardly moves"
    if name_strength(before) != name_strength(after):
        return f"goes from “{name_strength(before)}” to “{name_strength(after)}”"
    much = "a little" if abs(after - before) < 0.1 else "clearly"
    return f"stays at “{name_strength(after)}”; {much} {describe_drift(name_strength(after), up=after > before)}"


def describe_drift(word: str, *, up: bool) -> str:
    """Return the direction in which a claim moves within the word that names its strength.

    >>> describe_drift("for", up=False), describe_drift("undecided", up=True), describe_drift("leans against", up=False)
    ('weaker', 'nearer to for', 'further against')
    """
    if word == "undecided":
        return f"nearer to {'for' if up else 'against'}"
    if word.endswith("against"):
        return "less against" if up else "further against"
    return "stronger" if up else "weaker"

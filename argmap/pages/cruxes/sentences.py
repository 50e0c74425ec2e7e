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
    'If you came to doubt this, the thesis would go from “for” to “leans for”'
    >>> describe_crux(0.5, 0.98, Crux(0, 0.98, 0.97, None))
    'If you came to believe this, the thesis would hardly move'
    """
    believed = credence > NO_VIEW
    after = crux.low if believed else crux.high
    change = "doubt" if believed else "believe"
    return f"If you came to {change} this, the thesis {describe_move(strength, after, would=True)}"


def describe_move(before: float, after: float, *, would: bool = False) -> str:
    """Return a clause on a claim's move between two strengths: with both words where the word changes, else the amount.

    `would` says it of a move that only might be.

    >>> describe_move(0.7, 0.65), describe_move(0.7, 0.9), describe_move(0.5, 0.5)
    ('stays at “leans for”, but a little weaker', 'goes from “leans for” to “for”', 'hardly moves')
    """
    if abs(after - before) < 0.02:
        return "would hardly move" if would else "hardly moves"
    word, then = name_strength(before), name_strength(after)
    if word != then:
        return f"{'would go' if would else 'goes'} from “{word}” to “{then}”"
    much = "a little" if abs(after - before) < 0.1 else "clearly"
    return f"{'would stay' if would else 'stays'} at “{then}”, but {much} {describe_drift(then, up=after > before)}"


def describe_drift(word: str, *, up: bool) -> str:
    """Return the direction in which a claim moves within the word that names its strength.

    >>> describe_drift("for", up=False), describe_drift("undecided", up=True), describe_drift("leans against", up=False)
    ('weaker', 'nearer to “for”', 'further against')
    """
    if word == "undecided":
        return f"nearer to “{'for' if up else 'against'}”"
    if word.endswith("against"):
        return "less against" if up else "further against"
    return "stronger" if up else "weaker"

"""Sentences on how a change of mind about a premise moves the thesis; `beliefs/sentences.js` has the same ones."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.argument.cruxes import Crux, Cruxes
from argmap.argument.program import NO_VIEW
from argmap.argument.strengths import find_degree
from argmap.content.vocabulary import Degree
from argmap.language.current import gettext
from argmap.language.formats import quote

NAMED = 3


def describe_flip(found: Cruxes, labels: Sequence[str]) -> str:
    """Return a sentence that names the premises which can take the thesis to undecided or beyond."""
    alone = [quote(labels[crux.claim]) for crux in found.claims if crux.flip is not None]
    if abs(found.strength - NO_VIEW) < 1e-9:
        return gettext("The thesis is undecided to begin with, so there is nothing to flip.")
    if alone:
        return gettext(
            "A change of mind on one premise alone can take the thesis to the middle of “undecided” or past it: "
            "%(premises)s.",
            premises=_list_premises(alone),
        )
    if found.pair:
        first, second = (quote(labels[claim]) for claim in found.pair.claims)
        return gettext(
            "No premise alone takes the thesis to the middle of “undecided” or past it. Two together can: "
            "%(first)s and %(second)s.",
            first=first,
            second=second,
        )
    return gettext(
        "No premise alone takes the thesis to the middle of “undecided” or past it, nor do any two of the twelve that "
        "move it most."
    )


def _list_premises(named: Sequence[str]) -> str:
    shown = ", ".join(named[:NAMED])
    left = len(named) - NAMED
    return gettext("%(premises)s and %(count)s more", premises=shown, count=left) if left > 0 else shown


def describe_crux(credence: float, strength: float, crux: Crux) -> str:
    """Return a clause on how the opposite belief about one premise moves the thesis.

    >>> describe_crux(0.9, 0.98, Crux(0, 0.72, 0.98, None))
    'If you came to doubt this, the thesis would go from “for” to “leans for”'
    >>> describe_crux(0.5, 0.98, Crux(0, 0.98, 0.97, None))
    'If you came to believe this, the thesis would hardly move'
    """
    if credence > NO_VIEW:
        move = describe_move(strength, crux.low, would=True)
        return gettext("If you came to doubt this, the thesis %(move)s", move=move)
    return gettext(
        "If you came to believe this, the thesis %(move)s", move=describe_move(strength, crux.high, would=True)
    )


def describe_move(before: float, after: float, *, would: bool = False) -> str:
    """Return a clause on a claim's move between two strengths: with both words where the word changes, else the amount.

    `would` says it of a move that only might be.

    >>> describe_move(0.7, 0.65), describe_move(0.7, 0.9), describe_move(0.5, 0.5)
    ('stays at “leans for”, but a little weaker', 'goes from “leans for” to “for”', 'hardly moves')
    """
    if abs(after - before) < 0.02:
        return gettext("would hardly move") if would else gettext("hardly moves")
    word, then = find_degree(before), find_degree(after)
    if word != then:
        ends = {"before": word.word, "after": then.word}
        if would:
            return gettext("would go from “%(before)s” to “%(after)s”", **ends)
        return gettext("goes from “%(before)s” to “%(after)s”", **ends)
    drift = describe_drift(then, up=after > before)
    much = gettext("a little %(drift)s", drift=drift)
    if abs(after - before) >= 0.1:
        much = gettext("clearly %(drift)s", drift=drift)
    if would:
        return gettext("would stay at “%(word)s”, but %(change)s", word=then.word, change=much)
    return gettext("stays at “%(word)s”, but %(change)s", word=then.word, change=much)


def describe_drift(degree: Degree, *, up: bool) -> str:
    """Return the direction in which a claim moves within the degree of its strength.

    >>> describe_drift(Degree.FOR, up=False), describe_drift(Degree.LEANS_AGAINST, up=False)
    ('weaker', 'further against')
    >>> describe_drift(Degree.UNDECIDED, up=True)
    'nearer to “for”'
    """
    if degree is Degree.UNDECIDED:
        return gettext("nearer to “%(word)s”", word=(Degree.FOR if up else Degree.AGAINST).word)
    if degree in (Degree.AGAINST, Degree.LEANS_AGAINST):
        return gettext("less against") if up else gettext("further against")
    return gettext("stronger") if up else gettext("weaker")

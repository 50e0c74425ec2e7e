"""The map month by month for the browser: what appears, how it then stands, and in words what changed the balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.history import Month, Shift, is_later, trace_history
from argmap.argument.standing import Tally
from argmap.content.vocabulary import Bearing, Outcome, Side, StandingWord
from argmap.language.current import gettext, ngettext, pgettext
from argmap.language.formats import join_and, number_words, quote
from argmap.view.templates import capfirst

_WORDS: dict[str, list[str]] = {
    "standings": list(StandingWord),
    "outcomes": list(Outcome),
    "sides": list(Side),
}
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A change without its cause; `rank` sorts the changes of a month, the gravest first."""

    rank: int
    words: str
    because: tuple[str, ...]
    direct: bool = False


def build_history(argument: Argument) -> dict[str, Any]:
    """Return the history of a map, to be written as JSON.

    `ids` are all claims in the order in which they appear; elsewhere a claim is its row there. `changes` has the months
    in which anything changes, by their number from the first: `claims` that are there by then in all, the `tally` of
    the main thesis (reasons, carrying, objections, not answered), `balance`, the same in words, and what differs from
    the month before as row, word, row, word and so on: `standings`, and the `outcomes` of the steps by which claims
    hang. `events` are the months at which to stop, with what to say and the claims that it is about. `dots` are the
    claims that are later than the essay, each with its side and its name. Words are numbers of those in `words`.
    """
    made = argument.made
    months = trace_history(argument)
    ids = [claim for month in months for claim in month.claims]
    row = {claim: number for number, claim in enumerate(ids)}
    later = [claim for claim in ids if is_later(made, claim)]
    return {
        "months": [months[0].name, months[-1].name] if months else [],
        "words": _WORDS,
        "ids": ids,
        "changes": list(_list_changes(months, row)),
        "events": list(_list_events(made, months, row)),
        "dots": [[row[c], _WORDS["sides"].index(argument.sides[c]), made.claims[c].label] for c in later],
        **({} if made.essay else {"debate": True}),
    }


def _list_changes(months: Sequence[Month], row: dict[str, int]) -> Iterator[dict[str, Any]]:
    there = 0
    for number, month in enumerate(months):
        there += len(month.claims)
        if month.claims or number == 0:
            tally = month.tally
            yield {
                "month": number,
                "claims": there,
                "tally": [tally.reasons, tally.carrying, tally.objections, tally.unanswered],
                "balance": describe_tally(tally),
                "standings": _flatten((row[c], _WORDS["standings"].index(w)) for c, w in month.standings.items()),
                "outcomes": _flatten((row[c], _WORDS["outcomes"].index(w)) for c, w in month.outcomes.items()),
            }


def _flatten(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return [number for pair in pairs for number in pair]


def _list_events(made: ArgumentMap, months: Sequence[Month], row: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the months at which to stop: the first, those with a shift, and the last."""
    last = len(months) - 1
    for number, month in enumerate(months):
        told = tell_shifts(made, month.shifts)
        if number in (0, last) and made.main_thesis:
            told.append(_tell_end(months, number))
        if told:
            yield {"month": number, "words": told, "claims": [row[claim] for claim in _list_claims(made, month.shifts)]}


def _list_claims(made: ArgumentMap, shifts: Iterable[Shift]) -> list[str]:
    """Return the claims that shifts are about, and those that brought them about, each once."""
    found: dict[str, None] = {}
    for shift in shifts:
        found |= dict.fromkeys(made.steps[shift.node].premises if shift.node in made.steps else (shift.node,))
        found |= dict.fromkeys(shift.because)
    return list(found)


def describe_tally(tally: Tally) -> str:
    """Return the balance of reasons and objections in words, without a full stop; empty where there is neither.

    >>> describe_tally(Tally(10, 4, 4, 3))
    '4 of 10 reasons stand, 3 of 4 objections are not answered'
    >>> describe_tally(Tally(3, 0, 1, 0))
    'none of 3 reasons stands, the one objection is answered'
    """
    return ", ".join(filter(None, (_describe_reasons(tally), _describe_objections(tally))))


def _describe_reasons(tally: Tally) -> str:
    if tally.reasons == 1:
        return gettext("the one reason stands") if tally.carrying else gettext("the one reason is disputed")
    if tally.reasons and tally.carrying == tally.reasons:
        return gettext("all %(count)s reasons stand", count=tally.reasons)
    if tally.reasons and not tally.carrying:
        return gettext("none of %(count)s reasons stands", count=tally.reasons)
    return (
        ngettext(
            "%(num)s of %(count)s reasons stands",
            "%(num)s of %(count)s reasons stand",
            tally.carrying,
            count=tally.reasons,
        )
        if tally.reasons
        else ""
    )


def _describe_objections(tally: Tally) -> str:
    if tally.objections == 1:
        return (
            gettext("the one objection is not answered")
            if tally.unanswered
            else gettext("the one objection is answered")
        )
    if tally.objections and not tally.unanswered:
        return gettext("all %(count)s objections are answered", count=tally.objections)
    return (
        ngettext(
            "%(num)s of %(count)s objections is not answered",
            "%(num)s of %(count)s objections are not answered",
            tally.unanswered,
            count=tally.objections,
        )
        if tally.objections
        else ""
    )


def _tell_end(months: Sequence[Month], number: int) -> str:
    """Return the balance of the first month, or for the last how the balance moved since."""
    first, now = months[0].tally, months[number].tally
    if number == 0:
        balance = describe_tally(first)
        if not balance:
            return gettext("At the start, nothing bears on the thesis.")
        return gettext("At the start, %(balance)s.", balance=balance)
    return gettext(
        "From the start to today: reasons that stand, from %(carrying)s of %(reasons)s to %(carrying_now)s of "
        "%(reasons_now)s; objections not answered, from %(unanswered)s of %(objections)s to %(unanswered_now)s of "
        "%(objections_now)s.",
        carrying=first.carrying,
        reasons=first.reasons,
        carrying_now=now.carrying,
        reasons_now=now.reasons,
        unanswered=first.unanswered,
        objections=first.objections,
        unanswered_now=now.unanswered,
        objections_now=now.objections,
    )


def tell_shifts(made: ArgumentMap, shifts: Sequence[Shift]) -> list[str]:
    """Return sentences about the shifts of one month; those with the same nearest cause share one."""
    groups: dict[tuple[str, ...], list[_Phrase]] = {}
    for phrase in sorted(_list_phrases(made, shifts), key=lambda phrase: phrase.rank):
        groups.setdefault(phrase.because[:1], []).append(phrase)
    return [_tell_group(made, phrases) for phrases in groups.values()]


def _tell_group(made: ArgumentMap, phrases: Sequence[_Phrase]) -> str:
    words = [phrase.words for phrase in phrases[:_MOST_TOLD]]
    if left := len(phrases) - len(words):
        words.append(
            ngettext("%(words)s more change follows", "%(words)s more changes follow", left, words=number_words(left))
        )
    because = phrases[0].because
    if not because:
        return f"{capfirst(join_and(words, '; '))}."
    if len(phrases) > 1:
        return gettext(
            "Because of %(cause)s, %(changes)s.", cause=quote_claim(made, because[0]), changes=join_and(words)
        )
    cause = join_and([quote_claim(made, claim) for claim in because])
    if phrases[0].direct:
        return f"{capfirst(words[0])}: {cause}."
    return gettext("%(change)s, because of %(cause)s.", change=capfirst(words[0]), cause=cause)


def quote_claim(made: ArgumentMap, claim: str) -> str:
    """Return a claim's short name in quotation marks."""
    return quote(made.claims[claim].label)


def _list_phrases(made: ArgumentMap, shifts: Sequence[Shift]) -> Iterator[_Phrase]:
    """Yield a phrase for each shift; a claim and the only step that follows it share one."""
    steps = {shift.node: shift for shift in shifts if shift.node in made.steps}
    for shift in shifts:
        if shift.node in made.claims:
            along = _find_along(made, shift, steps)
            steps.pop(along.node if along else "", None)
            yield _tell_claim(made, shift, along)
    for shift in steps.values():
        yield _tell_step(made, made.steps[shift.node], shift)


def _find_along(made: ArgumentMap, claim: Shift, steps: dict[str, Shift]) -> Shift | None:
    """Return the shift of the step that has only this claim as its premise and changed with it, by the same cause."""
    alone = (shift for name, shift in steps.items() if made.steps[name].premises == (claim.node,))
    return next((shift for shift in alone if shift.before and {*shift.because} & {*claim.because}), None)


def _tell_claim(made: ArgumentMap, shift: Shift, along: Shift | None) -> _Phrase:
    answered = shift.before is StandingWord.NO_OBJECTION and shift.after is StandingWord.OBJECTIONS_ANSWERED
    now = gettext("now meets an objection, which is answered") if answered else shift.after.entry.now
    words = gettext("%(claim)s %(now)s", claim=_name_claim(made, shift.node), now=now)
    if along and along.after.entry.now != shift.after.entry.now:
        words = gettext("%(change)s and so %(now)s", change=words, now=along.after.entry.now)
    rank = 0 if shift.node == made.main_thesis else 1 if along else 2
    return _Phrase(rank, words, shift.because, shift.direct)


def _name_claim(made: ArgumentMap, claim: str) -> str:
    """Return a main claim's name with its role: the thesis, a reason for it or an objection to it."""
    if claim == made.main_thesis:
        return gettext("the thesis")
    first = next(step for step in made.bears_on(claim) if step.conclusion == made.main_thesis)
    return _name_role(first, quote_claim(made, claim))


def _name_role(step: Step, names: str) -> str:
    if step.kind is Bearing.SUPPORTS:
        return gettext("the reason %(claims)s", claims=names)
    return gettext("the objection %(claims)s", claims=names)


def _tell_step(made: ArgumentMap, step: Step, shift: Shift) -> _Phrase:
    names = f" {pgettext('between premises', 'with')} ".join(quote_claim(made, premise) for premise in step.premises)
    if shift.before:
        words = gettext("%(claim)s %(now)s", claim=_name_role(step, names), now=shift.after.entry.now)
        return _Phrase(1, words, shift.because)
    if step.kind is Bearing.SUPPORTS:
        words = gettext("a new reason for the thesis: %(claims)s (%(word)s)", claims=names, word=shift.after.word)
    else:
        words = gettext("a new objection to the thesis: %(claims)s (%(word)s)", claims=names, word=shift.after.word)
    return _Phrase(0, words, ())

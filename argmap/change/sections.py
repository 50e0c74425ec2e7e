"""Every change of a difference as sentences with their details, sorted into sections, for any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.argument.contributions import round_hundredths
from argmap.argument.strengths import name_strength
from argmap.change.compare import ClaimChange, Difference, FieldChange, Run, Turn, compare_words
from argmap.change.sentences import (
    FIELD_WORDS,
    Cause,
    describe_file,
    describe_step,
    list_causes,
    quote,
    quote_claim,
)
from argmap.change.signed import BeliefChange, StanceChange
from argmap.content.models import Claim
from argmap.content.vocabulary import WEIGHTLESS

KEEP_WORDS = 8
MOST_WORDS = 200
MOST_FILES = 200
_OF_BARS = "Each bar begins where the one above it ends, on a scale from against the thesis to for it."
_STANCE_WORDS = {"name": "name", "date": "day", "says": "in a sentence"}


@dataclass(frozen=True, slots=True)
class Detail:
    """A change of one text, word by word, with the name of what it changes."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One change: a sentence, the changed texts that it sums up, and what moves the thesis, as bars."""

    text: str
    details: tuple[Detail, ...] = ()
    bars: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one sort, under a title and with a note; `beyond` is the number of those that are left out."""

    title: str
    items: tuple[Item, ...]
    beyond: int = 0
    note: str = ""


def build_sections(difference: Difference) -> list[Section]:
    """Return every change as sentences with their details, sorted into sections; empty sections are left out."""
    sections = (
        Section("Files that are not compared", *_list_files(difference)),
        Section("Files that cannot be read", tuple(_list_unread(difference))),
        Section("Claims added", tuple(_list_added(difference))),
        Section("Claims removed", tuple(_list_removed(difference))),
        Section("Claims renamed", tuple(_list_renamed(difference))),
        Section("Claims changed", tuple(_list_changed(difference))),
        Section("Relations", tuple(_list_relations(difference))),
        Section("Standing", tuple(_list_standings(difference))),
        Section("What moves the thesis", tuple(_list_moves(difference)), note=_OF_BARS),
        Section("What the thesis turns on", tuple(_list_cruxes(difference))),
        Section("Signed stances", tuple(_list_stances(difference))),
        Section("References", tuple(_list_references(difference))),
        Section("The essay’s index", tuple(_list_essay(difference))),
    )
    return [section for section in sections if section.items]


def _list_files(difference: Difference) -> tuple[tuple[Item, ...], int]:
    items = tuple(Item(describe_file(change)) for change in difference.files[:MOST_FILES])
    return items, len(difference.files) - len(items)


def _list_unread(difference: Difference) -> Iterator[Item]:
    for when, unread in (("before", difference.unread_before), ("after", difference.unread_after)):
        for problem in unread:
            yield Item(f"{when} the change: {problem.path}:{problem.line}: {problem.what}")


def _introduce(claim: Claim) -> str:
    about = f"{claim.fields.kind.word}; {claim.fields.voice.word}; {claim.id}"
    return f"{quote(claim.heading)} ({about})"


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")


def _list_added(difference: Difference) -> Iterator[Item]:
    for name in difference.added:
        claim = difference.after.claims[name]
        word = difference.standing.get(name)
        stands = f"; it would stand at “{word.word}”" if word and claim.fields.kind not in WEIGHTLESS else ""
        yield Item(_introduce(claim) + stands, (Detail("explanation", (("new", _cut(claim.body)),)),))


def _list_removed(difference: Difference) -> Iterator[Item]:
    for name in difference.removed:
        claim = difference.before.claims[name]
        yield Item(_introduce(claim), (Detail("explanation", (("old", _cut(claim.body)),)),))


def _list_renamed(difference: Difference) -> Iterator[Item]:
    for one in difference.renamed:
        if one.declared:
            keeps = "the old address leads to it"
        else:
            keeps = f"taken for the same claim by its wording; the old address is lost without formerly: [{one.old}]"
        yield Item(f"{one.old} is now {one.new}: {keeps}")


def _list_changed(difference: Difference) -> Iterator[Item]:
    for change in difference.claims:
        yield Item(_introduce(difference.after.claims[change.id]), tuple(_list_details(change)))


def _list_details(change: ClaimChange) -> Iterator[Detail]:
    if change.heading:
        yield Detail("claim", change.heading)
    yield from (_show_field(field) for field in change.fields)
    if change.body:
        yield Detail("explanation", tuple(_shorten(change.body)))


def _show_field(field: FieldChange) -> Detail:
    name = FIELD_WORDS.get(field.name, field.name)
    return Detail(name, compare_words(field.before, field.after) or (("same", field.after),))


def _shorten(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs with the middle of long unchanged stretches left out."""
    for number, (kind, text) in enumerate(runs):
        words = text.split()
        if kind != "same":
            yield kind, _cut(text)
            continue
        if len(words) <= 2 * KEEP_WORDS + 2:
            yield kind, text
            continue
        before = words[:KEEP_WORDS] if number else []
        after = words[-KEEP_WORDS:] if number < len(runs) - 1 else []
        yield kind, " ".join([*before, "…", *after])


def _list_relations(difference: Difference) -> Iterator[Item]:
    before, after = difference.today, difference.after
    for change in difference.relations:
        old = describe_step(change.before, before) if change.before else ""
        new = describe_step(change.after, after) if change.after else ""
        if change.before and change.after and change.turn is Turn.STRENGTH:
            yield Item(f"strength: {new}: {change.before.strength} before, {change.after.strength} after")
        elif change.before and change.after and change.turn is Turn.BECAUSE:
            runs = compare_words(change.before.because, change.after.because)
            yield Item(f"reason reworded: {new}", (Detail("because", runs),))
        elif change.before and change.after and change.turn is Turn.SCHEME:
            names = [f"“{step.scheme}”" if step.scheme else "none" for step in (change.before, change.after)]
            yield Item(f"scheme: {new}: {names[0]} before, {names[1]} after")
        elif change.after and not change.before:
            because = (Detail("because", (("new", change.after.because),)),) if change.after.because else ()
            yield Item(f"added: {new} ({change.after.strength})", because)
        else:
            yield Item(f"{change.turn}: {old}" + (f"; with the change {new}" if new else ""))


def _list_standings(difference: Difference) -> Iterator[Item]:
    for change in difference.standings:
        claim = quote_claim(difference.after.claims[change.claim])
        old, new = change.before.word, change.after.word
        words = f"“{new}” as before, now because" if old == new else f"“{old}” before, “{new}” after:"
        yield Item(f"{claim}: {words} {change.after.entry.would}")


def _list_moves(difference: Difference) -> Iterator[Item]:
    for move in difference.moves:
        start, end = (f"“{name_strength(s)}” ({round_hundredths(s)} of 100)" for s in (move.before, move.after))
        bars = tuple(list_causes(move, difference))
        yield Item(f"in the stance “{move.stance}”: from {start} to {end}", bars=bars)


def _list_cruxes(difference: Difference) -> Iterator[Item]:
    for crux in difference.cruxes:
        old, new = (
            "; ".join(f"{i}. {made.claims[one].label}" for i, one in enumerate(ids, 1)) or "nothing"
            for made, ids in ((difference.before, crux.before), (difference.after, crux.after))
        )
        yield Item(
            f"in the stance “{crux.stance}”", (Detail("before", (("same", old),)), Detail("after", (("same", new),)))
        )


def _list_stances(difference: Difference) -> Iterator[Item]:
    for change in difference.stances:
        signed = change.stance.signed
        words = f"{change.turn}: {quote(signed.name)} ({change.stance.id}), signed on {signed.date}"
        yield Item(words, tuple(_list_beliefs(change, difference)))


def _list_beliefs(change: StanceChange, difference: Difference) -> Iterator[Detail]:
    before, after = (side.signed if side else None for side in (change.before, change.after))
    for name in ("name", "date", "says"):
        runs = compare_words(getattr(before, name, ""), getattr(after, name, ""))
        if runs and (name == "says" or (before and after)):  # the item itself tells who signs, and when
            yield Detail(_STANCE_WORDS[name], runs)
    for belief in change.beliefs:
        made = difference.after if belief.claim in difference.after.claims else difference.before
        name = quote_claim(made.claims[belief.claim]) if belief.claim in made.claims else belief.claim
        yield Detail(name, tuple(_show_belief(belief)))


def _show_belief(belief: BeliefChange) -> Iterator[Run]:
    if belief.before:
        yield "old", belief.before
    if belief.after:
        yield "new", belief.after


def _list_references(difference: Difference) -> Iterator[Item]:
    for change in difference.references:
        yield Item(f"{change.turn}: {change.id}", tuple(_show_field(field) for field in change.fields))


def _list_essay(difference: Difference) -> Iterator[Item]:
    if difference.essay:
        yield Item("changed", tuple(_show_field(field) for field in difference.essay))

"""The sentences about a change, for a reader who knows the argument and no file format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from argmap.argument.contributions import count_points
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.strengths import name_strength
from argmap.change.compare import Difference, FieldChange, RelationChange, StandingChange, Turn
from argmap.change.moves import SLIGHT, ThesisMove
from argmap.change.signed import StanceChange
from argmap.content.models import HEADING_MAX, Claim
from argmap.content.vocabulary import Bearing, Kind, Strength, Voice
from argmap.repository.file_changes import File, FileChange, FileKind

MOST_PHRASES = 8
MOST_VALUES = 4
MOST_FILES = 5
MOST_STANDINGS = 6
MOST_CAUSES = 3
MOST_STANCES = 4

FIELD_WORDS = {
    "label": "short name",
    "voice": "who says it",
    "source": "paragraphs of the essay",
    "about": "claims it is about",
    "formerly": "earlier ids",
    "wordings": "other wordings",
    "url": "address",
    "not_arguing": "paragraphs without a claim",
    "phrases": "fingerprints of its wording",
}


def quote(text: str) -> str:
    """Return a text in quotation marks, cut where it is longer than any heading that passes the check."""
    return f"“{text}”" if len(text) <= HEADING_MAX else f"“{text[:HEADING_MAX]}…”"


def quote_claim(claim: Claim) -> str:
    """Return a claim's name in a sentence: “its label”, preceded by “the thesis” for a thesis."""
    return f"the thesis {quote(claim.label)}" if claim.fields.kind is Kind.THESIS else quote(claim.label)


def name_premises(step: Step, made: ArgumentMap) -> str:
    """Return the premises of a step in words."""
    names = [quote_claim(made.claims[one]) if one in made.claims else f"“{one}”" for one in step.premises]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} together"


def name_role(step: Step, made: ArgumentMap) -> str:
    """Return the role that a step gives to its premises: a reason for a claim, an objection to one, or an answer."""
    if step.kind is not Bearing.UNDERCUTS:
        end = made.claims.get(step.conclusion)
        what = "a reason for" if step.kind is Bearing.SUPPORTS else "an objection to"
        return f"{what} {quote_claim(end) if end else f'“{step.conclusion}”'}"
    other = made.steps.get(step.conclusion)
    if other is None:
        return f"an objection to the step “{step.conclusion}”"
    if other.kind is Bearing.SUPPORTS:
        end = made.claims.get(other.conclusion)
        return f"an objection to the step from {name_premises(other, made)} to {quote_claim(end) if end else '?'}"
    return f"an answer to {name_premises(other, made)}, which is {name_role(other, made)}"


def describe_step(step: Step, made: ArgumentMap) -> str:
    """Return a step as a sentence without its full stop, such as: “A” is a reason for “B”."""
    if step.contrary:
        end = made.claims.get(step.conclusion)
        return (
            f"{name_premises(step, made)} and {quote_claim(end) if end else f'“{step.conclusion}”'} cannot both be true"
        )
    return f"{name_premises(step, made)} {'is' if len(step.premises) == 1 else 'are'} {name_role(step, made)}"


def summarise(difference: Difference) -> list[str]:
    """Return sentences about the change and its effect on the map, the most important first."""
    if difference.is_empty:
        return ["This change leaves the argument as it is."]
    phrases = list(_tell_claims(difference)) + list(_tell_relations(difference))
    if len(phrases) > MOST_PHRASES:
        phrases = list(_count(difference))
    phrases += list(_tell_rest(difference))
    sentences = [f"This change {phrases[0]}."] if phrases else []
    sentences += [f"It also {phrase}." for phrase in phrases[1:]]
    told = [*_tell_unread(difference), *sentences, *_tell_effects(difference)]
    if not told and not difference.claims:
        told = ["Beside that, it leaves the argument as it is."]
    return [*_tell_files(difference), *(told or ["This change touches nothing but the earlier ids of claims."])]


def _tell_files(difference: Difference) -> Iterator[str]:
    """Yield a warning of files that are not compared; it comes first, since such files may do anything."""
    files = difference.files
    if not files:
        return
    one = len(files) == 1
    it, they, are = ("it", "it", "is") if one else ("them", "they", "are")
    told = _join([describe_file(change) for change in files], MOST_FILES)
    yield (
        f"This change touches {_number(len(files), 'file')} that {are} not compared here: it {told}. "
        f"Read {it} before you merge: {they} may run as a program, or be published as {they} {are}."
    )


def describe_file(change: FileChange) -> str:
    """Return a predicate for a changed file, to follow the words “this change”."""
    before, after = change.before, change.after
    if before is None or after is None:
        return f"removes {_name_file(before)}" if before else f"adds {_name_file(after)}" if after else ""
    if before.path != after.path:
        return f"renames {_name_file(before)} to {_quote_path(after.path)}"
    if before.kind is after.kind:
        return f"changes {_name_file(after)}"
    also = "" if before.content == after.content else " and changes it"
    return f"turns {_quote_path(after.path)} from {_a(before.kind)} into {_a(after.kind)}{also}"


def _name_file(file: File) -> str:
    return f"{'' if file.kind is FileKind.FILE else f'the {file.kind} '}{_quote_path(file.path)}"


def _quote_path(path: str) -> str:
    """Return a path in quotation marks; the marks in it are replaced, so that it cannot close them."""
    return quote(re.sub('["“”]', lambda match: f"\\u{ord(match[0]):04x}", path))


def _tell_unread(difference: Difference) -> Iterator[str]:
    after = [problem.path for problem in difference.unread_after]
    before = [problem.path for problem in difference.unread_before if problem.path not in after]
    if after:
        yield f"{_files(after)} cannot be read, so what follows leaves {_them(after)} out: {_list(after)}."
    if before:
        them = _them(before)
        yield f"{_files(before)} could not be read before, and nothing is said of {them} here: {_list(before)}."


def _files(names: list[str]) -> str:
    return "This file" if len(names) == 1 else "These files"


def _them(names: list[str]) -> str:
    return "it" if len(names) == 1 else "them"


def _list(names: list[str], most: int = 5) -> str:
    return ", ".join(map(_quote_path, names[:most])) + (f" and {len(names) - most} more" if len(names) > most else "")


def _tell_claims(difference: Difference) -> Iterator[str]:
    for name in sorted(difference.added, key=lambda one: not _hits_thesis(one, difference)):
        yield _tell_added(name, difference)
    for name in difference.removed:
        claim = difference.before.claims[name]
        roles = [name_role(step, difference.before) for step in difference.before.bears_on(name)]
        yield f"removes the {claim.fields.kind.word} {quote(claim.heading)}" + (f", {_join(roles)}" if roles else "")
    for rename in difference.renamed:
        yield f"renames “{rename.old}” to “{rename.new}”"
    for change in difference.claims:
        if change.heading:
            before, after = (made.claims[change.id].heading for made in (difference.before, difference.after))
            yield f"rewords a claim: {quote(before)} becomes {quote(after)}"


def _hits_thesis(name: str, difference: Difference) -> bool:
    return any(step.conclusion == difference.after.main_thesis for step in difference.after.bears_on(name))


def _tell_added(name: str, difference: Difference) -> str:
    made = difference.after
    claim = made.claims[name]
    steps = [step for step in made.bears_on(name) if step.stated_by == name] or list(made.bears_on(name))
    steps.sort(key=lambda step: step.conclusion != made.main_thesis)
    if not steps:
        about = [quote_claim(made.claims[one]) for one in claim.fields.about if one in made.claims]
        kind = _a(claim.fields.kind.word)
        return f"adds {kind}{f' about {_join(about)}' if about else ''}: {quote(claim.heading)}"
    roles = [name_role(step, made) for step in steps]
    also = f" (it is also {_join(roles[1:])})" if roles[1:] else ""
    return f"adds {roles[0]}: {quote(claim.heading)}{also}"


def _a(words: str) -> str:
    if words == Kind.EVIDENCE.word:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _join(parts: list[str], most: int = 3) -> str:
    shown = [*parts[:most], *([f"{len(parts) - most} more"] if len(parts) > most else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _tell_relations(difference: Difference) -> Iterator[str]:
    before, after = difference.today, difference.after
    for change in difference.relations:
        if change.turn is Turn.ADDED and change.after and change.after.stated_by not in difference.added:
            yield _tell_relation(change.after, after)
        elif change.turn is Turn.REMOVED and change.before and not {*change.before.premises} & {*difference.removed}:
            yield _tell_removed(change.before, before)
        elif change.before and change.after and not change.turn.is_wording:
            yield _tell_turned(change, change.before, change.after, difference)


def _tell_relation(step: Step, made: ArgumentMap) -> str:
    if step.contrary:
        return f"says that {describe_step(step, made)}"
    return f"makes {name_premises(step, made)} {name_role(step, made)}"


def _tell_removed(step: Step, made: ArgumentMap) -> str:
    if step.contrary:
        return f"no longer says that {describe_step(step, made)}"
    return f"no longer counts {name_premises(step, made)} as {name_role(step, made)}"


def _tell_turned(change: RelationChange, old: Step, new: Step, difference: Difference) -> str:
    before, after = difference.today, difference.after
    match change.turn:
        case Turn.REVERSED:
            what = "a reason" if old.kind is Bearing.SUPPORTS else "an objection"
            return (
                f"turns {what} round: today {describe_step(old, before)}; with the change {describe_step(new, after)}"
            )
        case Turn.TURNED:
            return f"turns {name_premises(old, before)} from {name_role(old, before)} into {name_role(new, after)}"
        case Turn.STRENGTH:
            order = list(Strength)
            way = "stronger" if order.index(new.strength) > order.index(old.strength) else "weaker"
            return f"makes a step {way}, {old.strength} before and {new.strength} after: {describe_step(new, after)}"
        case _:
            return f"redraws a step: today {describe_step(old, before)}; with the change {describe_step(new, after)}"


def _count(difference: Difference) -> Iterator[str]:
    turns = [change.turn for change in difference.relations]
    turned = sum(turn in {Turn.REVERSED, Turn.TURNED, Turn.REDRAWN} for turn in turns)
    for verb, number, noun in (
        ("adds", len(difference.added), "claim"),
        ("removes", len(difference.removed), "claim"),
        ("renames", len(difference.renamed), "claim"),
        ("rewords", sum(bool(change.heading) for change in difference.claims), "claim"),
        ("adds", turns.count(Turn.ADDED), "relation"),
        ("removes", turns.count(Turn.REMOVED), "relation"),
        ("turns or redraws", turned, "relation"),
        ("changes the strength of", turns.count(Turn.STRENGTH), "relation"),
    ):
        if number:
            yield f"{verb} {_number(number, noun)}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _tell_rest(difference: Difference) -> Iterator[str]:
    """Yield sentences that count the smaller changes: explanations, other values, references."""
    bodies = sum(bool(change.body) for change in difference.claims)
    if bodies:
        yield f"rewords the explanation of {_number(bodies, 'claim')}"
    yield from _tell_values(difference)
    reasons = sum(change.turn is Turn.BECAUSE for change in difference.relations)
    if reasons:
        yield f"rewords why {_number(reasons, 'step')} should carry"
    schemes = sum(change.turn is Turn.SCHEME for change in difference.relations)
    if schemes:
        yield f"changes the scheme of {_number(schemes, 'step')}"
    if difference.references:
        yield f"changes {_number(len(difference.references), 'entry')} of the references".replace("entrys", "entries")
    yield from (_tell_index(field) for field in difference.essay)
    if len(difference.stances) > MOST_STANCES:
        yield f"changes {_number(len(difference.stances), 'signed stance')}"
    else:
        yield from (_tell_stance(change) for change in difference.stances)


def _tell_stance(change: StanceChange) -> str:
    who = f"the stance signed by {quote(change.stance.signed.name)}"
    about = _number(len(change.beliefs), "claim")
    if change.turn == "changed":
        return f"changes {who}: " + (f"what it says of {about}" if change.beliefs else "its words, not its beliefs")
    return f"adds {who}, about {about}" if change.after else f"removes {who}"


def _tell_index(field: FieldChange) -> str:
    before, after = quote(field.before), quote(field.after)
    if field.before == field.after:
        how = f": {after}"
    elif field.before and field.after:
        how = f" from {before} to {after}"
    else:
        how = f": {after} is new" if field.after else f": {before} is gone"
    return f"changes the {FIELD_WORDS.get(field.name, field.name)} in the essay’s index{how}"


def _tell_values(difference: Difference) -> Iterator[str]:
    """Yield a sentence for each changed value where they are few, else one with their names; renames are left out."""
    changed = [(c.id, field) for c in difference.claims for field in c.fields if field.name != "formerly"]
    if len(changed) <= MOST_VALUES:
        yield from (_tell_value(difference.after.claims[name], field) for name, field in changed)
    else:
        names = sorted({FIELD_WORDS.get(field.name, field.name) for _, field in changed})
        yield f"changes values of {_number(len({name for name, _ in changed}), 'claim')} ({', '.join(names)})"


def _tell_value(claim: Claim, field: FieldChange) -> str:
    who = quote_claim(claim)
    if field.name == "kind":
        before, after = (_a(Kind(kind).word) for kind in (field.before, field.after))
        return f"makes {who} {after}, where it was {before}"
    if field.name == "voice":
        before, after = (Voice(voice).word for voice in (field.before, field.after))
        return f"says of {who}: {after}, where it said: {before}"
    name = FIELD_WORDS.get(field.name, field.name)
    if not field.before:
        return f"adds to {who} the {name} {quote(field.after)}"
    if not field.after:
        return f"takes from {who} the {name} {quote(field.before)}"
    return f"changes the {name} of {who} from {quote(field.before)} to {quote(field.after)}"


def _tell_effects(difference: Difference) -> Iterator[str]:
    moved = difference.standings
    for change in moved[:MOST_STANDINGS]:
        yield _tell_turn(quote_claim(difference.after.claims[change.claim]), change)
    if len(moved) > MOST_STANDINGS:
        yield f"{_number(len(moved) - MOST_STANDINGS, 'more claim')} would change standing."
    thesis = difference.after.main_thesis or ""
    if difference.relations or difference.added or difference.removed:
        if not moved:
            yield "No claim that was there before would change its standing."
        if thesis in difference.standing and thesis not in {change.claim for change in moved}:
            name = quote_claim(difference.after.claims[thesis])
            yield f"{name[0].upper()}{name[1:]} would stay at “{difference.standing[thesis].word}”."
    yield from _tell_move(difference)
    yield from _tell_cruxes(difference)


def _tell_turn(claim: str, change: StandingChange) -> str:
    """Return what becomes of a claim; of one that stays disputed, that it is so for another reason."""
    before, after = change.before, change.after
    if before.word == after.word:
        return f"It would leave {claim} “{after.word}”, now because {after.entry.would}."
    return f"It would turn {claim} from “{before.word}” to “{after.word}”: {after.entry.would}."


def _tell_move(difference: Difference) -> Iterator[str]:
    """Yield a sentence on the stance in which the thesis moves most, with what moves it most."""
    if difference.moves:
        move = max(difference.moves, key=lambda one: abs(one.after - one.before))
        (points,) = count_points(move.before, [move.after - move.before])
        word = name_strength(move.after)
        how = f"stay at “{word}”" if word == name_strength(move.before) else f"go to “{word}”"
        by = _tell_main_cause(move, difference)
        yield f"In the stance “{move.stance}”, the thesis would {how} ({show_points(points)} points of 100){by}."


def _tell_main_cause(move: ThesisMove, difference: Difference) -> str:
    """Return the end of a sentence: the claim that moves the thesis most in the direction in which it goes."""
    if not move.contributions:
        return ""
    way = 1 if move.after > move.before else -1
    claim, _ = max(move.contributions, key=lambda part: way * part[1])
    mostly = "" if len(_list_felt(move)) == 1 else "mostly "
    return f", {mostly}by {quote_claim(difference.claim(claim))}"


def _list_felt(move: ThesisMove) -> list[tuple[str, float]]:
    return [part for part in move.contributions if abs(part[1]) >= SLIGHT]


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of a part of a move: its name, its points of 100, and the strengths that it leads from and to."""

    name: str
    points: int
    start: float
    end: float


def list_causes(move: ThesisMove, difference: Difference) -> list[Cause]:
    """Return the three claims that move the thesis most, and all others as one.

    The points add up to the move, and each cause starts where the one before it ends. Others that come to no point are
    left out.
    """
    shown = _list_felt(move)[:MOST_CAUSES]
    others = move.contributions[len(shown) :]
    names = [quote_claim(difference.claim(claim)) for claim, _ in shown]
    names.append(_number(len(others), "other claim" if shown else "claim"))
    sizes = [*(size for _, size in shown), sum(size for _, size in others)]
    ends = list(accumulate(sizes, initial=move.before))
    points = count_points(move.before, sizes)
    causes = [Cause(*each) for each in zip(names, points, ends[:-1], ends[1:], strict=True)]
    return causes if points[-1] else causes[:-1]


def show_points(points: int) -> str:
    """Return points with their sign.

    >>> [show_points(points) for points in (12, 0, -3)]
    ['+12', '0', '−3']
    """
    return f"{points:+d}".replace("-", "−") if points else "0"


def _tell_cruxes(difference: Difference) -> Iterator[str]:
    """Yield a sentence for each claim that newly moves the thesis most, with the stances in which it does."""
    first: dict[str, list[str]] = {}
    for crux in difference.cruxes:
        if crux.after and crux.before[:1] != crux.after[:1]:
            first.setdefault(crux.after[0], []).append(f"“{crux.stance}”")
    for claim, stances in first.items():
        name = quote_claim(difference.after.claims[claim])
        where = f"stance{'s' if len(stances) > 1 else ''} {_join(stances)}"
        yield f"In the {where}, what moves the thesis most would then be {name}."

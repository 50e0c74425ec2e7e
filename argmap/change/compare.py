"""Compares two readings of a docs folder: changed claims, relations, references and stances, and their effect."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import Literal

from rapidfuzz import fuzz

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step, build_map
from argmap.argument.turning import rank_cruxes
from argmap.change.moves import ThesisMove, trace_moves
from argmap.change.signed import StanceChange, compare_stances
from argmap.content.docs_files import STANCES
from argmap.content.docs_folder import Reading
from argmap.content.models import (
    Ask,
    Claim,
    Essay,
    FrontMatter,
    Prediction,
    Reference,
    Settlement,
    Worded,
    parse_step_reference,
)
from argmap.content.problems import Problem
from argmap.content.vocabulary import STEP_KINDS, WEIGHTLESS, Bearing, StandingWord
from argmap.repository.file_changes import FileChange, FileKind

LIKE = 80.0
"""From this likeness of heading and body (0 to 100, rapidfuzz ratio) a removed and an added claim count as one."""

_WORDS_MOST = 4_000_000
_PAIRS_MOST = 40_000
_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN_FIELDS = tuple(name for name in FrontMatter.model_fields if name not in {*STEP_KINDS, "contrary"})

Run = tuple[Literal["same", "old", "new"], str]
"""A run of words, and whether both texts hold it, or only the old or the new one."""


class Turn(StrEnum):
    """The kinds of change to a relation."""

    ADDED = "added"
    REMOVED = "removed"
    REVERSED = "turned round"
    TURNED = "turned into another kind"
    REDRAWN = "redrawn"
    STRENGTH = "strength"
    BECAUSE = "reason reworded"
    SCHEME = "scheme"

    @property
    def is_wording(self) -> bool:
        """Whether only words about the step changed, which the evaluation does not read."""
        return self in {Turn.BECAUSE, Turn.SCHEME}


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One relation before and after; `before` is in the new ids, where claims were renamed."""

    turn: Turn
    before: Step | None
    after: Step | None


@dataclass(frozen=True, slots=True)
class Rename:
    """A claim under a new id. `declared`: the claim names its old id with `formerly`."""

    old: str
    new: str
    declared: bool

    @property
    def ids(self) -> tuple[str, str]:
        """Both ids."""
        return self.old, self.new


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of a claim's front matter, or of a reference, as text; empty where there was or is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """The changes inside one claim: its heading and body word by word (empty where unchanged), and other values."""

    id: str
    heading: tuple[Run, ...]
    body: tuple[Run, ...]
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A work that references.bib gained or lost, or whose entry changed."""

    id: str
    turn: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A claim whose standing changed; new and removed claims have none of these."""

    claim: str
    before: StandingWord
    after: StandingWord


@dataclass(frozen=True, slots=True)
class CruxChange:
    """The claims that move the main thesis most, in a stance derived from the map, greatest first; five at most."""

    stance: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """All that differs between two readings. `before` and `after` are the maps compared, both with the new ids.

    A file that could not be read on one side is left out of both, and named in `unread_before` or `unread_after`;
    `left_out` has the ids. `files` are the changed files of the repository that no other field covers: files outside
    the map, and files of the map whose bytes changed though they read the same.
    """

    before: ArgumentMap
    after: ArgumentMap
    unread_before: tuple[Problem, ...]
    unread_after: tuple[Problem, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[Rename, ...]
    claims: tuple[ClaimChange, ...]
    relations: tuple[RelationChange, ...]
    references: tuple[ReferenceChange, ...]
    standings: tuple[StandingChange, ...]
    standing: Mapping[str, StandingWord]
    cruxes: tuple[CruxChange, ...]
    moves: tuple[ThesisMove, ...]
    essay: tuple[FieldChange, ...]
    stances: tuple[StanceChange, ...]
    left_out: frozenset[str]
    files: tuple[FileChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs and every file could be read."""
        changes = (self.added, self.removed, self.renamed, self.claims, self.relations, self.references, self.essay)
        return not any((*changes, self.stances, self.unread_before, self.unread_after, self.files))

    @property
    def today(self) -> ArgumentMap:
        """The old steps with the new claim texts, so that the report names a claim in one wording."""
        return replace(self.before, claims={**self.before.claims, **self.after.claims}, references={})

    def claim(self, name: str) -> Claim:
        """Return a claim as it is after the change, or as it was where it is removed."""
        return self.after.claims.get(name) or self.before.claims[name]


def compare_readings(old: Reading, new: Reading) -> Difference:
    """Return the difference between two readings of one docs folder."""
    left_out = _find_unread(old) | _find_unread(new)
    before, after = (_build(reading, left_out) for reading in (old, new))
    renamed = tuple(_find_renames(before, after))
    names = {one.old: one.new for one in renamed}
    before = rename_claims(before, names)
    both = [name for name in after.order if name in before.claims]
    old_argument, new_argument = Argument(before), Argument(after)
    standing = new_argument.standing.claims
    difference = Difference(
        before=before,
        after=after,
        unread_before=_tell_unread(old),
        unread_after=_tell_unread(new),
        added=tuple(name for name in after.order if name not in before.claims),
        removed=tuple(name for name in before.order if name not in after.claims),
        renamed=renamed,
        claims=tuple(_compare_claims(before, after, both)),
        relations=tuple(_compare_relations(before, after)),
        references=tuple(_compare_references(before.references, after.references)),
        standings=tuple(_compare_standings(old_argument.standing.claims, standing, both)),
        standing=standing,
        cruxes=(),
        moves=(),
        essay=tuple(_compare_essays(before.essay, after.essay)),
        stances=tuple(_compare_stances(old, new, names)),
        left_out=frozenset(left_out),
    )
    if not _moves_numbers(difference):  # cruxes take seconds on a map of thousands of claims
        return difference
    return replace(
        difference,
        cruxes=tuple(_compare_cruxes(old_argument, new_argument)),
        moves=tuple(trace_moves(old_argument, new_argument)),
    )


def add_files(difference: Difference, changes: Iterable[FileChange], docs: str) -> Difference:
    """Return the difference with those of a repository's changed files that it does not cover yet.

    `docs` is the docs folder's path in the repository. Changed and deleted files come before new ones;
    within each, top-level folders with the fewest first, so that a thousand new pictures cannot hide one program.
    """
    told = {f"{docs}/{path}".removeprefix("/") for path in _list_told(difference)}
    files = [change for change in changes if not (_is_plain(change) and told.issuperset(change.paths))]
    sizes = Counter(_name_top(change) for change in files)
    files.sort(key=lambda change: (change.before is None, sizes[_name_top(change)], change.paths))
    return replace(difference, files=tuple(files))


def _list_told(difference: Difference) -> Iterator[str]:
    """Yield the paths, in the docs folder, of the files that the other fields of the difference cover."""
    steps = (step for change in difference.relations for step in (change.before, change.after) if step)
    names = {*difference.added, *difference.removed, *difference.left_out, *(step.stated_by for step in steps)}
    names |= {change.id for change in difference.claims} | {name for one in difference.renamed for name in one.ids}
    yield from (f"claims/{name}.md" for name in names)
    yield from (f"{STANCES}/{change.stance.id}.yaml" for change in difference.stances)
    problems = (*difference.unread_before, *difference.unread_after)
    broken = (problem.path.rpartition("/")[2] for problem in problems if problem.rule == _STANCE_BROKEN)
    yield from (f"{STANCES}/{name}" for name in broken)
    unread = {problem.rule for problem in problems}
    if difference.references or "reference-broken" in unread:
        yield "references.bib"
    if difference.essay or "essay-broken" in unread:
        yield "essay.yaml"


def _is_plain(change: FileChange) -> bool:
    """Tell whether a file is and was a plain one: an executable or a link is more than its text."""
    return all(file is None or file.kind is FileKind.FILE for file in (change.before, change.after))


def _name_top(change: FileChange) -> str:
    return change.paths[-1].partition("/")[0]


def _moves_numbers(difference: Difference) -> bool:
    """Tell whether anything but wording changed: only then can strengths differ."""
    fields = any(change.fields for change in difference.claims)
    steps = any(not change.turn.is_wording for change in difference.relations)
    return bool(steps or fields or difference.added or difference.removed or difference.references)


def _find_unread(reading: Reading) -> set[str]:
    return reading.ids - {claim.id for claim in reading.claims}


def _compare_stances(old: Reading, new: Reading, names: Mapping[str, str]) -> Iterator[StanceChange]:
    """Yield the signed stances that differ, without those whose file could not be read on one of the sides."""
    problems = (*old.problems, *new.problems)
    broken = {problem.path for problem in problems if problem.rule == _STANCE_BROKEN}
    before, after = ([one for one in reading.stances if one.path not in broken] for reading in (old, new))
    return compare_stances(before, after, names)


_STANCE_BROKEN = "stance-broken"
_OF_FILES = frozenset({"file-name", "file-link", "reference-broken", "essay-broken", "summary-broken", _STANCE_BROKEN})


def _tell_unread(reading: Reading) -> tuple[Problem, ...]:
    """Return the first problem of each file that could not be read."""
    unread = _find_unread(reading)
    first: dict[str, Problem] = {}
    for problem in sorted(reading.problems):
        name = problem.path.rpartition("/")[2].removesuffix(".md")
        if name in unread or problem.rule in _OF_FILES:
            first.setdefault(problem.path, problem)
    return tuple(first.values())


def _build(reading: Reading, left_out: set[str]) -> ArgumentMap:
    claims = [claim for claim in reading.claims if claim.id not in left_out]
    references = reading.bibliography.references if reading.bibliography else {}
    return build_map(claims, references, reading.essay, reading.summary, settings=reading.settings)


def _find_renames(before: ArgumentMap, after: ArgumentMap) -> Iterator[Rename]:
    """Yield claims whose id changed: those that say so with `formerly`, then those that are alike enough."""
    gone = {name: claim for name, claim in before.claims.items() if name not in after.claims}
    fresh = {name: claim for name, claim in after.claims.items() if name not in before.claims}
    for name, claim in list(fresh.items()):
        for old in claim.fields.formerly:
            if old in gone and name in fresh:
                del gone[old], fresh[name]
                yield Rename(old, name, declared=True)
    if len(gone) * len(fresh) > _PAIRS_MOST:
        return
    pairs = [(_measure_likeness(gone[old], fresh[new]), old, new) for old, new in product(gone, fresh)]
    for score, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if score >= LIKE and old in gone and new in fresh:
            del gone[old], fresh[new]
            yield Rename(old, new, declared=False)


def _measure_likeness(one: Claim, other: Claim) -> float:
    return fuzz.ratio(f"{one.heading}\n{one.body}", f"{other.heading}\n{other.body}", score_cutoff=LIKE)


def rename_claims(made: ArgumentMap, names: Mapping[str, str]) -> ArgumentMap:
    """Return the map with new ids for some claims, in steps and in the relations of other claims too."""
    if not names:
        return made
    claims = [
        replace(claim, id=names.get(claim.id, claim.id), fields=_rename_fields(claim.fields, names))
        for claim in made.claims.values()
    ]
    essay, settings = made.essay, made.settings
    if thesis := names.get(made.named_thesis or ""):
        essay = essay.model_copy(update={"thesis": thesis}) if essay else None
        settings = settings.model_copy(update={"thesis": thesis})
    return build_map(claims, made.references, essay, made.summary, settings=settings)


def _rename_fields(fields: FrontMatter, names: Mapping[str, str]) -> FrontMatter:
    def new(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names.get(one, one) for one in ids)

    def step(text: str) -> str:
        return parse_step_reference(_ID.sub(lambda match: names.get(match[0], match[0]), text))

    changes: dict[str, object] = {"about": new(fields.about), "contrary": new(fields.contrary)}
    for key in ("supports", "attacks"):
        changes[key] = tuple(
            one.model_copy(update={"claim": new([one.claim])[0], "together_with": new(one.together_with)})
            for one in getattr(fields, key)
        )
    changes["undercuts"] = tuple(
        one.model_copy(update={"step": step(one.step), "together_with": new(one.together_with)})
        for one in fields.undercuts
    )
    if fields.prediction:
        changes["prediction"] = fields.prediction.model_copy(update={"why": new(fields.prediction.why)})
    return fields.model_copy(update=changes)


def _compare_claims(before: ArgumentMap, after: ArgumentMap, both: Iterable[str]) -> Iterator[ClaimChange]:
    for name in both:
        old, new = before.claims[name], after.claims[name]
        change = ClaimChange(
            id=name,
            heading=compare_words(old.heading, new.heading),
            body=compare_words(old.body, new.body),
            fields=tuple(_compare_fields(old.fields, new.fields)),
        )
        if change.heading or change.body or change.fields:
            yield change


def _compare_fields(old: FrontMatter, new: FrontMatter) -> Iterator[FieldChange]:
    for name in _PLAIN_FIELDS:
        before, after = _as_text(getattr(old, name)), _as_text(getattr(new, name))
        if before != after:
            yield FieldChange(name, before, after)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_word(one) if isinstance(one, Worded) else one for one in value)
    if isinstance(value, Prediction):
        why = f", by {', '.join(value.why)}" if value.why else ""
        return f"to be judged by {value.by}: {value.state}{why}{f' ({value.because})' if value.because else ''}"
    if isinstance(value, Settlement):
        told = {"true if": value.true_if, "false if": value.false_if, "by": value.by, "watch": value.watch}
        return "; ".join(f"{key} {text}" for key, text in {**told, "at": value.where}.items() if text)
    if isinstance(value, Ask):
        return f"{value.question} ({value.background})"
    return "" if value is None else str(value)


def _word(one: Worded) -> str:
    return one.text + (f" ({', '.join(one.speakers)})" if one.speakers else "")


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Return two texts as runs of words kept, removed and added; empty where the words are the same.

    >>> compare_words("Tests are goals", "Many tests are goals")
    (('old', 'Tests'), ('new', 'Many tests'), ('same', 'are goals'))
    """
    a, b = old.split(), new.split()
    if a == b:
        return ()
    if (
        len(a) * len(b) > _WORDS_MOST
    ):  # the cost grows with the product of the lengths; beyond the cap both texts are shown whole
        return (("old", " ".join(a)), ("new", " ".join(b)))
    runs: list[Run] = []
    for kind, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("same", " ".join(a[a1:a2])))
            continue
        if a1 < a2:
            runs.append(("old", " ".join(a[a1:a2])))
        if b1 < b2:
            runs.append(("new", " ".join(b[b1:b2])))
    return tuple(runs)


def _compare_relations(before: ArgumentMap, after: ArgumentMap) -> Iterator[RelationChange]:
    """Yield each relation that differs: turned ones first, then added and removed ones, then smaller changes."""
    old = {name: step for name, step in before.steps.items() if name not in after.steps and not _is_return(step)}
    new = {name: step for name, step in after.steps.items() if name not in before.steps and not _is_return(step)}
    near = _Near(new.values())
    for turn, belongs in ((Turn.REVERSED, _is_reversed), (Turn.TURNED, _is_turned), (Turn.REDRAWN, _is_redrawn)):
        for step in list(old.values()):
            others = (other for other in near.find(step) if other.id in new)
            match = next((other for other in others if belongs(step, other, before, after)), None)
            if match:
                del old[step.id], new[match.id]
                yield RelationChange(turn, step, match)
    yield from (RelationChange(Turn.ADDED, None, step) for step in new.values())
    yield from (RelationChange(Turn.REMOVED, step, None) for step in old.values())
    for name in sorted(before.steps.keys() & after.steps.keys()):
        yield from _compare_step(before.steps[name], after.steps[name])


class _Near:
    """Finds the steps that a changed step may have been: with its premises, with its ends, or with these reversed."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._by_premises: dict[tuple[str, ...], list[Step]] = {}
        self._by_ends: dict[tuple[str, str], list[Step]] = {}
        for step in steps:
            self._by_premises.setdefault(step.premises, []).append(step)
            for premise in step.premises:
                self._by_ends.setdefault((premise, step.conclusion), []).append(step)

    def find(self, step: Step) -> list[Step]:
        """Return the steps near a step, in order of their ids."""
        found = [*self._by_premises.get(step.premises, ()), *self._by_premises.get((step.conclusion,), ())]
        for premise in step.premises:
            found += self._by_ends.get((premise, step.conclusion), ())
        return sorted(found, key=lambda other: other.id)


def _is_return(step: Step) -> bool:
    """Tell whether a step is the second of the two by which claims are contrary: one relation is told once."""
    return step.contrary and step.stated_by not in step.premises


def _compare_step(old: Step, new: Step) -> Iterator[RelationChange]:
    if old.contrary != new.contrary:
        if not _is_return(old) and not _is_return(new):
            yield RelationChange(Turn.REDRAWN, old, new)
        return
    if old.strength != new.strength:
        yield RelationChange(Turn.STRENGTH, old, new)
    if old.because.split() != new.because.split():
        yield RelationChange(Turn.BECAUSE, old, new)
    if old.scheme != new.scheme:
        yield RelationChange(Turn.SCHEME, old, new)


def _is_reversed(old: Step, new: Step, *_: ArgumentMap) -> bool:
    """Tell whether a support or attack now runs the other way."""
    return old.kind is new.kind and new.premises == (old.conclusion,) and old.premises == (new.conclusion,)


def _is_turned(old: Step, new: Step, before: ArgumentMap, after: ArgumentMap) -> bool:
    """Tell whether the same premises bear otherwise on the same end, as where an attack became an undercut."""
    if old.premises != new.premises or old.kind is new.kind:
        return False
    return bool(_find_ends(old, before) & _find_ends(new, after))


def _is_redrawn(old: Step, new: Step, before: ArgumentMap, after: ArgumentMap) -> bool:
    """Tell whether a step gained or lost linked premises, or an undercut follows its step, which was turned."""
    if old.kind is not new.kind:
        return False
    if old.conclusion == new.conclusion:
        return bool(set(old.premises) & set(new.premises))
    ends = _find_ends(old, before), _find_ends(new, after)
    return old.kind is Bearing.UNDERCUTS and old.premises == new.premises and ends[0] == ends[1]


def _find_ends(step: Step, made: ArgumentMap) -> set[str]:
    """Return the claims that a step is about: its conclusion, and for an undercut both ends of the step it doubts."""
    if step.kind is not Bearing.UNDERCUTS:
        return {step.conclusion}
    other = made.steps.get(step.conclusion)
    return _find_ends(other, made) | set(other.premises) if other else set()


def _compare_references(old: Mapping[str, Reference], new: Mapping[str, Reference]) -> Iterator[ReferenceChange]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield ReferenceChange(name, "added", (FieldChange("title", "", new[name].title),))
        elif name not in new:
            yield ReferenceChange(name, "removed", (FieldChange("title", old[name].title, ""),))
        elif old[name] != new[name]:
            fields = [field.name for field in dataclasses.fields(Reference) if field.name != "id"]
            pairs = [
                (field, _as_text(getattr(old[name], field)), _as_text(getattr(new[name], field))) for field in fields
            ]
            changes = tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
            yield ReferenceChange(name, "changed", changes)


def _compare_essays(old: Essay | None, new: Essay | None) -> Iterator[FieldChange]:
    """Yield the differences of the essay's index, where both sides have one; of lists, removed and added entries."""
    if old is None or new is None:
        return
    for name in ("title", "author", "url", "date", "thesis"):
        before, after = getattr(old, name) or "", getattr(new, name) or ""
        if before != after:
            yield FieldChange(name, before, after)
    was, is_now = _list_essay(old), _list_essay(new)
    for name, listed in was.items():
        if list(listed.items()) != list(is_now[name].items()):
            went, came = _subtract(listed, is_now[name]), _subtract(is_now[name], listed)
            moved = "" if went or came else "in another order"
            yield FieldChange(name, went or moved, came or moved)


def _list_essay(essay: Essay) -> dict[str, dict[str, object]]:
    """Return the lists of an index: of each entry the words that name it, and what it says beside them."""
    return {
        "topics": {f"{topic.id} ({topic.title})": "" for topic in essay.topics},
        "not_arguing": {f"{paragraph} ({why})": "" for paragraph, why in essay.not_arguing.items()},
        "paragraphs": {paragraph.id: paragraph for paragraph in essay.paragraphs},
        "phrases": {"all its hashes": essay.phrases},
    }


def _subtract(these: Mapping[str, object], those: Mapping[str, object]) -> str:
    return ", ".join(name for name, value in these.items() if those.get(name) != value)


def _compare_standings(
    before: Mapping[str, StandingWord], after: Mapping[str, StandingWord], both: Iterable[str]
) -> Iterator[StandingChange]:
    for name in both:
        if name in before and name in after and before[name] is not after[name]:
            yield StandingChange(name, before[name], after[name])


def _compare_cruxes(before: Argument, after: Argument) -> Iterator[CruxChange]:
    """Yield the stances in which other claims, or the same in another order, move the thesis most."""
    old, new = rank_cruxes(before), rank_cruxes(after)
    for stance in new:
        if stance in old and old[stance] != new[stance]:
            yield CruxChange(stance, old[stance], new[stance])


def find_changed(difference: Difference) -> list[str]:
    """Return the claims that a picture of the change shows: those that changed and the ends of changed relations.

    In the argument's order; questions and notes, which no step joins, are left out.
    """
    touched = {*difference.added, *difference.removed, *(one.id for one in difference.claims if one.heading)}
    for change in difference.relations:
        for step, made in ((change.before, difference.before), (change.after, difference.after)):
            if step and not change.turn.is_wording:
                touched |= {*step.premises, *_find_ends(step, made)}
    order = [*difference.after.order, *difference.removed]
    return [name for name in order if name in touched and difference.claim(name).fields.kind not in WEIGHTLESS]

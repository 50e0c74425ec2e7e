"""The map as it stood month by month: the claims that had appeared by then, and how they stood among themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import ATTACK, KINDS, SUPPORT, UNDERCUT, CompactMap
from argmap.argument.standing import (
    Labels,
    Tally,
    list_objections,
    read_outcome,
    read_word,
    spread_labels,
    tally_labels,
)
from argmap.content.vocabulary import WEIGHTLESS, Kind, Outcome, StandingWord, Voice

_LATER = frozenset(Kind) - WEIGHTLESS - {Kind.THESIS}
_YEAR, _MONTH = len("2026"), len("2026-01")
_MOST_CAUSES = 2
_BY_OBJECTIONS = frozenset({StandingWord.OPEN_OBJECTION, StandingWord.OBJECTIONS_ANSWERED})
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Shift:
    """A main claim whose standing changed, or a step straight on the main thesis that is new or whose outcome changed.

    The main claims are the main thesis and the premises of the steps straight on it. `node` is the id of the claim or
    step; `before` is None for a new step. `because` names the new claims that brought it about, by the shortest line,
    at most two; `direct` tells whether they are themselves the objection that the claim meets.
    """

    node: str
    before: StandingWord | Outcome | None
    after: StandingWord | Outcome
    because: tuple[str, ...] = ()
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month, YYYY-MM: what differs from the month before, in the first from an empty map; and the thesis' tally.

    `outcomes` are, by claim, those of the step by which the claim hangs in the tree of the whole map, as `find_outcome`
    tells them; a shift says only whether a step carries, not whether it is undercut.
    """

    name: str
    claims: tuple[str, ...]
    standings: Mapping[str, StandingWord]
    outcomes: Mapping[str, Outcome]
    tally: Tally
    shifts: tuple[Shift, ...]


def find_since(made: ArgumentMap, claim: str) -> str:
    """Return the month (YYYY-MM) of a claim from outside the essay; empty for the essay's own.

    Of a date that is only a year, it is January.
    """
    if made.claims[claim].fields.voice is not Voice.OUTSIDE:
        return ""
    return name_month(made.date_of(claim))


def name_month(date: str) -> str:
    """Return the month (YYYY-MM) of a date, which may be empty; of a year its January."""
    return f"{date}-01" if len(date) == _YEAR else date[:_MONTH]


def is_later(made: ArgumentMap, claim: str) -> bool:
    """Tell whether a claim that bears on others comes from outside the essay and is certainly later than it.

    A date that names only the essay's own year, or its month, may be earlier.
    """
    fields = made.claims[claim].fields
    start = made.essay.date if made.essay else ""
    return fields.voice is Voice.OUTSIDE and fields.kind in _LATER and made.date_of(claim) > start


def find_span(made: ArgumentMap) -> tuple[str, str] | None:
    """Return the first and last month: from the essay's, else the first dated claim's, to the last dated claim's.

    None where no claim bears a date.
    """
    dated = sorted(filter(None, (find_since(made, claim) for claim in made.claims)))
    if not dated:
        return None
    first = name_month(made.essay.date) if made.essay else dated[0]
    return first, max(first, dated[-1])


def trace_history(argument: Argument) -> tuple[Month, ...]:
    """Return the history of a map, each month of its span; empty where no claim bears a date.

    A claim of the essay's, one that it quotes and one without a date are there from the first month; a claim from
    outside appears in its own. A step is there once its premises and its conclusion are.
    """
    span = find_span(argument.made)
    return tuple(_Trace(argument, *span).run()) if span else ()


class _Growth:
    """The part of a compact map that is there so far, under the same indices, and its labels."""

    def __init__(self, compact: CompactMap) -> None:
        self.kinds, self.conclusions, self.premises = compact.kinds, compact.conclusions, compact.premises
        self.supports: list[list[int]] = [[] for _ in compact.claims]
        self.attacks: list[list[int]] = [[] for _ in compact.claims]
        self.undercuts: list[list[int]] = [[] for _ in compact.steps]
        self.bears_on: list[list[int]] = [[] for _ in compact.claims]
        self.labels = Labels([None] * len(compact.claims), [None] * len(compact.steps))

    def add(self, claims: Iterable[int], steps: Sequence[int]) -> set[int]:
        """Add claims and steps; return them and all that they bear on, labelled anew. A step stands as `~step`."""
        for step in steps:
            into = {SUPPORT: self.supports, ATTACK: self.attacks, UNDERCUT: self.undercuts}[self.kinds[step]]
            into[self.conclusions[step]].append(step)
            for premise in self.premises[step]:
                self.bears_on[premise].append(step)
        reached = self._follow([*claims, *(~step for step in steps)])
        for node in reached:
            if node < 0:
                self.labels.steps[~node] = None
            else:
                self.labels.claims[node] = None
        spread_labels(self, self.labels, reached)
        return reached

    def _follow(self, waiting: list[int]) -> set[int]:
        reached = set(waiting)
        while waiting:
            node = waiting.pop()
            ends = [self.end(~node)] if node < 0 else [~step for step in self.bears_on[node]]
            new = [end for end in ends if end not in reached]
            reached.update(new)
            waiting += new
        return reached

    def end(self, step: int) -> int:
        """Return the claim that a step concludes, or the step that it undercuts as `~step`."""
        end = self.conclusions[step]
        return ~end if self.kinds[step] == UNDERCUT else end

    def inputs(self, node: int) -> list[int]:
        """Return what the label of a claim or step follows from; of a claim also what undercuts its supports."""
        if node >= 0:
            return [~step for step in (*list_objections(self, node), *self.supports[node])]
        return [*self.premises[~node], *(~step for step in self.undercuts[~node])]


def _read(labels: Labels, node: int) -> bool | None:
    return labels.steps[~node] if node < 0 else labels.claims[node]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a month brought to a growing map: its new claims and steps, and the labels of the month before."""

    growth: _Growth
    new: frozenset[int]
    before: Labels

    def find_cause(self, starts: Iterable[int]) -> tuple[list[int], int]:
        """Return the nearest new claims that account for a change of what follows from the starts, and their distance.

        What is new and out has changed nothing as a rule, so it is looked at last.
        """
        level = self._list_moved(starts)
        seen = set(level)
        last: list[int] = []
        distance = 0
        while level or last:
            last += filter(self._is_idle, level)
            level = [node for node in level if not self._is_idle(node)]
            if not level:
                level, last = last, []
            if found := [node for node in level if node >= 0 and node in self.new]:
                return found[:_MOST_CAUSES], distance
            behind = dict.fromkeys(one for node in level for one in self._list_moved(self._look_behind(node)))
            level = [node for node in behind if node not in seen]
            seen.update(level)
            distance += 1
        return [], distance

    def _is_idle(self, node: int) -> bool:
        return node in self.new and _read(self.growth.labels, node) is False

    def _look_behind(self, node: int) -> list[int]:
        """Return what the label follows from; an undercut from old claims may be new since the step it meets is."""
        inputs = self.growth.inputs(node)
        end = self.growth.end(~node) if node < 0 else 0
        return [*inputs, end] if node in self.new and end < 0 else inputs

    def _list_moved(self, nodes: Iterable[int]) -> list[int]:
        labels = self.growth.labels
        return [n for n in nodes if n in self.new or _read(labels, n) is not _read(self.before, n)]


class _Trace:
    """The run through the months of one map."""

    def __init__(self, argument: Argument, first: str, last: str) -> None:
        self.made = made = argument.made
        self.compact = compact = argument.indexed
        self.names = list(_list_months(first, last))
        place = {name: number for number, name in enumerate(self.names)}
        since = {claim: place.get(find_since(made, claim), 0) for claim in made.claims}
        of_claims = [since[claim] for claim in compact.claims]
        self.claims = _group(made.claims, since.__getitem__)
        self.weighed = _group(range(len(compact.claims)), of_claims.__getitem__)
        self.steps = _group(range(len(compact.steps)), lambda step: _find_month(compact, step, of_claims))
        self.growth = _Growth(compact)
        self.words: dict[int, StandingWord] = {}
        self.outcomes: dict[int, Outcome] = {}
        number = {step: i for i, step in enumerate(compact.steps)}
        self.hung = _group(
            (claim for claim, hanging in argument.tree.hangings.items() if hanging.step in number),
            lambda claim: number[argument.tree.hangings[claim].step or ""],
        )
        self.thesis = compact.thesis
        straight = made.reasons(made.main_thesis) if made.main_thesis else ()
        self.straight = [number[step.id] for step in straight if step.id in number]

    def run(self) -> Iterator[Month]:
        for number, name in enumerate(self.names):
            yield self._live_through(number, name)

    def _live_through(self, number: int, name: str) -> Month:
        claims, steps = self.weighed[number], self.steps[number]
        before = Labels(list(self.growth.labels.claims), list(self.growth.labels.steps))
        reached = self.growth.add(claims, steps)
        words = {c: read_word(self.growth, self.growth.labels, c) for c in reached if c >= 0}
        outcomes = {~node: self._read_outcome(~node) for node in reached if node < 0}
        words = {claim: word for claim, word in words.items() if self.words.get(claim) is not word}
        outcomes = {step: outcome for step, outcome in outcomes.items() if self.outcomes.get(step) is not outcome}
        turn = _Turn(self.growth, frozenset([*claims, *(~step for step in steps)]), before)
        shifts = tuple(self._list_shifts(turn, words)) if number else ()
        self.words |= words
        self.outcomes |= outcomes
        return Month(
            name,
            tuple(self.claims[number]),
            {self.compact.claims[claim]: words[claim] for claim in sorted(words)},
            {claim: outcomes[step] for step in sorted(outcomes) for claim in self.hung[step]},
            self._tally(),
            shifts,
        )

    def _read_outcome(self, step: int) -> Outcome:
        labels = self.growth.labels.steps
        undercut = any(labels[cut] for cut in self.growth.undercuts[step])
        return read_outcome(KINDS[self.compact.kinds[step]], labels[step], undercut=undercut)

    def _tally(self) -> Tally:
        if self.thesis < 0:
            return tally_labels((), ())
        labels, growth = self.growth.labels.steps, self.growth
        supports, attacks = growth.supports[self.thesis], growth.attacks[self.thesis]
        return tally_labels([labels[step] for step in supports], [labels[step] for step in attacks])

    def _list_shifts(self, turn: _Turn, words: Mapping[int, StandingWord]) -> Iterator[Shift]:
        """Yield the shifts of the main claims that were there before, the thesis first, then those of the steps."""
        if self.thesis < 0 or self.thesis in turn.new:
            return
        there = [step for step in self.straight if step in self.outcomes or ~step in turn.new]
        for claim in dict.fromkeys([self.thesis, *(p for step in there for p in self.compact.premises[step])]):
            if claim in words and claim not in turn.new:
                yield self._shift_claim(turn, claim, words[claim])
        for step in there:
            if ~step in turn.new or turn.before.steps[step] is not self.growth.labels.steps[step]:
                yield self._shift_step(turn, step)

    def _shift_claim(self, turn: _Turn, claim: int, word: StandingWord) -> Shift:
        before = self.words[claim]
        objections = list_objections(self.growth, claim)
        if word is StandingWord.OPEN_OBJECTION:
            objections = [step for step in objections if self.growth.labels.steps[step]]
        starts = [~step for step in objections] if word in _BY_OBJECTIONS else []
        found, distance = turn.find_cause(starts)
        if found:
            meets = word is StandingWord.OPEN_OBJECTION or before is StandingWord.NO_OBJECTION
            return Shift(self.compact.claims[claim], before, word, self._name(found), meets and distance == 1)
        found, _ = turn.find_cause(self.growth.inputs(claim))
        return Shift(self.compact.claims[claim], before, word, self._name(found))

    def _shift_step(self, turn: _Turn, step: int) -> Shift:
        name, kind = self.compact.steps[step], KINDS[self.compact.kinds[step]]
        now = read_outcome(kind, self.growth.labels.steps[step])
        if ~step in turn.new:
            return Shift(name, None, now)
        found, _ = turn.find_cause(self.growth.inputs(~step))
        return Shift(name, read_outcome(kind, turn.before.steps[step]), now, self._name(found))

    def _name(self, claims: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.compact.claims[claim] for claim in claims)


def _list_months(first: str, last: str) -> Iterator[str]:
    for month in range(_count_months(first), _count_months(last) + 1):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _count_months(name: str) -> int:
    year, month = name.split("-")
    return int(year) * 12 + int(month) - 1


def _find_month(compact: CompactMap, step: int, since: Sequence[int]) -> int:
    """Return the month from which a step is there, given the months of the claims."""
    latest = max(since[premise] for premise in compact.premises[step])
    while compact.kinds[step] == UNDERCUT:
        step = compact.conclusions[step]
        latest = max(latest, *(since[premise] for premise in compact.premises[step]))
    return max(latest, since[compact.conclusions[step]])


def _group(things: Iterable[_Thing], key: Callable[[_Thing], int]) -> Mapping[int, list[_Thing]]:
    """Return the things by number, in their order; an empty list for a number that none has."""
    groups: dict[int, list[_Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups

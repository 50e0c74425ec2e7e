"""The standing of each claim after the objections in the map, by grounded semantics and without credences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from argmap.argument.graph import Step
from argmap.argument.indexed import UNDERCUT, CompactMap
from argmap.content.vocabulary import Bearing, Outcome, StandingWord


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of each claim, and whether each claim and step is in (True), out (False) or undecided (None).

    Questions and notes, and steps whose ends do not exist, are absent.
    """

    claims: Mapping[str, StandingWord]
    steps: Mapping[str, bool | None]
    accepted: Mapping[str, bool | None]

    def outcome(self, step: Step) -> Outcome:
        """Return the outcome of a step: whether a reason carries, or an objection is answered."""
        return read_outcome(step.kind, self.steps[step.id])


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of reasons and objections of a claim, of reasons that are in, and of objections that are not out."""

    reasons: int
    carrying: int
    objections: int
    unanswered: int


class Joined(Protocol):
    """Claims and the steps that join them, by index, as `CompactMap` has them: all that labels follow from."""

    @property
    def kinds(self) -> Sequence[int]:
        """For each step SUPPORT, ATTACK or UNDERCUT."""

    @property
    def conclusions(self) -> Sequence[int]:
        """For each step a claim, or for an undercut a step."""

    @property
    def premises(self) -> Sequence[Sequence[int]]:
        """For each step claims."""

    @property
    def supports(self) -> Sequence[Sequence[int]]:
        """For each claim the steps that support it."""

    @property
    def attacks(self) -> Sequence[Sequence[int]]:
        """For each claim the steps that attack it."""

    @property
    def undercuts(self) -> Sequence[Sequence[int]]:
        """For each step the steps that undercut it."""

    @property
    def bears_on(self) -> Sequence[Sequence[int]]:
        """For each claim the steps that it is a premise of."""


@dataclass(frozen=True, slots=True)
class Labels:
    """In (True), out (False) or undecided (None) for each claim and step of a compact map, by index."""

    claims: list[bool | None]
    steps: list[bool | None]


def compute_standing(compact: CompactMap, stance: Mapping[str, float] | None = None) -> Standing:
    """Return the standing of every claim that carries weight.

    The least fixpoint over in, out and undecided: Dung's grounded semantics (On the acceptability of arguments,
    1995), with premises and linked premises as in Carneades (Gordon, Prakken and Walton, 2007). A step is in if all
    its premises are in and all its undercutters out; out if a premise is out or an undercutter in. A claim is in if
    some supporting step is in (or it has none) and all attacking steps are out; out if it has supporting steps and
    all are out, or an attacking step is in. `stance` gives credences: a basic claim below 0.5 is out. Claims it does
    not name, and those at 0.5, stand as without a stance.
    """
    doubted = frozenset(compact.index[i] for i, c in (stance or {}).items() if c < 0.5 and i in compact.index)
    labels = label_claims(compact, doubted)
    words = (read_word(compact, labels, claim) for claim in range(len(compact.claims)))
    return Standing(
        claims=dict(zip(compact.claims, words, strict=True)),
        steps=dict(zip(compact.steps, labels.steps, strict=True)),
        accepted=dict(zip(compact.claims, labels.claims, strict=True)),
    )


def label_claims(compact: CompactMap, doubted: frozenset[int] = frozenset()) -> Labels:
    """Return the least labelling; `doubted` are the basic claims that the reader does not believe."""
    labels = Labels([None] * len(compact.claims), [None] * len(compact.steps))
    denied = doubted.intersection(compact.basic)
    nodes = [~step for step in range(len(compact.steps))] + list(range(len(compact.claims)))
    spread_labels(compact, labels, nodes, denied)
    return labels


def spread_labels(joined: Joined, labels: Labels, nodes: Iterable[int], denied: frozenset[int] = frozenset()) -> None:
    """Label the undecided among the nodes, claims and steps as `~step`, and what follows from that."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node < 0:
            step = ~node
            if labels.steps[step] is None and (label := _label_step(joined, labels, step)) is not None:
                labels.steps[step] = label
                end = joined.conclusions[step]
                waiting.append(~end if joined.kinds[step] == UNDERCUT else end)
        elif labels.claims[node] is None and (label := _label_claim(joined, labels, node, denied)) is not None:
            labels.claims[node] = label
            waiting.extend(~step for step in joined.bears_on[node])


def _label_step(joined: Joined, labels: Labels, step: int) -> bool | None:
    undercuts = [labels.steps[i] for i in joined.undercuts[step]]
    premises = [labels.claims[i] for i in joined.premises[step]]
    if True in undercuts or False in premises:
        return False
    return None if None in undercuts or None in premises else True


def _label_claim(joined: Joined, labels: Labels, claim: int, denied: frozenset[int]) -> bool | None:
    supports = [labels.steps[i] for i in joined.supports[claim]]
    attacks = [labels.steps[i] for i in joined.attacks[claim]]
    if claim in denied or True in attacks:
        return False
    if supports and True not in supports:
        return None if None in supports else False
    return None if None in attacks else True


def read_word(joined: Joined, labels: Labels, claim: int) -> StandingWord:
    """Return the word for one claim of a labelled map."""
    objections = [labels.steps[step] for step in list_objections(joined, claim)]
    if True in objections:
        return StandingWord.OPEN_OBJECTION
    if labels.claims[claim] is False:
        return StandingWord.REASONS_FAIL
    if labels.claims[claim] is None or None in objections:
        return StandingWord.LOOP
    return StandingWord.OBJECTIONS_ANSWERED if objections else StandingWord.NO_OBJECTION


def list_objections(joined: Joined, claim: int) -> list[int]:
    """Return the steps that attack a claim, then those that undercut the steps that support it."""
    return [*joined.attacks[claim], *(u for s in joined.supports[claim] for u in joined.undercuts[s])]


def read_outcome(kind: Bearing, label: bool | None, *, undercut: bool = False) -> Outcome:
    """Return the outcome of a step of this kind with this label; `undercut` tells that an undercut of it is in."""
    if label is None:
        return Outcome.IN_A_LOOP
    if kind is Bearing.SUPPORTS:
        fails = Outcome.UNDERCUT if undercut else Outcome.UNDER_OBJECTION
        return Outcome.CARRIES if label else fails
    return Outcome.UNANSWERED if label else Outcome.ANSWERED


def tally_labels(supports: Sequence[bool | None], attacks: Sequence[bool | None]) -> Tally:
    """Return the tally of a claim from the labels of the steps that support and attack it."""
    return Tally(len(supports), supports.count(True), len(attacks), len(attacks) - attacks.count(False))

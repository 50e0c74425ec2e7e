"""Compares the signed stances of two readings: who signs, who takes theirs back, and which beliefs change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.content.models import SignedStance
from argmap.content.vocabulary import Belief


@dataclass(frozen=True, slots=True)
class BeliefChange:
    """What a stance says of a claim before and after; None where it says nothing."""

    claim: str
    before: Belief | None
    after: Belief | None


@dataclass(frozen=True, slots=True)
class StanceChange:
    """A signed stance that came, went or changed, with the beliefs that differ, in the order of its file."""

    before: SignedStance | None
    after: SignedStance | None
    beliefs: tuple[BeliefChange, ...]

    @property
    def turn(self) -> Literal["added", "removed", "changed"]:
        """What becomes of the stance."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def stance(self) -> SignedStance:
        """The stance as it is after the change, or as it was where it is removed."""
        stance = self.after or self.before
        if stance is None:
            raise ValueError("a change of no stance")
        return stance


def compare_stances(
    before: Iterable[SignedStance], after: Iterable[SignedStance], names: Mapping[str, str]
) -> Iterator[StanceChange]:
    """Yield the stances that differ, by id; `names` gives the new ids of claims, so that no stance differs by these."""
    old, new = ({stance.id: stance for stance in stances} for stances in (before, after))
    for one in sorted(old.keys() | new.keys()):
        was, now = old.get(one), new.get(one)
        change = StanceChange(was, now, tuple(_compare_beliefs(was, now, names)))
        if was is None or now is None or change.beliefs or _introduce(was) != _introduce(now):
            yield change


def _introduce(stance: SignedStance) -> tuple[str, str, str]:
    signed = stance.signed
    return signed.name, signed.date, signed.says


def _compare_beliefs(
    before: SignedStance | None, after: SignedStance | None, names: Mapping[str, str]
) -> Iterator[BeliefChange]:
    was = {names.get(claim, claim): belief for claim, belief in before.signed.credences.items()} if before else {}
    now = after.signed.credences if after else {}
    for claim in (*now, *(claim for claim in was if claim not in now)):
        if was.get(claim) != now.get(claim):
            yield BeliefChange(claim, was.get(claim), now.get(claim))

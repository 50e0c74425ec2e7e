"""A map with its compact form, standing, spanning tree and sides, each computed once, at first use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.outcomes import rank_step
from argmap.argument.sides import find_sides
from argmap.argument.standing import Standing, Tally, compute_standing, tally_labels
from argmap.argument.tree import Tree, build_tree
from argmap.content.vocabulary import Side, Voice, tell_speaker
from argmap.language.current import gettext


@dataclass(frozen=True)
class Argument:
    """The map `made` and all that follows from its shape, without any credence."""

    made: ArgumentMap

    @cached_property
    def indexed(self) -> CompactMap:
        """The claims that carry weight and the steps between them, as arrays of integers."""
        return compile_map(self.made)

    @cached_property
    def standing(self) -> Standing:
        """The grounded standing of each claim and step."""
        return compute_standing(self.indexed)

    @cached_property
    def tree(self) -> Tree:
        """The spanning tree by which claims hang on the map, what matters most first."""
        return build_tree(self.made, lambda step: rank_step(self.made, self.standing, step))

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """The side of each claim and step with respect to the main thesis, by id."""
        return find_sides(self.made)

    def says(self, claim: str) -> str:
        """Return who says a claim, such as `Author says`, or `Author grants` where it speaks against the thesis.

        Speakers are named; in a debate without an essay, a claim without speakers is said in the debate.
        """
        found, essay = self.made.claims[claim], self.made.essay
        if found.fields.speakers:
            return _name_speakers(found.fields.speakers)
        if essay is None:
            return tell_speaker("debate")
        if found.fields.voice is Voice.OUTSIDE:
            return found.fields.voice.word
        if found.fields.voice is Voice.QUOTED:
            way = "quotes"
        else:
            way = "grants" if self.sides[claim] is Side.AGAINST else "says"
        return tell_speaker(way, essay.author.split()[-1])

    def voice(self, claim: str) -> str:
        """Return whose a claim is: in words of its voice, or in a debate of those who say it."""
        return self.made.claims[claim].fields.voice.word if self.made.essay else self.says(claim)

    def tally(self, claim: str) -> Tally:
        """Return the tally of the steps straight to a claim."""
        states = self.standing.steps
        supports, attacks = self.made.supports(claim), self.made.attacks(claim)
        return tally_labels([states[step.id] for step in supports], [states[step.id] for step in attacks])


_NAMED = 3
"""The most speakers that are named one by one."""


def _name_speakers(speakers: Sequence[str]) -> str:
    """Return how a page names speakers: `Ann says`, `Ann and Bob say`, `Ann, Bob and 3 others say`."""
    if len(speakers) == 1:
        return tell_speaker("says", speakers[0])
    if len(speakers) > _NAMED:
        others = gettext("%(count)s others", count=len(speakers) - _NAMED + 1)
        return tell_speaker("say", ", ".join(speakers[: _NAMED - 1]), others)
    return tell_speaker("say", ", ".join(speakers[:-1]), speakers[-1])

"""Stances: those that follow from the map's own data, each by a rule, and what those that people signed count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.models import SignedStance
from argmap.content.vocabulary import Kind, Side, Verified, Voice
from argmap.language.current import gettext

BELIEVED = 0.9


class Preset(StrEnum):
    """The names of the stances, as addresses and the command line give them."""

    ESSAY = "essay"
    CRITICS = "critics"
    CHECKED = "checked"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Stance:
    """A named set of credences: 0.9 for the basic claims that it believes, and no view on all others.

    `title` asks a reader to take it, `name` names it as one side of a comparison.
    """

    id: Preset
    title: str
    name: str
    how: str
    believed: tuple[str, ...]

    @property
    def credences(self) -> Mapping[str, float]:
        """The credence of each basic claim that the stance believes."""
        return dict.fromkeys(self.believed, BELIEVED)


def build_stances(argument: Argument) -> tuple[Stance, ...]:
    """Return the presets of a map, each made by one rule from voice, side, date or how references were checked.

    A claim on both sides counts as speaking for the thesis and against it. In a debate without an essay,
    those who speak for the thesis and against it take the places of the essay and its critics.
    """
    made, sides = argument.made, argument.sides
    debate = made.essay is None and all(one.fields.voice is not Voice.ESSAY for one in made.claims.values())
    believed = {
        Preset.ESSAY: [claim for claim in made.basic if _is_asserted(made, sides[claim], claim, debate)],
        Preset.CRITICS: [claim for claim in made.basic if _is_critical(made, sides[claim], claim)],
        Preset.CHECKED: [claim for claim in made.basic if _is_checked(made, claim)],
        Preset.AFTER: [claim for claim in made.basic if _is_later(made, claim)],
    }
    words = _describe_for_debate() if debate else _describe_for_essay()
    return tuple(Stance(preset, *words[preset], tuple(claims)) for preset, claims in believed.items())


def _describe_for_essay() -> Mapping[Preset, tuple[str, str, str]]:
    return {
        Preset.ESSAY: (
            gettext("Take the essay at its word"),
            gettext("The essay"),
            gettext(
                "Believes what the essay says in its own voice, and those premises it quotes that speak for its thesis."
            ),
        ),
        Preset.CRITICS: (
            gettext("Take its critics at their word"),
            gettext("Its critics"),
            gettext("Believes every premise from outside the essay, or quoted in it, that speaks against its thesis."),
        ),
        Preset.CHECKED: (
            gettext("Only what was checked in the original"),
            gettext("Checked works"),
            gettext(
                "Believes every premise, for or against, that cites a work we read in the original, the essay apart."
            ),
        ),
        Preset.AFTER: (
            gettext("Only evidence after the essay"),
            gettext("Later evidence"),
            gettext("Believes every piece of evidence, for or against, that is dated after the essay."),
        ),
    }


def _describe_for_debate() -> Mapping[Preset, tuple[str, str, str]]:
    return {
        Preset.ESSAY: (
            gettext("Take those for it at their word"),
            gettext("Those for it"),
            gettext("Believes every premise that speaks for the thesis."),
        ),
        Preset.CRITICS: (
            gettext("Take those against it at their word"),
            gettext("Those against it"),
            gettext("Believes every premise that speaks against the thesis."),
        ),
        Preset.CHECKED: (
            gettext("Only what was checked in the original"),
            gettext("Checked works"),
            gettext("Believes every premise, for or against, that cites a work we read in the original."),
        ),
        Preset.AFTER: (
            gettext("Only dated evidence"),
            gettext("Dated evidence"),
            gettext("Believes every piece of evidence, for or against, that has a date."),
        ),
    }


def take_credences(made: ArgumentMap, stance: SignedStance) -> Mapping[str, float]:
    """Return the credence of each basic claim that a signed stance names, 0 to 1.

    What it says of a claim that others support by now does not count: that claim rests on its reasons.
    """
    basic = set(made.basic)
    return {claim: credence for claim, credence in stance.credences.items() if claim in basic}


def _is_asserted(made: ArgumentMap, side: Side, claim: str, debate: bool) -> bool:
    voice = made.claims[claim].fields.voice
    return voice is Voice.ESSAY or ((debate or voice is Voice.QUOTED) and side in (Side.FOR, Side.BOTH))


def _is_critical(made: ArgumentMap, side: Side, claim: str) -> bool:
    return made.claims[claim].fields.voice is not Voice.ESSAY and side in (Side.AGAINST, Side.BOTH)


def _is_checked(made: ArgumentMap, claim: str) -> bool:
    known = [made.references[r] for r in made.claims[claim].fields.references if r in made.references]
    essay = made.essay.url if made.essay else None
    return any(reference.verified is Verified.PRIMARY and reference.url != essay for reference in known)


def _is_later(made: ArgumentMap, claim: str) -> bool:
    """Return whether evidence is later than the essay; of a date without a day, only the month or year is compared."""
    date = made.date_of(claim)
    published = made.essay.date if made.essay else ""
    return made.claims[claim].fields.kind is Kind.EVIDENCE and bool(date) and date > published[: len(date)]

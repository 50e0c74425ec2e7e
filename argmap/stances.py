"""Stances derived from the map's own data: full sets of credences, each saying how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.claims import Kind, Verified, Voice
from argmap.graph import ArgumentMap, StepKind

BELIEVED = 0.9


@dataclass(frozen=True, slots=True)
class Stance:
    """A named set of credences: 0.9 for the basic claims it believes; it has no view on all others."""

    id: str
    title: str
    how: str
    believed: tuple[str, ...]

    @property
    def credences(self) -> Mapping[str, float]:
        """The credence of each basic claim that the stance believes."""
        return dict.fromkeys(self.believed, BELIEVED)


def build_stances(made: ArgumentMap) -> tuple[Stance, ...]:
    """Return the presets of a map, each made by one rule from voice, direction, date or how references were checked."""
    return (
        Stance(
            "essay",
            "Take the essay at its word",
            "Believes what the essay says in its own voice, and those premises it quotes that speak for its thesis.",
            tuple(claim for claim in made.basic if _is_asserted(made, claim)),
        ),
        Stance(
            "critics",
            "Take its critics at their word",
            "Believes every premise from outside the essay, or quoted in it, that speaks against its thesis.",
            tuple(claim for claim in made.basic if _is_critical(made, claim)),
        ),
        Stance(
            "checked",
            "Only what was checked in the original",
            "Believes every premise, for or against, that cites a work we read in the original, the essay apart.",
            tuple(claim for claim in made.basic if _is_checked(made, claim)),
        ),
        Stance(
            "after",
            "Only evidence after the essay",
            "Believes every piece of evidence, for or against, that is dated after the essay.",
            tuple(claim for claim in made.basic if _is_later(made, claim)),
        ),
    )


def speaks_for_thesis(made: ArgumentMap, claim: str) -> bool:
    """Return whether a claim's shortest line to a thesis speaks for it: each attack or undercut turns the direction.

    True also for a claim that leads nowhere.
    """
    turns = sum(step.kind is not StepKind.SUPPORTS for step in made.line_to_thesis(claim))
    return turns % 2 == 0


def _is_asserted(made: ArgumentMap, claim: str) -> bool:
    voice = made.claims[claim].fields.voice
    return voice is Voice.ESSAY or (voice is Voice.QUOTED and speaks_for_thesis(made, claim))


def _is_critical(made: ArgumentMap, claim: str) -> bool:
    return made.claims[claim].fields.voice is not Voice.ESSAY and not speaks_for_thesis(made, claim)


def _is_checked(made: ArgumentMap, claim: str) -> bool:
    known = [made.references[r] for r in made.claims[claim].fields.references if r in made.references]
    essay = made.essay.url if made.essay else None
    return any(reference.verified is Verified.PRIMARY and reference.url != essay for reference in known)


def _is_later(made: ArgumentMap, claim: str) -> bool:
    """Return whether evidence is later than the essay; of a date without a day, only the month or year is compared."""
    date = made.date_of(claim)
    published = made.essay.date if made.essay else ""
    return made.claims[claim].fields.kind is Kind.EVIDENCE and bool(date) and date > published[: len(date)]

"""The words for the compact map that the browser evaluates, and the order in which its pages show claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from argmap.argument.argument import Argument
from argmap.argument.cruxes import measure_swings
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.stances import BELIEVED, Stance, build_stances
from argmap.pages.context import Context
from argmap.repository.history import History

CHANGES = 300


def compile_program(context: Context) -> Program:
    """Return the evaluation program of the compact map."""
    return Program(context.argument.indexed)


def list_stances(context: Context) -> tuple[Stance, ...]:
    """Return the stances that follow from the map's own data."""
    return build_stances(context.argument)


def build_labels(argument: Argument, program: Program, stances: Sequence[Stance]) -> dict[str, Any]:
    """Return the words for the compact map, by the same indices, with the main claims and the ranked premises."""
    made, compact = argument.made, program.compact
    step_index = {step: i for i, step in enumerate(compact.steps)}
    lines = [made.main_step(claim) for claim in compact.claims]
    return {
        "claims": [_describe(argument, claim) for claim in compact.claims],
        "line": [-1 if step is None else step_index[step.id] for step in lines],
        "topics": [[topic, made.topic_title(topic)] for topic in made.by_topic()],
        "main": [compact.index[claim] for claim in list_main(made)],
        "ranked": rank_premises(made, program, stances),
        "stances": [
            {
                "id": s.id,
                "title": s.title,
                "name": s.name,
                "how": s.how,
                "believed": [compact.index[claim] for claim in s.believed],
            }
            for s in stances
        ],
        **({} if made.essay else {"debate": True}),
    }


def _describe(argument: Argument, claim: str) -> Mapping[str, Any]:
    known = argument.made.claims[claim]
    return {
        "label": known.label,
        "heading": known.heading,
        "kind": known.fields.kind.word,
        "voice": argument.voice(claim),
        "topic": known.fields.topic,
        "standing": argument.standing.claims[claim],
        "side": argument.sides[claim],
    }


def list_main(made: ArgumentMap) -> list[str]:
    """Return the claims whose answers are always shown: the theses, then what bears on the main one and has reasons."""
    bearing = {p for step in made.reasons(made.main_thesis or "") for p in step.premises if made.supports(p)}
    return [*made.theses, *(claim for claim in made.order if claim in bearing and claim not in made.theses)]


def list_changes(history: History) -> list[tuple[int, str, str]]:
    """Return the newest changes of claims, newest first: minutes since 1970, the deed, the claim's id."""
    return [(int(e.when.timestamp()) // 60, e.deed, e.claim) for e in history.events[:CHANGES]]


def rank_premises(made: ArgumentMap, program: Program, stances: Sequence[Stance]) -> list[int]:
    """Return the basic claims, greatest swing first.

    Each counts by its greatest swing for a reader without a view, for one who believes everything, or in any stance.
    """
    compact = program.compact
    readers = dict.fromkeys(map(frozenset, [(), made.basic, *(stance.believed for stance in stances)]))
    swings = [measure_swings(program, build_base(compact, reader)) for reader in readers]
    place = {claim: i for i, claim in enumerate(made.order)}
    most = {claim: max(abs(swing[claim]) for swing in swings) for claim in compact.basic}
    return sorted(compact.basic, key=lambda claim: (-most[claim], place[compact.claims[claim]]))


def build_base(compact: CompactMap, believed: Set[str]) -> list[float]:
    """Return one base score per claim: 0.9 where the claim is believed, else no view."""
    return [BELIEVED if claim in believed else NO_VIEW for claim in compact.claims]

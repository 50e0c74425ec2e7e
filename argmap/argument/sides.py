"""The side of each claim and step with respect to the main thesis: for, against, both or neither."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.argument.graph import ArgumentMap
from argmap.content.vocabulary import Bearing, Side


def find_sides(made: ArgumentMap) -> Mapping[str, Side]:
    """Return the side of every claim and step of the map, by id.

    The thesis is for itself. A support is on the side of its conclusion, an attack and an undercut on the opposite
    side, and a premise on the side of its step: an objection to an objection is for the thesis. Claims and steps whose
    lines to the thesis disagree are on both sides; those without a line are on neither.
    """
    reached: dict[str, set[bool]] = {}
    waiting = [(made.main_thesis, True)] if made.main_thesis else []
    while waiting:
        node, favours = waiting.pop()
        if favours in reached.setdefault(node, set()):
            continue
        reached[node].add(favours)
        for step in made.reasons(node):
            with_it = favours if step.kind is Bearing.SUPPORTS else not favours
            waiting.append((step.id, with_it))
            waiting.extend((premise, with_it) for premise in step.premises)
    return {name: _name(reached.get(name, set())) for name in (*made.claims, *made.steps)}


def _name(found: set[bool]) -> Side:
    if len(found) > 1:
        return Side.BOTH
    return {True: Side.FOR, False: Side.AGAINST}[found.pop()] if found else Side.NEITHER

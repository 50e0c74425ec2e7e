"""JSON Canvas 1.0 (jsoncanvas.org), which Obsidian opens: claims as files or as texts, in columns from the thesis.

Where the claim files are at hand, a node is a file, so that the canvas shows and edits the map itself; else it holds
the words of the claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Kind
from argmap.exchange.publication import Export
from argmap.exchange.writers.joints import Edge, find_joints, list_edges
from argmap.exchange.writers.own_json import dump_line

WIDTH, HEIGHT, GAP = 400, 260, 40
COLUMN = 660
JOINT = 100
"""In px: a claim's box, the space below it, from one column to the next, and the box of a step."""

_COLOURS = {Kind.THESIS: "6", Kind.COUNTERCLAIM: "1", Kind.EVIDENCE: "4"}
_LINES = {Bearing.SUPPORTS: "4", Bearing.ATTACKS: "1", Bearing.UNDERCUTS: "2", Bearing.ABOUT: "3"}
"""Colours of the format by number: 1 red, 2 orange, 3 yellow, 4 green, 6 purple."""


class _Place(NamedTuple):
    x: int
    y: int


def write_canvas(export: Export) -> str:
    """Return a map as JSON Canvas."""
    made = export.made
    places = place_claims(made)
    nodes = [_write_claim(export, made.claims[name], places[name]) for name in made.order]
    nodes += _write_joints(made, places)
    edges = [_write_edge(edge, number) for number, edge in enumerate(list_edges(made), 1)]
    return dump_line({"nodes": nodes, "edges": edges})


def place_claims(made: ArgumentMap) -> dict[str, _Place]:
    """Return the place of each claim: a column for each step away from a thesis, in the order of the argument.

    A claim's first reason stands in its row and each other one below all that leads to those before, so that a branch
    is a band of rows of its own.
    """
    places: dict[str, _Place] = {}
    last, row = None, 0
    for name in made.order:
        parent = _find_parent(made, name)
        above = places.get(parent) if parent else None
        if last is not None and parent != last:
            row += HEIGHT + GAP
        x = above.x + COLUMN if above else made.distance.get(name, 0) * COLUMN
        places[name] = _Place(x, row)
        last = name
    return places


def _find_parent(made: ArgumentMap, claim: str) -> str | None:
    if step := made.main_step(claim):
        return made.target(step) if step.kind is not Bearing.UNDERCUTS else made.steps[step.conclusion].premises[0]
    return next(iter(made.claims[claim].fields.about), None)


def _write_claim(export: Export, claim: Claim, place: _Place) -> dict[str, object]:
    docs = export.published.docs
    content = {"type": "file", "file": f"{docs}/claims/{claim.id}.md"} if docs else _write_text(export, claim)
    colour = _COLOURS.get(claim.fields.kind)
    box = {"id": claim.id, **content, "x": place.x, "y": place.y, "width": WIDTH, "height": HEIGHT}
    return {**box, "color": colour} if colour else box


def _write_text(export: Export, claim: Claim) -> dict[str, object]:
    page = f"\n\n[{claim.id}]({export.address(claim.id)})" if export.published.site_url else ""
    return {"type": "text", "text": f"## {claim.heading}\n\n{claim.body}{page}"}


@dataclass(slots=True)
class _Stack:
    """Places for the boxes of steps between two columns, one below another."""

    free: dict[int, int]

    def take(self, beside: _Place) -> _Place:
        x = beside.x - (COLUMN - WIDTH + JOINT) // 2
        y = max(self.free.get(x, beside.y), beside.y)
        self.free[x] = y + JOINT + GAP
        return _Place(x, y)


def _write_joints(made: ArgumentMap, places: dict[str, _Place]) -> list[dict[str, object]]:
    stack = _Stack({})
    found = sorted(find_joints(made), key=lambda step: (places[step.premises[0]].y, step.id))
    return [_write_joint(step, stack.take(places[step.premises[0]])) for step in found]


def _write_joint(step: Step, place: _Place) -> dict[str, object]:
    box = {"x": place.x, "y": place.y, "width": JOINT, "height": JOINT}
    return {"id": step.id, "type": "text", "text": step.kind.entry.short, **box, "color": _LINES[step.kind]}


def _write_edge(edge: Edge, number: int) -> dict[str, object]:
    sides = {"fromNode": edge.start, "fromSide": "left", "toNode": edge.end, "toSide": "right"}
    line = {"id": f"edge {number}", **sides, "color": _LINES[edge.bearing]}
    if edge.step and edge.end == edge.step.id:
        return {**line, "toEnd": "none"}
    return {**line, "label": edge.bearing.word}

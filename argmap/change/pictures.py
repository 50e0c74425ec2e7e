"""The neighbourhood of a change, before and after: claims and steps as points and arrows, and places for them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pygraphviz

from argmap.argument.graph import ArgumentMap
from argmap.change.compare import Difference, find_changed
from argmap.content.models import HEADING_MAX
from argmap.content.vocabulary import Bearing, Kind

MOST_CLAIMS = 14
_WIDTH = 210.0
_LINE = 16.0
_PAD = 12.0
_CHARACTERS = 30
_POINT = 20.0
_INCH = 72.0

Mark = Literal["same", "added", "removed", "changed"]
MARK_WORDS: Mapping[Mark, str] = {"same": "", "added": "NEW", "removed": "GOES", "changed": "CHANGED"}


@dataclass(frozen=True, slots=True)
class Box:
    """A claim: its key in the picture, its label, and whether the change adds, removes or changes it."""

    key: str
    label: str
    mark: Mark
    is_thesis: bool


@dataclass(frozen=True, slots=True)
class Joint:
    """A step: its key, kind and sign, the keys of its premises and of its conclusion, and what happens to it."""

    key: str
    kind: Bearing
    sign: str
    premises: tuple[str, ...]
    conclusion: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and joints; keys are ours (c0, s0), so that nothing a stranger wrote names anything."""

    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its left and top edge and its height in px, and its label in lines."""

    box: Box
    x: float
    y: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedJoint:
    """A joint with its centre in px, and the SVG paths of its lines; the last one ends at the conclusion."""

    joint: Joint
    x: float
    y: float
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture with places; sizes in px."""

    boxes: tuple[PlacedBox, ...]
    joints: tuple[PlacedJoint, ...]
    width: float
    height: float
    box_width: float = _WIDTH


def build_pictures(difference: Difference) -> tuple[Picture, Picture, int]:
    """Return the pictures before and after, and how many changed claims they leave out (14 are shown at most)."""
    changed = find_changed(difference)
    shown = _add_next(difference, changed[:MOST_CLAIMS])
    before = _build_picture(difference, difference.before, difference.after, shown, "removed")
    after = _build_picture(difference, difference.after, difference.before, shown, "added")
    return before, after, max(0, len(changed) - MOST_CLAIMS)


def _add_next(difference: Difference, shown: list[str]) -> list[str]:
    """Return the claims with those that they bear on by their main steps, as far as there is room."""
    wide = list(shown)
    for name in shown:
        for made in (difference.after, difference.before):
            step = made.main_step(name) if name in made.claims else None
            ends = (
                [*(made.steps[step.conclusion].premises if step.conclusion in made.steps else ()), made.target(step)]
                if step
                else []
            )
            fresh = [one for one in ends if one not in wide]
            if len(wide) + len(fresh) <= MOST_CLAIMS:
                wide += fresh
    return wide


def _build_picture(
    difference: Difference, made: ArgumentMap, other: ArgumentMap, shown: list[str], alone: Mark
) -> Picture:
    keys = {name: f"c{i}" for i, name in enumerate(shown) if name in made.claims}
    touched = {change.id for change in difference.claims if change.heading}
    boxes = tuple(
        Box(
            key,
            made.claims[name].label[:HEADING_MAX],
            alone if name not in other.claims else "changed" if name in touched else "same",
            made.claims[name].fields.kind is Kind.THESIS,
        )
        for name, key in keys.items()
    )
    return Picture(boxes, tuple(_build_joints(made, other, keys, alone)))


def _build_joints(made: ArgumentMap, other: ArgumentMap, claims: dict[str, str], alone: Mark) -> list[Joint]:
    """Return the steps whose ends are all shown; an undercut needs its step, which may come later in the list."""
    keys = dict(claims)
    joints: list[Joint] = []
    waiting = [step for step in made.steps.values() if all(one in claims for one in step.premises)]
    found = True
    while found:
        found = False
        for step in list(waiting):
            if step.conclusion in keys:
                key = keys[step.id] = f"s{len(joints)}"
                twin = other.steps.get(step.id)
                mark: Mark = alone if twin is None else "changed" if twin.strength != step.strength else "same"
                premises = tuple(keys[one] for one in step.premises)
                joints.append(Joint(key, step.kind, step.kind.entry.sign, premises, keys[step.conclusion], mark))
                waiting.remove(step)
                found = True
    return joints


def place_picture(picture: Picture) -> Placed:
    """Return where Graphviz `dot` puts everything, conclusions to the left. It is given sizes only, never a label."""
    graph = pygraphviz.AGraph(directed=True, strict=False)
    graph.graph_attr.update(rankdir="RL", nodesep="0.2", ranksep="0.35")
    lines = {box.key: _wrap(box) for box in picture.boxes}
    heights = {key: len(found) * _LINE + _PAD for key, found in lines.items()}
    for box in picture.boxes:
        graph.add_node(box.key, label="", shape="box", width=_WIDTH / _INCH, height=heights[box.key] / _INCH)
    for joint in picture.joints:
        graph.add_node(joint.key, label="", shape="circle", width=_POINT / _INCH, fixedsize=True)
    for joint in picture.joints:
        for premise in joint.premises:
            graph.add_edge(premise, joint.key, key=f"{premise} {joint.key}")
        graph.add_edge(joint.key, joint.conclusion, key=f"{joint.key} end")
    graph.layout(prog="dot")
    _, _, width, height = (float(part) for part in graph.graph_attr["bb"].split(","))
    places = {str(node): _read_point(node.attr["pos"], height) for node in graph.nodes()}
    paths = {(str(edge[0]), str(edge[1])): _read_path(edge.attr["pos"], height) for edge in graph.edges()}
    return Placed(
        tuple(_place_box(box, places[box.key], heights[box.key], lines[box.key]) for box in picture.boxes),
        tuple(
            PlacedJoint(
                joint,
                *places[joint.key],
                (*(paths[one, joint.key] for one in joint.premises), paths[joint.key, joint.conclusion]),
            )
            for joint in picture.joints
        ),
        width,
        height,
    )


def _wrap(box: Box) -> tuple[str, ...]:
    """Return a box's lines: first in a word what happens to the claim, then its label."""
    return (*([] if box.mark == "same" else [MARK_WORDS[box.mark]]), *textwrap.wrap(box.label, _CHARACTERS))


def _place_box(box: Box, centre: tuple[float, float], height: float, lines: tuple[str, ...]) -> PlacedBox:
    return PlacedBox(box, round(centre[0] - _WIDTH / 2, 1), round(centre[1] - height / 2, 1), height, lines)


def _read_point(text: str, height: float) -> tuple[float, float]:
    x, y = (float(part) for part in text.split(","))
    return round(x, 1), round(height - y, 1)


def _read_path(text: str, height: float) -> str:
    """Return Graphviz' spline (`e,x,y` its tip, then a start and Bezier points) as an SVG path, with y downwards."""
    parts = text.split()
    tip = next((part[2:] for part in parts if part.startswith("e,")), None)
    points = [_read_point(part, height) for part in parts if part[0] not in "es"]
    start, *rest = points
    curves = [f"{x} {y}" for x, y in rest]
    end = f" L{' '.join(map(str, _read_point(tip, height)))}" if tip else ""
    return f"M{start[0]} {start[1]} C{' '.join(curves)}{end}"

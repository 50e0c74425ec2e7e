"""Coordinates in px (origin top left) of the boxes and connectors of the pictures of a change: an indented list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from argmap.argument.tree import Hanging, Tree
from argmap.content.vocabulary import Bearing
from argmap.view.sizes import FONT, GAP, LINE, MARGIN
from argmap.view.text_width import wrap_text

RADIUS = 6.0
"""Radius of the bends of lines."""
_PAD = 5.0
_SIDE = 14.0
_INDENT = 22.0
_DEEPEST = 6
_BADGE = 8.0
_LANES: Mapping[Bearing, float] = {Bearing.SUPPORTS: 6.0, Bearing.ATTACKS: 11.0, Bearing.ABOUT: 15.0}
"""The distance from a box's edge to the line that runs down from it, by kind, so that lines of two kinds stay apart."""


@dataclass(frozen=True, slots=True)
class Box:
    """One claim's box: left, top, width and height in px, and its label's lines."""

    claim: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The y coordinate in px at which the line enters the box."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The line from a claim to its parent: an SVG path, and the centre of the badge that shows its sign.

    A further premise of a linked step has no badge: a bracket joins it to the premise before it.
    """

    claim: str
    bearing: Bearing
    path: str
    badge: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes in the argument's order, the lines between them, and the size of the whole in px."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def arrange_narrow(tree: Tree, roots: Iterable[str], label: Callable[[str], str], width: float) -> Layout:
    """Return a tree as rows, each indented under what it bears on, `width` px wide."""
    boxes: dict[str, Box] = {}
    top = MARGIN
    stack = [(root, 0) for root in reversed(tuple(roots))]
    while stack:
        claim, depth = stack.pop()
        left = MARGIN + min(depth, _DEEPEST) * _INDENT
        boxes[claim] = box = _fit(claim, label(claim), left, top, width - MARGIN - left)
        top += box.height + GAP
        stack.extend((child, depth + 1) for child in reversed(tree.under(claim)))
    lines = _connect(tree, boxes, _draw_narrow)
    return _close(boxes, lines)


def _fit(claim: str, label: str, left: float, top: float, width: float) -> Box:
    lines = wrap_text(label, width - 2 * _SIDE, FONT)
    return Box(claim, left, top, width, len(lines) * LINE + 2 * _PAD, lines)


def _connect(tree: Tree, boxes: Mapping[str, Box], draw: Callable[[Box, Box, Hanging], Line]) -> list[Line]:
    lines: list[Line] = []
    before: dict[tuple[str, str], Box] = {}
    for claim, box in boxes.items():
        hanging = tree.hangings.get(claim)
        if not hanging or hanging.parent not in boxes:
            continue
        linked = (hanging.parent, hanging.step or claim)
        joined = before.get(linked)
        lines.append(_draw_bracket(joined, box, hanging) if joined else draw(box, boxes[hanging.parent], hanging))
        before[linked] = box
    return lines


def _draw_bracket(first: Box, last: Box, hanging: Hanging) -> Line:
    path = f"M{first.x:g} {first.y + _PAD:g}H{last.x - _PAD:g}V{last.y + last.height - _PAD:g}H{last.x:g}"
    return Line(last.claim, hanging.bearing, path, None)


def _close(boxes: Mapping[str, Box], lines: list[Line]) -> Layout:
    width = max((box.x + box.width for box in boxes.values()), default=0.0) + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0.0) + MARGIN
    return Layout(tuple(boxes.values()), tuple(lines), width, height)


def _draw_narrow(box: Box, parent: Box, hanging: Hanging) -> Line:
    if hanging.bearing is Bearing.UNDERCUTS:
        path = f"M{box.x:g} {box.middle:g}H{parent.x:g}V{parent.middle + _BADGE:g}"
        return Line(box.claim, hanging.bearing, path, (box.x, box.middle))
    lane = parent.x + _LANES[hanging.bearing]
    bend = min(RADIUS, max(box.x - lane, 0.0))
    path = f"M{lane:g} {parent.y + parent.height:g}V{box.middle - bend:g}q0 {bend:g} {bend:g} {bend:g}H{box.x:g}"
    return Line(box.claim, hanging.bearing, path, (box.x, box.middle))

"""Coordinates in px (origin top left) of the boxes and connectors of static SVG maps.

A wide picture is a left-to-right tree, its subtrees packed by their contours (Reingold and Tilford, Tidier drawings of
trees, IEEE Transactions on Software Engineering, 1981); a narrow one is an indented list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from argmap.argument.tree import Hanging, Tree
from argmap.content.vocabulary import Bearing
from argmap.view.sizes import (
    BADGE,
    BADGE_OFF,
    DEEPEST,
    FONT,
    GAP,
    GUTTER,
    INDENT,
    LANES,
    LINE,
    MARGIN,
    MOST_SHIFTS,
    NARROW,
    NARROW_LANES,
    PAD,
    PICTURE_BOX,
    RADIUS,
    ROOT_BOX,
    SHIFT,
    SIDE,
)

ICON = 20.0
_SLIM = frozenset("iljtfrI.,:;'’‘|!()[]-/ ")
_BROAD = frozenset("mwMW%@—…")


@dataclass(frozen=True, slots=True)
class Label:
    """The text of a box, and whether a mark for kind or voice stands before it."""

    text: str
    marked: bool = False


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


def measure_text(text: str, font: float = FONT) -> float:
    """Return an upper estimate of a text's width in px, in a sans-serif of `font` px.

    A character counts 0.33, 0.57, 0.70 or 0.88 em by its class. In the shipped font, IBM Plex Sans, each of 170 labels
    of a real map takes at most 0.97 of its estimate (bold 0.99); DejaVu Sans, the widest fallback, takes 1.07.
    """
    return sum(map(_measure_character, text)) * font


@cache
def _measure_character(character: str) -> float:
    if character in _SLIM:
        return 0.33
    return 0.88 if character in _BROAD else 0.7 if character.isupper() else 0.57


def wrap_label(text: str, width: float, font: float = FONT) -> tuple[str, ...]:
    """Return the text in lines no wider than `width` px; a single word that is wider is cut into pieces."""
    if measure_text(text, font) <= width:
        return (text,)
    lines: list[str] = []
    line = ""
    for word in _cut_words(text, width, font):
        longer = f"{line} {word}" if line else word
        if line and measure_text(longer, font) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _cut_words(text: str, width: float, font: float) -> Iterable[str]:
    for word in text.split():
        if measure_text(word, font) <= width:
            yield word
            continue
        piece = ""
        for character in word:
            if piece and measure_text(piece + character, font) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


@dataclass(slots=True)
class _Block:
    """A placed subtree: its boxes and, for each column, its upper and lower contour in px."""

    boxes: list[Box]
    top: dict[int, float]
    bottom: dict[int, float]

    def take(self, other: _Block) -> None:
        """Add another block below this one, as high up as their contours allow, and never above its own top."""
        shared = [self.bottom[c] + GAP - top for c, top in other.top.items() if c in self.bottom]
        down = max([0.0, *shared])
        self.boxes.extend(Box(b.claim, b.x, b.y + down, b.width, b.height, b.lines) for b in other.boxes)
        for column, top in other.top.items():
            self.top.setdefault(column, top + down)
            self.bottom[column] = max(self.bottom.get(column, 0.0), other.bottom[column] + down)


def arrange_wide(tree: Tree, roots: Iterable[str], open_: frozenset[str], label: Callable[[str], Label]) -> Layout:
    """Return the tree of open claims with roots at the left, reasons to the right, undercuts below what they cut."""
    whole = _Block([], {}, {})
    for root in roots:
        whole.take(_arrange_block(tree, root, open_, label, 0, 0))
    boxes = {box.claim: box for box in whole.boxes}
    lines = _connect(tree, boxes, _draw_wide)
    return _close(boxes, lines)


def _arrange_block(
    tree: Tree, claim: str, open_: frozenset[str], label: Callable[[str], Label], column: int, shift: int
) -> _Block:
    width = (PICTURE_BOX if column else ROOT_BOX) - shift * SHIFT
    left = MARGIN + (ROOT_BOX + GUTTER + (column - 1) * (PICTURE_BOX + GUTTER) if column else 0) + shift * SHIFT
    box = _fit(claim, label(claim), left, MARGIN, width)
    block = _Block([box], {column: box.y}, {column: box.y + box.height})
    for child in tree.under(claim) if claim in open_ else ():
        if tree.hangings[child].bearing is Bearing.UNDERCUTS:
            block.take(_arrange_block(tree, child, open_, label, column, min(shift + 1, MOST_SHIFTS)))
        else:
            block.take(_arrange_block(tree, child, open_, label, column + 1, 0))
    return block


def arrange_narrow(
    tree: Tree, roots: Iterable[str], open_: frozenset[str], label: Callable[[str], Label], width: float = NARROW
) -> Layout:
    """Return the tree of open claims as rows, each indented under what it bears on, `width` px wide."""
    boxes: dict[str, Box] = {}
    top = MARGIN
    stack = [(root, 0) for root in reversed(tuple(roots))]
    while stack:
        claim, depth = stack.pop()
        left = MARGIN + min(depth, DEEPEST) * INDENT
        boxes[claim] = box = _fit(claim, label(claim), left, top, width - MARGIN - left)
        top += box.height + GAP
        if claim in open_:
            stack.extend((child, depth + 1) for child in reversed(tree.under(claim)))
    lines = _connect(tree, boxes, _draw_narrow)
    return _close(boxes, lines)


def _fit(claim: str, label: Label, left: float, top: float, width: float) -> Box:
    lines = wrap_label(label.text, width - 2 * SIDE - (ICON if label.marked else 0))
    return Box(claim, left, top, width, len(lines) * LINE + 2 * PAD, lines)


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
    path = f"M{first.x:g} {first.y + PAD:g}H{last.x - PAD:g}V{last.y + last.height - PAD:g}H{last.x:g}"
    return Line(last.claim, hanging.bearing, path, None)


def _close(boxes: Mapping[str, Box], lines: list[Line]) -> Layout:
    width = max((box.x + box.width for box in boxes.values()), default=0.0) + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0.0) + MARGIN
    return Layout(tuple(boxes.values()), tuple(lines), width, height)


def _draw_wide(box: Box, parent: Box, hanging: Hanging) -> Line:
    if hanging.bearing is Bearing.UNDERCUTS:
        turn = parent.x - BADGE_OFF
        path = f"M{box.x:g} {box.middle:g}H{turn:g}V{parent.middle + BADGE:g}"
        return Line(box.claim, hanging.bearing, path, (box.x - BADGE, box.middle))
    lane = box.x - LANES[hanging.bearing]
    start = min(parent.middle, parent.y + 16)
    path = draw_elbow(parent.x + parent.width, start, lane, box.middle, box.x)
    return Line(box.claim, hanging.bearing, path, (box.x - BADGE_OFF, box.middle))


def _draw_narrow(box: Box, parent: Box, hanging: Hanging) -> Line:
    if hanging.bearing is Bearing.UNDERCUTS:
        path = f"M{box.x:g} {box.middle:g}H{parent.x:g}V{parent.middle + BADGE:g}"
        return Line(box.claim, hanging.bearing, path, (box.x, box.middle))
    lane = parent.x + NARROW_LANES[hanging.bearing]
    bend = min(RADIUS, max(box.x - lane, 0.0))
    path = f"M{lane:g} {parent.y + parent.height:g}V{box.middle - bend:g}q0 {bend:g} {bend:g} {bend:g}H{box.x:g}"
    return Line(box.claim, hanging.bearing, path, (box.x, box.middle))


def draw_elbow(x: float, y: float, lane: float, end_y: float, end_x: float) -> str:
    """Return a path from (x, y) right to the lane, down it, and right to (end_x, end_y), with round corners."""
    fall = end_y - y
    if abs(fall) < 2 * RADIUS:
        return f"M{x:g} {y:g}H{lane - RADIUS:g}C{lane:g} {y:g} {lane:g} {end_y:g} {lane + RADIUS:g} {end_y:g}H{end_x:g}"
    bend = RADIUS if fall > 0 else -RADIUS
    return (
        f"M{x:g} {y:g}H{lane - RADIUS:g}Q{lane:g} {y:g} {lane:g} {y + bend:g}V{end_y - bend:g}"
        f"Q{lane:g} {end_y:g} {lane + RADIUS:g} {end_y:g}H{end_x:g}"
    )

"""Coordinates in px (origin top left) of a map's boxes, words and lines.

A block is a claim in the middle with what leads to it above, and its sections below: what speaks for it on the left,
what speaks against it on the right, and in a narrow picture one under the other. A section is a list of claims, each
indented below what it bears on. `explorer/layout.js` is the same in the browser, and tests compare the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from argmap.content.vocabulary import Bearing, Side
from argmap.view.sizes import (
    BADGE,
    BLOCK_GAP,
    CHIP_HEIGHT,
    CHIP_ROOM,
    CHIP_TIP,
    CRUMB_GAP,
    FAMILY_GAP,
    FONT,
    FORMS,
    GAP,
    HEADING,
    JOINED_GAP,
    LEAST_ROOM,
    LINE,
    MARGIN,
    MARK,
    NOTE,
    NOTE_GAP,
    RADIUS,
    SIDE,
    TITLE_FONT,
    TITLE_LINE,
    TITLE_PAD,
    TITLE_WIDEST,
    WORD_GAP,
    WORD_ROOM,
)
from argmap.view.text_width import Face, measure_text, wrap_text

Form = Literal["wide", "medium", "narrow"]

_EDGE = 14.0  # from a column's edge to the left edge that a section's claims are indented from
_SIGN = 4.0  # from there back to the centre of the section's sign
_MANY = 2  # sections from which on a narrow picture repeats their headings in the middle
_LEFT_LANE = 2.0  # from a column's edge to the line that runs past a section to the one below


@dataclass(frozen=True, slots=True)
class Item:
    """A claim to place: the claim that it stands under, how it bears on that, and the words and marks of its box.

    `step` names the step of linked premises, which stand under one another. `word` says how the claim stands; of the
    claim in the middle it is the line above its title. `chip` says what is folded in it and is None where nothing is;
    it is empty where nothing is folded, but could be. The label of a `strong` step's claim is bold.
    """

    id: str
    label: str
    parent: str = ""
    bearing: Bearing | None = None
    step: str = ""
    marks: int = 0
    word: str = ""
    chip: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The claims on one side, parents first, under a heading with a relation's sign, or with none.

    `side` and `weight` are the colour and the thickness of the line to the middle, which the layout only hands on.
    """

    title: str
    bearing: Bearing | None
    items: tuple[Item, ...]
    side: Side = Side.NEITHER
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """What leads from the thesis to the claim in the middle; that claim, or None; what speaks for and against it."""

    line: tuple[Item, ...]
    middle: Item | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One claim's box: its place, the lines of its label, and where the word for its standing and its chip begin.

    `role` is `row`, `middle` or `line`; `chip` is the left edge, the middle's height and the width of the chip. `notes`
    repeat the headings of the sections in a narrow picture, where these stand far apart: left edge and middle of each.
    `above` are the lines of the words above the title in the middle.
    """

    item: Item
    role: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    word: tuple[float, float] | None
    chip: tuple[float, float, float] | None
    notes: tuple[tuple[Section, float, float], ...] = ()
    above: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.item.id

    @property
    def middle(self) -> float:
        """The y coordinate of the middle of the box."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The line from a claim to what it bears on: an SVG path, the centre of its sign, and the tip of its arrow.

    A further premise of a linked step is `joined`: a bracket joins it to the one before.
    """

    item: Item
    path: str
    badge: tuple[float, float]
    arrow: tuple[float, float] | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a section, the centre of the sign before them, and the line from there to the middle."""

    section: Section
    x: float
    y: float
    stem: str


@dataclass(slots=True)
class Layout:
    """The placed boxes, lines and headings of a picture, and its size; `chips` tells if these have room beside rows."""

    form: Form
    width: float
    chips: bool = True
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def arrange(blocks: Iterable[Block], form: Form, width: float | None = None, *, chips: bool = True) -> Layout:
    """Return the layout of some blocks, one above the other; `width` is the form's own unless it is given.

    Where no claim has a chip, `chips` can be false: the room beside rows for these is then left out.
    """
    layout = Layout(form, width or FORMS[form]["width"], chips)
    bottom = MARGIN
    for block in blocks:
        if layout.boxes:
            bottom += BLOCK_GAP
        bottom = _place_block(layout, block, bottom)
    layout.height = bottom + MARGIN
    return layout


def _place_block(layout: Layout, block: Block, top: float) -> float:
    """Place one block and return its lower edge."""
    above: Box | None = None
    for item in block.line:
        box = _fit_crumb(layout, item, top)
        _place_below(layout, box, item, above)
        above, top = box, box.y + box.height + CRUMB_GAP
    if block.middle is None:
        return _place_sections(layout, block.sections, None, top)
    box = _fit_middle(layout, block.middle, top, block.sections)
    _place_below(layout, box, block.middle, above)
    bottom = box.y + box.height
    if box.chip:
        bottom += CHIP_HEIGHT / 2
    return _place_sections(layout, block.sections, box, bottom) if block.sections else bottom


def _place_below(layout: Layout, box: Box, item: Item, above: Box | None) -> None:
    """Add a box of the line to the middle, and the line up to the box above it."""
    layout.boxes.append(box)
    if above:
        x, y, end = box.x + box.width / 2, box.y, above.y + above.height
        layout.lines.append(Line(item, _path("M", x, y, "V", end), (x, (y + end) / 2)))


def _fit_crumb(layout: Layout, item: Item, top: float) -> Box:
    room = layout.width - 2 * MARGIN
    lines = wrap_text(item.label, room - 2 * SIDE - item.marks * MARK, FONT, _face(item))
    width = _round_even(_widest(lines, _face(item)) + 2 * SIDE + item.marks * MARK)
    height = len(lines) * LINE + 2 * FORMS[layout.form]["pad"]
    return Box(item, "line", (layout.width - width) / 2, top, width, height, lines, None, None)


def _fit_middle(layout: Layout, item: Item, top: float, sections: Sequence[Section]) -> Box:
    room = min(TITLE_WIDEST, layout.width - 2 * MARGIN) - 2 * TITLE_PAD - 2 * SIDE
    lines = wrap_text(item.label, room, TITLE_FONT, "serif")
    above = wrap_text(item.word, room, FONT)
    inner = max([measure_text(line, TITLE_FONT, "serif") for line in lines] + [_widest(above)])
    width = _round_even(inner + 2 * TITLE_PAD + 2 * SIDE)
    if FORMS[layout.form]["columns"] == 1:
        width = layout.width - 2 * MARGIN
    left = (layout.width - width) / 2
    height = len(above) * LINE + len(lines) * TITLE_LINE + 2 * TITLE_PAD
    notes = _place_notes(layout, sections, left + TITLE_PAD + SIDE, top + height - TITLE_PAD)
    if notes:
        height += NOTE_GAP + len(notes) * NOTE
    chip = None
    if item.chip is not None:
        chip_width = _measure_chip(item.chip)
        chip = (left + (width - chip_width) / 2, top + height, chip_width)
    word = (left + TITLE_PAD + SIDE, top + TITLE_PAD + LINE / 2)
    return Box(item, "middle", left, top, width, height, lines, word, chip, notes, above)


def _place_notes(
    layout: Layout, sections: Sequence[Section], left: float, top: float
) -> tuple[tuple[Section, float, float], ...]:
    weighed = [section for section in sections if section.bearing and section.bearing is not Bearing.ABOUT]
    if FORMS[layout.form]["columns"] > 1 or len(weighed) < _MANY:
        return ()
    return tuple((section, left, top + NOTE_GAP + NOTE * (i + 0.5)) for i, section in enumerate(weighed))


def _place_sections(layout: Layout, sections: Sequence[Section], middle: Box | None, top: float) -> float:
    """Place the sections in columns, in turn, and return their lower edge."""
    form = FORMS[layout.form]
    columns = min(int(form["columns"]), len(sections))
    width = (layout.width - 2 * MARGIN - (columns - 1) * form["gutter"]) / max(columns, 1)
    start = top + form["stem"] if middle else top
    bottoms, used = [start] * columns, [False] * columns
    for index, section in enumerate(sections):
        column = columns - 1 if section.bearing is Bearing.ABOUT else index % columns
        left = MARGIN + column * (width + form["gutter"])
        if used[column]:
            bottoms[column] += BLOCK_GAP / 2
        _place_heading(layout, section, middle, left, bottoms[column], first=not used[column])
        bottoms[column] = _place_rows(layout, section, left, left + width, bottoms[column])
        used[column] = True
    return max(bottoms, default=start)


def _place_heading(
    layout: Layout, section: Section, middle: Box | None, left: float, top: float, *, first: bool
) -> None:
    x, y = left + _EDGE + _SIGN - FORMS[layout.form]["lane"], top + HEADING / 2
    has_stem = middle and section.bearing is not Bearing.ABOUT
    stem = _draw_stem(middle, left, x, y, layout.form, first=first) if middle and has_stem else ""
    layout.headings.append(Heading(section, x, y, stem))


def _draw_stem(middle: Box, left: float, x: float, y: float, form: Form, *, first: bool) -> str:
    """Return the path from a section's sign at (x, y) to the claim in the middle; not the `first`, it passes others."""
    end = middle.y + middle.height
    lane = left + _LEFT_LANE
    if FORMS[form]["columns"] == 1:
        return _path("M", x, y, "V", end) if first else _path("M", x, y, "H", lane, "V", end)
    centre = middle.x + middle.width / 2
    turn = end + FORMS[form]["stem"] / 2
    bend = RADIUS if centre > x else -RADIUS
    if not first:
        return _path("M", x, y, "H", lane, "V", turn, "H", centre, "V", end)
    out = _path("M", x, y, "V", turn + RADIUS, "Q", x, turn, x + bend, turn)
    return f"{out} {_path('H', centre - bend, 'Q', centre, turn, centre, turn - RADIUS, 'V', end)}"


def _place_rows(layout: Layout, section: Section, left: float, right: float, top: float) -> float:
    """Place a section's claims under its heading and return the lower edge of the last."""
    form = FORMS[layout.form]
    start = left + _EDGE + form["first"] if section.bearing else left
    deepest = max(0, min(form["deepest"], (right - start - LEAST_ROOM) // form["indent"]))
    top += HEADING
    origin = Box(Item("", ""), "row", left + _EDGE, top - HEADING / 2 - BADGE, 0, 2 * BADGE, (), None, None)
    placed: dict[str, tuple[Box, int]] = {}
    before: dict[tuple[str, str], Box] = {}
    last = 0
    for item in section.items:
        parent, depth = placed.get(item.parent, (origin, -1))
        depth += 1
        if not depth and last:
            top += FAMILY_GAP
        last = depth
        group = (item.parent, item.step)
        joined = before.get(group) if item.step else None
        if joined:
            top -= GAP - JOINED_GAP
        box = _fit_row(layout, item, start + min(depth, deepest) * form["indent"], right, top)
        placed[item.id] = (box, depth)
        layout.boxes.append(box)
        top = box.y + box.height + GAP
        if item.bearing and (section.bearing or depth):
            layout.lines.append(_draw_line(box, parent, layout.form, joined))
        before[group] = box
    return top - GAP


def _fit_row(layout: Layout, item: Item, left: float, right: float, top: float) -> Box:
    form = FORMS[layout.form]
    if form["beside"]:
        end = right - CHIP_ROOM - WORD_GAP if layout.chips else right
        return _fit_beside(form, item, left, end, top)
    return _fit_below(form, item, left, right, top)


def _fit_beside(form: Mapping[str, float], item: Item, left: float, right: float, top: float) -> Box:
    """Return a box with the word for its standing to the right of it, up to `right`, and its chip right of that."""
    marks = item.marks * MARK
    room = right - left - WORD_ROOM - WORD_GAP
    lines = wrap_text(item.label, room - 2 * SIDE - marks, FONT, _face(item))
    width = math.ceil(_widest(lines, _face(item)) + 2 * SIDE + marks)
    height = len(lines) * LINE + 2 * form["pad"]
    y = top + height / 2
    word = (right - WORD_ROOM, y) if item.word else None
    chip = None if item.chip is None else (right + WORD_GAP, y, _measure_chip(item.chip))
    return Box(item, "row", left, top, width, height, lines, word, chip)


def _fit_below(form: Mapping[str, float], item: Item, left: float, right: float, top: float) -> Box:
    """Return a box whose last line is the word for its standing and its chip."""
    marks = item.marks * MARK
    lines = wrap_text(item.label, right - left - 2 * SIDE - marks, FONT, _face(item))
    tail = measure_text(item.word, FONT, "bold") if item.word else 0.0
    chip_left = left + SIDE + (tail + WORD_GAP if item.word else 0.0)
    if item.chip is not None:
        tail = chip_left - left - SIDE + _measure_chip(item.chip)
    width = math.ceil(max(_widest(lines, _face(item)) + marks, tail) + 2 * SIDE)
    height = len(lines) * LINE + 2 * form["pad"] + (CHIP_HEIGHT if item.word or item.chip is not None else 0)
    y = top + form["pad"] + len(lines) * LINE + CHIP_HEIGHT / 2
    chip = None if item.chip is None else (chip_left, y, _measure_chip(item.chip))
    return Box(item, "row", left, top, width, height, lines, (left + SIDE, y) if item.word else None, chip)


def _draw_line(box: Box, parent: Box, form: Form, joined: Box | None) -> Line:
    """Return the line from a box to its parent, or to the linked premise before it."""
    sizes: Mapping[str, float] = FORMS[form]
    y = box.middle
    badge = (box.x - sizes["badge"], y)
    if joined:
        x = joined.x - 3
        path = _path("M", joined.x, joined.y + 4, "H", x, "V", box.y + box.height - 4, "H", box.x)
        return Line(box.item, path, badge, None, joined=True)
    if box.item.bearing is Bearing.UNDERCUTS and parent.width:
        turn = min(parent.x, box.x) - sizes["badge"]
        tip = parent.middle + BADGE + 1
        return Line(box.item, _path("M", box.x, y, "H", turn, "V", tip), badge, (turn, tip))
    lane = min(parent.x, box.x - sizes["indent"]) + sizes["lane"]
    bend = min(RADIUS, box.x - lane)
    start = parent.y + parent.height
    path = _path("M", box.x, y, "H", lane + bend, "Q", lane, y, lane, y - bend, "V", start)
    return Line(box.item, path, badge)


def _path(*parts: str | float) -> str:
    """Return an SVG path; whole numbers are written without a decimal point, as in the browser."""
    return " ".join(str(int(part)) if isinstance(part, float) and part.is_integer() else str(part) for part in parts)


def _measure_chip(words: str) -> float:
    return math.ceil(CHIP_TIP + 2 * SIDE - 6 + measure_text(words, FONT, "sans"))


def _face(item: Item) -> Face:
    return "bold" if item.strong else "sans"


def _widest(lines: Iterable[str], face: Face = "sans") -> float:
    return max(measure_text(line, FONT, face) for line in lines)


def _round_even(width: float) -> float:
    """Return the next even number, so that half of it is whole."""
    return math.ceil(width / 2) * 2

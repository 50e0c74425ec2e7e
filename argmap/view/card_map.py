"""The map on a preview card: the first view of the map, as large as it fits or cut after a row, drawn on a canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.argument.argument import Argument
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Side, Voice, tell_tally
from argmap.language.current import gettext
from argmap.view.canvas import WIDTH, Canvas, Colour, View, mix
from argmap.view.map_layout import Block, Box, Heading, Layout, Line, Section, arrange
from argmap.view.map_look import Look, is_counted, look_at, plan_whole
from argmap.view.raster import Point, cut_dashes, flatten_path
from argmap.view.sizes import (
    BADGE,
    FONT,
    FORMS,
    GAP,
    HEADING,
    LINE,
    MARGIN,
    NOTE,
    SIDE,
    TITLE_FONT,
    TITLE_LINE,
    TITLE_PAD,
    WEIGHTS,
)

_PALE = 0.55
"""How much of its colour a line keeps that does not count, as in picture.css."""
_BASE = 4.5
"""From the middle of a line of words to its base line."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a claim's box shows beside its words: its look, whether it is from outside, and whether it has no weight."""

    look: Look
    outside: bool
    weightless: bool


@dataclass(frozen=True, slots=True)
class Note:
    """The words below a section that is cut, and the left end of their base line."""

    words: str
    start: Point


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map to draw: its layout, how many rows are left out where, and the dress of each box by the claim's id."""

    layout: Layout
    notes: tuple[Note, ...]
    dresses: Mapping[str, Dress]

    @property
    def scale(self) -> float:
        """How much larger than its layout the picture is drawn, to fill a card's width."""
        return WIDTH / self.layout.width


def plan_picture(argument: Argument, widths: Sequence[float], height: float) -> MapPicture:
    """Return the first view at the smallest width, and so the largest size, at which all of it is at most `height` px.

    Where even the greatest width leaves rows over, these are cut.
    """
    blocks = [_bare(block) for block in plan_whole(argument)]
    for width in widths:
        layout = arrange(blocks, "wide", width, chips=False)
        if layout.height * WIDTH / width <= height:
            break
    dresses = {box.id: _dress(argument, box.id) for box in layout.boxes}
    notes = _cut(layout, height * layout.width / WIDTH - MARGIN, dresses)
    return MapPicture(layout, notes, {box.id: dresses[box.id] for box in layout.boxes})


def _bare(block: Block) -> Block:
    """Return a block without the marks of its claims and without what is folded in them: too fine for a card."""
    return replace(block, sections=tuple(_bare_section(section) for section in block.sections))


def _bare_section(section: Section) -> Section:
    return replace(section, items=tuple(replace(item, marks=0, chip=None) for item in section.items))


def _dress(argument: Argument, claim: str) -> Dress:
    fields = argument.made.claims[claim].fields
    look = look_at(argument, claim, argument.tree.hangings.get(claim))
    return Dress(look, fields.voice is Voice.OUTSIDE, fields.kind in WEIGHTLESS)


def _cut(layout: Layout, bottom: float, dresses: Mapping[str, Dress]) -> tuple[Note, ...]:
    """Remove from a layout all that would reach below `bottom`, and return notes of how many rows that are."""
    rows = {box.id: box for box in layout.boxes if box.role == "row"}
    kept = {box.id for box in layout.boxes if box.role != "row" and box.y + box.height <= bottom}
    notes = []
    for heading in layout.headings:
        groups = _group(layout, [rows[item.id] for item in heading.section.items])
        fitting = _count_fitting(groups, bottom)
        kept |= {box.id for group in groups[:fitting] for box in group}
        if 0 < fitting < len(groups):
            last = groups[fitting - 1][-1]
            start = groups[0][0].x, last.y + last.height + GAP + NOTE / 2 + _BASE
            bearing = heading.section.bearing
            counted = [is_counted(dresses[group[0].id].look.outcome, bearing) for group in groups[fitting:]]
            notes.append(Note(_tell_rest(bearing, counted), start))
    layout.boxes = [box for box in layout.boxes if box.id in kept]
    layout.lines = [line for line in layout.lines if line.item.id in kept]
    layout.headings = [heading for heading in layout.headings if heading.y + HEADING / 2 <= bottom]
    ends = [box.y + box.height for box in layout.boxes] + [note.start[1] for note in notes]
    layout.height = max(ends, default=0) + MARGIN
    return tuple(notes)


def _tell_rest(bearing: Bearing | None, counted: Sequence[bool]) -> str:
    """Return the words for the steps that are left out, in those of a heading, such as `and 4 more: 1 stands`."""
    words = gettext("and %(count)s more", count=len(counted))
    tally = tell_tally(sum(counted), len(counted), bearing) if bearing else ""
    return f"{words}: {tally}" if tally else words


def _group(layout: Layout, rows: Sequence[Box]) -> list[list[Box]]:
    """Return the rows with linked premises together, which are never cut apart."""
    joined = {line.item.id for line in layout.lines if line.joined}
    groups: list[list[Box]] = []
    for row in rows:
        if row.id in joined:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _count_fitting(groups: Sequence[Sequence[Box]], bottom: float) -> int:
    """Return how many groups fit, with room for a note below them unless all do."""
    ends = [group[-1].y + group[-1].height for group in groups]
    if ends[-1] <= bottom:
        return len(ends)
    return sum(end + GAP + NOTE <= bottom for end in ends)


def draw_picture(canvas: Canvas, picture: MapPicture, top: float, bottom: float) -> None:
    """Draw a map over the canvas's whole width, in the middle between `top` and `bottom`."""
    spare = bottom - top - picture.layout.height * picture.scale
    canvas.view = View(0, top + spare / 2, picture.scale)
    layout = picture.layout
    looks = {claim: dress.look for claim, dress in picture.dresses.items()}
    for heading in layout.headings:
        _draw_stem(canvas, heading)
    for line in sorted(layout.lines, key=lambda line: not looks[line.item.id].pale):
        _draw_line(canvas, line, looks[line.item.id])
    for heading in layout.headings:
        _draw_heading(canvas, heading)
    for box in layout.boxes:
        _draw_box(canvas, box, picture.dresses[box.id], FORMS[layout.form]["pad"])
    for line in layout.lines:
        if line.item.bearing:
            look = looks[line.item.id]
            sign = "&" if line.joined else line.item.bearing.entry.sign
            draw_sign(canvas, line.badge, line.item.bearing, sign, look.side, live=look.live)
    for note in picture.notes:
        canvas.write(note.start, note.words, FONT, mix("quiet"))
    canvas.view = View()


def _draw_stem(canvas: Canvas, heading: Heading) -> None:
    if heading.stem and heading.section.bearing:
        tone = heading.section.side.entry.tone
        _draw_path(canvas, heading.stem, heading.section.bearing, heading.section.weight, tone, 1)


def _draw_line(canvas: Canvas, line: Line, look: Look) -> None:
    weight = WEIGHTS[look.strength] if look.strength else WEIGHTS["weak"]
    share = _PALE if look.pale else 1
    if line.item.bearing:
        _draw_path(canvas, line.path, line.item.bearing, weight, look.side.entry.tone, share)
    if line.arrow:
        x, y = line.arrow
        canvas.fill([(x, y), (x - 4, y + 7), (x + 4, y + 7)], mix(look.side.entry.tone))


def _draw_path(canvas: Canvas, path: str, bearing: Bearing, weight: float, tone: str, share: float) -> None:
    for dash in cut_dashes(flatten_path(path), bearing.entry.dash):
        canvas.draw_line(dash, weight, mix(tone, share))


def _draw_heading(canvas: Canvas, heading: Heading) -> None:
    section = heading.section
    left = heading.x
    if section.bearing:
        draw_sign(canvas, (heading.x, heading.y), section.bearing, section.bearing.entry.sign, section.side, live=True)
        left += 16
    canvas.write((left, heading.y + _BASE), section.title, FONT, mix(section.side.entry.tone), "bold")


def draw_sign(
    canvas: Canvas, centre: Point, bearing: Bearing, sign: str, side: Side, *, live: bool, size: float = BADGE
) -> None:
    """Draw a relation's sign, on a disc, a square or a diamond: filled where it counts, else hollow."""
    x, y = centre
    own, paper = mix(side.entry.tone), mix("paper")
    fill = own if live else paper
    if bearing is Bearing.UNDERCUTS:
        wide = size * 1.2
        corners = [(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)]
        canvas.fill(corners, fill)
        canvas.draw_line([*corners, corners[0], corners[1]], size / 6, own)
    else:
        half, radius = (size * 0.93, size * 0.27) if bearing is Bearing.ATTACKS else (size, size)
        canvas.draw_box((x - half, y - half), (x + half, y + half), radius, fill, own, size / 6)
    _draw_glyph(canvas, centre, sign, size, paper if live else own)


def _draw_glyph(canvas: Canvas, centre: Point, sign: str, size: float, colour: Colour) -> None:
    """Draw a sign; strokes are drawn as lines, since the fonts lack one and letters of this size would be blurred."""
    x, y = centre
    arm = size * 0.5
    for start, end in _STROKES.get(sign, ()):
        stroke = [(x + start[0] * arm, y + start[1] * arm), (x + end[0] * arm, y + end[1] * arm)]
        canvas.draw_line(stroke, size * 0.22, colour)
    if sign not in _STROKES:
        canvas.write((x, y + size * 0.6), sign, size * 1.7, colour, "bold", "ms")


_STROKES: Mapping[str, Sequence[tuple[Point, Point]]] = {
    "+": (((-1, 0), (1, 0)), ((0, -1), (0, 1))),
    "−": (((-1, 0), (1, 0)),),
    "⊘": (((-0.8, 0.8), (0.8, -0.8)),),
}


def _draw_box(canvas: Canvas, box: Box, dress: Dress, pad: float) -> None:
    end = box.x + box.width, box.y + box.height
    fill = mix("raised" if dress.outside else "paper")
    if box.role == "middle":
        canvas.draw_box((box.x, box.y), end, 3, fill, mix("ink"), 2.5)
        _write_title(canvas, box)
        return
    edge = mix("line" if dress.look.pale else "quiet")
    canvas.draw_box((box.x, box.y), end, 10 if dress.outside else 3, fill, None if dress.weightless else edge, 1)
    if dress.weightless:
        corners = [(box.x, box.y), (end[0], box.y), end, (box.x, end[1]), (box.x, box.y)]
        for dash in cut_dashes(corners, (2, 3)):
            canvas.draw_line(dash, 1, edge)
    _draw_bar(canvas, box, dress.look)
    ink = mix("quiet" if dress.look.pale else "ink")
    for index, words in enumerate(box.lines):
        canvas.write(
            (box.x + SIDE, box.y + pad + index * LINE + 13), words, FONT, ink, "bold" if box.item.strong else "sans"
        )
    _write_beside(canvas, box, dress.look)


def _draw_bar(canvas: Canvas, box: Box, look: Look) -> None:
    """Draw the bar that tells the side of a claim: solid for the thesis, striped against it."""
    if look.side is Side.NEITHER:
        return
    points = [(box.x + 3, box.y + 4), (box.x + 3, box.y + box.height - 4)]
    for dash in cut_dashes(points, look.side.entry.dash):
        canvas.draw_line(dash, 4, mix(look.side.entry.tone, _PALE if look.pale else 1))


def _write_title(canvas: Canvas, box: Box) -> None:
    left, top = box.x + SIDE + TITLE_PAD, box.y + TITLE_PAD
    for index, words in enumerate(box.above):
        canvas.write((left, top + LINE / 2 + _BASE + index * LINE), words, FONT, mix("quiet"))
    top += len(box.above) * LINE
    for index, words in enumerate(box.lines):
        canvas.write((left, top + 19 + index * TITLE_LINE), words, TITLE_FONT, mix("ink"), "serif")


def _write_beside(canvas: Canvas, box: Box, look: Look) -> None:
    """Write the word for a claim's standing."""
    if box.word:
        colour = mix(look.side.entry.tone if look.live else "quiet")
        start = box.word[0], box.word[1] + _BASE
        canvas.write(start, box.item.word, FONT, colour, "bold" if look.live else "sans")

"""A map's layout as plain data, as the browser gives it, and what is wrong with one."""

from __future__ import annotations

from typing import Any

from argmap.view.map_layout import Form, Layout
from argmap.view.sizes import CHIP_HEIGHT, FONT, FORMS, MARK, SIDE, TITLE_FONT, TITLE_PAD
from argmap.view.text_width import measure_text

FORM_NAMES: tuple[Form, ...] = ("wide", "medium", "narrow")
Dumped = dict[str, Any]


def dump_layout(layout: Layout) -> Dumped:
    """Return a layout as JSON gives it."""
    return {
        "width": layout.width,
        "height": layout.height,
        "boxes": [
            {
                "id": box.id,
                "role": box.role,
                "x": box.x,
                "y": box.y,
                "width": box.width,
                "height": box.height,
                "lines": list(box.lines),
                "word": list(box.word) if box.word else None,
                "chip": list(box.chip) if box.chip else None,
                "above": list(box.above),
                "notes": [[section.title, x, y] for section, x, y in box.notes],
                "said": box.item.word,
                "marks": box.item.marks,
            }
            for box in layout.boxes
        ],
        "lines": [
            {
                "id": line.item.id,
                "path": line.path,
                "badge": list(line.badge),
                "arrow": list(line.arrow) if line.arrow else None,
                "joined": line.joined,
            }
            for line in layout.lines
        ],
        "headings": [
            {"title": heading.section.title, "x": heading.x, "y": heading.y, "stem": heading.stem}
            for heading in layout.headings
        ],
    }


def find_faults(layout: Dumped, form: Form) -> list[str]:
    """Return what is wrong with a layout: boxes that overlap, what leaves the picture, labels wider than their box."""
    return [*_find_overlaps(layout["boxes"]), *_find_outside(layout, form), *_find_tight(layout["boxes"])]


def _find_overlaps(boxes: list[Dumped]) -> list[str]:
    """Return the pairs of boxes that overlap; boxes are compared with those that begin above their lower edge."""
    found = []
    ordered = sorted(boxes, key=lambda box: box["y"])
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other["y"] >= one["y"] + one["height"]:
                break
            if one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]:
                found.append(f"{one['id']} and {other['id']} overlap")
    return found


def _find_outside(layout: Dumped, form: Form) -> list[str]:
    """Return the boxes, words, chips, signs and headings that leave the picture."""
    found = []
    for box in layout["boxes"]:
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        if box["x"] < 0 or box["y"] < 0 or right > layout["width"] or bottom > layout["height"]:
            found.append(f"the box of {box['id']} is outside")
        ends = box["word"] and box["word"][0] + measure_text(box["said"], FONT, "bold")
        if ends and box["role"] == "row" and ends > _end_of_word(box, layout, form):
            found.append(f"the word of {box['id']} is outside")
        if box["chip"] and (box["chip"][0] + box["chip"][2] > layout["width"] or box["chip"][0] < 0):
            found.append(f"the chip of {box['id']} is outside")
        if box["chip"] and box["chip"][1] + CHIP_HEIGHT / 2 > layout["height"]:
            found.append(f"the chip of {box['id']} is below the picture")
        found += [
            f"“{title}” leaves {box['id']}" for title, x, _ in box["notes"] if _end_of_heading(title, x + 8) > right
        ]
    width = layout["width"]
    found += [f"the sign of {line['id']} is outside" for line in layout["lines"] if not 0 <= line["badge"][0] <= width]
    ends = {one["title"]: _end_of_heading(one["title"], one["x"]) for one in layout["headings"]}
    return [*found, *(f"the heading {title} is outside" for title, end in ends.items() if end > width)]


def _end_of_heading(title: str, sign: float) -> float:
    """Return the right edge of the words above a section, whose sign has its centre at `sign`."""
    return sign + 16 + measure_text(title, FONT, "bold")


def _end_of_word(box: Dumped, layout: Dumped, form: Form) -> float:
    """Return where the word for a claim's standing must end: before its chip, or at the edge of its box or picture."""
    if box["chip"]:
        return float(box["chip"][0])
    return float(layout["width"] if FORMS[form]["beside"] else box["x"] + box["width"])


def _find_tight(boxes: list[Dumped]) -> list[str]:
    """Return the claims with a line that is wider than the room in their box."""
    found = []
    for box in boxes:
        middle = box["role"] == "middle"
        room = box["width"] - 2 * SIDE - (2 * TITLE_PAD if middle else box["marks"] * MARK)
        font, face = (TITLE_FONT, "serif") if middle else (FONT, "sans")
        widths = [measure_text(line, font, face) for line in box["lines"]]  # type: ignore[arg-type]
        if max([*widths, *(measure_text(line, FONT) for line in box["above"])]) > room:
            found.append(f"a line of {box['id']} is wider than its box")
    return found

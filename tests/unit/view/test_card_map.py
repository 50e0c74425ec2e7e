"""The map on a preview card: as large as it fits, cut after a row, and drawn with what tells the sides apart."""

from __future__ import annotations

import io

import pytest
from generated import generate_claims
from maps import build_case_map
from PIL import Image

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.view.canvas import WIDTH, Canvas, Colour, mix
from argmap.view.card_map import draw_picture, plan_picture
from argmap.view.sizes import FONT

HEIGHT = 560
WIDTHS = (720, 970)
REASONS = [(f"r{number} -> t", "strong") for number in range(30)]
OBJECTION = [("o -x t", "weak"), ("p -x o", "weak")]


def read_colours(argument: Argument) -> set[Colour]:
    """Return the colours of a picture as it is drawn."""
    canvas = Canvas()
    draw_picture(canvas, plan_picture(argument, WIDTHS, HEIGHT), 0, HEIGHT)
    with Image.open(io.BytesIO(canvas.encode())) as picture:
        found = picture.convert("RGB").getcolors(256)
    return {colour for _, colour in found or () if isinstance(colour, tuple)}


def test_a_map_that_fits_is_drawn_whole_and_as_large_as_it_can() -> None:
    picture = plan_picture(Argument(build_case_map(REASONS[:3])), WIDTHS, HEIGHT)
    assert (picture.layout.width, picture.notes) == (720, ())
    assert [box.id for box in picture.layout.boxes] == ["t", "r0", "r1", "r2"]


def test_a_larger_map_is_cut_after_a_row_and_tells_how_much_is_left_out() -> None:
    picture = plan_picture(Argument(build_case_map(REASONS)), WIDTHS, HEIGHT)
    rows = [box for box in picture.layout.boxes if box.role == "row"]
    assert [note.words for note in picture.notes] == [f"and {30 - len(rows)} more: all stand"]
    assert {line.item.id for line in picture.layout.lines} == {row.id for row in rows}
    assert picture.layout.height * picture.scale <= HEIGHT
    assert picture.notes[0].start[1] > max(row.y + row.height for row in rows)


def test_premises_that_carry_only_together_are_not_cut_apart() -> None:
    linked = [(" + ".join(f"r{number}{premise}" for premise in "abcd") + " -> t", "strong") for number in range(9)]
    picture = plan_picture(Argument(build_case_map(linked)), WIDTHS, HEIGHT)
    rows = [box.id for box in picture.layout.boxes if box.role == "row"]
    assert len(rows) % 4 == 0
    assert [note.words for note in picture.notes] == [f"and {9 - len(rows) // 4} more: all stand"]


@pytest.mark.parametrize("claims", [20, 300, 2000])
def test_letters_are_at_least_15_px_high_and_nothing_leaves_the_card(claims: int) -> None:
    picture = plan_picture(Argument(build_map(generate_claims(claims))), WIDTHS, HEIGHT)
    assert picture.scale * FONT > 15
    assert picture.layout.height * picture.scale <= HEIGHT
    assert max(box.x + box.width for box in picture.layout.boxes) * picture.scale < WIDTH


def test_a_picture_has_the_colours_of_both_sides_and_pale_ones_where_nothing_counts() -> None:
    live = read_colours(Argument(build_case_map([*REASONS[:1], OBJECTION[0]])))
    answered = read_colours(Argument(build_case_map([*REASONS[:1], *OBJECTION])))
    pale = mix("attack", 4 / 8)
    assert {mix("support"), mix("attack"), mix("ink")} <= live
    assert {pale, mix("support")} <= answered

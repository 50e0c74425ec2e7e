"""Maps of any size in each form: nothing overlaps or leaves the picture, letters can be read, folds move little."""

from __future__ import annotations

import random
from functools import cache

import pytest
from generated import generate_claims
from layouts import FORM_NAMES, dump_layout, find_faults
from random_blocks import draw_blocks

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.vocabulary import Bearing
from argmap.view.map_layout import Block, Box, Form, Item, Layout, Section, arrange
from argmap.view.map_look import describe_middle, plan_whole, split_sides
from argmap.view.sizes import FONT, FORMS, LEAST, MARGIN, WORD_ROOM

SIZES = (20, 200, 2000)
LEAST_LETTER = 11.0


@cache
def read_argument(size: int) -> Argument:
    return Argument(build_map(generate_claims(size)))


def plan_open(argument: Argument, open_: frozenset[str]) -> list[Block]:
    """Return the blocks of a map in which some claims are unfolded."""
    thesis = argument.tree.roots[0]
    return [Block((), describe_middle(argument, thesis), split_sides(argument, argument.tree, thesis, open_))]


def draw_open(argument: Argument, dice: random.Random) -> frozenset[str]:
    """Return some of the claims that others hang under."""
    share = dice.choice((0.05, 0.3, 0.8))
    return frozenset(claim for claim in argument.tree.children if dice.random() < share)


@pytest.mark.parametrize("form", FORM_NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_in_no_map_do_boxes_overlap_or_leave_the_picture(size: int, form: Form) -> None:
    argument = read_argument(size)
    dice = random.Random(size)
    folds = [frozenset(argument.tree.children), *(draw_open(argument, dice) for _ in range(3))]
    for open_ in folds:
        assert find_faults(dump_layout(arrange(plan_open(argument, open_), form)), form) == []
    assert find_faults(dump_layout(arrange(plan_whole(argument), form)), form) == []


@pytest.mark.parametrize("form", FORM_NAMES)
def test_nor_do_they_with_long_and_strange_words(form: Form) -> None:
    for seed in range(150):
        blocks = draw_blocks(random.Random(seed), 1 + seed % 30)
        assert find_faults(dump_layout(arrange(blocks, form)), form) == [], f"seed {seed}"


@pytest.mark.parametrize("width", [250.0, 288.0, 320.0])
def test_nor_do_they_on_a_phone_whose_reader_wants_larger_letters(width: float) -> None:
    for seed in range(100):
        blocks = draw_blocks(random.Random(seed), 1 + seed % 30)
        assert find_faults(dump_layout(arrange(blocks, "narrow", width)), "narrow") == [], f"seed {seed}"


def test_an_unfolded_map_shows_every_claim_once() -> None:
    argument = read_argument(200)
    for form in FORM_NAMES:
        layout = arrange(plan_open(argument, frozenset(argument.tree.children)), form)
        assert sorted(box.id for box in layout.boxes) == sorted(argument.made.claims)


@pytest.mark.parametrize("form", FORM_NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_claims_keep_their_place_when_a_branch_opens(size: int, form: Form) -> None:
    argument = read_argument(size)
    dice = random.Random(size)
    for _ in range(6):
        open_ = draw_open(argument, dice)
        before = arrange(plan_open(argument, open_), form)
        folded = [box.id for box in before.boxes if box.item.chip]
        if not folded:
            continue
        opened = dice.choice(folded)
        after = arrange(plan_open(argument, open_ | {opened}), form)
        assert name_moves(before, after, opened) == []


def name_moves(before: Layout, after: Layout, opened: str) -> list[str]:
    """Return the claims that moved where they should have stayed, or elsewhere than down."""
    places = {box.id: box for box in after.boxes}
    origin = next(box for box in before.boxes if box.id == opened)
    wrong = []
    for box in before.boxes:
        x, y = places[box.id].x - box.x, places[box.id].y - box.y
        follows = box.y > origin.y and find_column(before, box) >= find_column(before, origin)
        if x or y < 0 or (y and not follows) or (y and find_column(before, box) != find_column(before, origin)):
            wrong.append(box.id)
    return wrong


def find_column(layout: Layout, box: Box) -> int:
    """Return the column of a box: 0 is the left one, or the only one."""
    return int(FORMS[layout.form]["columns"] == 2 and box.x >= layout.width / 2)


def test_reasons_stand_left_and_objections_right_in_wide_pictures_and_below_in_narrow_ones() -> None:
    middle = Item("goal", "Goal", word="Thesis")
    reasons = Section("1 reason for it", Bearing.SUPPORTS, (Item("why", "Why", bearing=Bearing.SUPPORTS),))
    objections = Section("1 objection", Bearing.ATTACKS, (Item("but", "But", bearing=Bearing.ATTACKS),))
    sides = {}
    for form in FORM_NAMES:
        layout = arrange([Block((), middle, (reasons, objections))], form)
        why, but = (next(box for box in layout.boxes if box.id == name) for name in ("why", "but"))
        sides[form] = (why.x < but.x, why.y < but.y)
    assert sides == {"wide": (True, False), "medium": (True, False), "narrow": (False, True)}


def test_an_undercut_points_at_the_line_that_it_cuts() -> None:
    items = (
        Item("why", "Why", bearing=Bearing.SUPPORTS),
        Item("doubt", "Doubt", "why", Bearing.UNDERCUTS),
        Item("more", "More", "why", Bearing.SUPPORTS),
    )
    layout = arrange(
        [Block((), Item("goal", "Goal", word="Thesis"), (Section("Why", Bearing.SUPPORTS, items),))], "wide"
    )
    lines = {line.item.id: line for line in layout.lines}
    why = lines["why"]
    assert [name for name, line in lines.items() if line.arrow] == ["doubt"]
    assert lines["doubt"].arrow is not None
    assert lines["doubt"].arrow[0] == why.badge[0]
    assert lines["doubt"].arrow[1] > why.badge[1]


def test_linked_premises_are_joined_by_a_bracket() -> None:
    items = tuple(
        Item(name, name, bearing=Bearing.SUPPORTS, step=step)
        for name, step in (("one", "a"), ("two", "a"), ("three", "b"), ("four", ""))
    )
    layout = arrange(
        [Block((), Item("goal", "Goal", word="Thesis"), (Section("Why", Bearing.SUPPORTS, items),))], "narrow"
    )
    assert [line.item.id for line in layout.lines if line.joined] == ["two"]


@pytest.mark.parametrize("form", LEAST)
def test_no_letter_is_below_11_px_where_a_form_is_smallest(form: Form) -> None:
    assert LEAST[form] / FORMS[form]["width"] * FONT >= LEAST_LETTER


def test_without_chips_labels_and_words_have_their_room() -> None:
    item = Item("a", "A label that takes two lines beside a chip", bearing=Bearing.SUPPORTS, word="stands")
    block = Block((), Item("t", "T"), (Section("1 reason", Bearing.SUPPORTS, (item,)),))
    with_room, without = (arrange([block], "wide", 500, chips=chips).boxes[-1] for chips in (True, False))
    assert [len(box.lines) for box in (with_room, without)] == [2, 1]
    assert without.word == (500 - MARGIN - WORD_ROOM, without.middle)

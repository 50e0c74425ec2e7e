"""Boxes of static pictures: none overlaps another, labels fit, order is kept."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from generated import generate_claims

from argmap.argument.graph import build_map
from argmap.argument.tree import Hanging, Tree, build_tree
from argmap.content.vocabulary import Bearing
from argmap.view.picture_layout import (
    FONT,
    NARROW,
    Box,
    Label,
    Layout,
    arrange_narrow,
    arrange_wide,
    measure_text,
    wrap_label,
)


def overlaps(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def find_overlaps(layout: Layout) -> list[tuple[str, str]]:
    return [(a.claim, b.claim) for a, b in combinations(layout.boxes, 2) if overlaps(a, b)]


def arrange(seed: int, form: str) -> tuple[Tree, Layout]:
    dice = random.Random(seed)
    made = build_map(generate_claims(150, seed))
    tree = build_tree(made)
    open_ = frozenset(claim for claim in made.claims if dice.random() < 0.6) | frozenset(tree.roots)
    place = arrange_wide if form == "wide" else arrange_narrow
    return tree, place(tree, tree.roots, open_, lambda claim: Label(made.claims[claim].label, dice.random() < 0.5))


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_no_boxes_overlap_whatever_is_unfolded(form: str) -> None:
    for seed in range(25):
        _, layout = arrange(seed, form)
        assert find_overlaps(layout) == []


def test_siblings_keep_their_order_from_top_to_bottom() -> None:
    for seed in range(10):
        tree, layout = arrange(seed, "wide")
        boxes = {box.claim: box for box in layout.boxes}
        for children in tree.children.values():
            drawn = [boxes[child] for child in children if child in boxes]
            for column in {box.x for box in drawn}:
                tops = [box.y for box in drawn if box.x == column]
                assert tops == sorted(tops)


def test_the_narrow_picture_stays_within_its_width() -> None:
    _, layout = arrange(3, "narrow")
    assert max(box.x + box.width for box in layout.boxes) < NARROW


def test_lines_are_no_wider_than_asked() -> None:
    for width in (40.0, 120.0, 300.0):
        for text in ("Progress leans on growing compute", "Donaudampfschifffahrtsgesellschaft", "W" * 48, "a"):
            lines = wrap_label(text, width)
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            assert max(measure_text(line, FONT) for line in lines) <= width


def test_every_box_but_the_roots_has_a_line() -> None:
    tree, layout = arrange(5, "wide")
    assert {line.claim for line in layout.lines} == {box.claim for box in layout.boxes} - set(tree.roots)


def test_linked_premises_are_joined_by_a_bracket() -> None:
    hangings = {name: Hanging("goal", "a + b -> goal", Bearing.SUPPORTS) for name in ("a", "b")}
    tree = Tree(("goal",), hangings, {"goal": ("a", "b")})
    layout = arrange_narrow(tree, tree.roots, frozenset(["goal"]), lambda claim: Label(claim))
    assert [line.badge is None for line in layout.lines] == [False, True]

"""Pictures of a change: each box under what it bears on, every other step beside the boxes, nothing left out."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from maps import build_case_map

from argmap.argument.graph import ArgumentMap
from argmap.change.compare import compare_readings
from argmap.change.pictures import MOST_CLAIMS, WIDTH, Picture, Placed, build_pictures, place_picture
from argmap.content.docs_folder import Reading

BEFORE = [("a -> t", "weak"), ("b -x t", "weak"), ("u -/ (a -> t)", "weak"), ("long-forgotten -> a", "weak")]
AFTER = [
    ("a -> t", "strong"),
    ("b -x t", "weak"),
    ("u -/ (a -> t)", "weak"),
    ("u -> b", "weak"),
    ("new + b -> a", "weak"),
]


def read(made: ArgumentMap) -> Reading:
    return Reading(docs=None, claims=list(made.claims.values()), ids=set(made.claims))  # type: ignore[arg-type]  # not asked


def draw(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> tuple[Picture, Picture]:
    difference = compare_readings(read(build_case_map(before)), read(build_case_map(after)))
    return build_pictures(difference)[:2]


def list_words(placed: Placed) -> dict[str, str]:
    return {one.box.label: one.word for one in placed.boxes}


def test_what_happens_to_a_claim_or_to_its_step_stands_in_its_box() -> None:
    before, after = (place_picture(picture) for picture in draw(BEFORE, AFTER))
    assert list_words(before) == {"t": "", "a": "STEP CHANGED", "b": "", "u": "", "long-forgotten": "GOES"}
    assert list_words(after) == {"t": "", "a": "STEP CHANGED", "b": "NEW STEP", "u": "NEW STEP", "new": "NEW"}


def test_a_word_is_no_part_of_the_lines_of_a_label() -> None:
    _, after = (place_picture(picture) for picture in draw(BEFORE, AFTER))
    assert {one.lines for one in after.boxes} == {("t",), ("a",), ("b",), ("u",), ("new",)}


def test_a_step_from_a_claim_that_hangs_elsewhere_runs_beside_the_boxes() -> None:
    _, after = draw(BEFORE, AFTER)
    labels = {box.key: box.label for box in after.boxes}
    beside = [line for line in place_picture(after).lines if f"H{WIDTH:g}" < line.path and line.path.count("Q") == 2]
    joints = {(tuple(labels[one] for one in line.joint.premises), line.tip, line.badge is None) for line in beside}
    assert joints == {(("u",), True, False), (("b", "new"), False, True)}


@pytest.mark.parametrize("seed", range(30))
def test_every_premise_of_every_step_has_a_line_and_no_boxes_overlap(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"c{i}" for i in range(MOST_CLAIMS - 1)]
    steps = [(f"{one} -> {rng.choice(['t', *names[:i]])}", "weak") for i, one in enumerate(names)]
    steps += [(f"{rng.choice(names)} -x {rng.choice(names)}", "weak") for _ in range(6)]
    steps += [(f"{rng.choice(names)} -/ ({rng.choice(steps)[0]})", "weak") for _ in range(3)]
    steps = [step for step in steps if step[0].split(" ")[0] != step[0].split(" ")[-1]]
    _, after = draw([("z -> t", "weak")], steps)
    placed = place_picture(after)
    assert sorted(one.box.key for one in placed.boxes) == sorted(box.key for box in after.boxes)
    drawn = sorted(line.joint.key for line in placed.lines)
    owed = [joint.key for joint in after.joints for one in joint.premises if one != _end(after, joint.conclusion)]
    assert drawn == sorted(owed)
    places = sorted((one.place.y, one.place.y + one.place.height) for one in placed.boxes)
    assert all(above[1] < below[0] for above, below in pairwise(places))


def _end(picture: Picture, key: str) -> str:
    undercut = {joint.key: joint.premises[0] for joint in picture.joints}
    return undercut.get(key, key)


def test_a_ring_of_steps_has_places_too() -> None:
    _, after = draw(
        [("a -> t", "weak")], [("a -x b", "weak"), ("b -x c", "weak"), ("c -x a", "weak"), ("a -> t", "weak")]
    )
    placed = place_picture(after)
    assert len(placed.boxes) == 4
    assert len(placed.lines) == 4


def test_a_picture_of_one_claim_has_no_lines() -> None:
    (box, *_) = draw(BEFORE, AFTER)[0].boxes
    placed = place_picture(Picture((replace(box, mark="same"),), ()))
    assert (placed.lines, placed.width) == ((), WIDTH)

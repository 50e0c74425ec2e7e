from __future__ import annotations

import math
from itertools import pairwise

import pytest
from generated import generate_claims

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.view.map_layout import arrange
from argmap.view.map_look import plan_whole
from argmap.view.raster import cut_dashes, flatten_path


def measure(points: list[tuple[float, float]]) -> float:
    return sum(math.dist(start, end) for start, end in pairwise(points))


def test_a_path_of_straight_lines_becomes_its_corners() -> None:
    assert flatten_path("M 1 2.5 H 5 V 9 L -3 4") == [(1, 2.5), (5, 2.5), (5, 9), (-3, 4)]


def test_a_bend_begins_and_ends_where_it_should_and_stays_inside_its_corner() -> None:
    points = flatten_path("M 0 0 Q 10 0 10 10")
    assert (points[0], points[-1]) == ((0, 0), (10, 10))
    assert points[3] == (7.5, 2.5)
    assert sorted(points) == points


@pytest.mark.parametrize("path", ["m 1 2", "M 1 2 C 1 2 3 4 5 6", "M1 2"])
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="a path with"):
        flatten_path(path)


def test_every_path_of_a_layout_can_be_read() -> None:
    layout = arrange(plan_whole(Argument(build_map(generate_claims(200)))), "wide")
    paths = [line.path for line in layout.lines] + [heading.stem for heading in layout.headings if heading.stem]
    assert all(len(flatten_path(path)) > 1 for path in paths)


def test_dashes_turn_corners_and_leave_the_gaps_out() -> None:
    line = [(0.0, 0.0), (3.0, 0.0), (3.0, 7.0)]
    assert list(cut_dashes(line, (4, 2))) == [[(0, 0), (3, 0), (3, 1)], [(3, 3), (3, 7)]]


def test_a_line_that_ends_in_a_gap_has_no_further_dash() -> None:
    assert list(cut_dashes([(0.0, 0.0), (5.0, 0.0)], (4, 3))) == [[(0, 0), (4, 0)]]


def test_without_a_pattern_a_line_stays_whole() -> None:
    assert list(cut_dashes([(0.0, 0.0), (5.0, 0.0)], ())) == [[(0, 0), (5, 0)]]


def test_half_of_an_evenly_dashed_line_is_drawn() -> None:
    bend = flatten_path("M 0 0 Q 60 0 60 60")
    drawn = sum(measure(dash) for dash in cut_dashes(bend, (1, 1)))
    assert abs(drawn - measure(bend) / 2) < 1

"""The lines of a layout as points, for pictures drawn without a browser: paths are flattened and cut into dashes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise

Point = tuple[float, float]
_PIECES = 6
"""Straight pieces that stand for one bend, which is a few px wide."""


def flatten_path(path: str) -> list[Point]:
    """Return the points of an SVG path as layouts write them: M, L, H, V and Q, absolute, with spaces between.

    Raises:
        ValueError: where the path has anything else.

    >>> flatten_path("M 1 2 H 5 V 9")
    [(1.0, 2.0), (5.0, 2.0), (5.0, 9.0)]
    """
    points: list[Point] = []
    words = iter(path.split())
    for command in words:
        points.extend(_follow(command, points[-1] if points else (0.0, 0.0), words))
    return points


def _follow(command: str, start: Point, words: Iterator[str]) -> Iterator[Point]:
    match command:
        case "M" | "L":
            yield _read(words)
        case "H":
            yield float(next(words)), start[1]
        case "V":
            yield start[0], float(next(words))
        case "Q":
            yield from _bend(start, _read(words), _read(words))
        case _:
            raise ValueError(f"a path with {command!r}")


def _read(words: Iterator[str]) -> Point:
    return float(next(words)), float(next(words))


def _bend(start: Point, control: Point, end: Point) -> Iterator[Point]:
    """Yield the points of a quadratic curve, its start apart."""
    for piece in range(1, _PIECES + 1):
        share = piece / _PIECES
        yield _between(_between(start, control, share), _between(control, end, share), share)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def cut_dashes(points: Sequence[Point], pattern: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the dashes of a line, each with its corners; an empty pattern leaves the line whole.

    >>> list(cut_dashes([(0.0, 0.0), (5.0, 0.0)], (2, 1)))
    [[(0.0, 0.0), (2.0, 0.0)], [(3.0, 0.0), (5.0, 0.0)]]
    """
    if not pattern:
        yield list(points)
        return
    lengths = cycle(pattern)
    left, drawn = next(lengths), True
    dash = [points[0]]
    for start, end in pairwise(points):
        whole, gone = math.dist(start, end), 0.0
        while whole - gone > left:
            gone += left
            turn = _between(start, end, gone / whole)
            if drawn:
                yield [*dash, turn]
            drawn, dash, left = not drawn, [turn], next(lengths)
        left -= whole - gone
        dash.append(end)
    if drawn:
        yield dash

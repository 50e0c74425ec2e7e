from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest
from maps import build_case_map
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.exchange.publication import Export, Publication
from argmap.exchange.writers.json_canvas import write_canvas

NODE_KEYS = {"id": str, "type": str, "x": int, "y": int, "width": int, "height": int}
SIDES = {"top", "right", "bottom", "left"}


def export(made: ArgumentMap, docs: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(write_canvas(Export(made, Argument(made).standing, Publication(docs=docs))))
    return read


@pytest.mark.parametrize("seed", range(30))
def test_a_canvas_is_as_its_specification_says(seed: int) -> None:
    canvas = export(draw_rich_map(seed), "docs" if seed % 2 else "")
    ids = [node["id"] for node in canvas["nodes"]]
    assert len(ids) == len(set(ids))
    for node in canvas["nodes"]:
        assert {key: type(node[key]) for key in NODE_KEYS} == NODE_KEYS
        assert node["type"] in {"text", "file"}
        assert node[node["type"]]
        assert node.get("color", "1") in set("123456")
    edges = [edge["id"] for edge in canvas["edges"]]
    assert len(edges) == len(set(edges))
    for edge in canvas["edges"]:
        assert {edge["fromNode"], edge["toNode"]} <= set(ids)
        assert {edge["fromSide"], edge["toSide"]} <= SIDES


@pytest.mark.parametrize("seed", range(30))
def test_no_box_covers_another(seed: int) -> None:
    for one, other in combinations(export(draw_rich_map(seed))["nodes"], 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        apart = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
        assert beside or apart


def test_reasons_stand_right_of_what_they_bear_on() -> None:
    made = build_case_map([("a -> t", "strong"), ("b -> a", "strong"), ("u -/ (b -> a)", "weak")])
    boxes = {node["id"]: node for node in export(made)["nodes"]}
    xs = [boxes[name]["x"] for name in ("t", "a", "b -> a", "b", "u")]
    assert xs == sorted(set(xs))
    assert boxes["t"]["y"] == boxes["a"]["y"] == boxes["b"]["y"] == boxes["u"]["y"] == 0

"""Exported maps, read by the programs that others have written for these formats."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from environment import ROOT
from node_fixtures import Call
from npm_packages import fetch_packages
from read_back import find_silent_losses, hold, read_argdown
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import read_docs
from argmap.exchange.formats import FORMATS, write_map
from argmap.exchange.mappings import ARGDOWN, DOT
from argmap.exchange.publication import Publication
from argmap.exchange.writers.joints import find_joints, list_edges
from argmap.review.rules import check_reading

SITE = Publication("https://example.org/", 'The "map" [of] {it}')


@pytest.fixture(scope="module", autouse=True)
def _packages() -> None:
    fetch_packages()


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    return check_reading(read_docs(ROOT / "docs"))[0]


def test_argdowns_own_parser_reads_every_claim_and_step_of_this_essays_map(made: ArgumentMap, call: Call) -> None:
    written = write_map(FORMATS[ARGDOWN], Argument(made), SITE)
    (read,) = call("argdown.js", "readAll", [written.text])
    assert read["errors"] == []
    back, held = read_argdown(read), hold(made)
    assert back.steps == held.steps
    assert back.claims == held.claims
    assert [one["what"] for one in written.losses.as_json()] == ["index of the text’s paragraphs"]
    assert find_silent_losses(made, back, written.losses) == []
    kinds = Counter(len(name.split("-/")) - 1 for name in back.steps)
    assert kinds[1] > 0
    assert kinds[2] > 0  # undercuts of undercuts
    assert any(len(step["premises"]) > 1 for step in back.steps.values())


def test_argdowns_own_parser_reads_maps_full_of_its_signs(call: Call) -> None:
    maps = [draw_rich_map(seed) for seed in range(200)]
    written = [write_map(FORMATS[ARGDOWN], Argument(one), SITE) for one in maps]
    for one, text, read in zip(maps, written, call("argdown.js", "readAll", [w.text for w in written]), strict=True):
        assert read["errors"] == []
        assert find_silent_losses(one, read_argdown(read), text.losses) == []


def test_graphviz_reads_every_node_edge_and_label(made: ArgumentMap, call: Call) -> None:
    maps = [made, *(draw_rich_map(seed) for seed in range(40))]
    texts = [write_map(FORMATS[DOT], Argument(one), SITE).text for one in maps]
    for one, read in zip(maps, call("graphviz.js", "readAll", texts), strict=True):
        shown = {name: (node["tooltip"], node["label"]) for name, node in read["nodes"].items() if name in one.claims}
        labels = {name: (unescape(tip), "".join(unescape(label).split())) for name, (tip, label) in shown.items()}
        assert labels == {name: (claim.heading, "".join(claim.label.split())) for name, claim in one.claims.items()}
        assert set(read["nodes"]) == {*one.claims, *(step.id for step in find_joints(one))}
        assert Counter(map(tuple, read["edges"])) == Counter((edge.start, edge.end) for edge in list_edges(one))


def unescape(text: str) -> str:
    """Return a text of Graphviz as it is drawn, on one line."""
    return re.sub(r"\\(.)", lambda match: " " if match[1] == "n" else match[1], text)

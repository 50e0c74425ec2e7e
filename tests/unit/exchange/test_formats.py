"""Every format: nothing is lost that the report does not name, and the same map gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_case_map, build_claim
from read_back import Held, find_silent_losses, hold, read_aif, read_csv, read_graph, read_json
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.models import FrontMatter, Relation
from argmap.exchange.formats import FORMATS, Part, write_for_readers, write_map
from argmap.exchange.mappings import AIF, CANVAS, CSV, GEXF, GRAPHML, JSON, MERMAID, list_ways
from argmap.exchange.publication import Publication

SITE = Publication("https://example.org/", "A <map> & “more”", date="2026-11-30", commit="0123456789ab")
READERS: dict[str, Callable[[str], Held]] = {
    JSON: read_json,
    AIF: read_aif,
    CSV: read_csv,
    GRAPHML: lambda text: read_graph(nx.parse_graphml(text)),
    GEXF: lambda text: read_graph(parse_gexf(text)),
}


def parse_gexf(text: str) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.readwrite.gexf.GEXFReader(version="1.2draft")(StringFile(text))
    return graph


class StringFile:
    """A text as the file that networkx's reader asks for."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()

    def read(self, size: int = -1) -> bytes:
        size = len(self.data) if size < 0 else size
        part, self.data = self.data[:size], self.data[size:]
        return part


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_what_does_not_come_back_is_in_the_report(name: str, seed: int) -> None:
    made = draw_rich_map(seed)
    written = write_map(FORMATS[name], Argument(made), SITE)
    assert find_silent_losses(made, READERS[name](written.text), written.losses) == []


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_json_and_aif_lose_nothing_of_claims_and_steps(seed: int) -> None:
    made = draw_rich_map(seed)
    held = hold(made)
    for name in (JSON, AIF):
        back = READERS[name](write_map(FORMATS[name], Argument(made), SITE).text)
        assert (back.claims, back.steps) == (held.claims, held.steps)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_map_gives_the_same_text_and_every_map_can_be_written(name: str) -> None:
    for seed in range(40):
        argument = Argument(draw_rich_map(seed))
        first, second = (write_for_readers(FORMATS[name], argument, SITE) for _ in range(2))
        assert first.text == second.text
        assert first.text.endswith("\n")
        assert first.losses.as_json() == second.losses.as_json()


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_map_and_one_without_a_thesis_can_be_written(name: str) -> None:
    for made in (build_map([]), build_map([build_claim("a", attacks=["b"]), build_claim("b", attacks=["a"])])):
        assert write_for_readers(FORMATS[name], Argument(made), Publication()).text


def test_every_format_says_something_of_everything_that_a_claims_file_can_hold() -> None:
    relations = {"supports", "attacks", "undercuts"}
    keys = {row.key for row, _ in list_ways(JSON)}
    assert set(FrontMatter.model_fields) - relations <= keys
    assert set(Relation.model_fields) - {"claim", "together_with"} <= keys
    for name in FORMATS:
        for _, way in list_ways(name):
            assert way.words
            assert "{" not in way.words


def test_what_a_format_cannot_say_is_counted_where_it_is() -> None:
    made = build_case_map([("p + q -> t", "strong"), ("u -/ (p + q -> t)", "moderate"), ("p -> t", "weak")])
    losses = {one["what"]: one for one in write_map(FORMATS["kialo"], Argument(made), SITE).losses.as_json()}
    assert losses["linked premises"]["where"] == ["p + q -> t"]
    assert losses["undercut"] == {
        "what": "undercut",
        "done": "a Con of the step’s first premise",
        "count": 1,
        "where": ["u -/ (p + q -> t)"],
    }
    assert losses["strength of a step"]["where"] == ["p + q -> t", "p -> t"]
    assert "undercut of an undercut" not in losses


def write_chart(made: ArgumentMap) -> tuple[int, int]:
    """Return how many claims a site's chart of a map holds, and how many the report names as outside of it."""
    written = write_for_readers(FORMATS[MERMAID], Argument(made), SITE)
    return written.claims, sum(one["count"] for one in written.losses.as_json() if one["what"] == "claim")


def test_a_sites_chart_holds_as_much_around_the_thesis_as_is_readable() -> None:
    chain = [(f"c{i + 1} -> {f'c{i}' if i else 't'}", "moderate") for i in range(80)]
    assert write_chart(build_case_map(chain)) == (60, 21)
    star = [(f"c{i} -> t", "moderate") for i in range(80)]
    assert write_chart(build_case_map(star)) == (81, 0)  # the direct reasons at least


def test_a_sites_chart_of_a_map_in_pieces_or_without_a_thesis_ends() -> None:
    alone = [build_claim(f"alone-{i}") for i in range(100)]
    thesis = [build_claim("t", kind="thesis"), build_claim("a", supports=["t"]), build_claim("b", supports=["a"])]
    assert write_chart(build_map([*alone, *thesis])) == (3, 100)
    assert write_chart(build_map(alone)) == (1, 99)


def test_a_canvas_of_files_keeps_what_the_files_hold() -> None:
    made = draw_rich_map(3)
    docs = replace(SITE, docs="docs")
    written = write_map(FORMATS[CANVAS], Argument(made), docs)
    assert written.losses.as_json() == []
    files = [node["file"] for node in json.loads(written.text)["nodes"] if node["type"] == "file"]
    assert files == [f"docs/claims/{name}.md" for name in made.order]
    assert write_map(FORMATS[CANVAS], Argument(made), SITE).losses.as_json()


def test_a_part_is_written_with_how_its_claims_stand_in_the_whole_map() -> None:
    made = build_case_map([("p -> t", "strong"), ("q -x p", "strong"), ("r -x q", "strong")])
    text = write_map(FORMATS[JSON], Argument(made), SITE, Part("p", 1)).text
    standing = {claim["id"]: claim["standing"] for claim in json.loads(text)["claims"]}
    assert standing == {"t": "no objection", "p": "objections answered", "q": "open objection"}

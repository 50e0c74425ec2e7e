"""The explorer's data: whole, in small pieces, the same every time; and its outline without JavaScript."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from generated import generate_claims

from argmap.claims import Claim, FrontMatter
from argmap.explorer import OUTLINE, build_explorer
from argmap.graph import ArgumentMap, build_map
from argmap.map_data import PIECE, cut_map, find_since
from argmap.standing import compute_standing

ROOT = Path(__file__).parents[2]
SIZES = (1, 20, 200, 2000)


@cache
def make_map(size: int) -> ArgumentMap:
    return build_map(generate_claims(size))


@cache
def make_files(size: int) -> dict[str, str]:
    made = make_map(size)
    return build_explorer(made, compute_standing(made))


@pytest.mark.parametrize("size", SIZES)
def test_every_claim_is_in_one_piece_with_its_siblings(size: int) -> None:
    made = make_map(size)
    pieced = cut_map(made, compute_standing(made))
    assert sorted(claim for piece in pieced.pieces for claim in piece.claims) == sorted(made.claims)
    for children in pieced.tree.children.values():
        assert len({pieced.piece_of[child] for child in children}) == 1


def test_pieces_are_small_and_few() -> None:
    made = make_map(2000)
    pieced = cut_map(made, compute_standing(made))
    assert max(len(piece.claims) for piece in pieced.pieces) <= PIECE
    assert len(pieced.pieces) <= 3 * 2000 // PIECE


@pytest.mark.parametrize("size", SIZES)
def test_pieces_together_hold_every_step(size: int) -> None:
    made = make_map(size)
    found = set()
    for path, text in make_files(size).items():
        if re.fullmatch(r"site/assets/map/\d+\.json", path):
            piece = json.loads(text)
            premises = {node["id"]: node["premises"] for node in piece["nodes"] if node["group"] == "step"}
            for edge in piece["edges"]:
                if "bearing" in edge:
                    found.add((tuple(premises.get(edge["from"], [edge["from"]])), edge["bearing"], edge["to"]))
    assert found == {(step.premises, step.kind.value, step.conclusion) for step in made.steps.values()}


def test_the_catalogue_names_every_claim_and_its_parent() -> None:
    made = make_map(200)
    catalogue = json.loads(make_files(200)["site/assets/map/catalogue.json"])
    assert sorted(catalogue["ids"]) == sorted(made.claims)
    assert all(parent < row for row, parent in enumerate(catalogue["parents"]))


def test_the_outline_holds_every_claim_once() -> None:
    page = make_files(200)["snippets/explore.html"]
    assert sorted(re.findall(r'data-claim="([^"]+)"', page)) == sorted(make_map(200).claims)


def test_the_outline_of_a_large_map_goes_on_in_pages_that_hold_the_rest() -> None:
    files = make_files(2000)
    page = files["snippets/explore.html"]
    listed = re.findall(r'data-claim="([^"]+)"', page)
    assert len(listed) <= OUTLINE
    for piece, claim in re.findall(r'href="../embed/outline/(\d+)/#([^"]+)"', page):
        branch = files[f"site/embed/outline/{piece}/index.html"]
        assert f'id="{claim}"' in branch or f'data-claim="{claim}"' in branch
    rest = [text for path, text in files.items() if "/outline/" in path]
    everywhere = set(listed).union(*(re.findall(r'data-claim="([^"]+)"', text) for text in rest))
    assert everywhere == set(make_map(2000).claims)


def test_the_same_map_gives_the_same_bytes() -> None:
    made = build_map(generate_claims(200))
    assert build_explorer(made, compute_standing(made)) == make_files(200)


def test_no_page_asks_a_third_party() -> None:
    for path, text in make_files(200).items():
        assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', text) == [], path


def test_words_from_claims_are_escaped() -> None:
    front = FrontMatter.model_validate({"kind": "thesis", "topic": "t", "voice": "essay"})
    made = build_map([Claim("goal", "goal.md", "</template><script>alert(1)</script>", "Body.", front)])
    files = build_explorer(made, compute_standing(made))
    assert "<script>alert" not in files["snippets/explore.html"]
    assert "<script>alert" not in files["site/embed/whole/index.html"]


def test_outside_claims_stand_from_the_month_of_their_date() -> None:
    fields = {"topic": "t", "voice": "outside", "references": ["https://example.org/"]}
    dated = {"year": "2025", "month": "2025-07", "day": "2025-07-16"}
    claims = [
        Claim(
            name, f"{name}.md", name, "Body.", FrontMatter.model_validate({"kind": "evidence", "date": date, **fields})
        )
        for name, date in dated.items()
    ]
    made = build_map(claims)
    assert {name: find_since(made, name) for name in dated} == {"year": "2025-01", "month": "2025-07", "day": "2025-07"}


def test_every_module_is_loaded_ahead() -> None:
    page = make_files(20)["snippets/explore.html"]
    named = set(re.findall(r'modulepreload" href="../assets/argmap/explorer/([a-z]+)\.js"', page))
    assert named == {path.stem for path in (ROOT / "docs/assets/argmap/explorer").glob("*.js")}

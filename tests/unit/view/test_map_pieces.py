"""The map's data in pieces: whole, small, siblings together, and dated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from generated import generate_claims
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.view.map_pieces import PIECE, PiecedMap, build_catalogue, build_piece, cut_map

ROOT = Path(__file__).parents[3]
SIZES = (1, 20, 200, 2000)


@cache
def make_map(size: int) -> ArgumentMap:
    return build_map(generate_claims(size))


@cache
def make_pieces(size: int) -> PiecedMap:
    made = make_map(size)
    return cut_map(Argument(made))


@pytest.mark.parametrize("size", SIZES)
def test_every_claim_is_in_one_piece_with_its_siblings(size: int) -> None:
    made = make_map(size)
    pieced = make_pieces(size)
    assert sorted(claim for piece in pieced.pieces for claim in piece.claims) == sorted(made.claims)
    for children in pieced.tree.children.values():
        assert len({pieced.piece_of[child] for child in children}) == 1


def test_pieces_are_small_and_few() -> None:
    pieced = make_pieces(2000)
    assert max(len(piece.claims) for piece in pieced.pieces) <= PIECE
    assert len(pieced.pieces) <= 3 * 2000 // PIECE


@pytest.mark.parametrize("size", SIZES)
def test_pieces_together_hold_every_step(size: int) -> None:
    made = make_map(size)
    found = set()
    for number in range(len(make_pieces(size).pieces)):
        piece = build_piece(make_pieces(size), number)
        premises = {node["id"]: node["premises"] for node in piece["nodes"] if node["group"] == "step"}
        for edge in piece["edges"]:
            if "bearing" in edge:
                found.add((tuple(premises.get(edge["from"], [edge["from"]])), edge["bearing"], edge["to"]))
    assert found == {(step.premises, step.kind.value, step.conclusion) for step in made.steps.values()}


def test_the_catalogue_names_every_claim_and_its_parent() -> None:
    made = make_map(200)
    catalogue = build_catalogue(make_pieces(200))
    assert sorted(catalogue["ids"]) == sorted(made.claims)
    assert all(parent < row for row, parent in enumerate(catalogue["parents"]))


def test_a_claim_that_hangs_by_being_contrary_to_another_is_marked() -> None:
    claims = [build_claim("t", kind="thesis"), build_claim("a", contrary=["t"]), build_claim("b", attacks=["t"])]
    piece = build_piece(cut_map(Argument(build_map(claims))), 0)
    assert {node["id"]: node.get("contrary", False) for node in piece["nodes"]} == {"t": False, "a": True, "b": False}

"""The explorer's data: whole, in small pieces, the same every time; and its outline without JavaScript."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generated import generate_claims

from argmap.claims import Claim, FrontMatter
from argmap.explorer import OUTLINE, build_explorer
from argmap.graph import ArgumentMap, build_map
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


def test_every_module_is_loaded_ahead() -> None:
    page = make_files(20)["snippets/explore.html"]
    named = set(re.findall(r'modulepreload" href="../assets/argmap/explorer/([a-z]+)\.js"', page))
    assert named == {path.stem for path in (ROOT / "docs/assets/argmap/explorer").glob("*.js")}

"""The explorer's data: whole, in small pieces, the same every time; and its outline without JavaScript."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from generated import generate_claims
from maps import build_case_map, build_claim
from module_imports import follow_imports

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.models import Claim, FrontMatter
from argmap.pages.context import Context, Settings
from argmap.pages.embed.page import build_embeds
from argmap.pages.explore.outline import DEPTH, OUTLINE
from argmap.pages.explore.page import build_explore
from argmap.view.assets import AS_IN_DOCS, THEME, Assets

ROOT = Path(__file__).parents[3]
SIZES = (1, 20, 200, 2000)


@cache
def make_map(size: int) -> ArgumentMap:
    return build_map(generate_claims(size))


def build_all(made: ArgumentMap, assets: Assets = AS_IN_DOCS) -> dict[str, str]:
    """Return the page of the map by its snippet's name, and by path the data and the pages to embed."""
    context = Context(Argument(made), Settings(assets=assets))
    pages = (build_explore(context), build_embeds(context))
    return {name: str(text) for built in pages for name, text in {**built.snippets, **built.files}.items()}


@cache
def make_files(size: int) -> dict[str, str]:
    return build_all(make_map(size))


def test_the_outline_holds_every_claim_once() -> None:
    page = make_files(200)["explore.html"]
    assert sorted(re.findall(r'data-claim="([^"]+)"', page)) == sorted(make_map(200).claims)


def test_the_outline_of_a_large_map_goes_on_in_pages_that_hold_the_rest() -> None:
    files = make_files(2000)
    page = files["explore.html"]
    listed = re.findall(r'data-claim="([^"]+)"', page)
    assert len(listed) <= OUTLINE
    for piece, claim in re.findall(r'href="../embed/outline/(\d+)/#([^"]+)"', page):
        branch = files[f"embed/outline/{piece}/index.html"]
        assert f'id="{claim}"' in branch or f'data-claim="{claim}"' in branch
    rest = [text for path, text in files.items() if "/outline/" in path]
    everywhere = set(listed).union(*(re.findall(r'data-claim="([^"]+)"', text) for text in rest))
    assert everywhere == set(make_map(2000).claims)


def chain(length: int) -> list[tuple[str, str]]:
    return [(f"c{i} -> {f'c{i - 1}' if i else 't'}", "moderate") for i in range(length)]


def collect_outlines(made: ArgumentMap) -> dict[str, str]:
    """Return the outline on the page of the map, by the empty name, and the outline pages, by their numbers."""
    files = build_all(made)
    pages = {path.split("/")[2]: text for path, text in files.items() if path.startswith("embed/outline/")}
    return {"": files["explore.html"], **pages}


def test_a_deep_argument_goes_on_in_outline_pages() -> None:
    made = build_case_map(chain(1500))
    outlines = collect_outlines(made)
    listed = [claim for text in outlines.values() for claim in re.findall(r'data-claim="([^"]+)"', text)]
    assert set(listed) == set(made.claims)
    links = [
        link for text in outlines.values() for link in re.findall(r'href="[./]*embed/outline/(\d+)/#([^"]+)"', text)
    ]
    assert [(number, claim) for number, claim in links if f'<h2 id="{claim}">' not in outlines[number]] == []
    lists = [part.count('class="am-outline__list"') for text in outlines.values() for part in text.split("<h2")]
    assert max(lists) == DEPTH


def test_a_wide_argument_beside_another_thesis_is_listed_whole() -> None:
    fields: dict[str, dict[str, object]] = {"x": {"kind": "thesis"}, "y": {"kind": "thesis"}}
    fields |= {f"x{i}": {"supports": ["x" if i < 5 else f"x{i // 5 - 1}"]} for i in range(249)}
    fields |= {f"y{i}": {"supports": ["y" if i < 5 else f"y{i // 5 - 1}"]} for i in range(1000)}
    made = build_map(build_claim(name, **more) for name, more in fields.items())
    listed = {c for text in collect_outlines(made).values() for c in re.findall(r'data-claim="([^"]+)"', text)}
    assert listed == set(made.claims)


def test_the_same_map_gives_the_same_bytes() -> None:
    made = build_map(generate_claims(200))
    assert build_all(made) == make_files(200)


def test_no_page_asks_a_third_party() -> None:
    for path, text in make_files(200).items():
        assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', text) == [], path


def test_words_from_claims_are_escaped() -> None:
    front = FrontMatter.model_validate({"kind": "thesis", "topic": "t", "voice": "essay"})
    made = build_map([Claim("goal", "goal.md", "</template><script>alert(1)</script>", "Body.", front)])
    files = build_all(made)
    assert "<script>alert" not in files["explore.html"]
    assert "<script>alert" not in files["embed/whole/index.html"]


def test_every_module_is_loaded_ahead() -> None:
    page = make_files(20)["explore.html"]
    named = re.findall(r'modulepreload" href="../(assets/argmap/[a-z_/]+\.js)"', page)
    needed = follow_imports(THEME / "assets/argmap/explorer.js", {THEME / "assets/argmap/main.js"})
    assert sorted(named) == sorted(path.relative_to(THEME).as_posix() for path in needed)


def read_version(text: str) -> object:
    return json.loads(text).get("version")


def test_pages_and_data_of_one_map_carry_one_version() -> None:
    files = make_files(2000)
    data = {path: text for path, text in files.items() if path.startswith("assets/map/")}
    assert len(data) > 5
    (version,) = {read_version(text) for text in data.values()}
    pages = [text for text in files.values() if 'data-argmap="explorer"' in text]
    assert {found for text in pages for found in re.findall(r'data-version="([^"]*)"', text)} == {version}


def test_the_version_changes_with_any_word_of_the_map() -> None:
    claims = list(generate_claims(20))
    other = [*claims[:-1], replace(claims[-1], heading="Another heading")]
    versions = [read_version(build_all(made)["assets/map/0.json"]) for made in (build_map(claims), build_map(other))]
    assert versions[0] != versions[1]


def test_pages_and_data_name_the_scripts_that_they_are_made_for() -> None:
    made = make_map(20)
    files = build_all(made, Assets("0123456789ab"))
    data = [json.loads(text) for path, text in files.items() if path.startswith("assets/map/")]
    assert {one["scripts"] for one in data} == {"0123456789ab"}
    named: set[str] = set()
    for path in ("explore.html", "embed/whole/index.html"):
        named.update(re.findall(r'(?:href|src)="[./]*([^"]+\.js(?:\?[^"]*)?)"', files[path]))
    elsewhere = {name for name in named if not name.startswith("assets/scripts/0123456789ab/")}
    assert elsewhere == {"assets/argmap/main.js?v=0123456789ab"}

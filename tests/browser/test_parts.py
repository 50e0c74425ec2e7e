"""Data that a large map has in parts: pages put them together, and say where a part does not come or does not fit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tabs import take_tab

from argmap.view import large_data
from argmap.view.json_text import dump_data

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

LABELS = "assets/map/labels.json"
INDEX = "search/search_index.json"
STAMPS = ("version", "scripts")
PREMISES = "document.querySelectorAll('.am-premise').length"


@pytest.fixture
def parts(built_site: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the words of the map and the index of the search as files in parts, by path."""
    files: dict[str, str] = {}
    for path in (LABELS, INDEX):
        text = (built_site / path).read_text("utf-8")
        monkeypatch.setattr(large_data, "LARGEST", len(text) // 2)
        monkeypatch.setattr(large_data, "PART", len(text) // 5)
        data = json.loads(text)
        stamps = {key: data.pop(key) for key in STAMPS if key in data}
        files |= large_data.split_data(path, dump_data(data), **stamps)
    assert [path for path in files if path.endswith(".4.json")] == [
        "assets/map/labels.4.json",
        "search/search_index.4.json",
    ]
    return files


def give(page: Page, files: dict[str, str], site_url: str) -> None:
    """Answer a page's requests for these files."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(site_url)
        if path in files:
            route.fulfill(body=files[path], content_type="application/json")
        else:
            route.fallback()

    page.route("**/*.json", answer)


def miss(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_parts_are_the_same_as_the_whole(context: BrowserContext, parts: dict[str, str], site_url: str) -> None:
    page = take_tab(context)
    page.goto(f"{site_url}yours/")
    page.wait_for_selector(".am-premise")
    whole = page.evaluate(PREMISES)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    give(page, parts, site_url)
    page.reload()
    page.wait_for_selector(".am-premise")
    assert page.evaluate(PREMISES) == whole
    assert wrong == []


def test_a_part_that_does_not_come_is_named_and_asked_for_again(
    context: BrowserContext, parts: dict[str, str], site_url: str
) -> None:
    page = take_tab(context)
    give(page, parts, site_url)
    page.route("**/labels.2.json", miss)
    page.goto(f"{site_url}yours/")
    expect(page.get_by_role("alert")).to_contain_text("The sliders could not be loaded.")
    page.unroute("**/labels.2.json")
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".am-premise")


def test_a_part_of_another_state_is_not_put_among_the_others(
    context: BrowserContext, parts: dict[str, str], site_url: str
) -> None:
    path = "assets/map/labels.2.json"
    parts[path] = dump_data({**json.loads(parts[path]), "of": "another"})
    page = take_tab(context)
    give(page, parts, site_url)
    page.goto(f"{site_url}yours/")
    expect(page.get_by_role("alert")).to_contain_text("The site has been renewed since this page was loaded")


@pytest.mark.parametrize("comes", [True, False])
def test_a_search_finds_what_is_in_parts_and_waits_where_one_does_not_come(
    comes: bool, context: BrowserContext, parts: dict[str, str], site_url: str
) -> None:
    page = take_tab(context)
    give(page, parts, site_url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    if not comes:
        page.route("**/search_index.3.json", miss)
    page.goto(site_url)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evals", delay=20)
    if comes:
        page.wait_for_selector(".md-search-result__item")
        assert {path for path in asked if path.startswith("search/")} == {
            path for path in parts if path.startswith("search/")
        }
    else:
        expect(page.locator(".md-search-result__meta")).to_contain_text("It has not come yet")
        assert page.locator(".md-search-result__item").count() == 0

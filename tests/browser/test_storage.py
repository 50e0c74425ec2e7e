"""What is stored in a browser is each map's own, and whatever else is stored there breaks no page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

OWN = "argmap:beliefs:/map/"
SHARED = "argmap:beliefs"


@pytest.mark.parametrize(
    "stored", ["not JSON", "5", "[]", '{"index":"x"}', '{"index":1,"color":{"a b":1}}', "x" * 4_000_000]
)
def test_whatever_is_stored_as_a_palette_the_theme_works(stored: str, context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site_url)
    page.evaluate("(text) => localStorage.setItem(__md_scope.pathname + '.__palette', text)", stored)
    page.goto(f"{site_url}yours/")
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evals", delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert wrong == []


def test_a_chosen_palette_is_still_remembered(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url)
    page.locator("label[title='Use dark colours']").click()
    page.goto(f"{site_url}yours/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_the_theme_works_where_storage_is_forbidden(context: BrowserContext, site_url: str) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    page = context.new_page()
    page.add_init_script(forbid)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site_url}yours/")
    page.wait_for_selector(".am-premise")
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evals", delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert wrong == []


def open_yours(page: Page, site_url: str, stored: dict[str, str]) -> None:
    """Open the page on the reader's beliefs in a browser that has stored something."""
    page.goto(f"{site_url}guide/")
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", stored)
    page.goto(f"{site_url}yours/")
    page.wait_for_selector(".am-premise")


def read_stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: text for key, text in found.items() if key.startswith(SHARED)}


def read_model(site: Path) -> Any:  # noqa: ANN401  any JSON
    return json.loads((site / "assets/map/model.json").read_text("utf-8"))


def basic_claim(site: Path) -> str:
    model = read_model(site)
    supported = {step[1] for step in model["steps"] if step[0] == 0}
    return next(claim for i, claim in enumerate(model["claims"]) if i not in supported)


@pytest.mark.parametrize("key", [OWN, SHARED])
@pytest.mark.parametrize(
    "stored", ["not a stance", "{}", "null", "[[1]]", "_map", "a=1&" * 1_000_000, "_map=1&" + "zz=3&" * 900_000]
)
def test_whatever_is_stored_as_beliefs_the_pages_work(
    stored: str, key: str, context: BrowserContext, site_url: str
) -> None:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    open_yours(page, site_url, {key: stored})
    assert not page.get_by_label("Remember on this device").is_checked() or stored == "_map"
    assert page.inner_text(".am-yours__page .am-note") == "" or stored == "_map"
    assert page.locator(".am-premise--set").count() == 0
    page.goto(f"{site_url}claims/no-explosion/")
    page.get_by_role("button", name="Switch this claim off").click()
    page.wait_for_selector(".am-whatif select")
    assert "Your beliefs" not in page.locator(".am-whatif option").all_inner_texts()
    assert wrong == []


def test_two_maps_of_one_server_keep_their_beliefs_apart(
    context: BrowserContext, site_url: str, built_site: Path
) -> None:
    page = context.new_page()
    claim, other = basic_claim(built_site), {"argmap:beliefs:/other/": f"_map=0&{basic_claim(built_site)}=0"}
    open_yours(page, site_url, other)
    assert page.locator(".am-premise--set").count() == 0
    page.get_by_role("button", name="Take the essay at its word").click()
    page.get_by_label("Remember on this device").check()
    stored = read_stored(page)
    assert set(stored) == {OWN, *other}
    assert stored["argmap:beliefs:/other/"] == other["argmap:beliefs:/other/"]
    page.get_by_label("Remember on this device").uncheck()
    assert read_stored(page) == other
    assert claim in other["argmap:beliefs:/other/"]


@pytest.mark.parametrize("made", ["now", "before"])
def test_beliefs_stored_before_maps_were_told_apart_are_kept(
    made: str, context: BrowserContext, site_url: str, built_site: Path
) -> None:
    page = context.new_page()
    digits = read_model(built_site)["hash"] if made == "now" else "0" * 12
    stance = f"_map={digits}&{basic_claim(built_site)}=6"
    open_yours(page, site_url, {SHARED: stance})
    assert page.locator(".am-premise--set").count() <= 1
    assert page.get_by_label("Remember on this device").is_checked()
    assert read_stored(page) == {OWN: stance}


@pytest.mark.parametrize(
    "stance",
    [
        "_map=000000000000&another-maps-claim=6",
        "_map=000000000000&{}=6&another-maps-claim=6",
        "_map=000000000000&_from=essay",
    ],
)
def test_beliefs_that_may_be_another_maps_are_left_alone(
    stance: str, context: BrowserContext, site_url: str, built_site: Path
) -> None:
    page = context.new_page()
    stored = {SHARED: stance.format(basic_claim(built_site))}
    open_yours(page, site_url, stored)
    assert page.locator(".am-premise--set").count() == 0
    assert not page.get_by_label("Remember on this device").is_checked()
    assert read_stored(page) == stored


def test_what_a_link_no_longer_finds_is_named_in_few_words(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    gone = "&".join(f"{'gone' * 40}-{i}=5" for i in range(500))
    page.goto(f"{site_url}yours/#_map=000000000000&{gone}")
    page.wait_for_selector(".am-premise")
    words = page.inner_text(".am-yours__page .am-note")
    assert "500 premises it sets are no longer a premise of the map" in words
    assert "and 497 more" in words
    assert len(words) < 700

"""What a first visit fetches, and that nothing moves when what it fetched has come."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explorer_maps import PHONE, READY, USABLE, WIDE, point_of, rows, settle, wait_until
from playwright.sync_api import expect
from polling import wait_true
from site_fixtures import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

CLAIM = "claims/no-explosion/"
PAGES = ("", "explore/", "yours/", CLAIM, "claims/coding-not-insight/", "claims/competition-drives/")
WINDOWS = {"wide": WIDE, "phone": PHONE}
HEADERS = 300
"""Bytes of an answer's headers, as hosts of static sites send them."""
OF_SEARCH = re.compile(r"/search_index\.json$|/workers/search\.")
DRAWER = "document.getElementById('__drawer').checked"
"""The phone's menu: open, so that a test sees when the theme has closed what was open on the page before."""
QUERY = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"
SHIFTS = Path(__file__).with_name("shifts.js")
FILLED = "!document.querySelector('.am-explorer:not([data-ready]), .am-yours .am-loading')"
"""That the parts which scripts make are there, where a page has one."""
SHOWN_FONTS = (
    r"[...document.fonts].some(({ family, status }) => /^\W?IBM Plex Sans\W?$/.test(family) && status === 'loaded')"
)
KEPT = "(kept = [...document.querySelectorAll('link[rel=stylesheet]')]).length"
UNSTYLED = "kept.filter((link) => !link.isConnected || (link.media !== 'none' && !link.sheet)).length"
"""How many of the style sheets that a page had when it was opened are gone, or read again."""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, base_url=site_url, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def visit(page: Page, path: str) -> list[str]:
    """Open a page; return the list of the addresses that it asks for, which grows."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    return asked


@pytest.mark.parametrize("path", ["", CLAIM])
def test_a_first_visit_transfers_less_than_200_kilobytes(
    path: str, page: Page, site_url: str, built_site: Path
) -> None:
    asked = {url.split("#")[0].split("?")[0] for url in visit(page, path)}
    files = [built_site / url.removeprefix(site_url) for url in asked if url.startswith(site_url)]
    data = [(file / "index.html" if file.is_dir() else file) for file in files]
    assert sum(len(gzip.compress(file.read_bytes())) + HEADERS for file in data) < 200_000


@pytest.mark.parametrize("way", ["click", "key", "button"])
def test_search_is_fetched_when_it_begins(way: str, page: Page) -> None:
    if way == "button":
        page.set_viewport_size(PHONE)
    asked = visit(page, "")
    assert [url for url in asked if OF_SEARCH.search(url)] == []
    if way == "click":
        page.click(QUERY)
    elif way == "key":
        page.keyboard.press("/")
    else:
        page.get_by_role("button", name="Search").first.click()
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("evaluatio")
    expect(page.locator(".md-search__suggest")).to_have_text("evaluations")
    page.locator(f"{RESULT} a").first.click()
    expect(page.locator(".md-content mark").first).to_be_attached()
    assert len([url for url in asked if OF_SEARCH.search(url)]) == 2


def test_search_begins_on_a_page_reached_by_instant_navigation(page: Page) -> None:
    page.goto("")
    page.evaluate(f"window.sameDocument = {DRAWER} = true")
    page.locator("article p a[href$='claims/no-explosion/']").first.click()
    page.wait_for_url(f"**/{CLAIM}")
    wait_true(page, f"!{DRAWER}")
    page.keyboard.press("/")
    page.keyboard.type("evals")
    page.wait_for_selector(RESULT)
    assert page.evaluate("window.sameDocument")


def test_a_click_reads_no_style_sheet_again(page: Page) -> None:
    """The theme makes their addresses whole, for which a browser takes the styles away until they have come again."""
    page.goto(CLAIM, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.evaluate(KEPT) > 2
    page.evaluate(f"addEventListener('click', () => {{ unstyled = {UNSTYLED}; }})")
    page.click("h1")
    assert page.evaluate("unstyled") == 0
    page.evaluate("window.sameDocument = true")
    page.locator("article a[href*='/claims/']:not([href*='#'])").locator("visible=true").first.click()
    page.wait_for_url(lambda url: CLAIM not in url)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("sameDocument")
    assert page.evaluate(UNSTYLED) == 0
    assert [url for url in asked if ".css" in url] == []


def test_an_address_can_ask_a_search(page: Page) -> None:
    page.goto("?q=evals")
    page.wait_for_selector(RESULT)
    expect(page.locator(QUERY)).to_have_value("evals")


def test_an_address_can_mark_words(page: Page) -> None:
    page.goto(f"{CLAIM}?h=explosion")
    expect(page.locator(".md-content mark").first).to_be_attached()


@pytest.mark.parametrize("window", WINDOWS)
def test_a_map_can_be_used_before_vis_network_has_come(window: str, browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=WINDOWS[window], base_url=site_url, reduced_motion="reduce")
    page = context.new_page()
    held: list[Route] = []
    page.route("**/vis-network.min.js", lambda route: held.append(route))
    page.goto("explore/", wait_until="commit")
    page.wait_for_selector(USABLE)
    shown = rows(page)
    page.mouse.click(*point_of(page, shown[1], "chip"))
    settle(page)
    unfolded = rows(page)
    assert len(unfolded) > len(shown)
    page.mouse.click(*point_of(page, unfolded[2]))
    page.wait_for_selector('.am-details [data-am-part="body"]')
    page.keyboard.press("Escape")
    left, top = point_of(page, unfolded[1])
    page.mouse.move(left - 40, top)
    page.mouse.down()  # what a press has begun is not taken from under it
    before = page.screenshot()
    for route in held:
        route.continue_()
    wait_until(page, "Boolean(window.vis?.Network)")
    page.wait_for_timeout(100)
    assert not page.is_visible(READY)
    page.mouse.up()
    page.wait_for_selector(READY)
    settle(page)
    assert page.screenshot() == before
    context.close()


def test_a_phones_first_visit_fetches_fonts_at_the_end_and_the_second_shows_them(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, base_url=site_url)
    page = context.new_page()
    asked = visit(page, CLAIM)
    assert [url for url in asked if url.endswith(".woff2")] == []
    with page.expect_request("**/*.woff2"):
        pass
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(SHOWN_FONTS)
    page.goto("explore/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHOWN_FONTS)
    context.close()


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_when_the_fonts_come_late(path: str, window: str, browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=WINDOWS[window], base_url=site_url, bypass_csp=True)
    context.add_init_script(path=SHIFTS)
    context.add_init_script(f"localStorage.setItem('{PREFIX}.__fonts', 'true')")  # as on a second visit
    page = context.new_page()
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    with page.expect_request("**/*.woff2"):
        page.goto(path, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.wait_for_function(FILLED)
    page.route("**/*.woff2", lambda route: route.continue_())
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHOWN_FONTS)
    assert page.evaluate("shifted") < 0.02
    context.close()

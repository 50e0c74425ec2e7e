"""The theme's menu and search, by key and by name, where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import Windows
from playwright.sync_api import expect
from polling import wait_true
from tabs import take_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ON_SCREEN = """() => {
  const { left, right } = document.activeElement.getBoundingClientRect();
  return right > 0 && left < innerWidth;
}"""

IN_SIGHT = """() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && (document.activeElement.contains(there) || there.contains(document.activeElement));
}"""


@pytest.fixture
def page(windows: Windows, site_url: str) -> Iterator[Page]:
    """Yield a page in a window of 320 px, which is that of a reader at 400%."""
    with windows.lend(viewport={"width": 320, "height": 700}, reduced_motion="reduce") as window:
        opened = take_tab(window)
        opened.goto(f"{site_url}since/")
        expect(opened.get_by_role("button", name="Menu")).to_be_visible()
        yield opened


def test_the_keys_open_the_menu_and_come_back_from_it(page: Page) -> None:
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    wait_true(page, IN_SIGHT)
    assert page.evaluate("document.activeElement.closest('li.md-nav__item--active') !== null")
    page.get_by_role("button", name="Back from Check it").press("Enter")
    page.get_by_role("link", name="The map", exact=True).last.focus()
    wait_true(page, IN_SIGHT)
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_closed_menu_is_no_stop_for_the_keys(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate(ON_SCREEN)
    assert page.evaluate("document.querySelector('.md-sidebar--primary').inert")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary')") is None


def test_the_menu_works_on_the_next_page_too(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="The map").first.click()
    page.wait_for_url("**/explore/**")
    page.wait_for_selector(".am-explorer[data-ready]")
    assert page.locator(".md-header button[data-opens]").count() == 2
    assert page.evaluate("document.querySelector('.md-sidebar--primary').inert")


def test_search_has_a_name_and_opens(page: Page) -> None:
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_what_the_keys_reach_is_not_under_the_result_bar(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}yours/")
    page.wait_for_selector(".am-premise")
    page.get_by_role("slider").first.press("End")
    bar = page.locator(".am-result-bar")
    expect(bar).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        in_bar = page.evaluate("document.activeElement.closest('.am-result-bar') !== null")
        assert in_bar or inside <= bar.bounding_box()["y"] + 1

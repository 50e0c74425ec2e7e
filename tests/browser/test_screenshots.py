"""The script that takes pictures: of the pages that a site has, also where the network never rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screenshots import list_addresses, take_picture

from argmap.pages.registry import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_page_of_each_sort_is_taken(site_url: str) -> None:
    found = list_addresses(site_url)
    assert [path for path in found if path.startswith("claims/")] == ["claims/", "claims/no-explosion/"]
    assert len(found) == sum(page.pictured for page in PAGES)


def test_a_page_is_taken_whose_network_never_rests(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.route("**/livereload/**", lambda _: None)  # never answered, as by MkDocs until a file changes
    page.goto(f"{site_url}guide/", wait_until="load")
    page.evaluate("void fetch('/livereload/0/0')")
    assert take_picture(page, whole=False).startswith(b"\x89PNG")
    page.close()

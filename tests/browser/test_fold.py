"""Long pages on a phone: what is folded, and all the ways to what is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from explorer_maps import PHONE, WIDE
from playwright.sync_api import expect
from tabs import take_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import Page

CLAIM = "claims/no-explosion/"
SCREENS = "document.documentElement.scrollHeight / innerHeight"
FOLDED = "[data-folded][hidden]"
REFERENCES = 'section[data-am-part="references"]'


@pytest.fixture
def phone(windows: Windows, site_url: str) -> Iterator[Page]:
    with windows.lend(viewport=PHONE, base_url=site_url, reduced_motion="reduce") as window:
        yield take_tab(window)


def test_a_heading_opens_what_it_folds_and_back_finds_it_open(phone: Page) -> None:
    phone.goto(CLAIM)
    assert phone.evaluate(SCREENS) < 11
    button, works = phone.get_by_role("button", name="References"), phone.locator(f"{REFERENCES} ul")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert not works.evaluate("works => works.checkVisibility({contentVisibilityAuto: true})")
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert works.evaluate("works => works.checkVisibility({contentVisibilityAuto: true})")
    phone.locator(".am-reason .am-claim-link").first.click()  # the theme puts that page into this one
    phone.wait_for_url(lambda url: CLAIM not in url)
    expect(phone.locator("h1")).not_to_contain_text("very unlikely")
    expect(phone.locator(FOLDED).first).to_be_attached()
    phone.go_back()
    expect(phone.locator("h1")).to_contain_text("very unlikely")
    expect(phone.get_by_role("button", name="References")).to_have_attribute("aria-expanded", "true")


def test_addresses_links_and_the_browsers_search_open_what_they_lead_to(phone: Page) -> None:
    phone.goto("references/")
    last = phone.locator(".am-references > li").last.get_attribute("id")
    phone.goto("about:blank")
    phone.goto(f"references/#{last}")
    expect(phone.locator(f"#{last}")).to_be_in_viewport()
    assert phone.locator(FOLDED).count() == 3  # of four levels
    phone.goto("objections/")
    phone.locator(".am-jump a", has_text="Claims without a reason").click()
    expect(phone.get_by_role("button", name="Claims without a reason")).to_have_attribute("aria-expanded", "true")
    expect(phone.locator("#without-reasons")).to_be_in_viewport()
    phone.goto("about:blank")
    phone.goto(f"{CLAIM}#:~:text=With%20all%20that%20supports")  # words of its references, found by the browser
    expect(phone.get_by_role("button", name="References")).to_have_attribute("aria-expanded", "true")


def test_nothing_is_folded_where_there_is_room_on_paper_or_without_scripts(
    phone: Page, windows: Windows, site_url: str
) -> None:
    phone.goto("settle/")
    folded = phone.locator(FOLDED).last.locator(".am-question").last
    phone.emulate_media(media="print")
    assert folded.evaluate("item => item.checkVisibility({contentVisibilityAuto: true})")
    phone.emulate_media(media="screen")
    phone.set_viewport_size(WIDE)  # turned on its side
    assert phone.locator(FOLDED).count() == 0
    phone.reload()
    assert phone.locator(".am-fold").count() == 0
    phone.set_viewport_size(PHONE)
    with windows.lend(viewport=PHONE, base_url=site_url, java_script_enabled=False) as window:
        plain = window.new_page()
        plain.goto("settle/")
        expect(plain.locator(".am-question").last).to_be_visible()


def test_nothing_is_folded_in_details_beside_the_map(phone: Page) -> None:
    phone.goto("explore/#at=research-is-messy")
    phone.wait_for_selector(".am-details:not([hidden]) .am-bears")
    phone.evaluate("document.body.append(document.createElement('div'))")  # as a tooltip is
    phone.evaluate("new Promise((next) => setTimeout(next))")
    assert phone.locator(".am-fold").count() == 0

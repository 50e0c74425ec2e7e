"""Signed stances, of which the site itself has none: to choose on cruxes and the map, and named on a saved picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from explorer_maps import READY, WIDE
from playwright.sync_api import expect
from polling import wait_true

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import Page, Route

WRITTEN = """
const { fillText } = CanvasRenderingContext2D.prototype;
window.written = [];
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  window.written.push(text);
  fillText.call(this, text, ...place);
};
"""


def sign(data: dict[str, Any], believed: int) -> dict[str, Any]:
    """Return the words of the map with two sample stances: one believes a claim, one says nothing that counts."""
    ada = {"id": "ada", "name": "Ada", "date": "2026-03-01", "says": "So it is.", "held": [[believed, 6]]}
    bob = {"id": "bob", "name": "Bob", "date": "2026-03-01", "says": "No.", "held": []}
    return {**data, "signed": [{**one, "aside": 0, "changed": []} for one in (ada, bob)]}


@pytest.fixture
def page(windows: Windows, site_url: str) -> Iterator[Page]:
    with windows.lend(viewport=WIDE, base_url=site_url, reduced_motion="reduce") as window:
        model = window.request.get("assets/map/model.json").json()
        believed = model["claims"].index("x-staged")

        def answer(route: Route) -> None:
            route.fulfill(body=json.dumps(sign(route.fetch().json(), believed)), content_type="application/json")

        page = window.new_page()
        page.route("**/assets/map/labels.json", answer)
        page.add_init_script(WRITTEN)
        yield page


def test_a_signed_stance_can_be_chosen_on_cruxes_and_on_the_map_and_is_named_on_the_picture(page: Page) -> None:
    page.goto("cruxes/")
    people = page.get_by_role("group", name="Or that of somebody who signed one").get_by_role("button")
    expect(people).to_have_text(["Ada"])
    people.click()
    expect(people).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-part=head]")).to_contain_text(
        "Stance: Ada. Signed on 1 March 2026: So it is. The thesis"
    )

    page.goto("explore/#show=beliefs")
    page.wait_for_selector(READY)
    choice = page.get_by_label("Beliefs:")
    expect(choice.locator("option").last).to_have_text("Ada")
    choice.select_option("Ada")
    page.wait_for_url("**/explore/#*x-staged*")
    expect(page.get_by_label("Beliefs:").locator("option:checked")).to_have_text("Ada")

    page.goto("where/#_map=0&x-staged=6&_asked=x-staged")
    page.wait_for_selector(".am-ask--live")
    for _ in range(6):
        page.locator(".am-ask__card:not([hidden]) [data-answer=unsure]").click()
    page.get_by_role("button", name="Save as a picture").click()
    wait_true(page, "window.written.some((text) => text.startsWith('Close to: Ada'))")
    assert "Close to: Ada (7 of 7 answers)" in page.evaluate("window.written")

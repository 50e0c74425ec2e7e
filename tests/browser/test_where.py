"""The page of questions, gone through by keyboard, with what this device remembers, and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect
from polling import wait_true

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

KEPT = "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('beliefs')))"
PHONE = {"width": 390, "height": 844}
HEADING = ".am-ask__card:not([hidden]) h2"
SAID = ["yes", "yes", "no", "unsure", "yes", "no", "yes"]


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """Yield a phone on the page of questions."""
    context = browser.new_context(viewport=PHONE, has_touch=True, permissions=["clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}where/")
    page.wait_for_selector(".am-ask--live")
    yield page
    context.close()


def press(page: Page, answer: str) -> None:
    """Reach an answer by Tab from the heading and press it."""
    for _ in range(["yes", "no", "unsure"].index(answer) + 1):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def read_focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"))


def test_the_way_through_by_keyboard_and_back(page: Page, tmp_path: Path) -> None:
    boxes = page.locator(".am-ask__card:not([hidden]) .am-ask__answer").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.bottom, box.height, box.width])"
    )
    assert len(boxes) == 3
    assert all(bottom < 844 and height >= 44 and width > 340 for bottom, height, width in boxes)

    page.locator(HEADING).focus()
    asked = [page.locator(HEADING).inner_text().splitlines()[-1]]
    for number, answer in enumerate(SAID[:-1], 2):
        press(page, answer)
        assert read_focus(page).startswith(f"Question {number} of 7 ")
        asked.append(page.locator(HEADING).inner_text().splitlines()[-1])
    assert len(set(asked)) == 7

    page.go_back()
    expect(page.locator(HEADING)).to_contain_text(asked[5])
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator(HEADING)).to_contain_text(asked[4])
    assert read_focus(page).startswith("Question 5 of 7 ")
    for answer in SAID[4:]:
        press(page, answer)

    result = page.locator(".am-ask__result")
    assert read_focus(page) == result.locator("h2").inner_text()
    assert result.locator("h3").all_inner_texts() == [
        "Where you and the essay part",
        "Your crux",
        "What would change your mind",
        "Which line of thinking is closest to yours",
        "Keep it, or go on",
    ]
    told = result.locator(".am-ask__side li")
    assert sorted(told.evaluate_all("all => all.map((one) => one.dataset.said)")) == sorted(SAID)

    words = result.inner_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a picture").click()
    saved.value.save_as(tmp_path / "card.png")
    assert Image.open(tmp_path / "card.png").size == (1200, 630)

    page.reload()
    page.wait_for_selector(".am-ask__result h2")
    assert result.inner_text() == words


def test_beliefs_set_before_are_changed_only_when_asked(page: Page, site_url: str) -> None:
    mine = f"{site_url}yours/#_map=0&x-grading=6"
    page.goto(mine)
    page.get_by_label("Remember on this device").check()
    page.locator(".am-slider__input").first.press("ArrowRight")
    both = "Object.values(localStorage).some((text) => /&[a-z0-9-]+=4&x-grading=6$/.test(text))"
    wait_true(page, both)
    kept = page.evaluate(KEPT)

    page.goto(f"{site_url}where/#_map=0&x-staged=5&_asked=x-staged")
    page.wait_for_selector(".am-ask--live")
    for _ in range(6):
        page.locator(".am-ask__card:not([hidden]) [data-answer=unsure]").click()
    go_on = page.get_by_role("link", name="Answer more questions")
    assert page.evaluate(KEPT) == kept
    page.get_by_role("button", name="Put these answers into them").click()
    expect(page.get_by_text("Remembered on this device.")).to_be_visible()
    stored = page.evaluate("Object.values(localStorage).join()")
    assert re.findall(r"x-(?:grading|staged)=\d", stored) == ["x-grading=6", "x-staged=5"]

    go_on.click()
    page.wait_for_url(re.compile(r"/yours/#.*x-staged=5"))


def test_what_was_set_in_this_visit_comes_back_by_undo(page: Page, site_url: str) -> None:
    page.evaluate("localStorage.clear()")
    page.goto(f"{site_url}yours/")
    page.locator(".am-slider__input").first.press("ArrowRight")
    page.wait_for_url(re.compile(r"#_map="))
    mine = page.url
    page.get_by_role("link", name="let a few questions lead you").click()
    page.wait_for_selector(".am-ask--live")
    for _ in range(7):
        page.locator(".am-ask__card:not([hidden]) [data-answer=yes]").click()
    page.get_by_role("link", name="Answer more questions").click()
    page.wait_for_url(re.compile(r"/yours/#.*x-staged=5"))
    page.get_by_role("button", name="Undo").first.click()
    page.wait_for_url(mine)


def test_without_javascript_it_is_a_list(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}where/")
    assert page.locator(".am-ask__card:visible").count() >= 8
    assert page.locator(".am-ask__answer:visible").count() == 0
    page.locator(".am-ask__more summary").first.click()
    expect(page.locator(".am-ask__more .am-claim-link").first).to_be_visible()
    context.close()

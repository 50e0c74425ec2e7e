"""The pages for reading, driven: without JavaScript, on paper, at a wrong address, filtered, in other looks."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
PAGES = ("", "since/", "objections/", "references/", "read/3-minutes/", "read/10-minutes/", "read/full/")
TYPES = ("", "since/", "references/", "read/10-minutes/")
OTHER_LOOKS = {"wide-dark": (1280, 800, "dark"), "phone-light": (390, 844, "light")}  # the others: test_every_page


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=site_url, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, site_url: str) -> Iterator[Page]:
    """Yield a page of a browser that runs no script, on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=site_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("look", OTHER_LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(look: str, browser: Browser, site_url: str) -> None:
    width, height, scheme = OTHER_LOOKS[look]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        base_url=site_url,
        reduced_motion="reduce",
    )
    opened = context.new_page()
    faults = []
    for path in TYPES:
        opened.goto(path)
        opened.evaluate(AXE)
        found = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        faults += [f"{path} {v['id']}: {node['target']}" for v in found for node in v["nodes"]]
        if opened.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{path} scrolls sideways")
    context.close()
    assert faults == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_reads_without_javascript(path: str, plain: Page) -> None:
    plain.goto(path)
    links = plain.locator('.md-content a[href*="claims/"]')
    assert links.count() >= 10
    expect(links.first).to_be_visible()
    expect(plain.locator(".md-content h1")).to_be_visible()


def test_the_first_page_shows_thesis_reasons_objections_news_and_ways_on(page: Page) -> None:
    page.goto("")
    expect(page.locator(".am-glance__thesis a")).to_be_in_viewport()
    expect(page.locator(".am-glance__side--supports li").first).to_be_in_viewport()
    assert page.locator(".am-glance__side--attacks li").count() >= 1
    assert page.locator(".am-news__side").count() == 2
    assert page.locator(".am-onward__minutes").all_inner_texts()[:2] == ["3 min", "10 min"]


def test_every_mark_of_the_timeline_is_an_event_of_the_list(page: Page) -> None:
    page.goto("since/")
    said = page.locator(".am-event__claim").all_inner_texts()
    drawn = page.locator(".am-timeline--wide title").all_text_contents()
    assert {title.split(": ", 1)[1] for title in drawn} <= {text.strip() for text in said}
    assert page.locator(".am-timeline--wide").get_attribute("role") == "img"


def test_timeline_words_are_large_enough_to_read_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("since/")
    heights = page.locator(".am-timeline--narrow text").evaluate_all(
        "texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(heights) >= 11


def test_references_are_filtered_by_keyboard_and_the_number_is_said(page: Page) -> None:
    page.goto("references/")
    first = page.locator(".am-filter button").first
    status = page.locator(".am-filter__status")
    number, every = map(int, re.findall(r"\d+", status.inner_text()))
    assert number == every
    hidden = int(re.findall(r"\d+", first.inner_text())[0])
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(status).to_have_text(f"{every - hidden} of {every} references shown.")
    expect(page.locator(".am-level").first).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.locator(".am-level").first).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("claims/no-explosoin/", "no-explosion"),
        ("claims/2027-ai-forecast/", "ai2027-forecast"),
        ("compute-couple", "compute-coupled"),
        ("nothing/at/all/No-Explosion.html", "no-explosion"),
    ],
)
def test_a_missing_address_names_the_nearest_claim(asked: str, meant: str, page: Page, site_url: str) -> None:
    page.goto(asked)
    expect(page.locator(".am-missing a").first).to_have_attribute("href", re.compile(f"/claims/{meant}/$"))
    page.locator(".am-missing a").first.click()
    expect(page).to_have_url(f"{site_url}claims/{meant}/")


def test_an_address_that_is_like_nothing_gets_no_guess(page: Page) -> None:
    page.goto("zzzz")
    page.wait_for_load_state("networkidle")
    assert page.locator(".am-missing a").count() == 0


def test_on_paper_there_is_the_text_and_nothing_to_press(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("read/10-minutes/")
    for gone in (".md-header", ".md-tabs", ".md-footer", ".am-ways"):
        assert page.locator(gone).first.is_hidden(), gone
    expect(page.locator(".am-thesis__claim")).to_be_visible()
    assert page.locator(".am-say").first.evaluate("part => getComputedStyle(part).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("path", ["", "claims/no-explosion/"])
def test_each_page_has_a_preview_picture_of_its_own_site(path: str, page: Page, site_url: str) -> None:
    page.goto(path)
    address = page.locator('meta[property="og:image"]').get_attribute("content") or ""
    assert address.startswith(site_url)
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert len(answer.body()) < 25_000


def test_a_claim_page_carries_linked_data_that_survives_the_way_to_the_page(page: Page, site_url: str) -> None:
    page.goto("claims/no-explosion/")
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
    assert (data["@type"], data["url"]) == ("Claim", f"{site_url}claims/no-explosion/")
    alone = page.request.get("claims/no-explosion.json").json()
    assert alone["heading"] == data["text"]


def test_instant_navigation_from_the_first_page_raises_no_error(page: Page) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto("")
    page.locator(".am-glance__thesis a").click()
    page.wait_for_url("**/claims/no-explosion/")
    page.go_back()
    page.locator('.am-onward a[href$="read/3-minutes/"]').click()
    expect(page.locator(".am-read-3")).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize("path", ["", "claims/no-explosion/"])
def test_a_first_visit_transfers_less_than_350_kilobytes(
    path: str, page: Page, site_url: str, built_site: Path
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("#")[0].split("?")[0]))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    files = [built_site / url.removeprefix(site_url) for url in asked if url.startswith(site_url)]
    data = [(file / "index.html" if file.is_dir() else file) for file in files]
    assert sum(len(gzip.compress(file.read_bytes())) for file in data) < 350_000

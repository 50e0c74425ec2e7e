"""The pages for reading, driven: without JavaScript, on paper, at a wrong address, filtered, in other looks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from browser_fixtures import Windows
from environment import ROOT
from playwright.sync_api import expect
from tabs import take_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
PAGES = (
    "",
    "claims/no-explosion/",
    "since/",
    "objections/",
    "references/",
    "read/3-minutes/",
    "read/10-minutes/",
    "read/full/",
)
TYPES = ("", "since/", "references/", "read/10-minutes/")
OTHER_LOOKS = {"wide-dark": (1280, 800, "dark"), "phone-light": (390, 844, "light")}  # the others: test_every_page


@pytest.fixture
def page(windows: Windows, site_url: str) -> Iterator[Page]:
    with windows.lend(viewport={"width": 1280, "height": 800}, base_url=site_url, reduced_motion="reduce") as window:
        yield take_tab(window)


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
    assert plain.evaluate("document.documentElement.scrollWidth") == 390


def test_the_first_page_shows_thesis_reasons_objections_news_and_ways_on(page: Page) -> None:
    page.goto("")
    shown = page.locator(".am-glance .am-picture:visible")
    expect(shown.locator(".am-node--middle a")).to_be_in_viewport()
    expect(shown.locator('.am-node--row[data-side="for"]').first).to_be_in_viewport()
    assert shown.locator('.am-node--row[data-side="against"]').count() >= 1
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
    assert len(answer.body()) < 50_000


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
    page.locator(".am-glance .am-picture:visible .am-node--middle a").click()
    page.wait_for_url("**/claims/no-explosion/")
    page.go_back()
    page.locator('.am-onward a[href$="read/3-minutes/"]').click()
    expect(page.locator(".am-read-3")).to_be_visible()
    assert wrong == []


def test_a_citation_is_copied_and_said_to_be(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("claims/x-amdahl/")
    page.get_by_text("Cite this claim").click()
    page.get_by_role("button", name="Copy the BibTeX").click()
    expect(page.locator(".am-cite [role=status]")).to_have_text("BibTeX copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{map-x-amdahl,\n  author = {{The contributors to the map}},\n")


def test_the_sources_of_a_reading_are_folded_on_the_screen_and_not_on_paper(page: Page) -> None:
    page.goto("read/3-minutes/")
    works = page.locator(".am-works cite").first
    expect(works).to_be_hidden()
    page.emulate_media(media="print")
    expect(works).to_be_visible()
    expect(page.locator(".am-on-paper")).to_contain_text("/read/3-minutes/")


def test_a_word_for_how_something_stands_says_why_beside_it(page: Page) -> None:
    page.goto("evals/")
    mark = page.locator("a.am-standing[data-standing='open objection']").first
    mark.focus()
    page.keyboard.press("Enter")
    bubble = page.get_by_role("dialog", name="Why")
    expect(bubble).to_contain_text("is not answered here:")  # the reason of this claim has come
    assert bubble.locator("a[href*='/claims/']").count()
    page.evaluate(AXE)
    assert page.evaluate("axe.run('.am-bubble', {resultTypes: ['violations']})")["violations"] == []
    page.keyboard.press("Escape")
    expect(bubble).to_have_count(0)
    expect(mark).to_be_focused()
    mark.click()
    page.set_viewport_size({"width": 390, "height": 844})
    page.mouse.click(5, 300)
    expect(bubble).to_have_count(0)
    claim = mark.evaluate("(link) => link.href")
    bubble_of_step = page.locator("a.am-outcome[data-why]").first
    page.goto(claim)
    expect(page.locator("#standing")).to_contain_text("Disputed.")
    bubble_of_step.click()
    expect(bubble.locator("strong")).to_have_text(re.compile(r"^(Disputed|Answered|Not answered)\.$"))


def test_a_word_keeps_its_general_meaning_where_the_reason_does_not_come(page: Page) -> None:
    page.goto("evals/")
    page.route("**/claims/*/", lambda route: route.abort())
    page.locator("a.am-standing[data-standing='open objection']").first.click()
    expect(page.get_by_role("dialog", name="Why")).to_contain_text("is not answered here.")


def read_summary(path: Path) -> str:
    """Return the sentences of the summary that the first page says, too."""
    sentences = yaml.safe_load(path.read_text("utf-8"))["sentences"]
    return " ".join(sentence["says"] for sentence in sentences if sentence.get("verdict"))


def test_the_first_page_says_what_the_map_adds_up_to_and_has_the_ways_on(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("")
    said = read_summary(ROOT / "docs" / "summary.yaml")
    expect(page.locator(".am-adds")).to_contain_text(f"Where it stands: contested. {said}")
    for name in ("Read it in 3 minutes", "See the map", "Seven questions", "Object"):
        way = page.locator(".am-adds").get_by_role("link", name=name).bounding_box()
        assert way is not None
        assert way["y"] + way["height"] < 2 * 844
    page.goto("claims/eval-cycle/")
    for name in ("Map", "Object", "Beliefs"):
        box = page.locator(".am-shortcuts").get_by_role("link", name=name).bounding_box()
        assert box is not None
        assert (box["y"] < 844, box["height"] >= 44) == (True, True)
    expect(page.locator(".am-from")).to_contain_text("From a map of Nathan Lambert’s essay")
    expect(page.locator(".am-voice")).to_have_text("Lambert says")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("")
    beside, below = page.locator(".am-adds").bounding_box(), page.locator(".am-picture:visible").first.bounding_box()
    assert beside is not None
    assert below is not None
    assert beside["y"] + beside["height"] < below["y"] < 800


@pytest.mark.parametrize("path", ["", "claims/no-explosion/", "yours/", "where/", "differ/", "coverage/", "explore/"])
def test_nothing_overflows_where_letters_are_twice_as_large(path: str, windows: Windows, site_url: str) -> None:
    with windows.lend(viewport={"width": 390, "height": 844}, base_url=site_url) as window:
        page = take_tab(window)
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '40px'")  # the theme's is 20 px
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

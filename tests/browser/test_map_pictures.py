"""The picture in the page, and the live map that takes its place: the same boxes, and nothing moves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench_explorer import write_site
from explorer_maps import PHONE, READY, WIDE, ask, open_map, press, rows, settle
from font_widths import TARGET, measure_fonts
from packed_server import serve_folder
from playwright.sync_api import ViewportSize
from shapes import draw_star
from tabs import take_tab

from argmap.argument.graph import build_map
from argmap.view.sizes import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import Browser, BrowserContext, Page, Route

DATA = "**/assets/map/0.json"
SHIFTS = Path(__file__).with_name("shifts.js")
BETWEEN = ViewportSize(width=620, height=800)
"""A page that shows the narrow form, larger than on a phone."""
STATIC = """() => {
  const picture = [...document.querySelectorAll(".am-map__static .am-picture")].find((one) => one.checkVisibility());
  return Object.fromEntries([...picture.querySelectorAll(".am-node")].map((node) => {
    const { left, top, right, bottom } = node.querySelector(".am-map-box").getBoundingClientRect();
    const address = node.querySelector("a").getAttribute("xlink:href");
    return [address.split("/").at(-2), [left, top + scrollY, right, bottom + scrollY]];
  }));
}"""
LIVE = """Object.fromEntries([...x.stage.drawing.scene.layout.boxes.keys()].map((id) => {
  const { left, top, right, bottom } = x.stage.drawing.edges(id);
  return [id, [left, top + scrollY, right, bottom + scrollY]];
}))"""
WIDTHS = """(all) => all.map((stem) => [stem.getAttribute("stroke-width"), getComputedStyle(stem).strokeWidth])"""
EDGES = "(all) => all.map((one) => one.getBoundingClientRect().right)"
LETTERS = """(texts) => texts.filter((text) => text.checkVisibility()).map((text) => {
  return parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
})"""


def open_held(window: BrowserContext, address: str) -> tuple[Page, list[Route]]:
    """Open a page whose map waits for its data; return it and what it waits for."""
    page = window.new_page()
    page.add_init_script(path=SHIFTS)
    held: list[Route] = []
    page.route(DATA, lambda route: held.append(route))
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    return page, held


@pytest.fixture(scope="module")
def hub_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a map whose thesis has more reasons and objections than a picture shows."""
    folder: Path = tmp_path_factory.mktemp("hub")
    write_site(folder, build_map(draw_star(600)))
    with serve_folder(folder) as address:
        yield f"{address}embed/whole/"


@pytest.fixture(params=[WIDE, BETWEEN, PHONE], ids=["wide", "between", "phone"])
def window(request: pytest.FixtureRequest, windows: Windows) -> Iterator[BrowserContext]:
    """Yield a window of each size at which the picture has another form or scale."""
    with windows.lend(viewport=request.param, reduced_motion="reduce") as lent:
        yield lent


@pytest.mark.parametrize("path", ["explore/", "embed/whole/"])
def test_the_live_map_has_the_boxes_of_the_picture_where_they_were(
    path: str, window: BrowserContext, site_url: str
) -> None:
    page, held = open_held(window, site_url + path)
    before = page.evaluate(STATIC)
    shifted = page.evaluate("shifted")
    held[0].continue_()
    page.wait_for_selector(READY)
    settle(page)
    page.wait_for_timeout(300)
    after = ask(page, LIVE)
    assert before.keys() == after.keys()
    assert len(before) > 10
    moved = {claim: max(abs(a - b) for a, b in zip(before[claim], after[claim], strict=True)) for claim in before}
    assert {claim: far for claim, far in moved.items() if far > 1} == {}
    assert page.evaluate("shifted") - shifted < 0.02


def test_the_map_of_a_hub_begins_with_the_rows_of_the_picture_and_draws_more(
    window: BrowserContext, hub_url: str
) -> None:
    page, held = open_held(window, hub_url)
    before = page.evaluate(STATIC)
    assert len(before) == 1 + 2 * ROWS
    shifted = page.evaluate("shifted")
    page.evaluate("scrollTo(0, document.querySelector('.am-left-out').getBoundingClientRect().top - innerHeight / 2)")
    told = page.inner_text(".am-left-out > span")
    held[0].continue_()
    page.wait_for_selector(READY)
    settle(page)
    page.wait_for_timeout(300)
    after = ask(page, LIVE)
    assert before.keys() == after.keys()
    moved = {claim: max(abs(a - b) for a, b in zip(before[claim], after[claim], strict=True)) for claim in before}
    assert {claim: far for claim, far in moved.items() if far > 1} == {}
    assert page.evaluate("shifted") - shifted < 0.02
    assert page.inner_text(".am-left-out > span") == told == "and 300 more in the list of all claims"
    for drawn, left_out in ((501, 100), (601, 0)):
        page.click("[data-do=more]")
        settle(page)
        assert len(ask(page, LIVE)) == drawn
        assert page.text_content("[data-part=left-out]") == str(left_out)
        assert page.is_visible(".am-left-out") == bool(left_out)


def test_a_claim_beyond_the_rows_of_the_picture_is_drawn_once_it_is_chosen(windows: Windows, hub_url: str) -> None:
    with windows.lend(viewport=WIDE, reduced_motion="reduce") as window:
        page = open_map(window, hub_url)
        beyond = rows(page)[ROWS + 1]
        assert beyond not in ask(page, LIVE)
        page.focus(".am-map")
        ask(page, "x.journey.choose(v)", rows(page)[ROWS])
        settle(page)
        press(page, "ArrowDown")
        assert (ask(page, "x.journey.state.at"), beyond in ask(page, LIVE)) == (beyond, True)
        assert ask(page, "x.stage.drawing.edges(v)", beyond)["bottom"] < WIDE["height"]
        assert beyond in ask(open_map(window, f"{hub_url}#at={beyond}"), LIVE)


@pytest.mark.parametrize("path", ["", "explore/", "evals/", "claims/research-is-messy/"])
def test_letters_of_pictures_can_be_read_at_every_width(path: str, windows: Windows, site_url: str) -> None:
    with windows.lend(java_script_enabled=False) as window:
        page = take_tab(window)
        page.goto(site_url + path)
        for width in (1280, 1000, 700, 390):
            page.set_viewport_size({"width": width, "height": 800})
            letters = page.eval_on_selector_all(".am-picture text", LETTERS)
            assert len(letters) > 5
            assert (width, min(letters) >= 11) == (width, True)
            edges = page.eval_on_selector_all(".am-picture", EDGES)
            assert max(edges) <= width


def test_lines_to_the_middle_are_as_thick_in_pictures_as_the_layout_says(
    context: BrowserContext, site_url: str
) -> None:
    page, _ = open_held(context, f"{site_url}explore/")
    widths = page.eval_on_selector_all(".am-map-stem", WIDTHS)
    assert widths
    assert [style for _, style in widths] == [f"{float(said):g}px" for said, _ in widths]


def test_labels_are_wrapped_by_the_widths_of_the_fonts(browser: Browser) -> None:
    page = browser.new_page()
    assert measure_fonts(page) == json.loads(TARGET.read_text("utf-8"))
    page.close()

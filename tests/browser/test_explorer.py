"""The explorer on the real site: by mouse, keyboard and touch; map, outline, address and paper in step."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from explorer_maps import (
    PHONE,
    READY,
    WIDE,
    ask,
    chosen,
    open_map,
    point_of,
    press,
    rows,
    said,
    settle,
    state,
    wait_until,
)
from polling import wait_for, wait_true

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import Browser, BrowserContext, Page, Route

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
THESIS = "no-explosion"
BRANCH = "research-is-messy"
PARTNER = "needs-pure-bottleneck"
LEAF_OF_BRANCH = "verifiable-part-small"
FAULTS = "(await axe.run('.am-explorer', {resultTypes: ['violations']})).violations.map((v) => [v.id, v.nodes[0].html])"
CROSSES = """(x.model.outOf.get(claim.id) ?? []).filter((step) => {
  const end = x.model.endOf(step);
  return end && end !== claim.id && !(end === claim.parent && step.kind === claim.bearing);
}).map((step) => x.model.endOf(step))"""
"""The ends of a claim's steps beyond the one by which it stands in the tree."""
PAPER = """[...document.querySelectorAll(".am-explorer__paper svg")].map((svg) => ({
  ratio: svg.viewBox.baseVal.height / svg.viewBox.baseVal.width,
  words: [...svg.querySelectorAll("text")].map((text) => text.textContent).join(" "),
  boxes: svg.querySelectorAll("g > rect[rx]").length,
}))"""
PAPER_RATIO = 259 / 174
"""Of the height to the width of a page of A4 within its margins."""
PIXEL = """(() => {
  const { scene, left, top, scale, surface: { canvas } } = x.stage.drawing;
  const box = scene.layout.boxes.get(v);
  const ratio = canvas.width / canvas.clientWidth;
  const at = [(box.x + 8 - left) * scale * ratio, (box.y + 3 - top) * scale * ratio];
  return [...canvas.getContext("2d").getImageData(...at, 1, 1).data];
})()"""
LISTEN = """() => {
  window.heard = [];
  const region = document.querySelector("[data-part=say]");
  new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true });
}"""


@pytest.fixture
def phone(windows: Windows) -> Iterator[BrowserContext]:
    """Yield a phone."""
    with windows.lend(viewport=PHONE, reduced_motion="reduce", has_touch=True, is_mobile=True) as lent:
        yield lent


@pytest.fixture
def page(context: BrowserContext, site_url: str) -> Page:
    """Return the explorer, open."""
    return open_map(context, f"{site_url}explore/")


def outline_rows(page: Page) -> list[str]:
    """Return the ids of the outline's rows."""
    found: list[str] = page.eval_on_selector_all("[role=treeitem]", "(all) => all.map((one) => one.dataset.claim)")
    return found


def letters(text: str) -> str:
    """Return only a text's letters and figures, since a snapshot escapes the rest in its own way."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def fill_window(page: Page) -> None:
    """Let the map fill the window, or no longer."""
    page.click("[data-drop=more] summary")
    page.get_by_role("button", name="Full window").click()
    page.click("[data-drop=more] summary")


def test_opens_folded_with_the_thesis_and_its_direct_reasons(page: Page) -> None:
    shown = ask(page, "x.journey.rows.map((row) => row.depth)")
    assert shown == [0, *[1] * (len(shown) - 1)]
    assert rows(page)[0] == THESIS
    assert ask(page, "13 * x.stage.drawing.scale") >= 11


def test_arrows_follow_relations_and_say_where_they_lead(page: Page) -> None:
    page.focus(".am-map")
    press(page, "Home", "ArrowRight")
    first = chosen(page)
    assert ask(page, "x.model.get(v).parent", first) == THESIS
    assert said(page).startswith("reason for: ")
    assert "1 of " in said(page)
    press(page, "ArrowDown", "ArrowUp", "ArrowLeft")
    assert chosen(page) == THESIS


def test_a_move_is_told_once_on_the_map_and_in_the_outline_by_its_row_alone(page: Page) -> None:
    page.evaluate(LISTEN)
    page.focus(".am-map")
    settle(page)
    assert [words.endswith("question mark lists the keys.") for words in page.evaluate("heard")] == [True]
    press(page, "ArrowRight", "ArrowDown", "ArrowLeft", " ", " ")
    assert len(page.evaluate("heard")) == 6
    page.click("[data-value=outline]")
    settle(page)
    page.focus("[role=treeitem]")
    page.evaluate("heard.length = 0")
    press(page, "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight")
    assert page.evaluate("heard") == []
    assert page.evaluate("document.activeElement.role") == "treeitem"


def test_space_folds_and_unfolds_and_counts(page: Page) -> None:
    ask(page, "x.journey.choose(v)", BRANCH)
    page.focus(".am-map")
    before = rows(page)
    press(page, " ")
    assert said(page).startswith("Unfolded: ")
    assert LEAF_OF_BRANCH in rows(page)
    assert [row for row in rows(page) if row in before] == before
    press(page, " ")
    assert rows(page) == before


def test_enter_opens_details_beside_the_map_then_the_page(page: Page) -> None:
    ask(page, "x.journey.choose(v)", BRANCH)
    page.focus(".am-map")
    press(page, "Enter")
    page.wait_for_selector(".am-details [data-am-part=supports]")
    assert page.url.split("#")[0].endswith("/explore/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claims/{BRANCH}/")


def test_a_link_in_the_details_chooses_that_claim_in_the_map(page: Page) -> None:
    ask(page, "x.open(v, {})", BRANCH)
    page.click(f'.am-details [data-am-part=supports] a[href$="/claims/{LEAF_OF_BRANCH}/"]')
    wait_until(page, f"x.journey.state.at === '{LEAF_OF_BRANCH}'")
    assert LEAF_OF_BRANCH in rows(page)
    assert page.url.split("#")[0].endswith("/explore/")


def test_focus_shows_the_line_and_the_reasons_and_goes_back_and_forward(page: Page) -> None:
    whole = rows(page)
    ask(page, "x.journey.choose(v)", BRANCH)
    page.focus(".am-map")
    press(page, "f")
    focused = rows(page)
    assert focused[:2] == [THESIS, BRANCH]
    assert set(ask(page, "x.journey.rows.slice(2).map((row) => row.parent)")) == {BRANCH}
    elsewhere = ask(
        page, "x.journey.rows.filter(({ claim, parent }) => claim.parent !== parent).map((r) => r.claim.id)"
    )
    ends = "(x.model.outOf.get(v) ?? []).map((step) => x.model.endOf(step))"
    assert [claim for claim in elsewhere if BRANCH not in ask(page, ends, claim)] == []
    roles = ask(page, "[...x.stage.drawing.scene.layout.boxes.values()].slice(0, 2).map((box) => [box.id, box.role])")
    assert roles == [[THESIS, "line"], [BRANCH, "middle"]]
    assert state(page) == f"focus={BRANCH}"
    press(page, "[", "[")
    assert rows(page) == whole
    press(page, "]", "]")
    assert rows(page) == focused
    page.select_option("[data-do=hops]", "all")
    settle(page)
    assert len(rows(page)) > len(focused)
    press(page, "Home", " ")
    assert said(page) == "This stays open: it leads to the claim in focus."
    page.click("[data-do=reset]")
    settle(page)
    assert rows(page) == whole


def test_search_forgives_mistakes_and_unfolds_what_it_finds(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("chekable parts")
    page.wait_for_selector("[role=option]")
    press(page, "Enter")
    wait_until(page, f"x.journey.state.at === '{LEAF_OF_BRANCH}'")
    assert LEAF_OF_BRANCH in rows(page)


def test_a_filter_says_what_it_hides_and_fades_what_it_keeps(page: Page) -> None:
    page.click("[data-do=filter]")
    for kind in ("thesis", "claim", "counterclaim", "evidence", "note"):
        page.uncheck(f'[data-filter=kind][value="{kind}"]')
    settle(page)
    words = page.inner_text("[data-part=count]")
    assert "claims match." in words
    assert "shown faded" in words
    assert "topic=" not in state(page)
    assert "kind=question" in state(page)
    faded = ask(page, "x.journey.rows.filter((row) => row.faded).map((row) => row.claim.kind)")
    assert "question" not in faded
    assert all(
        ask(page, "x.journey.rows.some((row) => row.claim.id === v)", ask(page, "x.model.get(v).parent || v", r))
        for r in rows(page)
    )
    page.click("[data-do=clear]")
    settle(page)
    assert "kind=" not in state(page)


def test_an_address_shows_the_same_view_again(page: Page, context: BrowserContext) -> None:
    ask(page, "x.journey.fold(v)", BRANCH)
    ask(page, "x.journey.choose(v)", LEAF_OF_BRANCH)
    settle(page)
    again = open_map(context, page.url)
    assert rows(again) == rows(page)
    assert chosen(again) == LEAF_OF_BRANCH
    assert len(state(page)) < 80


def test_an_address_that_names_a_claim_shows_its_details(context: BrowserContext, site_url: str) -> None:
    page = open_map(context, f"{site_url}explore/#at={LEAF_OF_BRANCH}")
    page.wait_for_selector(".am-details:not([hidden]) h2")
    assert ask(page, "x.model.get(v).heading", LEAF_OF_BRANCH) in page.inner_text(".am-details")


def test_old_links_to_renamed_claims_arrive(context: BrowserContext, site_url: str) -> None:
    def rename(route: Route) -> None:
        data = route.fetch().json()
        data["map"]["formerly"] = {"an-old-name": BRANCH}
        route.fulfill(json=data)

    context.route("**/assets/map/0.json", rename)
    page = open_map(context, f"{site_url}explore/#focus=an-old-name")
    assert rows(page)[:2] == [THESIS, BRANCH]
    assert state(page) == f"focus={BRANCH}"


def test_a_link_to_no_claim_of_the_map_says_so(context: BrowserContext, site_url: str) -> None:
    page = open_map(context, f"{site_url}explore/#focus=no-such-claim&at={BRANCH}")
    assert page.inner_text(".am-view-state").strip() == "This map has no claim “no-such-claim”."
    assert said(page) == "This map has no claim “no-such-claim”."
    assert (chosen(page), state(page)) == (BRANCH, f"at={BRANCH}")
    press(page, "Tab")
    page.get_by_role("application").focus()
    press(page, "ArrowDown")
    assert page.is_hidden(".am-view-state")


def test_the_short_legend_stands_above_the_map_before_it_lives(context: BrowserContext, site_url: str) -> None:
    context.route("**/assets/map/*.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site_url}explore/")
    row = page.locator(".am-key-row")
    assert row.is_visible()
    assert {"helps the thesis", "hurts the thesis"} <= set(row.inner_text().split("\n"))
    assert page.get_attribute(".am-bar", "inert") is not None


def test_a_claim_pointed_at_is_told_in_full_beside_it(page: Page) -> None:
    assert page.is_hidden(".am-hint")
    page.mouse.move(*point_of(page, BRANCH))
    page.wait_for_selector(".am-hint:not([hidden])")
    assert ask(page, "x.model.get(v).heading", BRANCH) in page.inner_text(".am-hint")
    hint, edges = page.locator(".am-hint").bounding_box(), ask(page, "x.stage.drawing.edges(v)", BRANCH)
    assert hint is not None
    assert hint["y"] >= edges["bottom"] or hint["y"] + hint["height"] <= edges["top"]
    page.mouse.move(2, 2)
    page.wait_for_selector(".am-hint", state="hidden")


def test_a_claim_that_the_keys_are_on_is_told_in_full(page: Page) -> None:
    page.get_by_role("application").focus()
    press(page, "Home", "ArrowRight")
    page.wait_for_selector(".am-hint:not([hidden])")
    assert ask(page, "x.model.get(x.journey.state.at).heading") in page.inner_text(".am-hint")
    press(page, "Enter")
    page.wait_for_selector(".am-hint", state="hidden")


def test_the_outline_is_in_step_with_the_map(page: Page) -> None:
    page.click("[data-value=both]")
    settle(page)
    assert outline_rows(page) == rows(page)
    ask(page, "x.journey.fold(v)", BRANCH)
    settle(page)
    assert outline_rows(page) == rows(page)
    page.click(f'[role=treeitem][data-claim="{LEAF_OF_BRANCH}"] .am-row__text')
    settle(page)
    assert chosen(page) == LEAF_OF_BRANCH
    assert page.get_attribute(f'[data-claim="{LEAF_OF_BRANCH}"][role=treeitem]', "aria-selected") == "true"
    page.click(f'[role=treeitem][data-claim="{BRANCH}"] .am-row__fold')
    settle(page)
    assert LEAF_OF_BRANCH not in rows(page)


def test_down_leads_on_from_the_outlines_first_row_before_anything_is_chosen(page: Page) -> None:
    page.click("[data-value=outline]")
    assert chosen(page) == ""
    page.focus("[role=treeitem]")
    press(page, "ArrowDown")
    assert page.evaluate("document.activeElement.dataset.claim") == rows(page)[1]
    assert chosen(page) == rows(page)[1]


def test_the_outline_has_the_keys_of_a_tree(page: Page) -> None:
    page.click("[data-value=outline]")
    settle(page)
    press(page, "Home")
    assert page.evaluate("document.activeElement.dataset.claim") == THESIS
    press(page, "ArrowDown")
    first = page.evaluate("document.activeElement.dataset.claim")
    assert first == rows(page)[1]
    while page.evaluate("document.activeElement.getAttribute('aria-expanded')") is None:
        press(page, "ArrowDown")
    press(page, "ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    press(page, "ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-level')") == "3"
    press(page, "ArrowLeft", "ArrowLeft")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    assert len(page.query_selector_all('[role=treeitem][tabindex="0"]')) == 1


def test_a_screen_reader_reads_the_argument_in_order(page: Page) -> None:
    page.select_option("[data-do=level]", "all")
    page.click("[data-value=outline]")
    wait_until(page, "document.querySelectorAll('[role=treeitem]').length > 100")
    settle(page)
    tree = letters(page.locator("[role=tree]").aria_snapshot())
    headings = ask(page, "x.journey.rows.map((row) => row.claim.heading)")
    places = [tree.find(letters(heading)) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)
    levels = page.eval_on_selector_all("[role=treeitem]", "(all) => all.map((one) => Number(one.ariaLevel) - 1)")
    assert levels == ask(page, "x.journey.rows.map((row) => row.depth)")


def test_a_click_on_the_count_unfolds_and_a_double_click_focuses(page: Page) -> None:
    page.mouse.click(*point_of(page, BRANCH, "chip"))
    wait_until(page, "document.querySelectorAll('[data-part=say]')[0].textContent.startsWith('Unfolded')")
    assert LEAF_OF_BRANCH in rows(page)
    page.mouse.dblclick(*point_of(page, BRANCH))
    wait_until(page, "x.journey.state.focus")
    assert ask(page, "x.journey.state.focus") == BRANCH


def test_touch_chooses_unfolds_and_focuses(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    page.touchscreen.tap(*point_of(page, BRANCH, "chip"))
    wait_until(page, f"x.journey.rows.some((r) => r.claim.id === '{LEAF_OF_BRANCH}')")
    page.touchscreen.tap(*point_of(page, BRANCH))
    page.wait_for_selector(".am-details:not([hidden])")
    assert chosen(page) == BRANCH
    box = page.locator(".am-details").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"] + 1


def test_the_browsers_back_closes_the_sheet_and_stays_on_the_map(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    page.evaluate("scrollBy(0, 200)")
    page.evaluate("window.sameDocument = true")
    page.touchscreen.tap(*point_of(page, BRANCH))
    page.wait_for_selector(".am-details:not([hidden])")
    assert state(page) == f"at={BRANCH}"
    page.go_back()
    page.wait_for_selector(".am-details", state="hidden")
    wait_until(page, "x.journey.state.at === ''")
    assert state(page) == ""
    assert page.evaluate("window.sameDocument")
    page.go_forward()
    page.wait_for_selector(".am-details:not([hidden])")
    assert (chosen(page), state(page)) == (BRANCH, f"at={BRANCH}")
    ask(page, "x.journey.focus(v)", BRANCH)
    page.go_back()
    wait_until(page, "x.journey.state.focus === '' && x.journey.state.at === ''")
    assert page.evaluate("window.sameDocument")


def test_forward_opens_details_again_that_back_closed(page: Page) -> None:
    ask(page, "x.journey.choose(v)", BRANCH)
    page.get_by_role("application").focus()
    press(page, "Enter")
    page.wait_for_selector(".am-details:not([hidden])")
    page.go_back()
    page.wait_for_selector(".am-details", state="hidden")
    page.go_forward()
    page.wait_for_selector(".am-details:not([hidden]) h2")
    page.go_back()
    page.wait_for_selector(".am-details", state="hidden")
    assert (chosen(page), state(page)) == (BRANCH, f"at={BRANCH}")
    press(page, "Enter", "Escape")
    page.go_back()
    page.go_forward()
    settle(page)
    assert page.is_hidden(".am-details")


def test_what_is_opened_is_one_step_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/")
    page.goto(f"{site_url}explore/#focus={BRANCH}")
    page.wait_for_selector(READY)
    settle(page)
    for claim in (LEAF_OF_BRANCH, THESIS, BRANCH):
        ask(page, "x.open(v, {})", claim)
        settle(page)
    press(page, "Escape")
    page.go_back()
    wait_until(page, f"x.journey.state.focus === '{BRANCH}'")
    settle(page)
    page.go_back()
    page.wait_for_url("**/guide/")


def test_a_long_press_focuses(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    left, top = point_of(page, "broad-not-narrow")
    session = phone.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": left, "y": top}]})
    page.wait_for_timeout(700)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    wait_until(page, "x.journey.state.focus === 'broad-not-narrow'")


def test_two_fingers_scale_the_map(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    session = phone.new_cdp_session(page)
    for apart in (40, 60, 90, 130):
        points = [{"x": 195 - apart, "y": 600, "id": 0}, {"x": 195 + apart, "y": 600, "id": 1}]
        session.send(
            "Input.dispatchTouchEvent", {"type": "touchStart" if apart == 40 else "touchMove", "touchPoints": points}
        )
        page.wait_for_timeout(40)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    wait_until(page, "x.stage.drawing.scale > 1.3")


def test_a_page_with_a_map_scrolls_past_it(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    assert page.evaluate("getComputedStyle(document.querySelector('.am-map__canvas canvas')).touchAction") == "pan-y"
    session = phone.new_cdp_session(page)
    for kind, y in (("touchStart", 700), ("touchMove", 500), ("touchMove", 200), ("touchEnd", 0)):
        points = [] if kind == "touchEnd" else [{"x": 200, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(30)
    wait_true(page, "scrollY > 100")


def test_colours_follow_the_theme_at_once(page: Page) -> None:
    point_of(page, BRANCH)
    assert sum(ask(page, PIXEL, BRANCH)[:3]) > 700
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    wait_for(page, lambda: sum(ask(page, PIXEL, BRANCH)[:3]) < 150, "the map is dark")


def test_takes_along_svg_png_and_text_of_the_view(page: Page) -> None:
    for act, start in (("save-svg", b"<svg"), ("save-png", b"\x89PNG"), ("save-text", b"- It is very unlikely")):
        assert take(page, act).startswith(start)


def take(page: Page, act: str) -> bytes:
    """Return the file that a button of “Share” saves."""
    page.click("[data-drop=take] summary")
    with page.expect_download() as download:
        page.click(f"[data-do={act}]")
    page.mouse.click(5, 5)
    return Path(download.value.path()).read_bytes()


def test_a_saved_picture_says_what_it_is_whose_and_where_from(page: Page) -> None:
    svg = take(page, "save-svg").decode()
    texts = [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]
    title = ask(page, "document.title.replace(/^.* - /, '')")
    assert re.findall(r"<title>([^<]*)</title>", svg) == [title]
    assert texts[:2] == [title, page.get_attribute(".am-explorer", "data-by")]
    assert texts[-1] == page.url
    assert {"helps the thesis", "hurts the thesis", "a strong step"} < set(texts)
    assert len(re.findall(r'url\(["&][^)]*data:font/woff2|url\("data:', svg)) == 3
    labels = ask(page, "[...x.stage.drawing.scene.layout.boxes.values()].flatMap((box) => box.lines)")
    assert [label for label in labels if label not in texts] == []


def test_the_embed_code_leads_to_the_same_view(page: Page, context: BrowserContext, site_url: str) -> None:
    ask(page, "x.journey.focus(v)", BRANCH)
    settle(page)
    address = ask(page, "x.embedAddress()")
    assert address == f"{site_url}embed/whole/#focus={BRANCH}"
    embedded = open_map(context, address)
    assert rows(embedded) == rows(page)


def print_pages(page: Page) -> list[dict[str, Any]]:
    """Return the shape, words and number of boxes of each page of paper that the current view takes."""
    wait_until(page, "x.stage.take")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found: list[dict[str, Any]] = page.evaluate(PAPER)
    return found


def test_paper_gets_the_current_view(page: Page) -> None:
    pages = print_pages(page)
    page.emulate_media(media="print")
    assert page.is_visible(".am-explorer__paper svg")
    assert not page.is_visible(".am-bar")
    assert not page.is_visible(".am-map")
    words = " ".join(one["words"] for one in pages)
    assert [
        label for label in ask(page, "x.journey.rows.slice(1).map((r) => r.claim.label)") if label not in words
    ] == []


def test_a_deep_map_takes_several_pages_each_with_the_thesis_and_none_too_high(page: Page) -> None:
    page.select_option("[data-do=level]", "all")
    settle(page)
    heading = ask(page, "x.model.get(v).heading", THESIS)
    pages = print_pages(page)
    assert len(pages) > 5
    assert [place for place, one in enumerate(pages) if heading not in one["words"]] == []
    assert max(one["ratio"] for one in pages) <= PAPER_RATIO
    assert sum(one["boxes"] for one in pages) >= len(rows(page)) - 1 + len(pages)
    printed = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(printed) - len(pages) in (0, 1)  # one for the page's title where the first picture fills a page


def test_how_a_claim_stands_is_said_and_written(page: Page) -> None:
    page.select_option("[data-do=level]", "all")
    settle(page)
    claim = ask(page, "x.journey.rows.find((row) => row.claim.standing === 'objections answered').claim.id")
    ask(page, "x.journey.choose(v)", claim)
    assert "stands" in said(page)
    page.click("[data-value=outline]")
    settle(page)
    assert "stands" in page.inner_text(f'[role=treeitem][data-claim="{claim}"]')
    page.click("[data-value=map]")
    ask(page, "x.journey.focus(v)", claim)
    settle(page)
    above = ask(page, "x.stage.drawing.scene.layout.boxes.get(v).above.join(' ')", claim)
    assert above.endswith("Every objection to it is answered")


def test_escape_closes_a_drop_and_leaves_the_finder(page: Page) -> None:
    for drop in ("take", "more"):
        page.click(f"[data-drop={drop}] summary")
        page.locator(f"[data-drop={drop}] button").first.focus()
        press(page, "Escape")
        assert page.get_attribute(f"[data-drop={drop}]", "open") is None
        assert page.evaluate("document.activeElement.closest('details').dataset.drop") == drop
    press(page, "/")
    page.keyboard.type("zzzzzz")
    press(page, "Escape", "Escape")
    assert page.input_value(".am-find__input") == ""
    assert page.evaluate("document.activeElement.matches('.am-map')")


def test_leaving_the_focus_unfolds_what_was_unfolded_before(page: Page) -> None:
    page.get_by_role("application").focus()
    press(page, "Home", "ArrowRight", " ", "ArrowDown", " ")
    unfolded = rows(page)
    press(page, "f", "f")
    assert rows(page) == unfolded
    assert "fold=" not in state(page)
    press(page, " ", "ArrowUp", " ")
    assert state(page) == f"at={chosen(page)}"


def test_a_filter_unfolds_for_itself_and_keeps_what_is_chosen_and_in_focus(page: Page) -> None:
    first = rows(page)
    ask(page, "x.filterOnly(v)", "kind:question")
    settle(page)
    assert len(rows(page)) > 1
    assert state(page) == "kind=question"
    page.click("[data-do=reset]")
    settle(page)
    assert rows(page) == first
    page.goto(f"{page.url.partition('#')[0]}#focus={BRANCH}&kind=question")
    wait_until(page, "x.journey.state.focus === v", BRANCH)
    settle(page)
    assert BRANCH in rows(page)
    assert "outside the focus" in page.inner_text("[data-part=count]")


def test_a_double_click_in_the_outline_focuses_what_the_first_click_met(page: Page) -> None:
    press(page, "Tab")
    page.click('[data-do=view][data-value="outline"]')
    page.locator(f'[role=treeitem][data-claim="{BRANCH}"] .am-row__text').dblclick()
    wait_until(page, "x.journey.state.focus === v", BRANCH)
    other = ask(page, "x.journey.rows.find((row) => row.foldable && row.parent === v).claim.id", BRANCH)
    page.locator(f'[role=treeitem][data-claim="{other}"] .am-row__fold').dblclick()
    settle(page)
    assert ask(page, "x.journey.state.focus") == BRANCH


def test_a_quick_second_click_chooses_the_other_claim(page: Page) -> None:
    page.mouse.click(*point_of(page, BRANCH))
    page.mouse.click(*point_of(page, PARTNER))
    wait_until(page, "x.journey.state.at === v", PARTNER)
    assert ask(page, "x.journey.state.focus") == ""


def test_holding_the_mouse_is_a_click(page: Page) -> None:
    page.mouse.move(*point_of(page, BRANCH))
    page.mouse.down()
    page.wait_for_timeout(700)
    page.mouse.up()
    wait_until(page, "x.journey.state.at === v", BRANCH)
    assert ask(page, "x.journey.state.focus") == ""


def test_a_branch_that_does_not_load_is_asked_for_once(context: BrowserContext, site_url: str) -> None:
    page = open_map(context, f"{site_url}explore/")
    asked: list[str] = []
    ask(page, "x.model.isReady = () => false")
    context.route("**/assets/map/*.json", lambda route: (asked.append(route.request.url), route.abort()))
    ask(page, "[...x.model.claims.values()].forEach((claim) => (claim.piece = claim.piece < 0 ? -1 : 77))")
    ask(page, "x.journey.choose(v)", BRANCH)
    page.get_by_role("application").focus()
    press(page, "ArrowRight")
    page.wait_for_timeout(300)
    assert [url.rsplit("/", 1)[1] for url in asked] == ["77.json"]
    assert said(page) == "This part of the map could not be loaded. What was shown stays."
    assert page.get_attribute(".am-explorer", "aria-busy") is None


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("claim", ["x-below-one", THESIS, ""])
def test_on_a_phone_the_chosen_claim_stands_above_the_sheet(
    phone: BrowserContext, site_url: str, claim: str, full: bool
) -> None:
    page = open_map(phone, f"{site_url}explore/")
    if full:
        fill_window(page)
    claim = claim or rows(page)[-1]
    ask(page, "x.open(v, { reveal: true })", claim)
    settle(page)
    page.wait_for_timeout(100)
    edges = ask(page, "x.stage.drawing.edges(v)", claim)
    sheet = page.locator(".am-details").bounding_box()
    assert sheet is not None
    assert 0 <= edges["top"] < edges["bottom"] <= sheet["y"] + 1


def test_nothing_behind_the_full_window_takes_the_keys(page: Page) -> None:
    fill_window(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('.am-explorer') !== null"
        assert page.evaluate(inside)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    assert page.locator("[inert]:not(.md-sidebar)").count() == 0
    assert page.locator(".am-explorer--full").count() == 0


def test_the_full_window_leaves_a_closed_menu_out_of_the_keys_way(phone: BrowserContext, site_url: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    for _ in range(2):
        fill_window(page)
    assert page.locator(".am-explorer--full").count() == 0
    assert page.evaluate("document.querySelector('.md-sidebar--primary').inert")
    assert page.locator("[inert]").count() == 1


def test_the_outline_says_on_what_else_a_claim_bears(page: Page) -> None:
    page.select_option("[data-do=level]", "all")
    settle(page)
    others = ask(page, f"x.journey.rows.filter(({{ claim }}) => {CROSSES}.length).length")
    assert others > 20
    page.click('[data-do=view][data-value="outline"]')
    settle(page)
    assert page.locator(".am-outline__words", has_text="also ").count() == others


def test_thin_lines_are_drawn_for_the_chosen_claim_only(page: Page) -> None:
    page.select_option("[data-do=level]", "all")
    settle(page)
    drawn = "x.stage.drawing.scene.crosses.map(({ from, to }) => [from, to])"
    assert ask(page, drawn) == []
    claim = ask(page, f"x.journey.rows.find(({{ claim }}) => {CROSSES}.length > 1).claim.id")
    ask(page, "x.journey.choose(v)", claim)
    expected = [[claim, end] for end in ask(page, f"(({{ claim }}) => {CROSSES})({{ claim: x.model.get(v) }})", claim)]
    found = ask(page, drawn)
    assert [cross for cross in found if cross[0] == claim] == expected
    assert [cross for cross in found if claim not in cross] == []


def test_a_map_that_cannot_be_loaded_is_not_asked_for_without_end(page: Page, context: BrowserContext) -> None:
    asked: list[str] = []
    context.route("**/assets/map/*.json", lambda route: (asked.append(route.request.url), route.abort()))
    ask(page, "(x.journey.rows = [], x.model.isReady = () => false)")
    ask(page, "[...x.model.claims.values()].forEach((claim) => (claim.piece = 77))")
    ask(page, "x.journey.setLevel(2)")
    page.wait_for_timeout(300)
    assert [url.rsplit("/", 1)[1] for url in asked] == ["77.json", "77.json"]
    assert page.get_attribute(".am-explorer", "aria-busy") is None


def test_a_leaf_says_that_nothing_is_below(page: Page) -> None:
    ask(page, "x.journey.choose(v)", LEAF_OF_BRANCH)
    page.focus(".am-map")
    while ask(page, "x.journey.row.foldable"):
        press(page, "ArrowRight")
    for key in ("ArrowRight", " "):
        ask(page, "x.say('')")
        press(page, key)
        assert said(page) == "No reasons below."
    assert page.locator(".am-map [tabindex='0']").count() == 0


def test_axe_finds_nothing_in_any_view(page: Page) -> None:
    page.evaluate(AXE)
    for prepare in (
        "x.open('compute-coupled', {})",
        "x.journey.setView('both')",
        "x.journey.setView('outline')",
        "x.acts.legend()",
    ):
        ask(page, prepare)
        settle(page)
        page.wait_for_timeout(100)
        assert page.evaluate(f"async () => {FAULTS}") == []


def test_every_control_has_a_name_and_every_dialog_closes(page: Page) -> None:
    for key, dialog in (("?", "keys"), ("l", "legend")):
        page.focus(".am-map")
        press(page, key)
        assert page.is_visible(f"[data-dialog={dialog}]")
        press(page, "Escape")
        assert not page.is_visible(f"[data-dialog={dialog}]")


@pytest.mark.parametrize("dialog", ["legend", "keys"])
def test_dialogs_open_at_their_head(phone: BrowserContext, site_url: str, dialog: str) -> None:
    page = open_map(phone, f"{site_url}explore/")
    ask(page, "x.acts[v]()", dialog)
    assert page.evaluate("document.activeElement.id") == f"am-{dialog}-title"
    assert page.evaluate("document.querySelector('dialog[open]').scrollTop") == 0


def test_tools_grow_with_the_readers_text(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.am-find__input')).fontSize)"
    assert page.evaluate(size) == 16
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert page.evaluate(size) == 32


def test_without_javascript_the_picture_and_the_whole_outline_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}explore/")
    assert page.locator(".am-picture--wide").is_visible()
    items = page.locator(".am-outline__item")
    assert items.count() > 100
    assert items.first.is_visible()
    context.close()


def test_ten_visits_leave_one_canvas_and_no_growing_memory(page: Page, context: BrowserContext) -> None:
    session = context.new_cdp_session(page)

    def measure() -> float:
        session.send("HeapProfiler.collectGarbage")
        used: float = session.send("Runtime.getHeapUsage")["usedSize"]
        return used

    sizes = []
    for _ in range(10):
        page.click(".md-tabs a[href$='/guide/'], .md-tabs a[href$='guide/'], .md-footer a, a[href$='guide/']")
        page.wait_for_selector(READY, state="detached")
        page.go_back()
        page.wait_for_selector(READY)
        settle(page)
        sizes.append(measure())
    assert page.locator(".am-map__canvas canvas").count() == 1
    assert sizes[-1] < sizes[2] * 1.3


def test_only_lets_one_value_through_and_copying_says_so(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-do=filter]")
    page.click('[data-value="kind:question"]')
    settle(page)
    assert "kind=question" in state(page)
    page.click("[data-drop=take] summary")
    page.click("[data-do=copy-link]")
    wait_until(page, "x.part('[data-do=copy-link]').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_claims_page_leads_to_its_place_on_the_map(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}claims/{BRANCH}/")
    page.click(f'a.md-button[href$="explore/#focus={BRANCH}"]')
    page.wait_for_selector(READY)
    settle(page)
    assert rows(page)[:2] == [THESIS, BRANCH]


@pytest.mark.parametrize(
    "said",
    [
        "",
        f"focus={BRANCH}&hops=2",
        f"focus={BRANCH}&hops=all&open=a.b&fold=c",
        f"level=all&fold={BRANCH}&at={THESIS}",
        f"level=0&open={THESIS}&topic=evals.rl&kind=none&as-of=2026-02&view=both",
        "standing=disputed.stands&view=outline",
    ],
)
def test_an_address_is_read_as_it_was_written(page: Page, said: str) -> None:
    module = "(await load('explorer/address.js'))"
    assert ask(page, f"{module}.writeAddress({module}.readAddress('#' + v))", said) == said

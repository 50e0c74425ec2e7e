"""The explorer's filters, addresses, search and what is taken along: honest counts, whatever an address says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explorer_maps import PHONE, READY, WIDE, ask, open_map, press, rows, said, settle, state, wait_until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

THESIS = "no-explosion"
BRANCH = "research-is-messy"
COUNTS = """Object.fromEntries([...x.host.querySelectorAll(".am-tick")].map((tick) => {
  const box = tick.querySelector("input");
  return [`${box.dataset.filter}:${box.value}`, Number(tick.querySelector(".am-tick__count").textContent)];
}))"""
OF_TOPICS = (
    f"""Object.entries({COUNTS}).reduce((sum, [name, count]) => sum + (name.startsWith("topic:") ? count : 0), 0)"""
)
"""The claims beside the ticks of all topics."""
DRAWN = """await (async () => {
  const svg = await x.keepPicture(x.stage);
  return {
    arrows: [...svg.querySelectorAll("path")].filter((path) => path.getAttribute("d") === "M 0 0 l -4 7 h 8 z").length,
    dotted: svg.querySelectorAll('g > rect[stroke-dasharray="2 3"]').length,
    slanted: [...svg.querySelectorAll('text[font-style="italic"]')].map((text) => text.textContent).join(" "),
  };
})()"""


@pytest.fixture
def address(site_url: str) -> str:
    """Return the address of the explorer's page."""
    return f"{site_url}explore/"


def counts(page: Page, name: str) -> dict[str, int]:
    """Return the counts beside the ticks of one filter, by value."""
    found: dict[str, int] = ask(page, COUNTS)
    return {key.split(":")[1]: number for key, number in found.items() if key.startswith(f"{name}:")}


def matches(page: Page) -> int:
    """Return how many claims match."""
    found: int = ask(page, "x.journey.kept ? x.journey.kept.matches.size : x.model.map.claims")
    return found


def test_counts_are_those_of_what_is_shown_whenever_the_filters_open(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#kind=evidence")
    page.click("[data-do=filter]")
    wait_until(page, f"{OF_TOPICS} === x.journey.kept.matches.size")
    assert matches(page) < ask(page, "x.model.map.claims")
    page.click('[data-value="kind:question"]')
    settle(page)
    page.click("[data-do=filter]")
    assert page.is_hidden(".am-filters")
    page.click("[data-do=reset]")
    settle(page)
    page.click("[data-do=filter]")
    total = ask(page, "x.model.map.claims")
    wait_until(page, f"{OF_TOPICS} === v", total)
    assert {sum(counts(page, name).values()) for name in ("topic", "kind", "voice", "standing")} == {total}


def test_the_filters_stand_beside_the_map_which_stays_in_sight(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    page.click("[data-do=filter]")
    assert page.get_attribute("[data-do=filter]", "aria-expanded") == "true"
    panel, drawn = (page.locator(part).bounding_box() for part in (".am-filters", ".am-map"))
    assert panel is not None
    assert drawn is not None
    assert panel["x"] + panel["width"] <= drawn["x"] or drawn["x"] + drawn["width"] <= panel["x"]
    page.click("[data-do=filter]")
    assert page.get_attribute("[data-do=filter]", "aria-expanded") == "false"
    assert page.is_hidden(".am-filters")


@pytest.mark.parametrize("month", ["2025-13", "2025-00", "9999-12"])
def test_a_month_that_is_none_or_to_come_is_today(context: BrowserContext, address: str, month: str) -> None:
    page = open_map(context, f"{address}#as-of={month}")
    assert (state(page), page.is_hidden(".am-time")) == ("", True)


def test_a_month_before_the_first_is_the_first(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#as-of=1900-01")
    assert state(page) == f"as-of={ask(page, 'x.model.map.months[0]')}"
    expect(page.locator(".am-time")).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "written", "control", "value"),
    [
        (f"focus={BRANCH}&hops=99", f"focus={BRANCH}&hops=all", "hops", "all"),
        (f"focus={BRANCH}&hops=x", f"focus={BRANCH}", "hops", "1"),
        (f"focus={BRANCH}&hops=0", f"focus={BRANCH}", "hops", "1"),
        ("level=99", "level=all", "level", "all"),
        ("level=abc", "", "level", "1"),
        ("level=-2", "", "level", "1"),
        ("level=0", "level=0", "level", "0"),
    ],
)
def test_levels_and_steps_that_cannot_be_chosen(
    context: BrowserContext, address: str, asked: str, written: str, control: str, value: str
) -> None:
    page = open_map(context, f"{address}#{asked}")
    assert (state(page), page.input_value(f"[data-do={control}]")) == (written, value)


def test_claims_that_the_map_has_not_leave_the_address(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#open=__proto__.constructor.{BRANCH}.no-such-claim&fold=toString.gone")
    assert state(page) == f"open={BRANCH}"
    page.evaluate("location.hash = '#level=2&fold=__proto__.gone'")
    wait_until(page, "x.journey.state.level === 2")
    settle(page)
    assert state(page) == "level=2"


def test_claims_that_may_be_in_pieces_not_loaded_stay_in_the_address(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    fitted = """(await load("explorer/address.js")).fitState(
      { ...x.journey.next(), open: new Set(v) }, { map: { ...x.model.map, claims: 10_000 }, claims: x.model.claims })"""
    assert ask(page, f"[...({fitted}).open]", [BRANCH, "elsewhere", "__proto__"]) == [BRANCH, "elsewhere"]


def test_a_standing_unticked_hides_only_the_claims_that_have_it(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    page.click("[data-do=filter]")
    answered = counts(page, "standing")["stands"]
    page.uncheck('[data-filter=standing][value="stands"]')
    settle(page)
    assert matches(page) == ask(page, "x.model.map.claims") - answered
    page.click('[data-value="standing:no weight"]')
    settle(page)
    kinds = "x.journey.rows.filter((row) => !row.faded).map((row) => row.claim.kind)"
    assert set(ask(page, kinds)) <= {"question", "note"}
    assert matches(page) == counts(page, "standing")["no weight"] == len(ask(page, kinds))
    assert rows(open_map(context, page.url)) == rows(page)
    page = open_map(context, f"{address}#standing=open+objection.loop")  # a link from before the five words
    assert matches(page) == counts(page, "standing")["disputed"]


def test_a_page_of_one_topic_keeps_the_whole_map(context: BrowserContext, site_url: str) -> None:
    page = open_map(context, f"{site_url}embed/rl/")
    assert ask(page, "x.journey.state.filters") == {"topic": ["rl"]}
    page.click("[data-do=reset]")
    settle(page)
    ask(page, "x.journey.setLevel(1)")  # folds what the filter may have left unfolded
    assert state(page) == "topic=all"
    assert ask(page, "x.embedAddress()") == page.url
    page.reload()
    page.wait_for_selector(READY)
    settle(page)
    assert (ask(page, "x.journey.state.filters"), state(page)) == ({}, "topic=all")


def test_the_search_says_that_claims_did_not_come_and_tries_again(context: BrowserContext, address: str) -> None:
    context.route("**/assets/map/catalogue.json", lambda route: route.abort())
    page = open_map(context, address)
    press(page, "/")
    page.keyboard.type("messy")
    page.wait_for_selector(".am-find__none")
    words = "The claims could not be loaded. Type on to try again; if that does not help, reload the page."
    assert page.inner_text(".am-find__list") == words
    context.unroute("**/assets/map/catalogue.json")
    page.keyboard.press("Backspace")
    page.wait_for_selector(f'[role=option][data-claim="{BRANCH}"]')


def test_tab_leaves_the_search_and_coming_back_finds_again(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    press(page, "/")
    page.keyboard.type("research")
    page.wait_for_selector("[role=option][data-claim]")
    assert page.evaluate("(list => list.scrollHeight > list.clientHeight)(document.querySelector('.am-find__list'))")
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.matches('button, summary, select')")
    assert page.is_hidden(".am-find__list")
    page.focus(".am-find__input")
    page.wait_for_selector("[role=option][data-claim]")
    press(page, "Escape")
    assert page.is_hidden(".am-find__list")
    press(page, "ArrowDown")
    page.wait_for_selector("[role=option][data-claim]")


def test_the_search_names_its_key_only_where_there_is_one(browser: Browser, address: str) -> None:
    hints = []
    for size, touch in ((WIDE, False), (PHONE, True)):
        made = browser.new_context(viewport=size, has_touch=touch, is_mobile=touch, reduced_motion="reduce")
        hints.append(open_map(made, address).get_attribute(".am-find__input", "placeholder"))
        made.close()
    assert hints == ["Find a claim ( / )", "Find a claim"]


def test_text_says_partners_and_what_fails_the_filter(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#level=all&kind=evidence")
    text = save_text(page)
    faded = ask(page, "x.journey.rows.filter((row) => row.faded).length")
    assert text.count("does not match the filter") == faded > 0
    page = open_map(context, f"{address}#level=all")
    text = save_text(page)
    linked = ask(page, "x.journey.rows.filter((row) => row.claim.step.includes(' + ')).length")
    assert (text.count("together with: "), text.count("does not match the filter")) == (linked, 0)
    assert linked > 0


def save_text(page: Page) -> str:
    """Return the view as the text that is saved."""
    page.click("[data-drop=take] summary")
    with page.expect_download() as download:
        page.click("[data-do=save-text]")
    return Path(download.value.path()).read_text("utf-8")


def test_pictures_show_arrows_dots_and_what_is_faded_as_the_map_does(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#level=all")
    links = "[...x.stage.drawing.scene.layout.links.values()]"
    cuts = ask(
        page, f"{links}.filter((link) => link.bearing === 'undercuts' && !link.joined && link.parent.width).length"
    )
    light = ask(page, "x.journey.rows.filter((row) => ['question', 'note'].includes(row.claim.kind)).length")
    assert ask(page, DRAWN) == {"arrows": cuts, "dotted": light, "slanted": ""}
    assert (cuts > 0, light > 0) == (True, True)
    page = open_map(context, f"{address}#level=all&kind=evidence")
    rows_of_map = "x.journey.rows.filter(({ faded, claim }) => faded && claim.parent).map((row) => row.claim.id)"
    lines = f"{rows_of_map}.flatMap((id) => x.stage.drawing.scene.layout.boxes.get(id).lines)"
    assert sorted(ask(page, DRAWN)["slanted"].split()) == sorted(" ".join(ask(page, lines)).split())


def test_a_picture_no_canvas_can_hold_is_refused_with_words(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    picture = """const keep = x.keepPicture.bind(x);
    x.keepPicture = async (stage) => {
      const svg = await keep(stage);
      svg.setAttribute("height", "400000");
      return svg;
    };"""
    ask(page, f"(() => {{ {picture} }})()")
    page.click("[data-drop=take] summary")
    page.click("[data-do=save-png]")
    words = "Too large for a PNG: save it as SVG, or fold some of it"
    wait_until(page, "x.part('[data-do=save-png]').textContent === v", words)
    assert said(page) == words


def test_where_nothing_matches_the_count_says_so_and_the_way_out(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#kind=none")
    assert rows(page) == []
    words = "No claim matches. “Show the whole map” takes the filter off."
    assert page.inner_text("[data-part=count]") == words
    page.get_by_role("button", name="Show the whole map").click()
    settle(page)
    assert rows(page)[0] == THESIS

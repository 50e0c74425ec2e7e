"""Where data or scripts do not come, a page says so, keeps what it has, and tries again when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from explorer_maps import PHONE, READY, USABLE, WIDE, ask, open_map, point_of, rows, said, settle
from playwright.sync_api import expect
from tabs import take_tab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import BrowserContext, Page, Route

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
SMALL_TARGETS = (Path(__file__).parent / "small_targets.js").read_text("utf-8")
NOTE = ".am-failed:not(.am-late):visible"
DATA = "**/assets/map/*.json"
VIS = "**/vis-network.min.js*"
LIVE = ".am-explorer--live, .am-bar:not([inert]), .am-map canvas"
"""What there is only of a map that lives."""
PARTS = {  # page: what is said of its part, what is there instead, what shows that the part has come
    "yours/": ("The sliders could not be loaded.", ".am-yours .am-reasons", ".am-premise"),
    "cruxes/": ("The choice of other stances could not be loaded.", ".am-crux-list", ".am-cruxes .am-chip"),
    "propose/": ("The form could not be loaded.", "[data-part=guide]", ".am-form:not([hidden])"),
    "explore/": ("The map that moves could not be loaded.", ".am-map__static svg:visible", READY),
    "embed/evals/": ("The map that moves could not be loaded.", ".am-map__static svg:visible", READY),
}


def miss(route: Route) -> None:
    route.fulfill(status=404, body="<!doctype html><title>Not found</title>", content_type="text/html")


def cut_short(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])


def give_other(route: Route) -> None:
    route.fulfill(json=[1, 2, 3])


def give_empty(route: Route) -> None:
    data = route.fetch().json()
    route.fulfill(json={key: data[key] for key in ("version", "scripts") if key in data})


def give_page(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Welcome</title>", content_type="text/html")


def cut_off(route: Route) -> None:
    route.abort()


WAYS: list[Callable[[Route], None]] = [miss, cut_short, give_other, give_empty, give_page, cut_off]
PAIRS = [("yours/", way) for way in WAYS]
PAIRS += [(path, way) for path in PARTS if path != "yours/" for way in (miss, give_empty)]
"""One page meets every way, since all fetch by `lib/fetch.js`; each other one a missing file and an empty one."""


@pytest.fixture(params=["wide-light", "phone-dark"])
def look(request: pytest.FixtureRequest, windows: Windows) -> Iterator[BrowserContext]:
    """Yield a window of each size, one light, one dark."""
    wide = request.param == "wide-light"
    scheme: Any = "light" if wide else "dark"
    with windows.lend(viewport=WIDE if wide else PHONE, color_scheme=scheme, reduced_motion="reduce") as lent:
        yield lent


def find_faults(page: Page) -> list[str]:
    """Return the faults that axe-core finds."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {n['target']}" for v in found for n in v["nodes"]]


def is_sound(page: Page) -> bool:
    """Tell whether a page has no fault that axe-core finds, nothing sideways and nothing too small to touch."""
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if page.viewport_size == PHONE:
        assert page.evaluate(SMALL_TARGETS) == []
    return True


@pytest.mark.parametrize(("path", "way"), PAIRS)
def test_data_that_do_not_come_are_named_and_asked_for_again(
    path: str, way: Callable[[Route], None], context: BrowserContext, site_url: str
) -> None:
    words, instead, there = PARTS[path]
    page = take_tab(context)
    page.route(DATA, way)
    page.goto(site_url + path)
    expect(page.locator(NOTE).first).to_contain_text(words)
    assert page.locator(instead).first.is_visible()
    assert not page.is_visible(".am-loading")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Try again")).to_be_focused()  # it has failed again
    assert page.locator(NOTE).count() == 1
    page.unroute(DATA)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(there)
    assert page.locator(NOTE).count() == 0
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("path", PARTS)
def test_a_failure_is_sound_to_see_to_touch_and_to_hear(path: str, look: BrowserContext, site_url: str) -> None:
    page = take_tab(look)
    page.route(DATA, miss)
    page.goto(site_url + path)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    assert is_sound(page)


@pytest.mark.parametrize("way", [miss, give_empty])
def test_what_if_says_that_the_map_did_not_come(
    way: Callable[[Route], None], context: BrowserContext, site_url: str
) -> None:
    page = take_tab(context)
    page.route(DATA, way)
    page.goto(f"{site_url}claims/no-explosion/")
    page.get_by_role("button", name="Switch this claim off").click()
    expect(page.locator(".am-whatif [role=alert]")).to_contain_text("The map could not be loaded.")
    assert page.get_by_role("button", name="Switch this claim off").is_visible()
    assert is_sound(page)
    page.unroute(DATA)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".am-whatif select")
    assert page.locator(NOTE).count() == 0


@pytest.mark.parametrize(
    ("path", "way"),
    [("yours/", miss), ("cruxes/", cut_short), ("explore/", cut_off), ("propose/", miss), ("embed/whole/", cut_short)],
)
def test_modules_that_do_not_come_are_named(
    path: str, way: Callable[[Route], None], context: BrowserContext, site_url: str
) -> None:
    page = take_tab(context)
    modules = "**/assets/scripts/**/*.js"
    page.route(modules, way)
    page.goto(site_url + path)
    expect(page.get_by_role("alert")).to_contain_text(
        "could not be loaded. The connection failed, or the site has been"
    )
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Reload the page").click()
    page.wait_for_selector(".am-premise, .am-cruxes .am-chip, .am-form:not([hidden]), .am-explorer[data-ready]")


def test_without_any_script_the_sliders_are_not_promised_for_ever(look: BrowserContext, site_url: str) -> None:
    page = take_tab(look)
    page.route("**/assets/argmap/main.js*", cut_off)
    page.goto(f"{site_url}yours/")
    late = page.locator(".am-yours .am-late")
    assert page.is_visible(".am-loading")
    assert not late.is_visible()
    end_waiting(page)
    assert late.inner_text() == "The sliders have not come yet. If they do not come, reload the page."
    assert is_sound(page)


def end_waiting(page: Page) -> None:
    """Let as much time pass as the style sheets wait for what is late."""
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")


def test_a_search_that_does_not_come_says_so(look: BrowserContext, site_url: str) -> None:
    page = take_tab(look)
    page.route("**/search_index.json", miss)
    page.goto(site_url)
    page.get_by_role("button", name="Search").first.click() if page.viewport_size == PHONE else None
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evals")
    end_waiting(page)
    expect(page.locator(".md-search-result__meta")).to_have_text(
        "Initializing search. It has not come yet; if it does not come, reload the page."
    )
    assert page.locator(".md-search-result .am-late").is_visible()
    assert find_faults(page) == []


def test_a_search_that_has_come_says_nothing_of_the_kind(context: BrowserContext, site_url: str) -> None:
    page = take_tab(context)
    page.goto(site_url)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evals", delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result .am-late").count() == 0


@pytest.mark.parametrize("way", [miss, cut_short, cut_off, give_page])
def test_a_map_goes_on_without_vis_network(
    way: Callable[[Route], None], context: BrowserContext, site_url: str
) -> None:
    page = take_tab(context)
    context.route(VIS, way)
    with page.expect_console_message(lambda message: "vis-network did not come" in message.text):
        page.goto(f"{site_url}explore/")
    page.wait_for_selector(USABLE)
    assert page.locator(LIVE).count() == 3
    assert page.locator(NOTE).count() == 0
    shown = rows(page)
    page.mouse.click(*point_of(page, shown[1], "chip"))
    settle(page)
    assert len(rows(page)) > len(shown)
    context.unroute(VIS)
    page.reload()
    page.wait_for_selector(READY)


def test_vis_network_that_breaks_leaves_the_map_as_it_is(context: BrowserContext, site_url: str) -> None:
    page = take_tab(context)
    broken = "vis = { Network: function () { throw new Error('broken'); }, DataSet: class {} };"
    page.route(VIS, lambda route: route.fulfill(body=broken, content_type="text/javascript"))
    with page.expect_console_message(lambda message: "broken" in message.text):
        page.goto(f"{site_url}explore/")
    page.mouse.click(*point_of(page, rows(page)[1]))
    page.wait_for_selector('.am-details [data-am-part="body"]')
    assert page.locator(".am-map__canvas canvas").count() == 1


def test_details_say_that_the_claims_page_did_not_come(context: BrowserContext, site_url: str) -> None:
    page = open_map(context, f"{site_url}explore/")
    page.route("**/claims/*/", cut_off)
    ask(page, "x.open(x.journey.rows[1].claim.id)")
    expect(page.locator(".am-details .am-failed")).to_contain_text("could not be loaded")
    assert is_sound(page)
    page.unroute("**/claims/*/")
    ask(page, "x.open(x.journey.rows[1].claim.id)")
    page.wait_for_selector('.am-details [data-am-part="body"]')
    assert page.locator(".am-details .am-failed").count() == 0


def test_an_address_whose_claims_list_does_not_come_still_shows_the_map(context: BrowserContext, site_url: str) -> None:
    context.route("**/catalogue.json", miss)
    page = open_map(context, f"{site_url}explore/#focus=no-such-claim&kind=evidence")
    settle(page)
    assert "could not be loaded" in said(page)
    assert page.locator(".am-map canvas").first.is_visible()


def test_a_missing_page_is_quiet_about_a_guess_it_cannot_make(context: BrowserContext, site_url: str) -> None:
    page = take_tab(context)
    page.route("**/claim-ids.json", cut_short)
    page.goto(f"{site_url}no-explosio/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".am-failed").count() == 0
    assert page.is_visible("h1")


def test_quotations_that_do_not_come_leave_the_form_working(context: BrowserContext, site_url: str) -> None:
    page = take_tab(context)
    page.route("**/quotations.json", miss)
    page.goto(f"{site_url}propose/?act=object&on=no-explosion")
    page.wait_for_selector(".am-form:not([hidden])")
    page.get_by_label("Your claim, in one sentence").fill("They say “scaling” is not what it was for them")
    page.get_by_label("Explain it").fill("They think alike.")
    page.get_by_label("Where can readers check it?").fill("https://example.org/a")
    expect(page.locator("[data-part=notes]")).to_contain_text("Double quotation marks became single ones")

"""The explorer's filters, addresses, search and what is taken along: honest counts, whatever an address says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from explorer_maps import WIDE, ask, open_map, rows, settle, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

THESIS = "no-explosion"
BRANCH = "research-is-messy"
COUNTS = """Object.fromEntries([...x.host.querySelectorAll(".am-tick")].map((tick) => {
  const box = tick.querySelector("input");
  return [`${box.dataset.filter}:${box.value}`, Number(tick.querySelector(".am-tick__count").textContent)];
}))"""
OPEN_DROP = "[data-drop=filter][open]"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a wide window without motion."""
    made = browser.new_context(viewport=WIDE, reduced_motion="reduce", color_scheme="light")
    yield made
    made.close()


@pytest.fixture
def address(site_url: str) -> str:
    """Return the address of the explorer's page."""
    return f"{site_url}explore/"


def state(page: Page) -> str:
    """Return the view that the address names."""
    return page.url.partition("#")[2]


def counts(page: Page, name: str) -> dict[str, int]:
    """Return the counts beside the ticks of one filter, by value."""
    found: dict[str, int] = ask(page, COUNTS)
    return {key.split(":")[1]: number for key, number in found.items() if key.startswith(f"{name}:")}


def matches(page: Page) -> int:
    """Return how many claims match."""
    found: int = ask(page, "x.journey.kept ? x.journey.kept.matches.size : x.model.map.claims")
    return found


def test_counts_are_those_of_what_is_shown_whenever_the_drop_opens(context: BrowserContext, address: str) -> None:
    months = ask(open_map(context, address), "x.bars.months")
    page = open_map(context, f"{address}#as-of={months[0]}")
    matching = matches(page)
    page.click("[data-drop=filter] summary")
    wait_until(page, f"Object.values({COUNTS}).length > 0")
    page.wait_for_timeout(200)
    assert sum(counts(page, "topic").values()) == matching
    page.click('[data-value="kind:question"]')
    settle(page)
    page.click("[data-drop=filter] summary")
    page.click("[data-do=reset]")
    settle(page)
    page.click("[data-drop=filter] summary")
    page.wait_for_timeout(200)
    total = ask(page, "x.model.map.claims")
    assert {sum(counts(page, name).values()) for name in ("topic", "kind", "voice", "standing")} == {total}


@pytest.mark.parametrize("month", ["2025-13", "2025-00", "9999-12"])
def test_a_month_that_is_none_or_to_come_is_today(context: BrowserContext, address: str, month: str) -> None:
    page = open_map(context, f"{address}#as-of={month}")
    assert (state(page), matches(page)) == ("", ask(page, "x.model.map.claims"))
    assert page.inner_text(".am-as-of output") == ""  # not seen while the drop is closed
    assert page.text_content(".am-as-of output") == "today"


def test_a_month_before_the_first_is_the_first(context: BrowserContext, address: str) -> None:
    page = open_map(context, f"{address}#as-of=1900-01")
    assert state(page) == f"as-of={ask(page, 'x.bars.months[0]')}"
    shown = page.text_content(".am-as-of output")
    assert page.inner_text(".am-view-state__words").startswith(f"As of {shown}: ")


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
    fitted = """(await import(x.address("assets/argmap/explorer/address.js"))).fitState(
      { ...x.journey.next(), open: new Set(v) }, { map: { ...x.model.map, claims: 10_000 }, claims: x.model.claims })"""
    assert ask(page, f"[...({fitted}).open]", [BRANCH, "elsewhere", "__proto__"]) == [BRANCH, "elsewhere"]


def test_a_standing_unticked_hides_only_the_claims_that_have_it(context: BrowserContext, address: str) -> None:
    page = open_map(context, address)
    page.click("[data-drop=filter] summary")
    answered = counts(page, "standing")["objections answered"]
    page.uncheck('[data-filter=standing][value="objections answered"]')
    settle(page)
    assert matches(page) == ask(page, "x.model.map.claims") - answered
    page.click('[data-value="standing:no weight"]')
    settle(page)
    kinds = "x.journey.rows.filter((row) => !row.faded).map((row) => row.claim.kind)"
    assert set(ask(page, kinds)) <= {"question", "note"}
    assert matches(page) == counts(page, "standing")["no weight"] == len(ask(page, kinds))
    assert rows(open_map(context, page.url)) == rows(page)

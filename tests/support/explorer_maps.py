"""Generated maps served as pages to embed, and what a test asks of an open explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import ViewportSize
from polling import wait_for
from tabs import take_tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WIDE = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
READY = ".am-explorer[data-drawn]"
"""An explorer that can be used, and that vis-network draws by now."""
USABLE = ".am-explorer[data-ready]"
EXPLORER = "document.querySelector('.am-explorer').explorer"
LOAD = "const load = (name) => import(new URL(name, document.querySelector('link[href$=\"/explorer.js\"]').href).href);"


def open_map(context: BrowserContext, address: str) -> Page:
    """Open a page with a map; an error in it fails the test when `wrong` is looked at."""
    page = take_tab(context)
    page.goto(address)
    page.wait_for_selector(READY)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the explorer has shown what was asked of it."""
    wait_until(page, "!x.host.hasAttribute('aria-busy')")
    page.evaluate("() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)))")


def ask(page: Page, expression: str, value: object = None) -> Any:  # noqa: ANN401 - whatever the page gives
    """Return what an expression over the explorer `x`, its modules `load(name)` and the value `v` gives."""
    return page.evaluate(f"async (v) => {{ const x = {EXPLORER}; {LOAD} return {expression}; }}", value)


def wait_until(page: Page, expression: str, value: object = None, most: float = 60) -> None:
    """Wait until an expression over the explorer, as in `ask`, holds."""
    wait_for(page, lambda: bool(ask(page, expression, value)), expression, most)


def rows(page: Page) -> list[str]:
    """Return the ids of the claims shown, in order."""
    found: list[str] = ask(page, "x.journey.rows.map((row) => row.claim.id)")
    return found


def chosen(page: Page) -> str:
    """Return the chosen claim's id."""
    found: str = ask(page, "x.journey.state.at")
    return found


def state(page: Page) -> str:
    """Return the view that the address names."""
    return page.url.partition("#")[2]


def said(page: Page) -> str:
    """Return what was last said to a screen reader."""
    return page.inner_text("[data-part=say]")


def press(page: Page, *keys: str) -> None:
    """Press keys one after another, each when the last has had its effect."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(30)
        settle(page)


def point_of(page: Page, claim: str, part: str = "box") -> tuple[float, float]:
    """Bring a claim's box, or its count, into the window and return where it is drawn there."""
    expression = """await (async () => {
      const { drawing } = x.stage;
      x.stage.reveal([v.claim], false);
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const { chip, ...box } = drawing.scene.layout.boxes.get(v.claim);
      const at = v.part === "box" ? [box.x + 30, box.y + 8] : [chip[0] + chip[2] / 2, chip[1]];
      const corner = drawing.host.getBoundingClientRect();
      return [corner.left + (at[0] - drawing.left) * drawing.scale, corner.top + (at[1] - drawing.top) * drawing.scale];
    })()"""
    left, top = ask(page, expression, {"claim": claim, "part": part})
    return left, top

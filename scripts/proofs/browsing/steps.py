"""A reader's walk through the site, one function a step, described once for all browsers.

A step asserts what the reader would see. Expressions are evaluated in the page by the driver, since the policy of the
pages forbids that they evaluate text themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proofs.browsing.window import Window

HERE = Path(__file__).parent
POINT_OF = (HERE / "point_of.js").read_text("utf-8").partition("\n")[2]
PLACE_OF = (HERE / "place_of.js").read_text("utf-8").partition("\n")[2]
DRAWN = "Boolean(document.querySelector('.am-explorer[data-drawn]'))"
X = "document.querySelector('.am-explorer').explorer"
CHOSEN = f"{X}.journey.state.at"
SEARCH = "[data-md-component=search-query]"
SETTLED = "document.readyState === 'complete' && document.fonts.status === 'loaded'"
TRIES = 4  # for two clicks, which a busy machine may let come too far apart to count as one
SLIDER = ".am-slider__input"
CARD = ".am-ask__card:not([hidden])"


@dataclass(frozen=True)
class Site:
    """What the walk knows of the site: its address, its pages' paths, and the thesis of its map."""

    address: str
    pages: tuple[str, ...]
    thesis: str


Step = Callable[["Window", Site], None]


def wait(window: Window, expression: str, value: object = None) -> Any:  # noqa: ANN401  whatever the page gives
    """Return what an expression gives once it holds; asked again and again, also while a page is being left."""
    end = time.monotonic() + window.patience
    failed = ""
    while time.monotonic() < end:
        try:
            if found := window.ask(expression, value):
                return found
        except Exception as error:  # whichever error a driver has for a page that is being left
            failed = f": {error}"
        time.sleep(0.05)
    raise AssertionError(f"never came true: {expression}{failed}")


def click(window: Window, selector: str) -> None:
    """Click on the first visible element of a selector, once it stands still."""
    wait(window, SETTLED)
    before, place = None, wait(window, PLACE_OF, selector)
    while place != before:
        time.sleep(0.1)
        before, place = place, wait(window, PLACE_OF, selector)
    window.click(*place)


def rest(window: Window) -> None:
    """Wait until a page has fetched what it wants: WebKit takes what is broken off by leaving it for an error."""
    wait(window, f"{SETTLED} && !document.querySelector('.am-explorer:not([data-drawn])')")
    before, now = -1, 0
    while before != now:
        before, now = now, window.ask("performance.getEntriesByType('resource').length")
        time.sleep(0.5)


def open_map(window: Window, site: Site, path: str = "explore/") -> None:
    """Open a page with a map and wait until it is drawn."""
    window.open(site.address + path)
    wait(window, DRAWN)
    wait(window, f"!{X}.host.hasAttribute('aria-busy') && {SETTLED}")


def press_in_map(window: Window, key: str) -> None:
    """Press a key and wait until the map has shown what was asked of it."""
    window.press(key)
    time.sleep(0.1)
    wait(window, f"!{X}.host.hasAttribute('aria-busy')")


def every_page(window: Window, site: Site) -> None:
    """Each type of page opens with a title and one heading, and does not scroll sideways."""
    wrong = []
    for path in site.pages:
        window.open(site.address + path)
        try:
            rest(window)
        except AssertionError as error:
            wrong.append(f"{path or 'home'}: {error}")
        wide = window.ask("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            wrong.append(f"{path or 'home'} is {wide} px too wide")
        if window.ask("document.querySelectorAll('h1').length") != 1 and not path.startswith("embed/"):
            wrong.append(f"{path or 'home'} has not one heading")
        wrong += [f"{path or 'home'}: {fault}" for fault in window.list_faults()]
    assert not wrong, "\n".join(wrong)


def search(window: Window, site: Site) -> None:
    """The site's search opens by its key, finds a page and leads to it."""
    window.open(site.address)
    wait(window, "document.documentElement.matches('.js')")
    window.ask("scrollTo(0, 0)")
    window.press("/")
    wait(window, "document.activeElement.matches(v)", SEARCH)
    window.write("research")
    wait(window, "document.querySelectorAll('.md-search-result__item a').length > 2")
    window.press("ArrowDown")
    wait(window, "document.activeElement.matches('.md-search-result__link')")
    asked = str(window.ask("document.activeElement.href")).partition("?")[0].partition("#")[0]
    window.press("Enter")
    wait(window, "location.href.startsWith(v)", asked)


def instant_navigation(window: Window, site: Site) -> None:
    """A link shows the next page without loading all anew, and going back shows the page before."""
    window.open(f"{site.address}claims/")
    window.ask("void (window.walked = true)")
    wait(window, "typeof document$ === 'object'")
    click(window, "main a.am-claim-link")
    wait(window, "/claims\\/.+/.test(location.pathname)")
    assert window.ask("window.walked === true"), "the page was loaded anew"
    wait(window, "document.querySelector('h1').textContent.length > 10")
    window.ask("void history.back()")
    wait(window, "location.pathname.endsWith('/claims/')")
    assert window.ask("window.walked === true"), "going back loaded the page anew"


def map_by_keys(window: Window, site: Site) -> None:
    """Arrows follow relations, and the space bar folds and unfolds."""
    open_map(window, site)
    window.ask("void document.querySelector('.am-map').focus()")
    press_in_map(window, "Home")
    assert window.ask(CHOSEN) == site.thesis
    press_in_map(window, "ArrowRight")
    first = window.ask(CHOSEN)
    assert window.ask(f"{X}.model.get(v).parent", first) == site.thesis
    press_in_map(window, "ArrowDown")
    assert window.ask(CHOSEN) != first
    press_in_map(window, "ArrowLeft")
    assert window.ask(CHOSEN) == site.thesis
    rows = window.ask(f"{X}.journey.rows.length")
    press_in_map(window, " ")
    assert window.ask(f"{X}.journey.rows.length") == 1
    press_in_map(window, " ")
    assert window.ask(f"{X}.journey.rows.length") == rows


def map_by_mouse(window: Window, site: Site) -> None:
    """A click chooses a claim, and dragging moves a map that has been made larger."""
    open_map(window, site)
    claim = window.ask(f"{X}.journey.rows[1].claim.id")
    left, top = window.ask(POINT_OF, claim)
    window.click(left, top)
    wait(window, f"{CHOSEN} === v", claim)
    open_map(window, site)
    window.ask("void document.querySelector('.am-map').focus()")
    for _ in range(3):
        press_in_map(window, "+")
    before = window.ask(f"[{X}.stage.drawing.left, {X}.stage.drawing.top]")
    corner = window.ask(
        "(({left, top, width, height}) => [left + width / 2, top + height - 30])"
        "(document.querySelector('.am-map').getBoundingClientRect())"
    )
    height = window.ask("innerHeight")
    start = (corner[0], min(corner[1], height - 60))
    window.drag(start, (start[0] - 80, start[1] - 60))
    wait(window, f"Math.abs({X}.stage.drawing.left - v[0]) + Math.abs({X}.stage.drawing.top - v[1]) > 20", before)


def map_by_double_click(window: Window, site: Site) -> None:
    """Two clicks show the map from a claim on."""
    for _ in range(TRIES):
        open_map(window, site)
        claim = window.ask(f"{X}.journey.rows[1].claim.id")
        window.double_click(*window.ask(POINT_OF, claim))
        time.sleep(1)
        if window.ask("location.hash.includes('focus')"):
            return
        window.open("about:blank")  # so that the next try begins anew, also where the address has got a fragment
    raise AssertionError("the map does not show the claim alone")


def map_by_touch(window: Window, site: Site) -> None:
    """A finger chooses a claim."""
    open_map(window, site)
    claim = window.ask(f"{X}.journey.rows[1].claim.id")
    window.tap(*window.ask(POINT_OF, claim))
    wait(window, f"{CHOSEN} === v", claim)


def outline(window: Window, site: Site) -> None:
    """In the outline, where nothing is chosen yet, the arrow down leads from the first row to the second."""
    open_map(window, site)
    click(window, "[data-value=outline]")
    wait(window, "document.querySelector('[role=treeitem]').getClientRects().length")
    window.ask("void document.querySelector('[role=treeitem]').focus()")
    window.press("ArrowDown")
    wait(window, "document.activeElement === document.querySelectorAll('[role=treeitem]')[1]")


def beliefs(window: Window, site: Site) -> None:
    """A slider moved by keys changes its word and what follows, and the address keeps it."""
    window.open(f"{site.address}yours/")
    wait(window, "Boolean(document.querySelector(v))", SLIDER)
    window.ask("void document.querySelector(v).focus()", SLIDER)
    for _ in range(3):
        window.press("ArrowRight")
    word = wait(window, "document.querySelector(v).getAttribute('aria-valuetext')", SLIDER)
    assert word != "no view", word
    wait(window, "location.hash.includes('_map=')")
    address = window.ask("location.href")
    window.open(site.address)
    window.open(address)
    wait(window, "document.querySelector(v[0])?.getAttribute('aria-valuetext') === v[1]", [SLIDER, word])


def questions(window: Window, site: Site) -> None:
    """The way through the questions ends in a result."""
    window.open(f"{site.address}where/")
    wait(window, "Boolean(document.querySelector('.am-ask--live'))")
    for _ in range(20):
        if window.ask("Boolean(document.querySelector('.am-ask__result h2')?.getClientRects().length)"):
            return
        asked = window.ask("location.href")
        click(window, f"{CARD} .am-ask__answer")
        wait(window, "location.href !== v", asked)
        time.sleep(0.2)
    raise AssertionError("no result after 20 answers")


def form(window: Window, site: Site) -> None:
    """From a claim's page the form opens on that claim, and once filled offers the file."""
    window.open(f"{site.address}claims/{site.thesis}/")
    wait(window, "typeof document$ === 'object'")
    click(window, "main a[href*='propose/?act=object']")
    wait(window, "Boolean(document.querySelector('form.am-form:not([hidden])'))")
    wait(window, "document.querySelector('[data-part=chosen-link]').href.endsWith(`/claims/${v}/`)", site.thesis)
    texts = {
        "heading": "Copies of one researcher do not make a team",
        "body": "They share their blind spots.",
        "references": "https://example.org/teams",
    }
    for name, text in texts.items():
        window.ask("void document.getElementById(`propose-${v}`).focus()", name)
        window.write(text)
    wait(window, "!document.querySelector('[data-part=ready]').hidden")
    wait(window, "document.querySelector('.am-propose').textContent.includes(v)", "example.org/teams")


def embeds(window: Window, site: Site) -> None:
    """A page to embed shows the map."""
    open_map(window, site, "embed/whole/")
    assert window.ask(f"{X}.journey.rows.length") > 1


def paper(window: Window, site: Site) -> None:
    """A claim's page and the map can be printed."""
    window.open(f"{site.address}claims/{site.thesis}/")
    assert len(window.print_page()) > 10_000
    open_map(window, site)
    assert len(window.print_page()) > 10_000


def without_scripts(window: Window, site: Site) -> None:
    """Each page can be read where no scripts run: it has its heading, words, and what it says in place of a tool."""
    wrong = []
    for path in site.pages:
        if path.startswith("embed/"):
            continue
        window.open(site.address + path)
        words = window.ask("document.querySelector('main').innerText")
        if len(words) < 200 or window.ask("document.querySelectorAll('h1').length") != 1:
            wrong.append(f"{path or 'home'} has {len(words)} characters")
        if window.ask("document.documentElement.scrollWidth - innerWidth") > 0:
            wrong.append(f"{path or 'home'} is too wide")
    assert not wrong, "\n".join(wrong)


STEPS: tuple[tuple[str, Step, str], ...] = (
    ("every page", every_page, ""),
    ("search", search, ""),
    ("instant navigation", instant_navigation, ""),
    ("map by keys", map_by_keys, ""),
    ("map by mouse", map_by_mouse, ""),
    ("map by double click", map_by_double_click, "double click"),
    ("map by touch", map_by_touch, "touch"),
    ("outline", outline, ""),
    ("beliefs", beliefs, ""),
    ("questions", questions, ""),
    ("form", form, ""),
    ("embeds", embeds, ""),
    ("print", paper, "print"),
)
"""Each step with its name and with what a driver needs for it beyond keys and a mouse."""
WITHOUT_SCRIPTS: tuple[tuple[str, Step, str], ...] = (("without scripts", without_scripts, ""),)

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
FETCHED = f"{SETTLED} && performance.getEntriesByType('resource').length + 1"
FORBIDDEN = "Object.assign(new Image(), { src: 'https://example.org/forbidden.png' })"
TRIES = 4  # for two clicks, which a busy machine may let come too far apart to count as one
SLIDER = ".am-slider__input"
CARD = ".am-ask__card:not([hidden])"


@dataclass(frozen=True)
class Site:
    """What the walk knows of a site: its address, its pages' paths, the thesis, and a word that several pages hold."""

    address: str
    pages: tuple[str, ...]
    thesis: str
    word: str = "research"


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
    """Wait until a page has fetched what it wants."""
    wait(window, f"{SETTLED} && !document.querySelector('.am-explorer:not([data-drawn])')")
    wait_steady(window, FETCHED)


def wait_steady(window: Window, expression: str) -> None:
    """Wait until an expression that holds gives the same as half a second before."""
    before, now = None, wait(window, expression)
    while before != now:
        time.sleep(0.5)
        before, now = now, wait(window, expression)


def visit(window: Window, address: str) -> None:
    """Open a page once the page before it rests: browsers take what is broken off by leaving a page for an error."""
    rest(window)
    window.open(address)


def open_map(window: Window, site: Site, path: str = "explore/") -> None:
    """Open a page with a map and wait until it is drawn."""
    visit(window, site.address + path)
    wait(window, DRAWN)
    wait(window, f"!{X}.host.hasAttribute('aria-busy') && {SETTLED}")


def press_in_map(window: Window, key: str) -> None:
    """Press a key that changes the view, and wait until the map has shown it."""
    window.press(key)
    time.sleep(0.1)
    wait(window, f"!{X}.host.hasAttribute('aria-busy')")


def faults_are_heard(window: Window, site: Site) -> None:
    """An error in the console and a request that the policy forbids are both noticed, or no step would mean much."""
    visit(window, site.address)
    rest(window)
    before = window.list_faults()
    assert not before, "\n".join(before)
    for fault in ("console.error('a planted error')", f"document.body.append({FORBIDDEN})"):
        window.ask(f"void {fault}")
        end = time.monotonic() + window.patience
        while not window.list_faults():
            assert time.monotonic() < end, f"not noticed: {fault}"
            time.sleep(0.05)


def first_page(window: Window, site: Site) -> None:
    """The first page opens with one heading, and does not scroll sideways."""
    wrong = look_at_page(window, site, "")
    assert not wrong, "\n".join(wrong)


def every_page(window: Window, site: Site) -> None:
    """Each type of page opens with one heading, and does not scroll sideways."""
    wrong = [fault for path in site.pages for fault in look_at_page(window, site, path)]
    assert not wrong, "\n".join(wrong)


def look_at_page(window: Window, site: Site, path: str) -> list[str]:
    """Open a page and return what is wrong with it."""
    visit(window, site.address + path)
    wrong = []
    try:
        rest(window)
    except AssertionError as error:
        wrong.append(str(error))
    wide = window.ask("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        wrong.append(f"it is {wide} px too wide")
    if window.ask("document.querySelectorAll('h1').length") != 1 and not path.startswith("embed/"):
        wrong.append("it has not one heading")
    return [f"{path or 'home'}: {fault}" for fault in (*wrong, *window.list_faults())]


def search(window: Window, site: Site) -> None:
    """The site's search opens by its key, finds a page and leads to it."""
    visit(window, site.address)
    wait(window, "document.documentElement.matches('.js')")
    window.ask("scrollTo(0, 0)")
    window.press("/")
    wait(window, "document.activeElement.matches(v)", SEARCH)
    window.write(site.word)
    wait(window, "document.querySelectorAll('.md-search-result__item a').length > 2")
    wait_steady(window, "document.querySelector('.md-search-result').textContent")
    window.press("ArrowDown")
    wait(window, "document.activeElement.matches('.md-search-result__link')")
    asked = str(window.ask("document.activeElement.href")).partition("?")[0].partition("#")[0]
    window.press("Enter")
    wait(window, "location.href.startsWith(v)", asked)


def instant_navigation(window: Window, site: Site) -> None:
    """A link shows the next page without loading all anew, and going back shows the page before."""
    visit(window, f"{site.address}claims/")
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
    window.press("Home")
    wait(window, f"{CHOSEN} === v", site.thesis)
    first = move_in_map(window, "ArrowRight")
    assert window.ask(f"{X}.model.get(v).parent", first) == site.thesis
    move_in_map(window, "ArrowDown")
    assert move_in_map(window, "ArrowLeft") == site.thesis
    rows = window.ask(f"{X}.journey.rows.length")
    window.press(" ")
    wait(window, f"{X}.journey.rows.length === 1")
    window.press(" ")
    wait(window, f"{X}.journey.rows.length === v", rows)


def move_in_map(window: Window, key: str) -> str:
    """Press a key that chooses another claim, and return that claim once it is chosen."""
    before = window.ask(CHOSEN)
    window.press(key)
    return str(wait(window, f"{CHOSEN} !== v && {CHOSEN}", before))


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
        visit(window, "about:blank")  # so that the next try begins anew, also where the address has got a fragment
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
    """A slider moved by a key changes its word and what follows, and the address keeps it."""
    visit(window, f"{site.address}yours/")
    wait(window, "Boolean(document.querySelector(v))", SLIDER)
    window.ask("void document.querySelector(v).focus()", SLIDER)
    unset = window.ask("document.querySelector(v).getAttribute('aria-valuetext')", SLIDER)
    window.press("ArrowRight")  # once: with more, the word could be that of one move and the address that of the next
    word = wait(
        window,
        "((now) => now !== v[1] && now)(document.querySelector(v[0]).getAttribute('aria-valuetext'))",
        [SLIDER, unset],
    )
    wait(window, "location.hash.includes('_map=')")
    address = window.ask("location.href")
    visit(window, site.address)
    visit(window, address)
    wait(window, "document.querySelector(v[0])?.getAttribute('aria-valuetext') === v[1]", [SLIDER, word])


def questions(window: Window, site: Site) -> None:
    """The way through the questions ends in a result."""
    visit(window, f"{site.address}where/")
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
    visit(window, f"{site.address}claims/{site.thesis}/")
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
    visit(window, f"{site.address}claims/{site.thesis}/")
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
        wait_steady(window, FETCHED)  # and not until a map is drawn, which it never is
        words = window.ask("document.querySelector('main').innerText")
        if len(words) < 200 or window.ask("document.querySelectorAll('h1').length") != 1:
            wrong.append(f"{path or 'home'} has {len(words)} characters")
        if window.ask("document.documentElement.scrollWidth - innerWidth") > 0:
            wrong.append(f"{path or 'home'} is too wide")
    assert not wrong, "\n".join(wrong)


STEPS: tuple[tuple[str, Step, str], ...] = (
    ("first page", first_page, ""),
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
    ("faults are heard", faults_are_heard, ""),
)
"""Each step with its name and with what a driver needs for it beyond keys and a mouse."""
WITHOUT_SCRIPTS: tuple[tuple[str, Step, str], ...] = (("without scripts", without_scripts, ""),)

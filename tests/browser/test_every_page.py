"""Each type of page in Chromium, wide and light, narrow and dark: no fault that axe-core finds, nothing sideways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = (
    "",
    "intro/",
    "compute/",
    "claims/",
    "claims/no-explosion/",
    "claims/meta-16k/",
    "claims/x-alphaevolve/",
    "claims/q-substitutes/",
    "explore/",
    "yours/",
    "cruxes/",
    "propose/",
    "objections/",
    "since/",
    "references/",
    "coverage/",
    "guide/",
    "method/",
    "contribute/",
    "changes/",
    "read/3-minutes/",
    "read/full/",
    "embed/whole/",
    "no-such-page/",
)
PHONE = {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, Any]] = {  # colours depend on the scheme, layout on the size: two of four do
    "wide-light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}
SMALL_TARGETS = (Path(__file__).parent / "small_targets.js").read_text("utf-8")


@pytest.fixture(params=list(LOOKS))
def watched(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page of one size and scheme, and what goes wrong in it: errors, and requests to other hosts."""
    context = browser.new_context(**LOOKS[request.param], reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "console", lambda m: wrong.append(f"console: {m.text}") if m.type == "error" and "404" not in m.text else None
    )
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("request", lambda r: wrong.append(f"request: {r.url}") if not is_own(r.url, site_url) else None)
    yield page, wrong
    context.close()


def is_fault(said: ConsoleMessage) -> bool:
    """Tell whether a message is an error, other than the browser's word that a page is missing."""
    return said.type == "error" and "404" not in said.text


def is_own(url: str, site_url: str) -> bool:
    """Tell whether an address belongs to the site or to the page itself."""
    return url.startswith((site_url, "data:", "blob:"))


@pytest.mark.parametrize("path", PAGES)
def test_page(path: str, watched: tuple[Page, list[str]], site_url: str) -> None:
    page, wrong = watched
    page.goto(site_url + path)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text("utf-8"))  # not as a script element, which the policy of the page forbids
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    faults = [f"{v['id']}: {n['target']} {n.get('failureSummary', '')[:160]}" for v in found for n in v["nodes"]]
    assert faults == []
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if page.viewport_size == PHONE:
        assert page.evaluate(SMALL_TARGETS) == []

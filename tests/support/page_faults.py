"""What is wrong with a page in a browser: errors, requests to other hosts, faults that axe-core finds, width."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

PHONE = {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, Any]] = {  # colours depend on the scheme, layout on the size: two of four do
    "wide-light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}
_BROWSER = Path(__file__).parents[1] / "browser"
_AXE = (_BROWSER / "vendor" / "axe.min.js").read_text("utf-8")
_SIGN = re.compile(r"[⊘✓✕↻○●▸▾↗]|^\s*[+−±?!&×]\s*$")
"""A sign in the place of a word, which a screen reader would read as a sign or not at all."""
_APART = {"image", "code", "StaticText"}
"""Roles in which signs stay: a picture has only its name, code is typed as it stands, and a text repeats its lines."""
_SMALL_TARGETS = (_BROWSER / "small_targets.js").read_text("utf-8")


def watch(page: Page, site_url: str) -> list[str]:
    """Return a list that fills with what goes wrong in a page: errors, and requests to other hosts."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if is_fault(said) else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("request", lambda r: wrong.append(f"request: {r.url}") if not is_own(r.url, site_url) else None)
    return wrong


def is_fault(said: ConsoleMessage) -> bool:
    """Tell whether a message is an error, other than the browser's word that a page is missing."""
    return said.type == "error" and "404" not in said.text


def is_own(url: str, site_url: str) -> bool:
    """Tell whether an address belongs to the site or to the page itself."""
    return url.startswith((site_url, "data:", "blob:"))


def check_page(page: Page, wrong: list[str], url: str) -> None:
    """Open a page and assert that nothing is wrong with it."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate(_AXE)  # not as a script element, which the policy of the page forbids
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    faults = [f"{v['id']}: {n['target']} {n.get('failureSummary', '')[:160]}" for v in found for n in v["nodes"]]
    assert faults == []
    assert wrong == []
    assert list_spoken_signs(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if page.viewport_size == PHONE:
        assert page.evaluate(_SMALL_TARGETS) == []


def list_spoken_signs(page: Page) -> list[str]:
    """Return the names and texts that the browser gives to a screen reader and in which a sign stands for a word."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    apart = {node["nodeId"] for node in nodes if node["role"]["value"] in _APART}
    told = [node for node in nodes if not node["ignored"] and node.get("parentId") not in apart]
    names = [node.get("name", {}).get("value", "") for node in told]
    return sorted({name for name in names if _SIGN.search(name)})

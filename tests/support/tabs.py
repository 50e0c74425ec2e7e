"""The first tab of a window, which tests use again: a page in it takes half the time that it takes in a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import BrowserContext, Page

EMPTY = "about:blank"


def take_tab(window: BrowserContext) -> Page:
    """Return a window's first tab, or a new one where that is in use."""
    free = [page for page in window.pages[:1] if page.url == EMPTY]
    return free[0] if free else window.new_page()


def empty_tab(tab: Page, look: Mapping[str, Any]) -> None:
    """Bring a tab back to what it was when its window was opened with a look, which Playwright's options describe."""
    tab.unroute_all(behavior="ignoreErrors")
    tab.goto(EMPTY)
    tab.emulate_media(
        media="null",
        color_scheme=look.get("color_scheme", "light"),
        reduced_motion=look.get("reduced_motion", "null"),
        forced_colors=look.get("forced_colors", "null"),
        contrast=look.get("contrast", "null"),
    )
    size = look.get("viewport")
    if size and tab.viewport_size != size:
        tab.set_viewport_size(size)

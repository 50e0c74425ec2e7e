"""The browser that drives the built site."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from chromium import advise, find_chromium
from explorer_maps import WIDE
from playwright.sync_api import sync_playwright
from tabs import empty_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

FLAGS = [
    "--no-sandbox",  # containers run as root, where Chromium's sandbox refuses to start
    "--disable-gpu",  # pictures come out the same on every machine
    "--disable-quic",  # the rest: no request of the browser's own
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the Chromium to test with."""
    path = find_chromium()
    if path is None:
        pytest.fail(advise(), pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Yield one running browser for all tests; each test opens its own context in it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield running
        running.close()


class Windows:
    """Lends windows that forget their reader between two tests and keep what they fetched, as a new one would not.

    Starting a window costs about twice what a page of the site costs, and a page in a new tab twice what it costs in
    one that has shown a page before: see `tabs`. Where a first visit is what is tested, take a new window from the
    browser.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = {}

    @contextmanager
    def lend(self, **look: Any) -> Iterator[BrowserContext]:  # noqa: ANN401  Playwright's options of a context
        """Yield a window of a look for one test; scripts added to it or to its first tab would stay: open another."""
        free = self._free.setdefault(json.dumps(look, sort_keys=True), [])
        context = free.pop() if free else self._open(look)
        yield context
        first, *others = context.pages
        for page in others:
            page.close()
        context.unroute_all(behavior="ignoreErrors")
        empty_tab(first, look)
        context.clear_cookies()
        session = context.new_cdp_session(first)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        session.detach()
        free.append(context)

    def _open(self, look: dict[str, Any]) -> BrowserContext:
        """Return a new window with an empty tab."""
        context = self._browser.new_context(**look)
        context.new_page()
        return context


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Return the windows that tests borrow."""
    return Windows(browser)


@pytest.fixture
def context(windows: Windows) -> Iterator[BrowserContext]:
    """Yield a wide window without motion."""
    with windows.lend(viewport=WIDE, reduced_motion="reduce", color_scheme="light") as lent:
        yield lent

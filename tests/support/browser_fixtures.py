"""The browser that drives the built site."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from chromium import advise, find_chromium
from explorer_maps import WIDE
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, CDPSession

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

    Starting a window costs about twice what a page of the site costs. Where a first visit is what is tested, take a
    new one from the browser.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[tuple[BrowserContext, CDPSession]]] = {}

    @contextmanager
    def lend(self, **look: Any) -> Iterator[BrowserContext]:  # noqa: ANN401  Playwright's options of a context
        """Yield a window of a look for one test; init scripts added to it would stay, so add them to its pages."""
        free = self._free.setdefault(json.dumps(look, sort_keys=True), [])
        context, session = free.pop() if free else self._open(look)
        yield context
        for page in context.pages[1:]:
            page.close()
        context.unroute_all(behavior="ignoreErrors")
        context.clear_cookies()
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        free.append((context, session))

    def _open(self, look: dict[str, Any]) -> tuple[BrowserContext, CDPSession]:
        """Return a new window and a session of its empty page, by which its storage is cleared."""
        context = self._browser.new_context(**look)
        return context, context.new_cdp_session(context.new_page())


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Return the windows that tests borrow."""
    return Windows(browser)


@pytest.fixture
def context(windows: Windows) -> Iterator[BrowserContext]:
    """Yield a wide window without motion."""
    with windows.lend(viewport=WIDE, reduced_motion="reduce", color_scheme="light") as lent:
        yield lent

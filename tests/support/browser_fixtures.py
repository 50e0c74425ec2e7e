"""The browser that drives the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import advise, find_chromium
from explorer_maps import WIDE
from playwright.sync_api import sync_playwright

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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a wide window without motion."""
    made = browser.new_context(viewport=WIDE, reduced_motion="reduce", color_scheme="light")
    yield made
    made.close()

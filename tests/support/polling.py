"""Waiting for what holds in a page, asked from here: the page's own policy forbids the driver's polling."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

STEP_MS = 30


def wait_true(page: Page, expression: str, most: float = 60) -> None:
    """Wait until a JavaScript expression is true in a page, for at most so many seconds."""
    wait_for(page, lambda: bool(page.evaluate(expression)), expression, most)


def wait_for(page: Page, holds: Callable[[], bool], what: str, most: float = 60) -> None:
    """Wait until something holds, for at most so many seconds."""
    end = time.monotonic() + most
    while not holds():
        assert time.monotonic() < end, f"never came true: {what}"
        page.wait_for_timeout(STEP_MS)

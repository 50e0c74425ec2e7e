"""A window of WebKitGTK, which has Safari's engine, driven by selenium and WebKitWebDriver."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

from proofs.browsing.window import PATIENCE
from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

KEYS = {
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP,
    "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Home": Keys.HOME,
    "End": Keys.END,
    "Tab": Keys.TAB,
}
LACKS = {
    "touch": "WebKitWebDriver has no touch on GTK",
    "print": "WebKitWebDriver has no printing",
}
STEPS = 8


class WebKitWindow:
    """A window that selenium drives; a program of our own, webkit_window.py, opens it and writes down its faults."""

    lacks = LACKS
    patience = PATIENCE

    def __init__(self, program: str, size: tuple[int, int], log: Path, *, scripts: bool) -> None:
        self._log, self._read = log, 0
        log.write_text("", "utf-8")
        os.environ |= {
            "WEBKIT_LOG": str(log),
            "WEBKIT_SIZE": f"{size[0]}x{size[1]}",
            "WEBKIT_SCRIPTS": "on" if scripts else "off",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # ten times as fast where there is no graphics card
        }
        options = Options()
        options.binary_location = str(Path(__file__).with_name("webkit_window.py"))
        options.add_argument("--automation")
        self._driver = webdriver.WebKitGTK(options=options, service=Service(program))
        self._driver.set_page_load_timeout(120)

    def open(self, address: str) -> None:
        """Open a page and wait until it has loaded."""
        self._driver.get(address)

    def ask(self, expression: str, value: object = None) -> Any:  # noqa: ANN401  whatever the page gives
        """Return what an expression over the value `v` gives in the page."""
        return self._driver.execute_script(f"const v = arguments[0]; return ({expression});", value)

    def press(self, *keys: str) -> None:
        """Press keys on what has the focus."""
        ActionChains(self._driver, duration=0).send_keys(*(KEYS.get(key, key) for key in keys)).perform()

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""
        ActionChains(self._driver, duration=0).send_keys(text).perform()

    def click(self, left: float, top: float) -> None:
        """Click on a place of the window."""
        self._point([(left, top)], clicks=1)

    def double_click(self, left: float, top: float) -> None:
        """Click twice on a place of the window."""
        self._point([(left, top)], clicks=2)

    def tap(self, left: float, top: float) -> None:
        """Touch a place of the window."""
        raise NotImplementedError(self.lacks["touch"])

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse's button at one place, move, and let go at another."""
        way = [
            (start[0] + (end[0] - start[0]) * step / STEPS, start[1] + (end[1] - start[1]) * step / STEPS)
            for step in range(STEPS + 1)
        ]
        self._point(way)

    def _point(self, way: list[tuple[float, float]], clicks: int = 0) -> None:
        """Move the mouse along a way: with its button down, or with clicks at the end."""
        actions = ActionBuilder(self._driver, duration=10)
        pointer = actions.pointer_action
        pointer.move_to_location(*map(int, way[0]))
        for _ in range(max(clicks, 1)):
            pointer.pointer_down()
            for place in way[1:]:
                pointer.move_to_location(*map(int, place))
            pointer.pointer_up()
        actions.perform()

    def print_page(self) -> bytes:
        """Return the page on paper as PDF."""
        return base64.b64decode(self._driver.print_page())

    def list_faults(self) -> list[str]:
        """Return what went wrong in the page since the last call."""
        lines = self._log.read_text("utf-8").splitlines()
        new, self._read = lines[self._read :], len(lines)
        return [": ".join(json.loads(line)[:2]) for line in new]

    def close(self) -> None:
        """Close the browser."""
        self._driver.quit()

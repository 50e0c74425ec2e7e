"""Windows of Chromium and of the system's Firefox, driven by Playwright, the latter over WebDriver BiDi.

Firefox's channel needs Playwright 1.64: 1.65 sends emulation.setMediaFeaturesOverride, which Firefox 153 does not know.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ConsoleMessage, sync_playwright
from proofs.browsing.window import PATIENCE

CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
FIREFOX_SETTINGS: dict[str, str | float | bool] = {"ui.prefersReducedMotion": 1, "ui.systemUsesDarkTheme": 0}
FIREFOX_LACKS = {
    "touch": "Playwright's BiDi channel has no touch",
    "double click": "Playwright's BiDi channel sends two single clicks",
    "print": "Playwright's BiDi channel has no printing",
}


class PlaywrightWindow:
    """A window that Playwright drives."""

    patience = PATIENCE

    def __init__(self, engine: str, program: str, size: tuple[int, int], *, scripts: bool) -> None:
        self.lacks = FIREFOX_LACKS if engine == "firefox" else {}
        self._faults: list[str] = []
        self._playwright = sync_playwright().start()
        look: dict[str, Any] = {"viewport": {"width": size[0], "height": size[1]}}
        if engine == "firefox":
            settings = FIREFOX_SETTINGS | {"javascript.enabled": scripts}
            self._browser = self._playwright.firefox.launch(
                channel="moz-firefox", executable_path=program, firefox_user_prefs=settings
            )
        else:
            self._browser = self._playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
            look |= {"has_touch": True, "reduced_motion": "reduce", "java_script_enabled": scripts}
        self._page = self._browser.new_context(**look).new_page()
        self._page.on("console", self._hear)
        self._page.on("pageerror", lambda error: self._faults.append(f"error: {error}"))

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self._faults.append(f"console: {said.text}")

    def open(self, address: str) -> None:
        """Open a page and wait until it has loaded."""
        self._page.goto(address, wait_until="load")

    def ask(self, expression: str, value: object = None) -> Any:  # noqa: ANN401  whatever the page gives
        """Return what an expression over the value `v` gives in the page."""
        return self._page.evaluate(f"(v) => ({expression})", value)

    def press(self, *keys: str) -> None:
        """Press keys on what has the focus."""
        for key in keys:
            self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""
        self._page.keyboard.type(text)

    def click(self, left: float, top: float) -> None:
        """Click on a place of the window."""
        self._page.mouse.click(left, top)

    def double_click(self, left: float, top: float) -> None:
        """Click twice on a place of the window."""
        self._page.mouse.dblclick(left, top)

    def tap(self, left: float, top: float) -> None:
        """Touch a place of the window."""
        self._page.touchscreen.tap(left, top)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse's button at one place, move, and let go at another."""
        mouse = self._page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=8)
        mouse.up()

    def print_page(self) -> bytes:
        """Return the page on paper as PDF."""
        return self._page.pdf()

    def list_faults(self) -> list[str]:
        """Return what went wrong in the page since the last call."""
        self._page.wait_for_timeout(50)  # events of the page arrive while Playwright waits
        found, self._faults = self._faults, []
        return found

    def close(self) -> None:
        """Close the browser."""
        self._browser.close()
        self._playwright.stop()

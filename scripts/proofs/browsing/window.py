"""What the steps of a walk ask of a browser's window, whichever browser and driver it is."""

from __future__ import annotations

from typing import Any, Protocol

PATIENCE = 15.0
"""How long a page of a map of usual size may take, in seconds."""


class Window(Protocol):
    """A window of a browser; each method returns once the browser has taken the act in, and raises where it cannot."""

    lacks: dict[str, str]
    """What this browser's driver cannot do, by the name that steps use, with the reason."""
    patience: float
    """Seconds within which a page must have done what was asked of it."""

    def open(self, address: str) -> None:
        """Open a page and wait until it has loaded."""

    def ask(self, expression: str, value: object = None) -> Any:  # noqa: ANN401  whatever the page gives
        """Return what an expression over the value `v` gives in the page; it may wait for promises."""

    def press(self, *keys: str) -> None:
        """Press keys, as KeyboardEvent.key names them, on what has the focus."""

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""

    def click(self, left: float, top: float) -> None:
        """Click on a place of the window, in CSS pixels."""

    def double_click(self, left: float, top: float) -> None:
        """Click twice on a place of the window."""

    def tap(self, left: float, top: float) -> None:
        """Touch a place of the window."""

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse's button at one place, move, and let go at another."""

    def print_page(self) -> bytes:
        """Return the page on paper as PDF."""

    def list_faults(self) -> list[str]:
        """Return errors in the console, uncaught errors and violations of the policy since the last call."""

    def close(self) -> None:
        """Close the browser."""

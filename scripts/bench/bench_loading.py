"""Measures cold visits to pages of the built site: when they are painted, how far they move, what they transfer."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench_explorer import FLAGS
from chromium import find_chromium
from environment import ROOT
from packed_server import serve_folder
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, BrowserContext, CDPSession, Request, ViewportSize

HERE = Path(__file__).parent
WATCH = HERE / "loading.js"
PAGES = {"home": "", "claim": "claims/no-explosion/", "map": "explore/", "beliefs": "yours/"}
ROUNDS = 3
SETTLED = 1000.0
"""Milliseconds without a request after which nothing shifts any more."""
LATEST = 120_000.0
COLUMNS = ("page", "first paint", "largest paint", "shift", "kB", "requests", "picture", "ready", "largest shift of")


@dataclass(frozen=True, slots=True)
class Profile:
    """A window and a connection: how many times slower the processor is, kB/s (-1: unlimited), and ms to an answer."""

    name: str
    window: ViewportSize
    slower: int = 1
    speed: float = -1
    latency: float = 0


DESK = Profile("desk", {"width": 1280, "height": 800})
PHONE = Profile("phone, slow 3G", {"width": 390, "height": 844}, slower=4, speed=50, latency=400)


@dataclass(frozen=True, slots=True)
class Visit:
    """What one cold visit showed: seconds from its start, the sum of its layout shifts, and what it transferred.

    `picture` and `ready` are when the map's picture stood there and when the map itself did; 0 on other pages.
    """

    painted: float
    largest: float
    shift: float
    size: float
    requests: int
    picture: float
    ready: float
    moved: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: medians of a page's visits, and the worst of their shifts."""

    what: str
    visits: Sequence[Visit]

    def render(self) -> str:
        """Return the row as a line of a Markdown table with `COLUMNS`."""
        worst = max(self.visits, key=lambda visit: visit.shift)
        picture, ready = (f"{time:.2f}" if (time := self._middle(name)) else "–" for name in ("picture", "ready"))
        times = f"{self._middle('painted'):.2f} | {self._middle('largest'):.2f} | {worst.shift:.3f}"
        sizes = f"{self._middle('size'):.0f} | {self._middle('requests'):.0f}"
        return f"| {self.what} | {times} | {sizes} | {picture} | {ready} | {worst.moved} |"

    def _middle(self, name: str) -> float:
        values: list[float] = [getattr(visit, name) for visit in self.visits]
        return statistics.median(values)


def run() -> list[Line]:
    """Build the site and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build_site(site)
        return measure_site(site)


def build_site(site: Path) -> None:
    """Build this checkout's site into a folder."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(site)]
    subprocess.run(command, check=True, env={**os.environ, "SITE_URL": "http://127.0.0.1/"})


def measure_site(site: Path) -> list[Line]:
    """Measure each page of a built site under each profile."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("No Chromium was found.")
    with serve_folder(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        lines = [
            Line(f"{name}, {profile.name}", [visit(browser, address + path, profile) for _ in range(ROUNDS)])
            for profile in (DESK, PHONE)
            for name, path in PAGES.items()
        ]
        browser.close()
    return lines


def visit(browser: Browser, address: str, profile: Profile) -> Visit:
    """Open a page with nothing kept of earlier visits, and wait until nothing more comes."""
    context = browser.new_context(viewport=profile.window, reduced_motion="reduce")
    context.set_default_timeout(LATEST)
    try:
        return _measure(context, address, profile)
    finally:
        context.close()


def _measure(context: BrowserContext, address: str, profile: Profile) -> Visit:
    page = context.new_page()
    page.add_init_script(path=WATCH)
    slow_down(context.new_cdp_session(page), profile)
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request) if request.url.startswith("http") else None)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    found = page.evaluate("loading")
    painted, largest, picture, ready = (found[name] / 1000 for name in ("painted", "largest", "picture", "ready"))
    size = sum(map(count_bytes, asked)) / 1000
    return Visit(painted, largest, found["shift"], size, len(asked), picture, ready, found["moved"])


def count_bytes(request: Request) -> int:
    """Return the bytes of an answer as they came, headers included."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def slow_down(session: CDPSession, profile: Profile) -> None:
    """Make a page's connection and processor those of a profile."""
    bytes_a_second = profile.speed * 1000 if profile.speed > 0 else -1
    limits = {"downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second, "latency": profile.latency}
    session.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    session.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})


if __name__ == "__main__":
    for line in measure_site(Path(sys.argv[1])):
        print(line.render(), flush=True)

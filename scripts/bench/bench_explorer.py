"""Measures the time until the explorer can be used, against the page that pyvis itself writes of the same map."""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from chromium import find_chromium
from generated import generate_claims
from packed_server import serve_folder
from playwright.sync_api import Browser, Page, Response, ViewportSize, sync_playwright
from pyvis.network import Network
from undriven import time_page

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.pages.context import Context
from argmap.pages.embed.page import build_embeds
from argmap.pages.explore.page import build_explore
from argmap.site.defaults import list_joined_styles
from argmap.site.join_styles import join_sheets
from argmap.site.shrink import drop_comments
from argmap.view.assets import OURS, THEME
from argmap.view.browser_words import render_words

HERE = Path(__file__).parent
SIZES = (200, 2000, 10_000)
PEER_SIZES = (200, 2000)
PEER_CAP = 120.0
ROUNDS = 7
PAGE = "embed/whole/"
WINDOW = ViewportSize(width=1280, height=800)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
UNDRIVEN = [*FLAGS, "--force-prefers-reduced-motion", "--window-size=1280,800"]
"""What the browser that nothing drives is started with, in the place of what the other one is told."""
READY = ".am-explorer[data-ready]"
WATCH = HERE / "settle.js"
WATCH_OURS = HERE / "answer.js"
ANSWER = HERE / "unfold.js"
SCRUB = HERE / "scrub.js"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: claims; seconds until usable here and in the peer (None: not before the cap); and more."""

    claims: int
    usable: float
    peer: float | None
    capped: bool
    unfold_ms: float
    scrub_ms: float
    first_view: int
    first_view_gzip: int

    @property
    def ratio(self) -> float | None:
        """The peer's time divided by ours; a lower bound where the peer was stopped."""
        return self.peer / self.usable if self.peer else None

    def render(self) -> str:
        """Return the row as a line of the table of bench.py."""
        peer = f"{'over ' if self.capped else ''}{self.peer:.3g}" if self.peer else "–"
        ratio = f"{self.usable / self.peer:.3f}" if self.peer else "–"
        sooner = f"{'over ' if self.capped else ''}{self.ratio:.0f} times sooner; " if self.ratio else ""
        sizes = f"first view {self.first_view / 1e3:.0f} kB, {self.first_view_gzip / 1e3:.0f} kB gzipped"
        acts = f"a branch unfolds in {self.unfold_ms:.0f} ms, a month is drawn in {self.scrub_ms:.0f} ms"
        note = f"{sooner}{acts}; {sizes}"
        return f"| {self.claims:,} claims, until usable | {self.usable:.3g} | {peer} | {ratio} | {note} |"


def write_site(folder: Path, made: ArgumentMap) -> None:
    """Write a map's pages to embed, with what they load, as they stand in a site."""
    context = Context(Argument(made))
    for path, text in {**build_explore(context).files, **build_embeds(context).files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(text), encoding="utf-8")
    shutil.copytree(THEME / "assets", folder / "assets", dirs_exist_ok=True)
    for name, text in render_words().items():
        (folder / OURS / name).write_text(text, encoding="utf-8")
    for script in (folder / OURS).rglob("*.js"):
        script.write_text(drop_comments(script.read_text("utf-8")), encoding="utf-8")
    for joined, parts in list_joined_styles().items():
        sheets = [(folder / part).read_text("utf-8") for part in parts]
        (folder / joined).write_text(join_sheets(sheets), encoding="utf-8")


def write_peer(path: Path, made: ArgumentMap) -> None:
    """Write the same map as pyvis does by itself: `show` with everything in line."""
    network = Network(directed=True, cdn_resources="in_line", height="100vh")
    for claim in made.claims.values():
        network.add_node(claim.id, label=claim.label, title=claim.heading)
    for step in made.steps.values():
        for premise in step.premises:
            network.add_edge(premise, made.target(step), label=step.kind.value)
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")


def measure_explorer(browser: Browser, address: str) -> tuple[float, float, int, int]:
    """Return ms for a branch and a month, and the bytes of the first view, as they are and gzipped."""
    visits = [visit_explorer(browser, address) for _ in range(ROUNDS)]
    bodies = collect_bodies(browser, address)
    unfold, scrub = (statistics.median(times) for times in zip(*visits, strict=True))
    return unfold, scrub, sum(map(len, bodies)), sum(len(gzip.compress(body)) for body in bodies)


def time_ours(chromium: str, folder: Path) -> float:
    """Return the seconds until our map has been drawn and has answered a key; the median of several visits.

    Raises:
        SystemExit: where it never is.
    """
    times = [time_page(chromium, UNDRIVEN, folder, PAGE, WATCH_OURS, PEER_CAP) for _ in range(ROUNDS)]
    if None in times:
        raise SystemExit("The map was never ready.")
    return statistics.median(time for time in times if time is not None)


def visit_explorer(browser: Browser, address: str) -> tuple[float, float]:
    """Open the map once: ms for unfolding a branch and for going to a month."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}{PAGE}")
    page.wait_for_selector(READY)
    unfold = unfold_branch(page)
    scrub: float = page.evaluate(SCRUB.read_text("utf-8"), ".am-explorer")
    context.close()
    return unfold, scrub


def collect_bodies(browser: Browser, address: str) -> list[bytes]:
    """Return the bodies sent for the first view; in a visit of its own, since listening costs time."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    sent: list[Response] = []
    page.on("response", lambda response: sent.append(response))
    page.goto(f"{address}{PAGE}")
    page.wait_for_selector(READY)
    bodies = [response.body() for response in sent if response.ok]
    context.close()
    return bodies


def unfold_branch(page: Page) -> float:
    """Return ms from the key to the drawn branch, for the first folded branch below the thesis."""
    page.focus(".am-map")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    while "Folded" not in page.inner_text("[data-part=say]"):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(50)
    found: float = page.evaluate(ANSWER.read_text("utf-8"), ".am-map")
    return found


def run(sizes: tuple[int, ...] = SIZES, peers: tuple[int, ...] = PEER_SIZES) -> list[Row]:
    """Measure every size; return one row each."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("No Chromium was found.")
    rows = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in sizes:
            folder = Path(name, str(size))
            made = build_map(generate_claims(size))
            write_site(folder, made)
            with serve_folder(folder) as address:
                unfold, scrub, sent, zipped = measure_explorer(browser, address)
            usable = time_ours(chromium, folder)
            peer = None
            if size in peers:
                write_peer(folder / "peer.html", made)
                peer = time_page(chromium, UNDRIVEN, folder, "peer.html", WATCH, PEER_CAP)
            capped = size in peers and peer is None
            rows.append(Row(size, usable, PEER_CAP if capped else peer, capped, unfold, scrub, sent, zipped))
        browser.close()
    return rows


if __name__ == "__main__":
    chosen = tuple(int(word) for word in sys.argv[1:]) or SIZES
    for row in run(chosen):
        print(row.render())

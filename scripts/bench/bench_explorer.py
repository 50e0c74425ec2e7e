"""Measures the time until the explorer can be used, against the page that pyvis itself writes of the same map."""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from chromium import find_chromium
from generated import generate_claims
from playwright.sync_api import Browser, Page, Response, Route, ViewportSize, sync_playwright
from playwright.sync_api import TimeoutError as PageTimeoutError
from pyvis.network import Network

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
WINDOW = ViewportSize(width=1280, height=800)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
READY = ".am-explorer[data-ready]"
PACKED = (".woff2", ".png")
"""Ends of names of files that are compressed already, which servers send as they are."""
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


@cache
def pack_file(path: str) -> bytes:
    """Return a file's bytes, gzipped and cached, as from a server with compressed files; fonts as they are."""
    data = Path(path).read_bytes()
    return data if path.endswith(PACKED) else gzip.compress(data)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a word, gzipped and over connections that stay open, as servers of static sites do."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise delayed acknowledgements cost each answer 40 ms

    def do_GET(self) -> None:
        """Answer with the packed file; the base class answers for missing ones."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            super().do_GET()
            return
        body = pack_file(str(path))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        if not path.name.endswith(PACKED):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


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


def measure_explorer(browser: Browser, address: str) -> tuple[float, float, float, int, int]:
    """Return seconds until drawn and answering, ms for a branch and a month, bytes of the first view, and gzipped."""
    visits = [visit_explorer(browser, address) for _ in range(ROUNDS)]
    bodies = collect_bodies(browser, address)
    usable, unfold, scrub = (statistics.median(times) for times in zip(*visits, strict=True))
    return usable, unfold, scrub, sum(map(len, bodies)), sum(len(gzip.compress(body)) for body in bodies)


def visit_explorer(browser: Browser, address: str) -> tuple[float, float, float]:
    """Open the map once: seconds until drawn and answering, ms for unfolding a branch and for going to a month."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(path=WATCH_OURS)
    usable = time_usable(page, f"{address}embed/whole/")
    unfold = unfold_branch(page)
    scrub: float = page.evaluate(SCRUB.read_text("utf-8"), ".am-explorer")
    context.close()
    return usable, unfold, scrub


def collect_bodies(browser: Browser, address: str) -> list[bytes]:
    """Return the bodies sent for the first view; in a visit of its own, since listening costs time."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    sent: list[Response] = []
    page.on("response", lambda response: sent.append(response))
    page.goto(f"{address}embed/whole/")
    page.wait_for_selector(READY)
    bodies = [response.body() for response in sent if response.ok]
    context.close()
    return bodies


def time_usable(page: Page, address: str) -> float:
    """Open an address and return seconds until the page logs its answer at the console; polling would slow the page."""
    with page.expect_console_message(lambda message: message.text.startswith("usable ")) as said:
        page.goto(address, wait_until="commit")
    return float(said.value.text.split()[1]) / 1000


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


def measure_peer(browser: Browser, address: str) -> float | None:
    """Return seconds until pyvis' own page has settled, or None where it has not at the cap."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    page.route("**/*", lambda route: pass_own(route, address))
    page.add_init_script(path=WATCH)
    page.set_default_timeout(PEER_CAP * 1000)
    try:
        return time_usable(page, address)
    except PageTimeoutError:
        return None
    finally:
        context.close()


def pass_own(route: Route, address: str) -> None:
    """Let only requests to the served folder through: bootstrap from its CDN is blocked."""
    if route.request.url.startswith(address.rsplit("/", 1)[0]):
        route.continue_()
    else:
        route.abort()


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
                usable, unfold, scrub, sent, zipped = measure_explorer(browser, address)
                peer = None
                if size in peers:
                    write_peer(folder / "peer.html", made)
                    peer = measure_peer(browser, f"{address}peer.html")
            capped = size in peers and peer is None
            rows.append(Row(size, usable, PEER_CAP if capped else peer, capped, unfold, scrub, sent, zipped))
        browser.close()
    return rows


if __name__ == "__main__":
    chosen = tuple(int(word) for word in sys.argv[1:]) or SIZES
    for row in run(chosen):
        print(row.render())

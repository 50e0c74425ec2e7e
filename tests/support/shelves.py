"""A server that gives some files of one state of a site and the rest of another, as happens while a site is renewed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from environment import ROOT
from site_fixtures import PREFIX, SiteHandler, SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = ROOT / "examples" / "mill-on-liberty"
BUILD = ["-m", "mkdocs", "build", "--quiet", "--site-dir"]


class Shelves:
    """Which folder each path is given from: the first whose pattern it has, else `site`; and what was asked for.

    `keep` is the pattern of what a browser may keep for an hour without asking.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.others: list[tuple[str, Path]] = []
        self.keep = "^$"
        self.asked: list[str] = []

    def choose(self, path: str) -> Path:
        return next((folder for pattern, folder in self.others if re.search(pattern, path)), self.site)

    def count(self, pattern: str) -> int:
        return sum(re.search(pattern, path) is not None for path in self.asked)


class ShelfHandler(SiteHandler):
    """Serves from the folder that the shelves name."""

    def __init__(self, *arguments: Any, shelves: Shelves, **more: Any) -> None:  # noqa: ANN401  of the base class
        self.shelves = shelves
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:  # noqa: N802  the name of the base class
        self.shelves.asked.append(self.path)
        if self.path.endswith("/sitemap.xml"):
            self.send_sitemap()
        else:
            super().do_GET()

    def send_sitemap(self) -> None:
        """Send the sitemap as built for this server: the theme goes from page to page by the addresses in it."""
        built = (self.shelves.site / "sitemap.xml").read_text("utf-8")
        here = f"http://127.0.0.1:{self.server.server_address[1]}{PREFIX}"  # type: ignore[index]  # a TCP server's
        body = re.sub(rf"http://127\.0\.0\.1:\d+{PREFIX}", here, built).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        self.directory = str(self.shelves.choose(path))
        return super().translate_path(path)

    def end_headers(self) -> None:
        kept = re.search(self.shelves.keep, self.path)
        self.send_header("Cache-Control", "max-age=3600" if kept else "no-cache")
        super().end_headers()


@contextmanager
def serve_shelves(shelves: Shelves) -> Iterator[str]:
    """Serve; yield the address, which ends in a slash."""
    handler = partial(ShelfHandler, directory=str(shelves.site), shelves=shelves)
    with SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()


def copy_project(folder: Path) -> Path:
    """Copy what a build of an example reads into a new folder, and return it."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", ".argmap"), dirs_exist_ok=True)
    return folder


def build_project(folder: Path) -> Path:
    """Build a copied project; return the folder of its site."""
    command = [sys.executable, *BUILD, str(folder / "site")]
    setting = {**os.environ, "SITE_URL": f"http://127.0.0.1:8000{PREFIX}"}
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=setting)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"

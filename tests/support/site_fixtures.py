"""The real site, built once into a temporary folder and served at the address it was built for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from environment import ROOT

from argmap.view.assets import read_site_assets

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "/map/"  # below the root, as on a project's page at GitHub, so that addresses from the root fail here too


class SiteServer(ThreadingHTTPServer):
    """Serves the tests' sites; a browser's many connections at once may wait in its queue."""

    request_queue_size = 128


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder below PREFIX, and its 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address; outside PREFIX there is none."""
        if not path.startswith(PREFIX):
            return str(Path(self.directory, "no such file"))
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for missing addresses."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        own = Path(self.directory, "404.html")
        page = own.read_bytes() if own.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401  the names and types of the base class
        """Say nothing."""


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the site is built into."""
    return tmp_path_factory.mktemp("built") / "site"


@pytest.fixture(scope="session")
def site_server(site_folder: Path) -> Iterator[ThreadingHTTPServer]:
    """Yield a server that listens but does not answer yet, since the site is built for its port."""
    with SiteServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site_folder))) as server:
        yield server


@pytest.fixture(scope="session")
def site_address(site_server: ThreadingHTTPServer) -> str:
    """Return the address that the site is built for; it ends in a slash."""
    return f"http://127.0.0.1:{site_server.server_address[1]}{PREFIX}"


@pytest.fixture(scope="session")
def scripts_address(site_address: str) -> str:
    """Return the address of the folder that the site's scripts are in; it ends in a slash."""
    return site_address + read_site_assets(ROOT / "docs").scripts


@pytest.fixture(scope="session")
def built_site(site_folder: Path, site_address: str) -> Path:
    """Return the folder of the built site."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(site_folder)]
    setting = {**os.environ, "SITE_URL": site_address}
    built = subprocess.run(command, env=setting, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"The site could not be built:\n{built.stdout}{built.stderr}", pytrace=False)
    return site_folder


@pytest.fixture(scope="session")
def site_url(site_server: ThreadingHTTPServer, site_address: str, built_site: Path) -> Iterator[str]:
    """Yield the address at which the built site is served."""
    assert (built_site / "index.html").is_file()
    threading.Thread(target=site_server.serve_forever, daemon=True).start()
    yield site_address
    site_server.shutdown()

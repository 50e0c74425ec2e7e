"""The real site, built once into a temporary folder and served at the address it was built for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from environment import ROOT

from argmap.site.file_lock import hold
from argmap.view.assets import read_site_assets

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


@dataclass(frozen=True)
class Shared:
    """What all processes of one run of the tests have in common: the site's folder, and the address it is served at."""

    folder: str
    address: str


SHARED = pytest.StashKey[Shared]()
SERVER = pytest.StashKey[tuple[TemporaryDirectory[str], SiteServer]]()


def pytest_configure(config: pytest.Config) -> None:
    """Serve the site's folder, still empty, from the process that all others belong to; they are told of it."""
    if told := getattr(config, "workerinput", {}).get("shared"):
        config.stash[SHARED] = Shared(**told)
        return
    folder = TemporaryDirectory(prefix="built-site-", ignore_cleanup_errors=True)
    site = Path(folder.name, "site")
    server = SiteServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    config.stash[SERVER] = folder, server
    config.stash[SHARED] = Shared(str(site), f"http://127.0.0.1:{server.server_address[1]}{PREFIX}")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401  a process of pytest-xdist, which has no types
    """Tell another process of the tests what it shares with this one."""
    node.workerinput["shared"] = asdict(node.config.stash[SHARED])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop serving, and remove the folder."""
    if SERVER in config.stash:
        folder, server = config.stash[SERVER]
        server.shutdown()
        server.server_close()
        folder.cleanup()


@pytest.fixture(scope="session")
def site_address(pytestconfig: pytest.Config) -> str:
    """Return the address that the site is built for; it ends in a slash."""
    return pytestconfig.stash[SHARED].address


@pytest.fixture(scope="session")
def scripts_address(site_address: str) -> str:
    """Return the address of the folder that the site's scripts are in; it ends in a slash."""
    return site_address + read_site_assets(ROOT / "docs").scripts


@pytest.fixture(scope="session")
def built_site(pytestconfig: pytest.Config) -> Path:
    """Return the folder of the site, which the first process that needs it builds for all."""
    shared = pytestconfig.stash[SHARED]
    site = Path(shared.folder)
    with hold(site.with_name("lock"), "Another process builds the site for the tests"):
        if not site.exists():
            _build(site, shared.address)
    return site


def _build(site: Path, address: str) -> None:
    """Build the site for an address into a new folder, which is there when all of it is."""
    unfinished = site.with_name("unfinished")
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(unfinished)]
    built = subprocess.run(
        command, env={**os.environ, "SITE_URL": address}, capture_output=True, text=True, check=False
    )
    if built.returncode:
        pytest.fail(f"The site could not be built:\n{built.stdout}{built.stderr}", pytrace=False)
    unfinished.rename(site)


@pytest.fixture(scope="session")
def site_url(site_address: str, built_site: Path) -> str:
    """Return the address at which the built site is served."""
    assert (built_site / "index.html").is_file()
    return site_address

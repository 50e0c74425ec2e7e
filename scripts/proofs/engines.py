"""A reader's walk through every type of page, the same in Chromium, Firefox and WebKitGTK, wide and narrow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import system_packages
from chromium import advise, find_chromium, install_chromium
from environment import ROOT
from proofs.result import Result
from proofs.tools import find_tools
from site_fixtures import PREFIX, SiteHandler, SiteServer

from argmap.pages.registry import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WALK = Path(__file__).parent / "browsing" / "walk.py"
SIZES = ("1280x800", "390x844")
MINUTES = 10
"""The time that one walk may take."""


@dataclass(frozen=True)
class Engine:
    """A browser and what it needs.

    `drivers` are the names of the program that is started, the first of them that is there; `others` and `check`, a
    command, must be there and succeed too. `packages` hold all of it, and `before` stands before the command of a walk.
    """

    name: str
    drivers: tuple[str, ...]
    packages: dict[str, tuple[str, ...]]
    others: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    def find(self) -> str | None:
        """Return the path of the program, or None where anything is missing."""
        if not all(map(shutil.which, self.others)):
            return None
        if self.check and subprocess.run(self.check, capture_output=True, check=False).returncode:
            return None
        return next(filter(None, map(shutil.which, self.drivers)), None)


FIREFOX = Engine("firefox", ("firefox-esr", "firefox"), {"apt-get": ("firefox-esr",)})
WEBKIT = Engine(
    "webkit",
    ("WebKitWebDriver",),
    {"apt-get": ("webkit2gtk-driver", "xvfb", "xauth", "python3-gi", "gir1.2-webkit2-4.1")},
    others=("xvfb-run", "xauth", "/usr/bin/python3"),
    check=("/usr/bin/python3", "-c", "import gi; gi.require_version('WebKit2', '4.1')"),
    before=("xvfb-run", "-a", "-s", "-screen 0 1600x1200x24"),
)


def prove(folder: Path) -> Result:
    """Build the site, and walk through it in each browser at each size."""
    programs, failures = find_programs()
    with serve(folder / "site") as address:
        site = build_site(folder / "site", address)
        steps = walk_all(programs, SIZES, folder, site)
    failures += list_failures(steps)
    lacking = dict.fromkeys(f"{name}, {step}: {why}" for name, _, step, why, _ in steps if why)
    taken = sum(not why for *_, why, _ in steps)
    tried = f"{taken} steps in {', '.join(programs)} at {' and '.join(SIZES)}"
    return Result(tried, tuple(failures), tuple(lacking))


def find_programs() -> tuple[dict[str, str], list[str]]:
    """Return each browser's program by its name, installing what is missing, and what has to be installed by hand."""
    failures: list[str] = []
    programs = {}
    if chromium := find_chromium() or install_chromium():
        programs["chromium"] = chromium
    else:
        failures.append(f"chromium: {advise()}")
    for engine in (FIREFOX, WEBKIT):
        if found := find_engine(engine):
            programs[engine.name] = found
        else:
            failures.append(f"{engine.name}: {describe_missing(engine)}")
    return programs, failures


Taken = tuple[str, str, str, str, str]
"""A step that was taken: the browser, the window's size, the step's name, what is lacking for it, and what failed."""


def walk_all(programs: Mapping[str, str], sizes: Sequence[str], folder: Path, site: Mapping[str, Any]) -> list[Taken]:
    """Walk through a site in each browser at each size, two at a time; `walk.py` says what it asks of `site`."""
    python = str(find_tools() / "python")
    given = json.dumps(site)
    with ThreadPoolExecutor(2) as pool:
        walks = [
            (name, size, pool.submit(walk, python, name, program, size, folder, given))
            for size in sizes
            for name, program in programs.items()
        ]
        return [(name, size, *step) for name, size, running in walks for step in running.result()]


def list_failures(steps: Sequence[Taken]) -> list[str]:
    """Return what failed in steps, with where."""
    return [f"{name} {size}, {step}:\n{failed}" for name, size, step, _, failed in steps if failed]


def find_engine(engine: Engine) -> str | None:
    """Return the path of a browser's program, installing what is missing, or None."""
    if engine.find() is None and system_packages.choose_commands(engine.packages):
        print(f"Installing {engine.name} (takes about a minute)", flush=True)
        system_packages.install(engine.packages)
    return engine.find()


def describe_missing(engine: Engine) -> str:
    """Return what has to be installed for a browser."""
    how = system_packages.describe_commands(engine.packages)
    return f"install {how or 'what Debian 12 has as ' + ' '.join(engine.packages['apt-get'])}."


class Server(SiteServer):
    """Serves the site, and says nothing of browsers that hang up when they leave a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  the types of the base class
        """Print an error that is not a connection's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a site, which may still have to be built, and yield its address."""
    with Server(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()


def build_site(folder: Path, address: str) -> dict[str, Any]:
    """Build this checkout's site for an address, and return what a walk has to know of it."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(folder)]
    setting = {**os.environ, "SITE_URL": address}
    subprocess.run(command, env=setting, check=True)
    claims = json.loads((folder / "claims.json").read_text("utf-8"))
    topic, thesis = claims["claims"][0]["topic"], claims["thesis"]
    pages = [page.address.format(topic=topic, claim=thesis) for page in PAGES if page.pictured]
    return {"address": address, "thesis": thesis, "pages": pages}


def walk(python: str, name: str, program: str, size: str, folder: Path, site: str) -> list[tuple[str, str, str]]:
    """Return each step of a walk in one browser at one size: its name, what is lacking for it, and what failed."""
    before = WEBKIT.before if name == WEBKIT.name else ()
    own = folder / f"{name}-{size}"
    own.mkdir()
    command = [*before, python, str(WALK), name, program, size, str(own)]
    try:
        done = subprocess.run(
            command, input=site, capture_output=True, text=True, errors="replace", timeout=MINUTES * 60, check=False
        )
    except subprocess.TimeoutExpired:
        return [("walk", "", f"it had not ended after {MINUTES} minutes")]
    steps = [(step, why, failed) for step, _, why, failed in map(json.loads, done.stdout.splitlines())]
    return [*steps, ("walk", "", done.stderr)] if done.returncode else steps

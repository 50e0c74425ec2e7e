"""A reader's walk through a site in one browser, taken in a process of its own with the tools of the proofs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from browsers import WEBKIT
from proofs.screen import open_screen
from proofs.tools import find_tools

from argmap.pages.registry import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = Path(__file__).parent / "browsing" / "walk.py"
SCREEN = (1600, 1200)
MINUTES = 10
"""The time that one walk may take."""
ALONE = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "NO_AT_BRIDGE": "1"}
"""The setting of a browser that is to start no services of a desktop."""


@dataclass(frozen=True)
class Outcome:
    """What became of a step of a walk; it was taken, and all was well, where both texts are empty."""

    step: str
    lacking: str = ""
    failed: str = ""


def walk(browser: str, program: str, size: str, folder: Path, site: Mapping[str, object]) -> list[Outcome]:
    """Return what became of each step.

    Args:
        browser: the name of the browser, as `browsers` has it.
        program: the path of its program.
        size: the window's width and height in CSS pixels, as in "1280x800".
        folder: an empty folder for what the browser writes.
        site: what `describe_site` returned, and what else `browsing/walk.py` may be told.
    """
    command = [str(find_tools() / "python"), str(PROGRAM), browser, program, size, str(folder)]
    with open_screen(*SCREEN) if browser == WEBKIT else nullcontext("") as display:
        try:
            status, output, errors = run(command, json.dumps(site), {**os.environ, **ALONE, "DISPLAY": display})
        except subprocess.TimeoutExpired:
            return [Outcome("walk", failed=f"it had not ended after {MINUTES} minutes")]
    outcomes = [Outcome(*json.loads(line)) for line in output.splitlines()]
    return [*outcomes, Outcome("walk", failed=errors)] if status else outcomes


def run(command: list[str], given: str, setting: Mapping[str, str]) -> tuple[int, str, str]:
    """Return the exit code, the output and the errors of a program, which leaves no process of its own behind."""
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env=setting,
        start_new_session=True,
    ) as running:
        try:
            output, errors = running.communicate(given, timeout=MINUTES * 60)
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
    return running.returncode, output, errors


def describe_site(folder: Path, address: str) -> dict[str, object]:
    """Return what a walk has to know of a built site that is served at an address."""
    claims = json.loads((folder / "claims.json").read_text("utf-8"))
    topic, thesis = claims["claims"][0]["topic"], claims["thesis"]
    pages = [page.address.format(topic=topic, claim=thesis) for page in PAGES if page.pictured]
    return {"address": address, "thesis": thesis, "pages": pages}

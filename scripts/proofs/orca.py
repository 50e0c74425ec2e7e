"""What a screen reader says of a small map: Orca with Firefox, compared with the words kept in tests/spoken/."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import browsers
from proofs.result import Result
from proofs.speech import recording
from proofs.speech.scenes import SCENES

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Orca with Firefox"
PROGRAMS = ("firefox-esr", "orca", "dbus-daemon", "openbox", "xdotool", "Xvfb")
PACKAGES = ("firefox-esr", "orca", "at-spi2-core", "dbus", "openbox", "xdotool", "xvfb")
CHECK = ("/usr/bin/python3", "-c", "import gi, orca, pyatspi")
RENEW = "Where the new words are meant, `python3 scripts/update_spoken.py` keeps them."


def prove(folder: Path) -> Result:
    """Listen to each scene and compare."""
    if missing := prepare():
        return Result("nothing", (missing,))
    said = dict(recording.record(folder, SCENES))
    lines = sum(text.count("\n") for text in said.values())
    differing = [found for name, now in said.items() if (found := recording.compare(name, now))]
    return Result(f"{lines} lines heard in {len(said)} scenes", tuple([*differing, RENEW] if differing else []))


def prepare() -> str:
    """Install what is missing; return what is to be done where that is not possible, else an empty text."""
    if not is_there():
        browsers.install_packages(NAME, PACKAGES)
    return "" if is_there() else browsers.advise_packages(NAME, PACKAGES)


def is_there() -> bool:
    """Return whether all programs are there, and Orca's modules can be imported."""
    if not all(map(shutil.which, PROGRAMS)):
        return False
    return subprocess.run(CHECK, capture_output=True, check=False).returncode == 0

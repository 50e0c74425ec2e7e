"""Find Chromium, or install it with the system's package manager where that needs no questions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import system_packages

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
PACKAGES = dict.fromkeys(system_packages.COMMANDS, ("chromium",))
ADVICE = "Install Chromium or Chrome{command}, or set CHROMIUM to the path of one, and run this again."


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts: the one CHROMIUM names, else the first in the usual places."""
    if named := os.environ.get("CHROMIUM"):
        return named
    places = [shutil.which(name) for name in NAMES] + _list_places()
    return next((place for place in places if place and _starts(place)), None)


def install_chromium() -> str | None:
    """Install Chromium with the system's package manager and return its path, or None where that is not possible."""
    if not system_packages.choose_commands(PACKAGES):
        return None
    print("Installing Chromium for the browser tests (takes about a minute)", flush=True)
    system_packages.install(PACKAGES)
    return find_chromium()


def advise() -> str:
    """Return one line that says how to get Chromium on this system."""
    commands = system_packages.describe_commands(PACKAGES)
    return ADVICE.format(command=f" ({commands})" if commands else "")


def _list_places() -> list[str]:
    windows = [
        Path(os.environ[name], place) for name in WINDOWS_FOLDERS if name in os.environ for place in WINDOWS_PLACES
    ]
    return [str(place) for place in (*map(Path, MAC_PLACES), *windows) if place.exists()]


def _starts(path: str) -> bool:
    """Return whether a browser starts; Ubuntu's package only installs a snap, and does nothing without snapd."""
    if sys.platform == "win32":  # on Windows, --version opens a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False

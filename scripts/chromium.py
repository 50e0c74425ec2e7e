"""Find Chromium, or install it with the system's package manager where that needs no questions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
MANAGERS = {
    "apt-get": (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium")),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "apk": (("apk", "add", "chromium"),),
    "pacman": (("pacman", "-Sy", "--needed", "--noconfirm", "chromium"),),
}
ADVICE = "Install Chromium or Chrome{command}, or set CHROMIUM to the path of one, and run this again."


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts: the one CHROMIUM names, else the first in the usual places."""
    if named := os.environ.get("CHROMIUM"):
        return named
    places = [shutil.which(name) for name in NAMES] + _list_places()
    return next((place for place in places if place and _starts(place)), None)


def install_chromium() -> str | None:
    """Install Chromium with the system's package manager and return its path, or None where that is not possible."""
    commands = choose_commands()
    if not commands:
        return None
    print("Installing Chromium for the browser tests (takes about a minute)", flush=True)
    for command in commands:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        if done.returncode:
            print("\n".join(done.stdout.splitlines()[-10:]), file=sys.stderr)
            print(f"{' '.join(command)} failed.", file=sys.stderr)
    return find_chromium()


def choose_commands() -> list[list[str]]:
    """Return the commands that install Chromium without a question, or an empty list."""
    manager = _find_manager()
    if manager is None or (prefix := _find_privilege()) is None:
        return []
    return [[*prefix, *command] for command in MANAGERS[manager]]


def advise() -> str:
    """Return one line that says how to get Chromium on this system."""
    manager = _find_manager()
    command = f" ({'; '.join('sudo ' + ' '.join(part) for part in MANAGERS[manager])})" if manager else ""
    return ADVICE.format(command=command)


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


def _find_manager() -> str | None:
    return next((name for name in MANAGERS if shutil.which(name)), None)


def _find_privilege() -> list[str] | None:
    """Return the prefix that runs a command as root without a question, or None."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None

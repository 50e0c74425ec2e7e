"""Find the three browsers that the site is tried in, or install them where that needs no questions."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

import chromium
import system_packages


@dataclass(frozen=True)
class Engine:
    """A browser other than Chromium and what it needs.

    `programs` are the names of the program that is started, the first of them that is there; `others` and `check`, a
    command, must be there and succeed too. `packages` hold all of it, and Debian calls them by these names.
    """

    programs: tuple[str, ...]
    packages: tuple[str, ...]
    others: tuple[str, ...] = ()
    check: tuple[str, ...] = ()

    def find(self) -> str | None:
        """Return the path of the program, or None where anything is missing."""
        if not all(map(shutil.which, self.others)):
            return None
        if self.check and subprocess.run(self.check, capture_output=True, check=False).returncode:
            return None
        return next(filter(None, map(shutil.which, self.programs)), None)


CHROMIUM, FIREFOX, WEBKIT = "chromium", "firefox", "webkit"
OTHERS = {
    FIREFOX: Engine(("firefox-esr", "firefox"), ("firefox-esr",)),
    WEBKIT: Engine(
        ("WebKitWebDriver",),
        ("webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"),
        others=("Xvfb", "/usr/bin/python3"),
        check=("/usr/bin/python3", "-c", "import gi; gi.require_version('WebKit2', '4.1')"),
    ),
}
"""The browsers beside Chromium, by their names."""
NAMES = (CHROMIUM, *OTHERS)


def find_browser(name: str) -> str | None:
    """Return the path of a browser's program, or None where anything that it needs is missing."""
    return chromium.find_chromium() if name == CHROMIUM else OTHERS[name].find()


def install_browser(name: str) -> str | None:
    """Return the path of a browser's program after installing what is missing, or None where that is not possible."""
    if found := find_browser(name):
        return found
    if name == CHROMIUM:
        return chromium.install_chromium()
    return find_browser(name) if install_packages(name, OTHERS[name].packages) else None


def install_packages(what: str, packages: tuple[str, ...]) -> bool:
    """Install Debian's packages of something where that needs no questions; tell whether that was tried."""
    if not system_packages.choose_commands({"apt-get": packages}):
        return False
    print(f"Installing {what} (takes about a minute)", flush=True)
    return system_packages.install({"apt-get": packages})


def advise(name: str) -> str:
    """Return one line that says how to get a browser on this system."""
    return chromium.advise() if name == CHROMIUM else advise_packages(name, OTHERS[name].packages)


def advise_packages(what: str, packages: tuple[str, ...]) -> str:
    """Return one line that says which of Debian's packages something needs, and how to install them here."""
    how = system_packages.describe_commands({"apt-get": packages}) or f"Debian 12 has it as {' '.join(packages)}"
    return f"This needs {what} ({how}). Install it, and run this again."

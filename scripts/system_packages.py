"""Installs programs with the system's package manager, where that needs no questions, or says how to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends")),
    "dnf": (("dnf", "install", "-y"),),
    "apk": (("apk", "add"),),
    "pacman": (("pacman", "-Sy", "--needed", "--noconfirm"),),
}
"""What each package manager runs; the last command takes the packages' names."""

Packages = Mapping[str, Sequence[str]]
"""The names of the packages that are wanted, by package manager."""


def install(packages: Packages) -> bool:
    """Run the commands that install packages; tell whether there were any. What fails is printed."""
    commands = choose_commands(packages)
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
    return bool(commands)


def choose_commands(packages: Packages) -> list[list[str]]:
    """Return the commands that install packages without a question, or an empty list."""
    manager = find_manager(packages)
    if manager is None or (prefix := _find_privilege()) is None:
        return []
    return [[*prefix, *command] for command in _list_commands(manager, packages)]


def describe_commands(packages: Packages) -> str:
    """Return what to type to install packages here, or an empty text where that is not known."""
    manager = find_manager(packages)
    return "; ".join("sudo " + " ".join(part) for part in _list_commands(manager, packages)) if manager else ""


def find_manager(packages: Packages) -> str | None:
    """Return the system's package manager, where the packages have names in it."""
    return next((name for name in packages if shutil.which(name)), None)


def _list_commands(manager: str, packages: Packages) -> list[list[str]]:
    *before, last = COMMANDS[manager]
    return [*map(list, before), [*last, *packages[manager]]]


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

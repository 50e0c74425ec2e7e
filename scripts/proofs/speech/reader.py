"""A reader who hears: Firefox and Orca on a screen that nobody sees, in a desktop session of their own."""

from __future__ import annotations

import json
import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from proofs.screen import open_screen
from proofs.speech.quiet import SECONDS, wait_until_quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

ORCA = Path(__file__).with_name("run_orca.py")
SCREEN = (1280, 900)
PATIENCE = 300.0  # seconds until a program must have started or a page must have loaded, also on a busy machine
SAY_ALL = "KP_Add"  # Orca's key for reading on from the caret to the end of the page
LOADED = "Finished loading "  # Orca says so of a page
FIREFOX = {
    "accessibility.force_disabled": -1,  # on from the start
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,  # Orca would say that this page has loaded, too
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "termsofuse.bypassNotification": True,
    "ui.caretBlinkTime": 0,  # so that a page with a caret comes to rest
    "ui.prefersReducedMotion": 1,
}
SETTINGS = {
    "enableKeyEcho": False,
    "profile": ["Default", "default"],
    "sayAllOnLoad": False,  # a page that still changes would break it off: `open` asks for it when all is quiet
    "speechServerFactory": "written_speech",
    "startingProfile": ["Default", "default"],
}


class Reader:
    """Presses keys in a browser's window and returns what Orca says."""

    def __init__(self, home: Path, display: str) -> None:
        self._spoken, self._mark, self._heard = home / "spoken.txt", f"HOME={home}", 0
        self._running: list[subprocess.Popen[str]] = []
        for name in ("run", "firefox", "orca"):
            (home / name).mkdir(mode=0o700)
        write_settings(home)
        self._spoken.touch()
        self._setting = {
            "DISPLAY": display,
            "GNOME_ACCESSIBILITY": "1",
            "GSETTINGS_BACKEND": "memory",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "ORCA_SETTINGS": str(home / "orca"),
            "PATH": os.environ["PATH"],
            "SPOKEN": str(self._spoken),
            "XDG_RUNTIME_DIR": str(home / "run"),
        }

    def open(self, address: str) -> list[str]:
        """Start all programs and open a page; return what is said of it."""
        bus = self._start("dbus-daemon", "--session", "--print-address", "--nofork")
        assert bus.stdout is not None
        self._setting["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._start("openbox")
        self._start("/usr/bin/python3", str(ORCA))
        self._wait_for("")
        self.hear()
        self._start("firefox-esr", "--no-remote", "--profile", f"{self._setting['HOME']}/firefox", address)
        self._wait_for(LOADED)
        said = self.hear()
        first = next(at for at, line in enumerate(said) if line.startswith(LOADED))
        self.press("ctrl+Home")
        return [*said[first : first + 1], *self.press(SAY_ALL)]  # without the count of links, which comes too soon

    def press(self, *keys: str, seconds: float = SECONDS) -> list[str]:
        """Press keys, as xdotool names them, and return what is said until all is quiet for so many seconds."""
        return self._do("key", *keys, seconds=seconds)

    def write(self, text: str) -> list[str]:
        """Type a text, and return what is said."""
        return self._do("type", text)

    def hear(self, seconds: float = SECONDS) -> list[str]:
        """Return what was said since the last call, once nothing more is to come."""
        wait_until_quiet(self._mark, lambda: self._spoken.stat().st_size, seconds)
        new = self._spoken.read_text("utf-8").splitlines()[self._heard :]
        self._heard += len(new)
        return new

    def close(self) -> None:
        """End all programs."""
        for program in reversed(self._running):
            program.terminate()
        for program in self._running:
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()

    def _do(self, act: str, *words: str, seconds: float = SECONDS) -> list[str]:
        command = ("xdotool", act, "--delay", "50", *words)
        subprocess.run(command, env=self._setting, check=True, capture_output=True, timeout=PATIENCE)
        return self.hear(seconds)

    def _start(self, *command: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            command,
            env=self._setting,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if command[0] == "dbus-daemon" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._running.append(program)
        return program

    def _wait_for(self, words: str) -> None:
        """Wait until something new was said that begins with these words."""
        end = time.monotonic() + PATIENCE
        while not any(line.startswith(words) for line in self._spoken.read_text("utf-8").splitlines()[self._heard :]):
            if time.monotonic() > end:
                raise TimeoutError(f"Orca did not say “{words}…” within {PATIENCE:.0f} s.")
            time.sleep(0.1)


def write_settings(home: Path) -> None:
    """Write the settings of Firefox and Orca into a folder."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in FIREFOX.items()]
    (home / "firefox" / "user.js").write_text("".join(lines), "utf-8")
    empty: dict[str, object] = {"pronunciations": {}, "keybindings": {}}
    whole = {"general": SETTINGS | empty, "profiles": {"default": SETTINGS | empty}, **empty}
    (home / "orca" / "user-settings.conf").write_text(json.dumps(whole), "utf-8")


@contextmanager
def start_reader(home: Path) -> Iterator[Reader]:
    """Yield a reader, who uses an empty folder as home."""
    with open_screen(*SCREEN) as display:
        reader = Reader(home, display)
        try:
            yield reader
        finally:
            reader.close()

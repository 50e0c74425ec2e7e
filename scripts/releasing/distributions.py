"""Builds the wheel and the sdist of a checkout, the same bytes anywhere, and checks them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import NO_BANNERS, find_venv_python


class DistributionError(Exception):
    """A distribution could not be built, or is not as it should be; the message has the last words of what says so."""


def build(root: Path, folder: Path, date: str) -> tuple[Path, Path]:
    """Build into a folder, and return the wheel and the sdist; `date`, in seconds since 1970, is that of every file.

    Raises:
        DistributionError: where hatchling fails.
    """
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    _run(command, "hatchling", cwd=root, SOURCE_DATE_EPOCH=date)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def check(root: Path, wheel: Path, sdist: Path, tools: Path) -> None:
    """Check with the programs of `tools` that the index would take both, and that the wheel holds what it should.

    What is let pass stands in the pyproject.toml of `root`.

    Raises:
        DistributionError: where they find something.
    """
    _run([str(tools / "twine"), "check", "--strict", str(wheel), str(sdist)], "twine", NO_COLOR="1")
    _run([str(tools / "check-wheel-contents"), str(wheel)], "check-wheel-contents", cwd=root)


def install(wheel: Path, lock: Path, home: Path) -> Path:
    """Make an environment of a lock's packages and a wheel, and return its Python.

    Raises:
        DistributionError: where pip fails.
    """
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)], "venv")
    python = find_venv_python(home)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-input", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(lock)], "pip")
    name, version = wheel.name.split("-")[:2]
    # By its name, since pip writes the path of a file into the environment, and so into the list of parts.
    source = ["--no-index", "--find-links", str(wheel.parent)]
    _run([*pip, "--no-deps", "--only-binary", ":all:", *source, f"{name}=={version}"], "pip")
    return python


def try_out(python: Path, folder: Path) -> None:
    """Begin a map in a folder and build its site, with an environment in which the wheel is installed.

    Raises:
        DistributionError: where that fails.
    """
    argmap = [str(python), "-I", "-m", "argmap"]
    _run([*argmap, "init", "map"], "argmap init", cwd=folder, **NO_BANNERS)
    _run([*argmap, "build", "--project", "map"], "argmap build", cwd=folder, **NO_BANNERS)
    if not (folder / "map" / "site" / "index.html").is_file():
        raise DistributionError("argmap build wrote no index.html.")


def _run(command: list[str], name: str, cwd: Path | None = None, **setting: str) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **setting},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-15:]
        raise DistributionError("\n".join([f"{name} found a fault or failed (exit code {done.returncode}):", *said]))

"""A new map, made and built from the wheel alone: what somebody gets who has no checkout of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from environment import NO_BANNERS, ROOT

TEXT = ("--title", "On tea", "--url", "https://example.org/tea", "--author", "A. Writer", "--date", "2026-01")
TOPICS = ("--topic", "Leaves", "--topic", "Water")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    (found,) = folder.glob("argmap-*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which Python finds the wheel's files before the checkout's."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return {**os.environ, **NO_BANNERS, "PYTHONPATH": str(folder), "SITE_URL": "http://127.0.0.1:1/"}


def run(folder: Path, setting: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the wheel in a folder, without input, and return what came of it."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=folder, env=setting, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture(scope="session", params=["debate", "text"])
def new_map(
    request: pytest.FixtureRequest, installed: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the folder of a new map with its built site: of a debate, with every default, and of a text."""
    folder = tmp_path_factory.mktemp("new")
    options = (*TEXT, *TOPICS) if request.param == "text" else ()
    made = run(folder, installed, "argmap", "init", "demo", *options)
    assert made.returncode == 0, made.stderr
    built = run(folder / "demo", installed, "argmap", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "demo"

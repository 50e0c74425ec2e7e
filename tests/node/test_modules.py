"""The tests in this folder that are written in JavaScript, each file as one test."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_modules(file: Path, node: tuple[str, ...]) -> None:
    done = subprocess.run([*node, "--test", str(file)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr

"""A test that fails is run once more by scripts/test.py, and by the proof `steady` it is not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import test

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
from pathlib import Path

def test_now_and_then():
    seen = Path(__file__).with_name("seen")
    if not seen.exists():
        seen.touch()
        raise AssertionError("the first time")

def test_always():
    assert {always}
"""


def run(folder: Path, always: bool, options: tuple[str, ...]) -> tuple[int, str]:
    """Run two tests, of which one fails the first time only; return the exit code and what was printed."""
    path = folder / "test_two.py"
    path.write_text(TESTS.format(always=always), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, str(path)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_test_that_passes_at_the_second_try_is_named(tmp_path: Path) -> None:
    code, said = run(tmp_path, True, test.AGAIN)
    assert code == 0
    assert "RERUN test_two.py::test_now_and_then" in said
    assert "1 rerun" in said


def test_a_test_that_fails_twice_fails_the_run(tmp_path: Path) -> None:
    code, said = run(tmp_path, False, test.AGAIN)
    assert code == 1
    assert "FAILED test_two.py::test_always" in said


def test_without_a_second_try_one_failure_is_enough(tmp_path: Path) -> None:
    assert run(tmp_path, True, ())[0] == 1

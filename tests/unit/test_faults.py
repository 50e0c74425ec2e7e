"""Scripts end with a sentence where the system refuses something, and when Ctrl-C stops them."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import faults
import pytest
from environment import ROOT

from argmap.site.system_errors import explain_refusal

ALONE = ("github/pull_request.py", "github/report_issue.py")
"""Run where only scripts/ is checked out."""


def stop(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (
            OSError(errno.EROFS, "Read-only file system", "site"),
            1,
            "site: Read-only file system. Nothing can be written there: name another place, or use a copy of the"
            " project, and run this again.\n",
        ),
    ],
)
def test_a_fault_is_a_sentence_and_an_exit_code(
    error: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        faults.run(lambda: stop(error))
    assert (stopped.value.code, capsys.readouterr().err) == (status, said)


@pytest.mark.parametrize("status", [0, 3, None])
def test_a_script_without_faults_ends_with_its_own_exit_code(status: int | None) -> None:
    with pytest.raises(SystemExit) as stopped:
        faults.run(lambda: status)
    assert stopped.value.code == status


def test_our_own_mistakes_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        faults.run(lambda: stop(ZeroDivisionError()))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space", "from", None, "to"), "to: No space. Free some space there, "),
        (OSError(errno.EACCES, "Refused", "from", None, "to"), "from: Refused. Let your user read and write it, "),
        (OSError("named pipe"), "named pipe. Mend that, "),
        (OSError(errno.EIO, "Odd", "a\nb\u202e"), "a\\u000ab\\u202e: Odd. Mend that, "),
        (FileNotFoundError(errno.ENOENT, "Gone", Path("x")), "x: Gone. Put it back, or take out what leads to it, "),
    ],
)
def test_a_refusal_names_what_was_refused_and_a_remedy(error: OSError, said: str) -> None:
    assert explain_refusal(error).startswith(said)


@pytest.mark.parametrize("name", ALONE)
def test_what_a_workflow_runs_beside_nothing_but_the_scripts_needs_nothing_else(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-S", str(tmp_path / "scripts" / name)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.startswith("usage: ")) == (2, True)

"""Runs the nightly checks, each bounded in time, and writes a Markdown file for each; an empty file means no findings.

A file is written as soon as its check ends. Until then it says that the check has not ended, so that a check that was
aborted or never begun is not taken for one without findings.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO

sys.path.append(str(Path(__file__).resolve().parents[1]))  # scripts/, where environment.py is

import environment
import faults
from findings import FOUND, render_section

SCRIPTS = environment.ROOT / "scripts"
MINUTES = {"essay": 4.0, "audit": 10.0, "vendored": 5.0, "links": 15.0}
"""Time limits in minutes for the program of each check; the first also sets up the environment. The limit in
`nightly.yml` exceeds their sum."""
TOO_LONG = 124  # as the command `timeout` reports it


def main(words: list[str]) -> int:
    """Write essay.md, audit.md, vendored.md and links.md; a check that could not be carried out says so in its file."""
    if len(words) != 1:
        print("usage: nightly.py FOLDER", file=sys.stderr)
        return 2
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in CHECKS:
        (folder / f"{name}.md").write_text(f"## {name.capitalize()}\n\nThis check did not end.\n", "utf-8")
    for name in CHECKS:
        (folder / f"{name}.md").write_text(carry_out(name), "utf-8")
    return 0


def carry_out(name: str) -> str:
    """Return the findings of a check as a section, or an empty text; an error of the check itself is a section too."""
    try:
        return CHECKS[name]()
    except Exception:  # any error: the other checks are to run all the same
        return render_section(name.capitalize(), "This check broke off.", traceback.format_exc())


def check_essay() -> str:
    """Return a section on the changed paragraphs of the essay, or an empty text; the fetched copy is deleted."""
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder, "essay.txt"))
        fetched = run_program("essay", sys.executable, str(SCRIPTS / "github" / "fetch_essay.py"), copy)
        if fetched.returncode:
            return show_output("The essay", "It could not be fetched.", fetched)
        done = run_program("essay", sys.executable, str(SCRIPTS / "run.py"), "source", "check", copy)
    what = "Its wording differs from the index: read the paragraphs again and mend the claims that rest on them."
    return show_output("The essay", what, done) if done.returncode else ""


def check_dependencies() -> str:
    """Return the known weaknesses of the locked packages, and which could not be audited; or nothing."""
    return run_script("audit", "Dependencies", "github/audit.py")


def check_vendored() -> str:
    """Return a section on vendored files that differ from the packages in scripts/npm/, or an empty text."""
    done = run_program("vendored", sys.executable, str(SCRIPTS / "vendor.py"), "--check")
    what = "The code of others that is kept in the repository differs from its source, or could not be compared."
    return show_output("Vendored files", what, done) if done.returncode else ""


def check_links() -> str:
    """Return the dead links as a section, or nothing."""
    return run_script("links", "Dead links", "github/check_links.py")


CHECKS: dict[str, Callable[[], str]] = {
    "essay": check_essay,
    "audit": check_dependencies,
    "vendored": check_vendored,
    "links": check_links,  # last: it depends on the most others
}


def run_script(name: str, title: str, script: str) -> str:
    """Return the section that a script of ours prints where it found something, or nothing."""
    done = run_program(name, sys.executable, str(SCRIPTS / script))
    if done.returncode == FOUND and done.stdout.strip():
        return done.stdout
    return show_output(title, "The check broke off.", done) if done.returncode else ""


def run_program(check: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Return the output of a program and its exit code: 127 where it is not installed, TOO_LONG where it was stopped.

    At the limit the program is stopped with all its children, which would otherwise keep its output open.
    """
    seconds = MINUTES[check] * 60
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            running = subprocess.Popen(command, stdout=output, stderr=errors, start_new_session=True)
        except FileNotFoundError as error:
            return subprocess.CompletedProcess(command, 127, "", f"{error.filename} is not installed")
        try:
            code = running.wait(seconds)
        except subprocess.TimeoutExpired:
            code = TOO_LONG
        finally:
            if running.returncode is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()
        said = [_read(file) for file in (output, errors)]
    if code == TOO_LONG:
        said[1] += f"\nStopped: it had not ended after {seconds / 60:g} minutes."
    return subprocess.CompletedProcess(command, code, *said)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def show_output(title: str, what: str, done: subprocess.CompletedProcess[str]) -> str:
    """Return a section that shows a program's last lines as they are."""
    return render_section(title, what, done.stdout + done.stderr)


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

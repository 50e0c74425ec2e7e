"""Run the nightly checks and write one Markdown file for each into a folder; an empty one found nothing."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import environment
from check_links import DEAD

SCRIPTS = environment.ROOT / "scripts"
AUDIT = "pip-audit==2.10.1"
FENCE = "~~~~"


def main(words: list[str]) -> int:
    """Write links.md, essay.md, audit.md and vendored.md; a check that could not be carried out says so in its file."""
    if len(words) != 1:
        print("usage: nightly.py FOLDER", file=sys.stderr)
        return 2
    environment.enter()
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    checks = {"links": check_links, "essay": check_essay, "audit": check_dependencies, "vendored": check_vendored}
    for name, check in checks.items():
        (folder / f"{name}.md").write_text(check(), "utf-8")
    return 0


def check_links() -> str:
    """Return the dead links as a section, or nothing."""
    done = run_program(sys.executable, str(SCRIPTS / "check_links.py"))
    return done.stdout if done.returncode in {0, DEAD} else show_output("Dead links", "The check broke off.", done)


def check_essay() -> str:
    """Return which paragraphs of the essay have changed, or nothing. The copy is deleted again."""
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder, "essay.txt"))
        fetched = run_program(sys.executable, str(SCRIPTS / "fetch_essay.py"), copy)
        if fetched.returncode:
            return show_output("The essay", "It could not be fetched.", fetched)
        done = run_program(sys.executable, str(SCRIPTS / "run.py"), "source", "check", copy)
    what = "Its wording differs from the index: read the paragraphs again and mend the claims that rest on them."
    return show_output("The essay", what, done) if done.returncode else ""


def check_dependencies() -> str:
    """Return the known vulnerabilities of the locked packages, or nothing."""
    lock = str(environment.ROOT / "requirements.lock")
    audit = ("pipx", "run", "--spec", AUDIT, "pip-audit", "--requirement", lock, "--disable-pip", "--require-hashes")
    done = run_program(*audit)
    what = "Some locked package has a known weakness, or the audit could not be carried out."
    return show_output("Dependencies", what, done) if done.returncode else ""


def check_vendored() -> str:
    """Return which files of others in the repository are not what scripts/vendor/ names, or nothing."""
    done = run_program(sys.executable, str(SCRIPTS / "vendor.py"), "--check")
    what = "The code of others that is kept in the repository differs from its source, or could not be compared."
    return show_output("Vendored files", what, done) if done.returncode else ""


def run_program(*command: str) -> subprocess.CompletedProcess[str]:
    """Return what a program printed and its exit code; 127 where it is not installed."""
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(command, 127, "", f"{error.filename} is not installed")


def show_output(title: str, what: str, done: subprocess.CompletedProcess[str]) -> str:
    """Return a section that shows a program's last lines as they are, inside a fence that they cannot close."""
    lines: Sequence[str] = (done.stdout + done.stderr).replace(FENCE, "~ ~ ~ ~").strip().splitlines()[-60:]
    return "\n".join([f"## {title}", "", what, "", FENCE, *lines, FENCE, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Run every check and test; with arguments, run pytest with them and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

import environment
import faults
from chromium import advise, find_chromium, install_chromium

LINTERS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy", "--no-error-summary"),
)


def main(arguments: list[str]) -> int:
    """Return 0 where everything passed."""
    environment.enter(environment.TEST)
    os.chdir(environment.ROOT)
    browser = find_chromium() or (None if arguments else install_chromium())
    if browser:
        os.environ["CHROMIUM"] = browser
    elif not arguments:  # with arguments, only a test that needs a browser fails
        print(f"The browser tests need Chromium, which could not be installed here. {advise()}", file=sys.stderr)
        return 1
    failed = [] if arguments else [" ".join(linter) for linter in LINTERS if run_tool(linter)]
    status = run_tool(("pytest", *arguments))
    if failed:
        print(f"Failed before the tests: {', '.join(failed)} (see above)", file=sys.stderr)
    return status or bool(failed)


def run_tool(command: tuple[str, ...]) -> int:
    """Run one of the environment's tools and return its exit code."""
    return subprocess.run([sys.executable, "-m", *command], check=False).returncode


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

"""Run every check and test; with arguments, run pytest with them and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

import browsers
import environment
import faults
from locked_tools import ToolsError
from npm_packages import KEPT, NODE, FetchError, fetch_packages
from proofs.tools import find_tools

LINTERS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy", "--no-error-summary"),
)
WHOLE = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""How pytest runs the whole suite: a process a core, four at most, and the tests of one file in one process."""
AGAIN = ("--reruns", "1", "-rR")
"""A test that fails is run once more, and is named if it then passes; the proof `steady` allows no second try."""
BROWSER_LINTERS = (
    ("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--colors=off"),
    ("typescript/bin/tsc", "--pretty", "false"),
)


def main(arguments: list[str]) -> int:
    """Return 0 where everything passed."""
    environment.enter(environment.TEST)
    os.chdir(environment.ROOT)
    if not arguments:
        prepare_browsers()
    if chromium := browsers.find_browser(browsers.CHROMIUM):
        os.environ["CHROMIUM"] = chromium
    elif not arguments:  # with arguments, only tests that need a browser fail
        advice = browsers.advise(browsers.CHROMIUM)
        print(f"The browser tests need Chromium, which could not be installed here. {advice}", file=sys.stderr)
        return 1
    failed = [] if arguments else run_linters()
    status = run_tool(("pytest", *(arguments or (*WHOLE, *AGAIN))))
    if failed:
        print(f"Failed before the tests: {', '.join(failed)} (see above)", file=sys.stderr)
    return status or bool(failed)


def prepare_browsers() -> None:
    """Install the browsers and the tools that drive them; where one cannot be had, its test says what to do."""
    for name in browsers.NAMES:
        browsers.install_browser(name)
    try:
        find_tools()
    except ToolsError as error:
        print(error, file=sys.stderr)


def run_linters() -> list[str]:
    """Run every linter and type checker; return those that found something or could not run."""
    failed = [" ".join(linter) for linter in LINTERS if run_tool(linter)]
    try:
        prepare_node()
    except FetchError as error:
        print(error, file=sys.stderr)
        return [*failed, *(" ".join(linter) for linter in BROWSER_LINTERS)]
    return failed + [" ".join(linter) for linter in BROWSER_LINTERS if run_node_tool(linter)]


def prepare_node() -> None:
    """Fetch npm's packages and write the generated modules, which checks and tests of the browser's code need.

    Raises:
        FetchError: where npm cannot fetch them.
    """
    fetch_packages()
    subprocess.run([sys.executable, "scripts/write_modules.py"], check=True)


def run_node_tool(command: tuple[str, ...]) -> int:
    """Run a tool that npm_packages fetched and return its exit code."""
    tool = KEPT / "node_modules" / command[0]
    return subprocess.run([*NODE, str(tool), *command[1:]], check=False).returncode


def run_tool(command: tuple[str, ...]) -> int:
    """Run one of the environment's tools and return its exit code."""
    return subprocess.run([sys.executable, "-m", *command], check=False).returncode


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

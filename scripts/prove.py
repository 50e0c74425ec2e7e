"""Run the proofs that take too long for every run of the tests: other browsers, faults, hostile input, size.

Each proof is a module of `scripts/proofs/` with a function `prove`. The nightly workflow runs them all.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import environment
import faults

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))  # where the tests' server and maps are

if TYPE_CHECKING:
    from proofs.result import Result

PROOFS = {
    "engines": "a reader's walk through every type of page, in Chromium, Firefox and WebKit",
    "orca": "what a screen reader says of each kind of page, compared with tests/spoken/",
    "hostile": "input that means harm, in many more examples than the tests take",
    "workflows": "the workflows, run here with act on a good, a bad and a hostile proposal",
    "steady": "every test under load, and none may fail even once",
    "reproducible": "the same bytes of wheel, sdist, list of parts and site on two machines",
    "scale": "maps of 10,000 claims: memory, files and pages within scripts/proofs/budget.toml",
    "zensical": "the expanded site, built by Zensical below a path: each link and asset, the policy, and a browser",
    "faults": "builds that are killed, short of room, leave, git or company, in other places on earth",
}
"""The names of the proofs, which are those of their modules, and what each is about."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proofs that are named, or all, and print one table. Returns 0 where all of them hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.epilog = "\n".join(f"{name:12} {about}" for name, about in PROOFS.items())
    parser.add_argument("proofs", nargs="*", choices=[*PROOFS, []], metavar="PROOF", help="all of them by default")
    names = parser.parse_args(arguments).proofs or list(PROOFS)
    environment.enter(environment.TEST)
    os.chdir(environment.ROOT)
    rows = []
    for name in names:
        print(f"{name}: {PROOFS[name]}", flush=True)
        start = time.monotonic()
        result = run_proof(name)
        rows.append((name, result, time.monotonic() - start))
    print(render_table(rows))
    return int(any(result.failures for _, result, _ in rows))


def run_proof(name: str) -> Result:
    """Return what a proof found; an error of the proof itself is a failure."""
    from proofs.result import Result  # noqa: PLC0415  only inside the environment, like the proofs

    with tempfile.TemporaryDirectory(prefix=f"prove-{name}-") as folder:
        try:
            found: Result = importlib.import_module(f"proofs.{name}").prove(Path(folder))
        except Exception:  # any error: the other proofs are to run all the same
            return Result("broke off", (traceback.format_exc(),))
        return found


def render_table(rows: Sequence[tuple[str, Result, float]]) -> str:
    """Return one table of all proofs, and below it each failure and each thing that could not be tried."""
    cells = [("proof", "tried", "result", "seconds")]
    for name, result, seconds in rows:
        held = f"{len(result.failures)} failed" if result.failures else "holds"
        lacking = f", {len(result.lacking)} not possible here" if result.lacking else ""
        cells.append((name, result.tried, f"{held}{lacking}", f"{seconds:.0f}"))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["", *("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)]
    for name, result, _ in rows:
        lines += [f"\n{name}: not possible here: {what}" for what in result.lacking]
        lines += [f"\n{name}: FAILED: {what.rstrip()}" for what in result.failures]
    return "\n".join(lines)


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

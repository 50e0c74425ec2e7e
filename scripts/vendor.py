"""Renews the vendored code in the repository from the versions that scripts/npm/ names.

`--check` writes nothing and fails where a file in the repository is not what these versions give.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment
import faults
from npm_packages import KEPT, NODE, FetchError, fetch_packages

ROOT = Path(__file__).resolve().parent.parent
SITE = Path("argmap", "theme", "assets", "vendor")
TESTS = Path("tests", "browser", "vendor")
FLAGS = ("--bundle", "--minify", "--target=es2021", "--legal-comments=inline", "--log-level=warning")
"""es2021 runs in browsers of 2021 and later; older ones show the outline and no map."""
ESBUILD = Path("node_modules", "esbuild", "bin", "esbuild")
VIS_PARTS = ("vis-network", "vis-data", "vis-util", "@egjs/hammerjs", "component-emitter", "keycharm", "uuid")
SITE_PARTS = (*VIS_PARTS, "minisearch")
"""The packages whose code is in the files of the site."""


def main(words: list[str]) -> int:
    """Write the files, or compare them; 1 where one differs."""
    if words not in ([], ["--check"]):
        print("usage: vendor.py [--check]", file=sys.stderr)
        return 2
    environment.enter(environment.TEST)
    try:
        fetch_packages()
    except FetchError as error:
        print(error, file=sys.stderr)
        return 1
    files = make_files()
    if words:
        return report_changed(files)
    for path, content in files.items():
        (ROOT / path).write_bytes(content)
        print(f"{path.as_posix()}: {len(content):,} bytes")
    return 0


def report_changed(files: dict[Path, bytes]) -> int:
    """Name each file that differs from what is in the repository."""
    changed = [path for path, content in files.items() if read_bytes(ROOT / path) != content]
    for path in changed:
        print(f"{path.as_posix()} is not what scripts/npm/package.json names: run `python3 scripts/vendor.py`")
    return 1 if changed else 0


def read_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, or None where it is missing."""
    return path.read_bytes() if path.is_file() else None


def make_files() -> dict[Path, bytes]:
    """Return every vendored file by its path in the repository."""
    modules = KEPT / "node_modules"
    axe = modules / "axe-core"
    return {
        SITE / "vis-network.min.js": bundle("vis-network.js", "--format=iife", "--global-name=vis"),
        SITE / "vis-network-LICENSE.txt": join_licences(modules, VIS_PARTS),
        SITE / "minisearch.min.js": bundle("minisearch.js", "--format=esm"),
        SITE / "minisearch-LICENSE.txt": (modules / "minisearch" / "LICENSE.txt").read_bytes(),
        TESTS / "axe.min.js": (axe / "axe.min.js").read_bytes(),
        TESTS / "axe-LICENSE.txt": (axe / "LICENSE").read_bytes(),
        TESTS / "axe-LICENSE-3RD-PARTY.txt": (axe / "LICENSE-3RD-PARTY.txt").read_bytes(),
    }


def bundle(entry: str, *options: str) -> bytes:
    """Return a module of scripts/npm/ bundled with its imports; exit with esbuild's message if that fails."""
    command = [*NODE, str(ESBUILD), *FLAGS, entry, *options]
    done = subprocess.run(command, cwd=KEPT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"esbuild failed with {entry}:\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def join_licences(modules: Path, names: tuple[str, ...]) -> bytes:
    """Return the MIT licences of packages, one after the other, each below its package's name."""
    parts = []
    for name in names:
        found = sorted(path for path in (modules / name).iterdir() if path.name.lower().startswith("license"))
        chosen = next((path for path in found if "mit" in path.name.lower()), found[0])
        parts.append(f"{name}\n\n{chosen.read_text('utf-8').strip()}\n")
    return "\n\n".join(parts).encode()


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

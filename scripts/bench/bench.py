"""Measures speed: tables, no tests.

Builds, maps and evaluation are compared with a peer, or with a build without the plugin, in the same run; the loading
of pages is told in figures of its own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[1]))  # scripts/, where environment.py is
sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "support"))  # where generated.py is

import environment
import faults
from bench_table import Row, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("build", "serve", "explorer", "evaluate", "loading")
SIZES = (100, 1000, 3000)
ROUNDS = 3
OURS = """\
site_name: Generated map
site_url: http://127.0.0.1:8000/
theme: material
plugins: [argmap, search]
nav: [index.md, claims.md]
"""
BARE = """\
site_name: Generated map
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions:
  - toc: {permalink: true}
not_in_nav: /claims/*
nav: [index.md, claims.md]
"""
INDEX = "# Generated map\n\n[All claims](claims.md)\n"
LIST = '# All claims\n\n--8<-- "claims.html"\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks named on the command line, or all of them, and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], help="default: all")
    names = parser.parse_args(arguments).names or NAMES
    environment.enter(environment.TEST)
    if "build" in names:
        print_table("Full build, ours against bare MkDocs Material on the same pages (seconds)", run_builds())
    if "serve" in names:
        import bench_serving  # noqa: PLC0415  needs the environment

        title = "From a saved claim to its page, ours against bare MkDocs Material on the same pages (seconds)"
        print_table(title, [bench_serving.measure_serving(size, make_projects) for size in SIZES])
    if "explorer" in names:
        import bench_explorer  # noqa: PLC0415  needs the environment

        print_table("Maps in Chromium, ours against naive pyvis (seconds)", bench_explorer.run())
    if "evaluate" in names:
        import bench_evaluate  # noqa: PLC0415  needs the environment

        print_table("Evaluation", bench_evaluate.run())
    if "loading" in names:
        import bench_loading  # noqa: PLC0415  needs the environment

        print_table("Cold visits (seconds)", bench_loading.run(), bench_loading.COLUMNS)
    return 0


def run_builds() -> list[Row]:
    """Build generated maps of each size with the plugin, and their expanded pages without it."""
    return [measure_build(size) for size in SIZES]


def measure_build(size: int) -> Row:
    """Compare medians of full builds, taken alternately after a warm-up; sizes are of the claim pages' HTML."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = make_projects(Path(folder), size)
        first = build(ours)
        taken = [(build(ours), build(bare)) for _ in range(ROUNDS)]
        pages = [path.stat().st_size / 1e3 for path in (ours / "site" / "claims").glob("*/index.html")]
        sizes = f"claim pages {statistics.median(pages):.0f} kB in the middle, {max(pages):.0f} kB at most"
        note = f"{sizes}; the first build, which draws the preview pictures, {first:.3g} s"
        plugin, plain = (statistics.median(column) for column in zip(*taken, strict=True))
        return Row(f"{size} claims", plugin, plain, note)


def make_projects(folder: Path, size: int) -> tuple[Path, Path]:
    """Write a generated map into a folder: as a project of ours, and expanded for MkDocs without the plugin."""
    from generated import write_docs  # noqa: PLC0415  needs the environment

    ours, bare = folder / "ours", folder / "bare"
    ours.mkdir()
    (ours / "mkdocs.yml").write_text(OURS, encoding="utf-8")
    write_docs(ours / "docs", size)
    (ours / "docs" / "index.md").write_text(INDEX, encoding="utf-8")
    (ours / "docs" / "claims.md").write_text(LIST, encoding="utf-8")
    expand = [sys.executable, "-m", "argmap", "expand", str(bare), "--docs", str(ours / "docs")]
    subprocess.run(expand, check=True, capture_output=True)
    (bare / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    return ours, bare


def build(project: Path) -> float:
    """Return the seconds that one full build takes, Python's start included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    faults.run(main)

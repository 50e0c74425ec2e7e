"""A reader's walk through every type of page, the same in Chromium, Firefox and WebKitGTK, wide and narrow."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import browsers
from environment import ROOT
from proofs.result import Result
from proofs.serving import build, serve
from proofs.walking import Outcome, describe_site, walk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SIZES = ("1280x800", "390x844")
PATIENCE = 60
"""The seconds that a page may take where other walks take the processors, too."""


def prove(folder: Path) -> Result:
    """Build the site, and walk through it in each browser at each size."""
    programs, failures = find_programs()
    with serve(folder / "site") as address:
        build(address, ROOT / "scripts" / "build.py", "--quiet", "--site", folder / "site")
        site = describe_site(folder / "site", address) | {"patience": PATIENCE}
        taken = walk_all(programs, SIZES, folder, site)
    failures += list_failures(taken)
    lacking = dict.fromkeys(f"{name}, {one.step}: {one.lacking}" for name, _, one in taken if one.lacking)
    count = sum(not one.lacking for *_, one in taken)
    tried = f"{count} steps in {', '.join(programs)} at {' and '.join(SIZES)}"
    return Result(tried, tuple(failures), tuple(lacking))


def find_programs() -> tuple[dict[str, str], list[str]]:
    """Return each browser's program by its name, installing what is missing, and what has to be installed by hand."""
    found = {name: browsers.install_browser(name) for name in browsers.NAMES}
    programs = {name: program for name, program in found.items() if program}
    return programs, [browsers.advise(name) for name in found if name not in programs]


Taken = tuple[str, str, Outcome]
"""What became of a step, after the browser's name and the window's size."""


def walk_all(
    programs: Mapping[str, str], sizes: Sequence[str], folder: Path, site: Mapping[str, object]
) -> list[Taken]:
    """Walk through a site in each browser at each size, two at a time; `walk.py` says what it asks of `site`."""
    walks = []
    with ThreadPoolExecutor(2) as pool:
        for size in sizes:
            for name, program in programs.items():
                (own := folder / f"{name}-{size}").mkdir()
                walks.append((name, size, pool.submit(walk, name, program, size, own, site)))
    return [(name, size, outcome) for name, size, running in walks for outcome in running.result()]


def list_failures(taken: Sequence[Taken]) -> list[str]:
    """Return what failed in steps, with where."""
    return [f"{name} {size}, {one.step}:\n{one.failed}" for name, size, one in taken if one.failed]

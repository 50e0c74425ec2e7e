"""Walk through a site in one browser at one size; prints a JSON list a step.

The list holds the step's name, what the driver lacks for it, and what failed. Runs in the environment of the proofs'
tools: walk.py ENGINE PROGRAM WIDTHxHEIGHT FOLDER, with the site as JSON on standard input: its address,
pages and thesis, under `word` what to search for, under `steps` which steps to take, by default all, and under
`patience` how many seconds a page has.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[2]))  # scripts/, below which this package lies

from proofs.browsing.steps import STEPS, WITHOUT_SCRIPTS, Site, Step

if TYPE_CHECKING:
    from proofs.browsing.window import Window

NARROW = 600  # px
NARROW_LACKS = {"double click": "in a narrow window the details that a first click opens cover the box"}


def main(engine: str, program: str, size: str, folder: str) -> None:
    """Take the steps, those without scripts in a window of their own."""
    given = json.load(sys.stdin)
    wanted = given.get("steps") or [name for name, _, _ in (*STEPS, *WITHOUT_SCRIPTS)]
    site = Site(given["address"], tuple(given["pages"]), given["thesis"], given.get("word", Site.word))
    width, height = map(int, size.split("x"))
    for scripts, listed in ((True, STEPS), (False, WITHOUT_SCRIPTS)):
        steps = [step for step in listed if step[0] in wanted]
        if not steps:
            continue
        window = open_window(engine, program, (width, height), Path(folder), scripts=scripts)
        window.patience = given.get("patience", window.patience)
        lacks = window.lacks | (NARROW_LACKS if width < NARROW else {})
        try:
            for name, step, needs in steps:
                lacking = lacks.get(needs, "") if needs else ""
                failed = "" if lacking else take_step(window, step, site)
                print(json.dumps([name, lacking, failed]), flush=True)
        finally:
            window.close()


def open_window(engine: str, program: str, size: tuple[int, int], folder: Path, *, scripts: bool) -> Window:
    """Return a window of a browser; the drivers are imported only where they are used."""
    if engine == "webkit":
        from proofs.browsing.by_selenium import WebKitWindow  # noqa: PLC0415

        return WebKitWindow(program, size, folder / "webkit.log", scripts=scripts)
    from proofs.browsing.by_playwright import PlaywrightWindow  # noqa: PLC0415

    return PlaywrightWindow(engine, program, size, scripts=scripts)


def take_step(window: Window, step: Step, site: Site) -> str:
    """Return what went wrong in a step, or an empty text."""
    window.list_faults()
    failed = ""
    try:
        step(window, site)
    except AssertionError as error:
        failed = str(error) or traceback.format_exc(limit=-1)
    except Exception:  # whichever error a driver has
        failed = traceback.format_exc(limit=-3)
    return "\n".join([part for part in (failed, *window.list_faults()) if part])


if __name__ == "__main__":
    main(*sys.argv[1:])

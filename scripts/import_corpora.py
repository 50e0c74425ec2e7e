"""Import each file of some folders as a map of its own, and count what is read, what is refused, and what goes wrong.

The files are corpora of others, which their licences keep out of this repository. Public repositories that hold some:
recap-utr/arguebase-public (the AIF of AIFdb: IAC, QT30, Araucaria, US2016, microtexts), carneades/carneades-4 (YAML),
christianvoigt/argdown (Argdown), edoguido/Kialo-Parser (Kialo's text export). Example:

    git clone https://github.com/recap-utr/arguebase-public
    python3 scripts/import_corpora.py --ending .json arguebase-public/qt30 arguebase-public/iac
"""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import environment
import faults

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))

SECONDS = 60


class Outcome(StrEnum):
    """What became of a file; the last three are faults of ours."""

    IMPORTED = "imported"
    REFUSED = "refused"
    CHECK = "imported, but the check finds problems"
    SLOW = f"not done in {SECONDS} s"
    CRASHED = "crashed"


FAULTS = frozenset({Outcome.CHECK, Outcome.SLOW, Outcome.CRASHED})


class OutOfTimeError(Exception):
    """A file takes too long."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts of each folder, and each fault. Returns 0 where there is no fault.

    A file that is refused with its place, as one that breaks its format must be, is none.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="a folder of files, with those below it")
    parser.add_argument("--ending", default="", metavar=".END", help="take only files whose names end so")
    options = parser.parse_args(arguments)
    environment.enter(environment.TEST)
    return max(tell_folder(folder, options.ending) for folder in options.folders)


def tell_folder(folder: Path, ending: str) -> int:
    """Import the files of a folder, and print what became of them."""
    counts: Counter[Outcome] = Counter()
    claims = steps = 0
    for path in sorted(one for one in folder.rglob(f"*{ending}") if one.is_file()):
        outcome, what, size = import_file(path)
        counts[outcome] += 1
        claims, steps = claims + size[0], steps + size[1]
        if outcome is not Outcome.IMPORTED:
            print(f"{path}: {outcome}: {what}")
    told = ", ".join(f"{counts[outcome]:,} {outcome}" for outcome in Outcome if counts[outcome])
    print(f"{folder}: {counts.total():,} files: {told or 'none'}; {claims:,} claims, {steps:,} steps", flush=True)
    return int(any(counts[outcome] for outcome in FAULTS))


def import_file(path: Path) -> tuple[Outcome, str, tuple[int, int]]:
    """Return what became of a file, the reason where it is not imported, and the numbers of its claims and steps."""
    from imports import make_map  # noqa: PLC0415  only inside the environment

    from argmap.content.problems import render_problems  # noqa: PLC0415
    from argmap.exchange.debate import ReadError  # noqa: PLC0415
    from argmap.exchange.losses import Losses  # noqa: PLC0415
    from argmap.exchange.reading import read_source, take_file  # noqa: PLC0415

    losses = Losses()
    try:
        with limit_time(SECONDS):
            made, problems, _ = make_map(read_source(take_file(path), losses), losses)
    except ReadError as error:
        return Outcome.REFUSED, render_problems(error.problems, "text"), (0, 0)
    except OutOfTimeError:
        return Outcome.SLOW, "", (0, 0)
    except Exception:  # any error is what is looked for
        return Outcome.CRASHED, traceback.format_exc(), (0, 0)
    if problems:
        return Outcome.CHECK, render_problems(problems, "text"), (0, 0)
    return Outcome.IMPORTED, "", (len(made.claims), len(made.steps))


@contextmanager
def limit_time(seconds: int) -> Iterator[None]:
    """Raise OutOfTimeError in the block once so many seconds have passed."""

    def stop(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

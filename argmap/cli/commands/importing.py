"""argmap import: a debate from another tool's file as the folder of a new map, and what was lost on the way."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import yaml

from argmap.cli.commands.common import (
    CONTENT,
    FINE,
    Commands,
    UsageError,
    add_language,
    count,
    keeping_all,
    refuse_taken,
    write_losses,
)
from argmap.content.models import CREDENCES_MAX
from argmap.content.problems import render_problems, show
from argmap.content.vocabulary import Belief
from argmap.exchange.arrange import Arranged, arrange
from argmap.exchange.claim_files import Written, write_claims
from argmap.exchange.debate import Debate, ReadError
from argmap.exchange.losses import Losses
from argmap.exchange.reading import Source, SourceFile, read_sources, take_file
from argmap.exchange.whole_files import write_whole
from argmap.exchange.words import clean_line
from argmap.pages.registry import PAGE_NAMES
from argmap.site.files import write_new
from argmap.site.start import Start, build_start

_TITLE_MAX = 200


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    bring = commands.add_parser("import", help="make a new map from Argdown, AIF, Kialo, Carneades, or a claims.json")
    bring.add_argument("files", type=Path, nargs="+", metavar="FILE", help="files of one debate")
    bring.add_argument("--to", type=Path, metavar="DIR", help="a new folder (the name of the first file, without end)")
    bring.add_argument(
        "--format", choices=[form.value for form in Source], help="of the files (what their content shows)"
    )
    bring.add_argument("--title", metavar="TEXT", help="of the debate (what the file calls it)")
    add_language(bring)
    bring.add_argument("--losses", type=Path, metavar="FILE.json", help="write there, too, what was lost")
    bring.set_defaults(run=run_import)


@keeping_all()
def run_import(options: argparse.Namespace) -> int:
    """Make a folder like that of argmap init from a debate, and tell what was lost.

    Raises:
        UsageError: where a file cannot be opened or written, or the folder holds one of the new files already.
    """
    losses = Losses()
    folder: Path = options.to or Path(options.files[0].stem)
    try:
        debate = read_sources(_take(options.files), losses, Source(options.format) if options.format else None)
    except ReadError as error:
        print(render_problems(error.problems, "text"))
        return CONTENT
    arranged = arrange(debate, losses)
    written = write_claims(arranged, losses, PAGE_NAMES)
    whole = write_whole(arranged, losses)
    given = options.title or (debate.essay.title if debate.essay else debate.title)
    title = _find_title(given, options.files[0], losses)
    names = tuple(show(path.name) for path in options.files)
    essay = debate.essay
    start = Start(
        title,
        tuple(written.topics),
        author=essay.author if essay else "",
        url=essay.url if essay else "",
        date=essay.date if essay else "",
        thesis=arranged.thesis,
        language=options.language,
        claims=written.files,
        stances=_write_stances(arranged),
        beside=whole,
        made_from=names,
    )
    files = build_start(start)
    refuse_taken(folder, files, "name a new folder with --to")
    if options.losses:  # first, so that no folder is left where this cannot be done
        write_losses(options.losses, losses)
    write_new(folder, files)
    _tell(folder, arranged, written, debate, losses)
    return FINE


def _take(paths: list[Path]) -> list[SourceFile]:
    try:
        return [take_file(path) for path in paths]
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror or error}") from None


def _find_title(given: str, file: Path, losses: Losses) -> str:
    changes: set[tuple[str, str]] = set()
    title = clean_line(given, _TITLE_MAX, changes) or clean_line(file.stem, _TITLE_MAX, changes) or "A debate"
    for what, done in changes:
        losses.note(what, done, "title")
    return title


def _write_stances(arranged: Arranged) -> dict[str, str]:
    """Return what the file takes for true and false as a signed stance, which readers can take over."""
    words = [(name, Belief.SURELY) for name in arranged.assumed] + [
        (name, Belief.SURELY_NOT) for name in arranged.doubted
    ]
    if not words:
        return {}
    signed = {
        "name": "The imported file",
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "says": "What the file assumes is true, and what it neither assumes nor argues for is not.",
        "credences": {name: word.value for name, word in words[:CREDENCES_MAX]},
    }
    return {"as-imported": yaml.safe_dump(signed, sort_keys=False, allow_unicode=True, width=1000)}


def _tell(folder: Path, arranged: Arranged, written: Written, debate: Debate, losses: Losses) -> None:
    steps = sum(len(placed.steps) for placed in arranged.claims.values())
    print(
        f"{folder} holds a new map: {count(len(written.files), 'claim')} of {count(len(debate.texts), 'text')}, "
        f"{count(steps, 'step')} of {len(debate.links)}."
    )
    if text := losses.as_text():
        print(f"What was changed or lost:\n{text}", end="")
    print(f"Next: cd {folder} && argmap serve. README.md says how it goes on.", file=sys.stderr)

"""argmap export: the map, or the part of it around a claim, in the format of another tool."""

from __future__ import annotations

import argparse
import io
import sys
from dataclasses import replace
from pathlib import Path

from argmap.argument.argument import Argument
from argmap.cli.commands.common import (
    CONTENT,
    FINE,
    Commands,
    UsageError,
    add_docs,
    count,
    load_map,
    read_settings,
    write_file,
    write_losses,
)
from argmap.content.problems import render_problems, show, suggest
from argmap.exchange.formats import FORMATS, Format, Part, Written, write_map
from argmap.exchange.publication import Publication
from argmap.repository.build_date import find_commit, find_date

HOPS = 2
"""How far from a claim its part of the map reaches, where the command does not say."""


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    export = commands.add_parser("export", help="write the map in the format of another tool, and say what that loses")
    export.add_argument("--format", required=True, choices=list(FORMATS), help="the format")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="file to write (standard output)")
    export.add_argument("--claim", metavar="ID", help="only the part of the map around this claim")
    export.add_argument(
        "--hops", type=_read_hops, metavar="N", help=f"how many steps that part reaches from the claim ({HOPS})"
    )
    export.add_argument("--losses", type=Path, metavar="FILE", help="write what is lost into this file, as JSON")
    add_docs(export)
    export.set_defaults(run=run_export)


def _read_hops(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"not a number of steps: {show(text)}")
    return int(text)


def run_export(options: argparse.Namespace) -> int:
    """Write the map in a format; what the format loses goes to standard error, and as JSON into the file of --losses.

    Files are written whole or not at all.

    Raises:
        UsageError: where the folder has no map or has problems, there is no such claim, the format would not be
            readable, or a file cannot be written.
    """
    if options.hops is not None and options.claim is None:
        raise UsageError("--hops says how far the part around a claim reaches. Name the claim with --claim ID.")
    if options.losses and options.output and options.losses.resolve() == options.output.resolve():
        raise UsageError(f"-o and --losses name the same file, {options.output}. Name two.")
    argument = Argument(load_map(options.docs))
    settings, wrong = read_settings(options.docs.resolve().parent)
    if wrong:
        print(render_problems(wrong, "text"), file=sys.stderr)
        return CONTENT
    written = _write(FORMATS[options.format], argument, _date(settings.publication, options.docs), options)
    if options.losses:
        write_losses(options.losses, written.losses)
    if options.output:
        write_file(options.output, written.text)
    else:
        _print_as_it_is(written.text)
    print(_tell(FORMATS[options.format], written), end="", file=sys.stderr)
    return FINE


def _date(published: Publication, docs: Path) -> Publication:
    """Return the publication with the date and commit of the files, and the name of their folder."""
    root = docs.resolve().parent
    try:
        return replace(published, date=find_date(root), commit=find_commit(root), docs=docs.resolve().name)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _write(form: Format, argument: Argument, published: Publication, options: argparse.Namespace) -> Written:
    hops = HOPS if options.hops is None else options.hops
    try:
        written = write_map(form, argument, published, Part(options.claim, hops) if options.claim is not None else None)
    except KeyError:
        near = suggest(options.claim, argument.made.claims)
        raise UsageError(f'no claim "{show(options.claim)}". {near}Ids are the file names in claims/.') from None
    if form.most is not None and written.claims > form.most:
        claim = options.claim or argument.made.order[0]
        advice = f"Name a claim, and how far its part reaches, such as --claim {claim} --hops 1."
        raise UsageError(f"{written.claims} claims make no readable {form.title}: at most {form.most}. {advice}")
    return written


def _print_as_it_is(text: str) -> None:
    """Print a file: in UTF-8 and with its own line ends, whatever the terminal has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(text)


def _tell(form: Format, written: Written) -> str:
    size = f"{count(written.claims, 'claim')}, {count(written.steps, 'step')}"
    lost = written.losses.as_text()
    return f"{form.title}: {size}. " + (f"What it cannot say:\n{lost}" if lost else "Nothing is lost.\n")

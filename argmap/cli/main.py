"""The command line: reads arguments, runs one command, and returns its exit code."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from argmap.cli.commands.common import FINE, INTERRUPTED, USAGE, UsageError
from argmap.content.problems import show

GROUPS: Mapping[str, Sequence[str]] = {
    "start": ("init",),
    "importing": ("import",),
    "publish": ("build", "serve"),
    "check": ("check", "advise"),
    "source": ("source",),
    "summary": ("summary",),
    "evaluation": ("evaluate", "cruxes"),
    "expand": ("expand",),
    "export": ("export",),
    "change": ("new", "draft", "diff", "schema"),
}
"""The modules of `cli.commands` and the commands that each adds, in the order in which help lists them."""


def main(arguments: Sequence[str] | None = None, docs: Path = Path("docs")) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems in the content, 2 wrong usage, 130 interrupted.

    `docs` is the docs folder where the arguments name none.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a character that the terminal's encoding lacks is shown by its code
    try:
        options = _read_options(sys.argv[1:] if arguments is None else arguments, docs)
        if isinstance(options, int):
            return options
        command: Callable[[argparse.Namespace], int] = options.run
        status = command(options)
        sys.stdout.flush()
    except UsageError as error:
        print(f"argmap: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:  # the reader of the pipe has closed it, as in: argmap diff main | head
        _drop_output()
        return FINE
    except OSError as error:
        _drop_output()
        where = f"{show(str(error.filename), 200)}: " if error.filename else ""
        print(f"argmap: the system refused: {where}{error.strerror or error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("argmap: interrupted", file=sys.stderr)
        return INTERRUPTED
    return status


def _read_options(words: Sequence[str], docs: Path) -> argparse.Namespace | int:
    """Return the options of a command, or the exit code where there is nothing to run, and why has been said."""
    try:
        options = build_parser(words[0] if words else "").parse_args(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    if "docs" in options and options.docs is None:
        options.docs = docs
    return options


def _drop_output() -> None:
    """Redirect standard output to the null device: Python would try to flush it again at exit, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """Return the parser of one command, whose group alone is imported, or of all where none has this name."""
    parser = argparse.ArgumentParser(prog="argmap", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in [group for group, names in GROUPS.items() if command in names] or GROUPS:
        importlib.import_module(f"argmap.cli.commands.{group}").add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""The command line: reads arguments, runs one command, and returns its exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.cli.commands import (
    change,
    check,
    evaluation,
    expand,
    export,
    importing,
    publish,
    source,
    start,
    summary,
)
from argmap.cli.commands.common import FINE, INTERRUPTED, USAGE, UsageError
from argmap.content.problems import show


def main(arguments: Sequence[str] | None = None, docs: Path = Path("docs")) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems in the content, 2 wrong usage, 130 interrupted.

    `docs` is the docs folder where the arguments name none.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a character that the terminal's encoding lacks is shown by its code
    parser = build_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    if "docs" in options and options.docs is None:
        options.docs = docs
    command: Callable[[argparse.Namespace], int] = options.run
    try:
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


def _drop_output() -> None:
    """Redirect standard output to the null device: Python would try to flush it again at exit, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="argmap", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in (start, importing, publish, check, source, summary, evaluation, expand, export, change):
        group.add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

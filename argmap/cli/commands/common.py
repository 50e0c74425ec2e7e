"""Shared by the commands: exit codes, the option --docs, and reading a docs folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import Reading, read_docs
from argmap.review.rules import check_reading

FINE, CONTENT, USAGE = 0, 1, 2
INTERRUPTED = 130  # as shells report Ctrl-C

Commands = argparse._SubParsersAction  # argparse has no public name for it


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message says why."""


def add_docs(parser: argparse.ArgumentParser) -> None:
    """Add --docs to a command; `cli.main` puts in the default."""
    parser.add_argument("--docs", type=Path, metavar="DIR", help="folder that has claims/ (docs)")


def load(docs: Path) -> Reading:
    """Return the reading of a docs folder.

    Raises:
        UsageError: where the folder has no folder claims/.
    """
    try:
        return read_docs(docs)
    except OSError as error:
        raise UsageError(f"{error}. Name the folder with --docs DIR.") from None


def load_map(docs: Path) -> ArgumentMap:
    """Return the map of a docs folder.

    Raises:
        UsageError: where the folder has no claims/, or has problems.
    """
    made, problems = check_reading(load(docs))
    if problems:
        found = count(len(problems), "problem")
        raise UsageError(f"{docs} has {found}; argmap check lists them.")
    return made


def count(number: int, word: str) -> str:
    """Return a number with its word: 1 claim, 2 claims."""
    return f"{number} {word}" + ("" if number == 1 else "s")

"""Shared by the commands: exit codes, the option --docs, and reading a docs folder and the settings beside it."""

from __future__ import annotations

import argparse
import gc
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from argmap.argument.graph import ArgumentMap
from argmap.cli.replace_file import replace_file
from argmap.content.docs_folder import Reading, read_docs
from argmap.content.problems import Problem, show
from argmap.exchange.losses import Losses
from argmap.pages.context import Settings
from argmap.repository.github import find_repository
from argmap.review.rules import check_reading
from argmap.site.files import find_taken
from argmap.site.settings import load_settings

FINE, CONTENT, USAGE = 0, 1, 2
INTERRUPTED = 130  # as shells report Ctrl-C
_SHOWN = 5

Commands = argparse._SubParsersAction  # argparse has no public name for it


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message says why."""


def add_docs(parser: argparse.ArgumentParser) -> None:
    """Add --docs to a command; `cli.main` puts in the default."""
    parser.add_argument("--docs", type=Path, metavar="DIR", help="folder that has claims/ (docs)")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add --language to a command that makes a new map."""
    parser.add_argument(
        "--language", type=_read_language, metavar="CODE", default="en", help="of the site's words, such as de (en)"
    )


def _read_language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]+)?", text):
        raise argparse.ArgumentTypeError(f"{show(text)!r} is no code of a language, such as de")
    return text


@contextmanager
def keeping_all() -> Iterator[None]:
    """Let Python not look for circular garbage for a while.

    Nearly all that a check or an import makes stays until it ends, and going through it time and again takes a quarter
    of its time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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


def read_settings(project: Path) -> tuple[Settings, Sequence[Problem]]:
    """Return the settings of the pages, and the problems of those in the project's mkdocs.yml, if there is one.

    Raises:
        UsageError: where MkDocs does not accept the file.
    """
    file, repository = project / "mkdocs.yml", find_repository(project)
    if not file.is_file():
        return Settings(repository=repository), ()
    try:
        chosen, site_url, problems = load_settings(file)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return chosen.tell_pages(site_url, repository), problems


def refuse_taken(folder: Path, files: Mapping[str, str], advice: str) -> None:
    """Refuse to go on where a folder holds one of the files already.

    Raises:
        UsageError: with the first of these files, and the advice.
    """
    if taken := find_taken(folder, files):
        more = f" and {len(taken) - _SHOWN} more" if len(taken) > _SHOWN else ""
        named = ", ".join(taken[:_SHOWN])
        raise UsageError(f"{folder} holds {named}{more} already. Nothing was written; {advice}.")


def write_file(path: Path, text: str) -> None:
    """Write a file that the command was asked for, whole or not at all.

    Raises:
        UsageError: where it cannot be written.
    """
    try:
        replace_file(path, text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None


def write_losses(path: Path, losses: Losses) -> None:
    """Write what another format cannot say as JSON.

    Raises:
        UsageError: where the file cannot be written.
    """
    write_file(path, json.dumps(losses.as_json(), ensure_ascii=False, indent=1) + "\n")


def count(number: int, word: str) -> str:
    """Return a number with its word: 1 claim, 2 claims."""
    return f"{number} {word}" + ("" if number == 1 else "s")

"""argmap summary: records in summary.yaml how the claims under the hand-written summary read and stand today."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import yaml

from argmap.argument.argument import Argument
from argmap.argument.summary import find_moved, look_at
from argmap.cli.commands.common import FINE, Commands, UsageError, add_docs, count, load_map
from argmap.cli.replace_file import replace_file

_SEEN = re.compile(r"^seen:.*?(?=^\S|\Z)", re.S | re.M)


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    summary = commands.add_parser("summary", help="the hand-written summary").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    accept = summary.add_parser("accept", help="say that you have read it over against the claims as they are now")
    add_docs(accept)
    accept.set_defaults(run=run_accept)


def run_accept(options: argparse.Namespace) -> int:
    """Write into summary.yaml how the claims that it rests on read and stand today, atomically.

    Everything above the key `seen` stays as it is, comments included.

    Raises:
        UsageError: where the folder cannot be read or has problems, or there is no summary.yaml.
    """
    made = load_map(options.docs)
    path: Path = options.docs / "summary.yaml"
    if made.summary is None:
        raise UsageError(f"{path} is missing. Write it first: sentences, each with says: and rests_on:.")
    argument = Argument(made)
    moved = len({one.claim for one in find_moved(argument)})
    claims = sorted({claim for sentence in made.summary.summary.sentences for claim in sentence.rests_on})
    seen = {claim: look_at(argument, claim).model_dump(mode="json", exclude_none=True) for claim in claims}
    text = _SEEN.sub("", path.read_text("utf-8")).rstrip("\n")
    generated = yaml.safe_dump({"seen": seen}, sort_keys=False, allow_unicode=True, width=1000)
    replace_file(path, f"{text}\n{generated}")
    print(f"{path}: {count(len(claims), 'claim')} seen, {moved} of them new or changed since the last time.")
    return FINE

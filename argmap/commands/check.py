"""argmap check: every problem of a docs folder."""

from __future__ import annotations

import argparse
import sys

from argmap.checks import check_reading
from argmap.commands.common import CONTENT, FINE, Commands, add_docs, count, load
from argmap.problems import Format, render_problems


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    check = commands.add_parser("check", help="list every problem of a docs folder")
    add_docs(check)
    check.add_argument("--format", choices=["text", "github", "json"], default="text", help="how problems are shown")
    check.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    """List every problem of the docs folder."""
    reading = load(options.docs)
    made, problems = check_reading(reading)
    form: Format = options.format
    if problems or form == "json":
        print(render_problems(problems, form))
    if form == "text":
        counts = f"{len(made.claims)} claims, {len(made.steps)} steps"
        print(f"{counts}: {count(len(problems), 'problem') if problems else 'no problems'}", file=sys.stderr)
    return CONTENT if problems else FINE

"""argmap check and argmap advise: every problem of a docs folder, and what needs judgement."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from argmap.argument.argument import Argument
from argmap.cli.commands.common import CONTENT, FINE, Commands, add_docs, count, keeping_all, load
from argmap.content.problems import PASSES, Format, render_problems
from argmap.review.advice import find_advice, find_summary_behind
from argmap.review.rules import check_profile, check_reading


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    check = commands.add_parser("check", help="list every problem of a docs folder")
    add_docs(check)
    check.add_argument("--format", choices=["text", "github", "json"], default="text", help="how problems are shown")
    check.add_argument("--quiet", action="store_true", help="print problems only")
    check.set_defaults(run=run_check)
    advise = commands.add_parser("advise", help="list what needs judgement; never blocks")
    add_docs(advise)
    advise.add_argument("--format", choices=["text", "github", "json"], default="text", help="how advice is shown")
    advise.set_defaults(run=run_advise)


def run_check(options: argparse.Namespace) -> int:
    """Print every problem of the docs folder.

    Raises:
        UsageError: where the folder has no claims/.
    """
    return check_docs(options.docs, options.format, quiet=options.quiet)


def check_docs(docs: Path, form: Format = "text", *, quiet: bool = False) -> int:
    """Print every problem of a docs folder, else the changed claims under its summary, and return the exit code.

    Raises:
        UsageError: where the folder has no claims/.
    """
    with keeping_all():
        reading = load(docs)
        made, problems, passed = check_profile(reading)
        notices = [] if problems else list(find_summary_behind(Argument(made)))
    if problems or notices or form == "json":
        print(render_problems([*problems, *notices], form))
    if form == "text" and not quiet:
        counts = f"{count(len(made.claims), 'claim')}, {count(len(made.steps), 'step')}"
        behind = f"; {count(len(notices), 'claim')} under the summary changed" if notices else ""
        print(f"{counts}: {count(len(problems), 'problem') if problems else 'no problems'}{behind}", file=sys.stderr)
        for rule, number in passed.items():
            print(f"{number} {PASSES[rule][number > 1]} (profile {reading.settings.profile})", file=sys.stderr)
    return CONTENT if problems else FINE


def run_advise(options: argparse.Namespace) -> int:
    """Print the advice on the claims that could be read.

    Raises:
        UsageError: where the folder has no claims/.
    """
    with keeping_all():
        made, problems = check_reading(load(options.docs))
        advice = find_advice(made)
    form: Format = options.format
    if advice or form == "json":
        print(render_problems(advice, form))
    if form == "text":
        broken = (
            f" {count(len(problems), 'problem')} must be mended first: argmap check lists them." if problems else ""
        )
        print(f"{count(len(advice), 'piece')} of advice; none of it blocks.{broken}", file=sys.stderr)
    return FINE

"""argmap new, draft, diff and schema: making a change, and seeing what it does."""

from __future__ import annotations

import argparse
from pathlib import Path

from argmap.change.compare import add_files, compare_readings
from argmap.change.report import DiffFormat, render_difference, render_proposal
from argmap.cli.ask import ask
from argmap.cli.commands.common import FINE, INTERRUPTED, Commands, UsageError, add_docs, load
from argmap.cli.dialogue import Dialogue
from argmap.content.schema import render_schema
from argmap.repository.git import GitError, find_worktree, list_changes, read_revision
from argmap.review.draft import add_draft, check_draft, list_taken, write_draft
from argmap.review.issue_form import ISSUE_MAX, read_issue
from argmap.review.rules import check_reading


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser."""
    new = commands.add_parser("new", help="ask for a new claim and write its file")
    add_docs(new)
    new.set_defaults(run=run_new)
    draft = commands.add_parser("draft", help="what the text of an issue sent by the form makes, as Markdown")
    draft.add_argument("issue", type=Path, metavar="FILE", help="the issue's text")
    add_docs(draft)
    draft.set_defaults(run=run_draft)
    diff = commands.add_parser("diff", help="what a change does to the argument")
    diff.add_argument("base", metavar="BASE", help="the revision before; A...B is where B branched off A")
    diff.add_argument("head", metavar="HEAD", nargs="?", help="the revision after (the files as they are now)")
    add_docs(diff)
    diff.add_argument("--format", choices=["text", "markdown", "json", "html"], default="text", help="how it is shown")
    diff.set_defaults(run=run_diff)
    schema = commands.add_parser("schema", help="print the JSON Schema of a claim file's front matter")
    schema.set_defaults(run=run_schema)


def run_new(options: argparse.Namespace) -> int:
    """Ask for a claim, and write its file once it passes the check; until then nothing is written.

    Raises:
        UsageError: where there is no folder claims/, the answers end too soon, or the file has come to exist meanwhile.
    """
    reading = load(options.docs)
    try:
        draft = Dialogue(reading, ask, print).run()
        path = write_draft(reading, draft) if draft else None
    except EOFError:
        raise UsageError("the answers ended before the claim was whole. Nothing was written.") from None
    except FileExistsError as error:
        raise UsageError(f"{error.filename2} has come to exist meanwhile. Nothing was written.") from None
    except KeyboardInterrupt:
        print("\nNothing was written.")
        return INTERRUPTED
    if path is None:
        print("Nothing was written.")
    else:
        print(f"{path} is written. Next: commit it and open a pull request; argmap diff shows what it does.")
    return FINE


def run_draft(options: argparse.Namespace) -> int:
    """Print the claim file that an issue's text makes, its faults, and what it does to the argument; write nothing.

    Raises:
        UsageError: where the text cannot be read, or the map itself has problems.
    """
    reading = load(options.docs)
    made, problems = check_reading(reading)
    if problems:
        raise UsageError(f"{options.docs} has problems of its own; argmap check lists them.")
    found = read_issue(_read_text(options.issue), made, list_taken(reading))
    draft = found.draft
    wrong = check_draft(reading, draft) if draft else []
    faults = [*found.faults, *(f"{problem.what}. {problem.fix}" for problem in wrong)]
    difference = None if faults or draft is None else compare_readings(reading, add_draft(reading, draft))
    path = f"docs/claims/{draft.id}.md" if draft else ""
    print(render_proposal(path, draft.render() if draft else "", faults, difference), end="")
    return FINE


def _read_text(path: Path) -> str:
    """Return a file's text, whatever its bytes, up to a little more than an issue can have.

    Raises:
        UsageError: where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(4 * ISSUE_MAX + 1).decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(str(error)) from None


def run_diff(options: argparse.Namespace) -> int:
    """Print the differences between two revisions, or between one and the files in the working tree.

    Raises:
        UsageError: where git cannot give a revision, or the folder has no claims/.
    """
    form: DiffFormat = options.format
    try:
        worktree = find_worktree(options.docs)
        old = read_revision(worktree, options.base)
        new = read_revision(worktree, options.head) if options.head else load(options.docs)
        changes = list_changes(worktree, options.base, options.head)
    except GitError as error:
        raise UsageError(str(error)) from None
    difference = add_files(compare_readings(old, new), changes, worktree.docs)
    print(render_difference(difference, form), end="")
    return FINE


def run_schema(_: argparse.Namespace) -> int:
    """Print the schema."""
    print(render_schema(), end="")
    return FINE

"""The command line: reads arguments, calls the parts, prints, and sets the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from argmap.checks import check_reading
from argmap.essay import build_index, find_changes
from argmap.evaluate import Method
from argmap.graph import ArgumentMap
from argmap.pages import Settings
from argmap.problems import Format, Problem, render_problems
from argmap.reader import Reading, read_docs, read_essay
from argmap.report import parse_credences, render_cruxes, render_evaluation, report_cruxes, report_evaluation
from argmap.repository import find_repository
from argmap.site import build_site, expand_docs, write_files
from argmap.stances import build_stances

FINE, CONTENT, USAGE = 0, 1, 2
EXPANDED = ".argmap-expanded"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems in the content, 2 wrong usage."""
    parser = build_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except UsageError as error:
        print(f"argmap: {error}", file=sys.stderr)
        return USAGE


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message says why."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="argmap", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every problem of a docs folder")
    _add_docs(check)
    check.add_argument("--format", choices=["text", "github", "json"], default="text", help="how problems are shown")
    check.set_defaults(run=run_check)
    _add_source(commands)
    _add_evaluation(commands)
    expand = commands.add_parser("expand", help="write the docs with everything generated, for any generator of sites")
    expand.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one that this command wrote")
    _add_docs(expand)
    expand.set_defaults(run=run_expand)
    return parser


def _add_docs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="folder that has claims/ (docs)")


def _add_source(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    source = commands.add_parser("source", help="the essay's index").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    for name, run, text in (
        ("index", run_source_index, "write essay.yaml from a local copy of the essay"),
        ("check", run_source_check, "say which paragraphs a newer copy has changed"),
    ):
        command = source.add_parser(name, help=text)
        command.add_argument("file", type=Path, metavar="FILE", help="a local copy of the essay")
        _add_docs(command)
        command.set_defaults(run=run)


def _add_evaluation(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, run, text in (
        ("evaluate", run_evaluate, "what credences give each claim, and its standing"),
        ("cruxes", run_cruxes, "which credences move the thesis most, and what flips it"),
    ):
        command = commands.add_parser(name, help=text)
        _add_docs(command)
        command.add_argument("--credence", action="append", default=[], metavar="ID=VALUE", help="0 to 1; 0.5 no view")
        command.add_argument("--stance", metavar="NAME", help="begin with a preset: essay, critics, checked, after")
        command.add_argument("--method", choices=[str(m) for m in Method], default=str(Method.SIGNED_DFQUAD))
        command.add_argument("--json", action="store_true", help="print JSON")
        command.set_defaults(run=run)


def load(docs: Path) -> Reading:
    """Return what a docs folder holds.

    Raises:
        UsageError: where it has no folder claims/.
    """
    try:
        return read_docs(docs)
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name the folder with --docs DIR.") from None


def run_check(options: argparse.Namespace) -> int:
    """List every problem of the docs folder."""
    reading = load(options.docs)
    made, problems = check_reading(reading)
    form: Format = options.format
    if problems or form == "json":
        print(render_problems(problems, form))
    if form == "text":
        counts = f"{len(made.claims)} claims, {len(made.steps)} steps"
        print(f"{counts}: {_count(len(problems), 'problem') if problems else 'no problems'}", file=sys.stderr)
    return CONTENT if problems else FINE


def run_expand(options: argparse.Namespace) -> int:
    """Write the docs folder with everything generated into another folder, as plain files."""
    folder: Path = options.folder
    marker = folder / EXPANDED
    if folder.exists() and not marker.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} holds something else; name a new folder.")
    load(options.docs)
    built = build_site(options.docs, Settings(repository=find_repository(options.docs.resolve().parent)))
    if built.pages is None:
        print(render_problems(built.problems, "text"))
        return CONTENT
    files = expand_docs(options.docs, built.pages)
    written = write_files(
        folder, {**files, EXPANDED: "argmap expand writes this folder and deletes what it did not write.\n"}
    )
    print(f"{folder}: {_count(len(files), 'file')}, {written} written", file=sys.stderr)
    return FINE


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _read_copy(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as text: {error}") from None


def run_source_index(options: argparse.Namespace) -> int:
    """Write the index of a local copy into essay.yaml, keeping what people wrote there."""
    path: Path = options.docs / "essay.yaml"
    if not path.exists():
        raise UsageError(f"{path} is missing. Begin it with four lines: title, author, url, date.")
    problems: list[Problem] = []
    old = read_essay(path.read_text("utf-8"), path.as_posix(), problems)
    if old is None:
        print(render_problems(problems, "text"))
        return CONTENT
    essay = build_index(_read_copy(options.file), old)
    path.write_text(
        yaml.safe_dump(
            essay.model_dump(mode="json", exclude_defaults=True), sort_keys=False, allow_unicode=True, width=110
        ),
        "utf-8",
    )
    print(f"{path}: {len(essay.paragraphs)} paragraphs")
    return FINE


def run_source_check(options: argparse.Namespace) -> int:
    """Say which paragraphs of the index a newer copy no longer has."""
    essay = load(options.docs).essay
    if essay is None:
        raise UsageError(f"{options.docs / 'essay.yaml'} is missing or broken; argmap check says more.")
    changed = find_changes(essay, _read_copy(options.file))
    for name, share in changed:
        print(f"{name}: {share:.0%} of its wording is still there")
    print(f"{_count(len(changed), 'paragraph')} of {len(essay.paragraphs)} changed", file=sys.stderr)
    return CONTENT if changed else FINE


def load_map(docs: Path) -> ArgumentMap:
    """Return the map of a docs folder.

    Raises:
        UsageError: where the folder has problems: what they give would mean nothing.
    """
    made, problems = check_reading(load(docs))
    if problems:
        found = _count(len(problems), "problem")
        raise UsageError(f"{docs} has {found}; argmap check lists them.")
    return made


def _read_credences(made: ArgumentMap, options: argparse.Namespace) -> dict[str, float]:
    stances = {stance.id: stance for stance in build_stances(made)}
    if options.stance and options.stance not in stances:
        raise UsageError(f'no stance is named "{options.stance}": choose from {", ".join(stances)}')
    chosen = dict(stances[options.stance].credences) if options.stance else {}
    try:
        return chosen | parse_credences(made, options.credence)
    except ValueError as error:
        raise UsageError(str(error)) from None


def run_evaluate(options: argparse.Namespace) -> int:
    """Say what credences give each claim."""
    made = load_map(options.docs)
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        print(json.dumps(report_evaluation(made, credences, method), indent=2))
    else:
        print(render_evaluation(made, credences, method))
    return FINE


def run_cruxes(options: argparse.Namespace) -> int:
    """Say which credences move the main thesis most."""
    made = load_map(options.docs)
    if made.main_thesis is None:
        raise UsageError(f"{options.docs} has no thesis, so nothing can move it.")
    credences, method = _read_credences(made, options), Method(options.method)
    if options.json:
        print(json.dumps(report_cruxes(made, credences, method), indent=2))
    else:
        print(render_cruxes(made, credences, method))
    return FINE


if __name__ == "__main__":
    sys.exit(main())

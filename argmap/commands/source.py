"""argmap source: the essay's index, made from a local copy and checked against a newer one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

from argmap.commands.common import CONTENT, FINE, Commands, UsageError, add_docs, count, load
from argmap.essay import build_index, find_changes
from argmap.problems import Problem, render_problems
from argmap.reader import read_essay


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser."""
    source = commands.add_parser("source", help="the essay's index").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    for name, run, text in (
        ("index", run_source_index, "write essay.yaml from a local copy of the essay"),
        ("check", run_source_check, "say which paragraphs a newer copy has changed"),
    ):
        command = source.add_parser(name, help=text)
        command.add_argument("file", type=Path, metavar="FILE", help="a local copy of the essay")
        add_docs(command)
        command.set_defaults(run=run)


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
    old = read_essay(_read_copy(path), path.as_posix(), problems)
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
    print(f"{path}: {count(len(essay.paragraphs), 'paragraph')}")
    return FINE


def run_source_check(options: argparse.Namespace) -> int:
    """Say which paragraphs of the index a newer copy no longer has."""
    essay = load(options.docs).essay
    if essay is None:
        raise UsageError(f"{options.docs / 'essay.yaml'} is missing or broken; argmap check says more.")
    changed = find_changes(essay, _read_copy(options.file))
    for name, share in changed:
        print(f"{name}: {share:.0%} of its wording is still there")
    print(f"{count(len(changed), 'paragraph')} of {len(essay.paragraphs)} changed", file=sys.stderr)
    return CONTENT if changed else FINE

"""argmap source: the essay's index, made from a local copy and checked against a newer one."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import yaml

from argmap.cli.commands.common import CONTENT, FINE, Commands, UsageError, add_docs, count, load
from argmap.cli.replace_file import replace_file
from argmap.content.essay_index import build_index, check_copy, find_changes
from argmap.content.front_matter import read_front_matter, validate_essay
from argmap.content.models import Essay
from argmap.content.problems import Problem, render_problems


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
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as text: {error}") from None


def run_source_index(options: argparse.Namespace) -> int:
    """Write the index of a local copy into essay.yaml, whole or not at all.

    Values written by hand are kept; comments are lost, since the whole file is written anew.

    Raises:
        UsageError: where essay.yaml is missing or a link, or one of the two files cannot be read.
    """
    path: Path = options.docs / "essay.yaml"
    if not path.exists():
        raise UsageError(f"{path} is missing. Begin it with four lines: title, author, url, date.")
    if path.is_symlink():
        raise UsageError(f"{path} is a symbolic link. Put the file itself there.")
    essay, problems = _renew(path, options.file)
    if essay is None:
        print(render_problems(problems, "text"))
        return CONTENT
    _write(path, essay)
    print(f"{path}: {count(len(essay.paragraphs), 'paragraph')}. It is written anew: comments in it are not kept.")
    return FINE


def _renew(path: Path, copy: Path) -> tuple[Essay | None, list[Problem]]:
    """Return the essay's index with the paragraphs of a copy, or None and every problem of both files."""
    text = _read_copy(copy)
    problems = check_copy(text, copy.as_posix())
    written = read_front_matter(_read_copy(path), path.as_posix(), 0, "the essay's index")
    for generated in ("paragraphs", "phrases"):
        written.values.pop(generated, None)
    essay = validate_essay(written)
    if essay and not problems:
        essay = build_index(text, essay)
        written.values["paragraphs"] = essay.model_dump(mode="json")["paragraphs"]
        validate_essay(written)  # once more: values written by hand may name paragraphs
    problems += [replace(problem, rule="essay-broken") for problem in written.problems]
    return (None if problems else essay), problems


def _write(path: Path, essay: Essay) -> None:
    fields = essay.model_dump(mode="json", exclude_defaults=True)
    replace_file(path, yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=110))


def run_source_check(options: argparse.Namespace) -> int:
    """Print the paragraphs of the index that a newer copy no longer has.

    Raises:
        UsageError: where the index is missing or broken, or the copy cannot be read.
    """
    essay = load(options.docs).essay
    if essay is None:
        raise UsageError(f"{options.docs / 'essay.yaml'} is missing or broken; argmap check says more.")
    changed = find_changes(essay, _read_copy(options.file))
    for name, share in changed:
        print(f"{name}: {share:.0%} of its wording is still there")
    print(f"{count(len(changed), 'paragraph')} of {len(essay.paragraphs)} changed", file=sys.stderr)
    return CONTENT if changed else FINE

"""argmap expand: the docs folder with everything generated, as plain files for any generator of sites."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from argmap.cli.commands.common import CONTENT, FINE, Commands, UsageError, add_docs, count, load, read_settings
from argmap.content.problems import render_problems
from argmap.site.build import build_site, expand_docs, write_files

EXPANDED = ".argmap-expanded"


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    expand = commands.add_parser("expand", help="write the docs with everything generated, for any generator of sites")
    expand.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one that this command wrote")
    add_docs(expand)
    expand.set_defaults(run=run_expand)


def run_expand(options: argparse.Namespace) -> int:
    """Write the docs folder with everything generated into another folder, as plain files.

    Raises:
        UsageError: where the folder is not free for that, there are no claims, or MkDocs does not accept mkdocs.yml.
    """
    folder: Path = options.folder
    marker = folder / EXPANDED
    if folder.exists() and not marker.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} holds something else; name a new folder.")
    new, docs = folder.resolve(), options.docs.resolve()
    if new.is_relative_to(docs):
        raise UsageError(f"{folder} lies in {options.docs}, which it would then be a part of; name a folder elsewhere.")
    if docs.is_relative_to(new):
        raise UsageError(f"{folder} holds {options.docs}, which would be deleted; name a folder elsewhere.")
    load(options.docs)
    settings, wrong = read_settings(docs.parent)
    if wrong:
        print(render_problems(wrong, "text"))
        return CONTENT
    built = build_site(options.docs, settings)
    files, problems = expand_docs(options.docs, built.pages) if built.pages else ({}, built.problems)
    if problems:
        print(render_problems(problems, "text"))
        return CONTENT
    if built.lack:
        print(built.lack, file=sys.stderr)
    written = write_files(
        folder, {**files, EXPANDED: "argmap expand writes this folder and deletes what it did not write.\n"}
    )
    print(f"{folder}: {count(len(files), 'file')}, {written} written", file=sys.stderr)
    return FINE

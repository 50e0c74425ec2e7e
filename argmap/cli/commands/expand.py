"""argmap expand: the site's pages with everything generated, as plain files, and settings to build them elsewhere."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.cli.commands.common import CONTENT, FINE, Commands, UsageError, add_docs, count, load, read_settings
from argmap.content.problems import render_problems
from argmap.language.current import speaking
from argmap.pages.context import Settings
from argmap.repository.build_date import find_commit, find_date
from argmap.site.build import build_site, write_files
from argmap.site.settings import load_site
from argmap.view.assets import read_site_assets
from argmap.view.preview_cards import draw_cards

EXPANDED = ".argmap-expanded"


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    about = "write the site as plain files that Zensical, or another generator of sites, builds without the plugin"
    expand = commands.add_parser("expand", help=about)
    expand.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or one that this command wrote")
    add_docs(expand)
    expand.set_defaults(run=run_expand)


def run_expand(options: argparse.Namespace) -> int:
    """Write a project that needs no plugin: pages and assets in docs/, and settings and templates for Zensical.

    Without a mkdocs.yml that names the plugin there is only docs/.

    Raises:
        UsageError: where the folder is not free for that, there are no claims, or MkDocs does not accept mkdocs.yml.
    """
    folder: Path = options.folder
    docs: Path = options.docs
    _refuse_folder(folder, docs)
    load(docs)
    settings, wrong = read_settings(docs.parent)
    if wrong:
        print(render_problems(wrong, "text"))
        return CONTENT
    try:
        dated = replace(settings, date=find_date(docs.parent), commit=find_commit(docs.parent))
        with speaking(settings.language):
            return _expand(folder, docs, replace(dated, assets=read_site_assets(docs)))
    except ValueError as error:
        raise UsageError(str(error)) from None


def _refuse_folder(folder: Path, docs: Path) -> None:
    """Refuse a folder that holds something else, or of which the docs folder is a part, or the other way round."""
    if folder.exists() and not (folder / EXPANDED).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} holds something else; name a new folder.")
    if folder.resolve().is_relative_to(docs.resolve()):
        raise UsageError(f"{folder} lies in {docs}, which it would then be a part of; name a folder elsewhere.")
    if docs.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"{folder} holds {docs}, which would be deleted; name a folder elsewhere.")


def _expand(folder: Path, docs: Path, settings: Settings) -> int:
    from argmap.site.expand import expand_docs  # noqa: PLC0415  MkDocs takes long to import
    from argmap.site.project import write_project  # noqa: PLC0415

    built = build_site(docs, settings)
    if built.pages is None:
        print(render_problems(built.problems, "text"))
        return CONTENT
    expanded = expand_docs(docs, built.pages, settings)
    if expanded.problems:
        print(render_problems(expanded.problems, "text"))
        return CONTENT
    if built.lack:
        print(built.lack, file=sys.stderr)
    with TemporaryDirectory(prefix="argmap-") as cards_folder:
        cards = dict(draw_cards(expanded.cards, Path(cards_folder)))
    files = {f"docs/{path}": content for path, content in {**expanded.files, **cards}.items()}
    file = docs.parent / "mkdocs.yml"
    config = load_site(file) if file.is_file() else None
    files |= write_project(config, settings, built.pages.files) if config else {}
    written = write_files(
        folder, {**files, EXPANDED: "argmap expand writes this folder and deletes what it did not write.\n"}
    )
    print(f"{folder}: {count(len(files), 'file')}, {written} written", file=sys.stderr)
    return FINE

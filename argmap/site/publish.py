"""Builds a site beside the last good one, which it then replaces as a whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.site.file_lock import hold
from argmap.site.swap import name_new, name_old, put_in_place, tidy_up

Build = Callable[[Path, tuple[int, ...]], int]
"""Fills a folder and returns an exit code; the second argument are descriptors that a child process must inherit."""

WAITING = "Waiting for another build to finish"
MARKER = ".argmap-site"
MARKED = "argmap build writes this folder anew each time: what else is put here is deleted.\n"


def take_site_folder(site: Path) -> Path:
    """Return the absolute path of the folder for the site, all of which a build replaces.

    Raises:
        ValueError: where the folder, or one of the two beside it that a build uses, holds other files.
    """
    site = site.resolve()
    for folder in (site, name_new(site), name_old(site)):
        if folder.exists() and not (folder / MARKER).exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ValueError(
                f"{folder} has no file {MARKER}, so it may hold something other than a site of ours, and a build would"
                " delete that. Name a new folder; where it is a site from before there was such a file, delete it first"
            )
    return site


def build_with_mkdocs(project: Path, folder: Path, kept: tuple[int, ...]) -> int:
    """Build a project's site into a folder and return MkDocs' exit code; builds, which share .argmap/, take turns."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    shared = project / ".argmap"
    shared.mkdir(exist_ok=True)
    with hold(shared / "lock", WAITING) as also_kept:
        folder.mkdir()
        (folder / MARKER).write_text(
            MARKED, encoding="utf-8"
        )  # first; MkDocs does not delete names that begin with a dot
        return run_showing_warnings(command, project, (*kept, *also_kept))


def run_showing_warnings(command: list[str], project: Path, kept: tuple[int, ...]) -> int:
    """Run MkDocs without its messages of level INFO, and return its exit code.

    MkDocs' own `--quiet` does not serve: it hides warnings from `--strict` as well, which then lets them pass.
    """
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}  # Material's announcement
    with subprocess.Popen(
        command, cwd=project, env=quiet, stderr=subprocess.PIPE, text=True, errors="replace", pass_fds=kept
    ) as mkdocs:
        assert mkdocs.stderr is not None  # noqa: S101  for the type checker: a pipe was asked for
        try:
            for line in mkdocs.stderr:
                if not line.startswith("INFO "):
                    print(line, end="", file=sys.stderr, flush=True)
        except BaseException:
            mkdocs.terminate()  # perhaps only this process received the signal
            raise
    return mkdocs.returncode


def build_beside(site: Path, build: Build) -> int:
    """Build into a folder beside the site and, once complete, put it in the site's place; return the exit code."""
    new = name_new(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with hold(site.with_name(f".{site.name}.lock"), WAITING) as kept:
        tidy_up(site)
        try:
            status = build(new, kept)
            if status == 0:
                with uninterrupted():
                    put_in_place(new, site)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return status


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ignore Ctrl-C for a moment, so that the report on the site afterwards is true."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def describe_site(project: Path, site: Path, seconds: float) -> str:
    """Return a report on a built site: pages, references, size, seconds and place."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    references = count_references(project / "docs" / "references.bib")
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    return (
        f"{pages} pages, {references} references, {megabytes:.1f} MB, built in {seconds:.1f} s\n"
        f"The site is in {site}; argmap serve shows it."
    )


def count_references(bibliography: Path) -> int:
    """Return the number of entries in a bibliography; a map may have none."""
    text = bibliography.read_text(encoding="utf-8") if bibliography.exists() else ""
    return len(re.findall(r"^@(?!comment|string|preamble)\w+\s*\{", text, re.MULTILINE | re.IGNORECASE))

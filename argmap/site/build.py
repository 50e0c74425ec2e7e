"""Builds the generated parts of a site from a docs folder: reads, checks, builds pages, writes changed files."""

from __future__ import annotations

import gc
import os
import re
import time
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.argument.argument import Argument
from argmap.content.docs_folder import forget_files, read_docs
from argmap.content.problems import Problem, show, suggest
from argmap.pages.build import Pages, build_pages
from argmap.pages.context import Page, Settings
from argmap.pages.registry import GENERIC_PAGES
from argmap.repository.history import History, read_history
from argmap.review.rules import check_reading
from argmap.site.reads import note_reads

SNIPPET = re.compile(r'^--8<-- "(?P<name>[a-z0-9-]+\.(?:html|md))"$', re.M)
"""A line of a hand-written page that stands for a generated part."""
_UNFINISHED = ".part"
_STALE = 600.0  # seconds after which an unfinished file counts as left by a killed process


PAGE_RULES = {
    "page-encoding": "A page is UTF-8 text.",
    "page-snippet": "A page pulls in only what is generated.",
}


class PageProblem(Problem):
    """A problem of a hand-written page."""

    rules = PAGE_RULES


@dataclass(frozen=True, slots=True)
class Built:
    """A build: its pages, or its problems and no pages; `lack` tells of a gap in the pages that can be mended."""

    pages: Pages | None
    problems: tuple[Problem, ...]
    lack: str = ""


def build_site(docs: Path, settings: Settings, *, again: bool = True) -> Built:
    """Return the generated pages of a docs folder, or all its problems.

    `again` tells whether this process may build the pages again, which then is quicker, and takes more memory.

    Raises:
        FileNotFoundError: where the folder has no claims/.
    """
    with _without_collector():
        made, problems = check_reading(read_docs(docs))
        if not again:
            forget_files()
        if problems:
            return Built(None, tuple(problems))
        history = read_history(docs, made, settings.changes_since)
        argument = Argument(note_reads(made) if again else made)
        return Built(build_pages(argument, settings, history), (), _say_lack(history))


def _say_lack(history: History) -> str:
    return f"The pages will not tell of changes, since {history.lack}. {history.mend}" if history.mend else ""


@contextmanager
def _without_collector() -> Iterator[None]:
    """Turn the garbage collector off during a build, which makes many objects and drops few."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> int:
    """Make a folder hold exactly these files; return how many were written. Unchanged files keep their time.

    Another process may write the same folder: unfinished files of the other are left alone.
    """
    wanted = {folder / path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    written = sum(write_file(path, data) for path, data in wanted.items())
    for old in sorted(
        folder.rglob("*"), reverse=True
    ):  # reverse order, so that the content of a folder comes before the folder
        if old.is_dir() and not old.is_symlink():
            _remove_empty(old)
        elif old not in wanted and not _is_being_written(old):
            old.unlink(missing_ok=True)
    return written


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # the folder is not empty
        folder.rmdir()


def _is_being_written(path: Path) -> bool:
    try:
        return path.suffix == _UNFINISHED and time.time() - path.lstat().st_mtime < _STALE
    except FileNotFoundError:  # the other process has just renamed it
        return True


def list_added(pages: Pages, present: Container[str]) -> Iterator[Page]:
    """Yield the generic pages that a docs folder lacks; `present` are the paths of its files."""
    for page in GENERIC_PAGES:
        if page.path not in present and (not page.of_essay or pages.argument.made.essay):
            yield page


def check_pages(docs: Path, pages: Pages) -> list[Problem]:
    """Return the problems of the hand-written pages of a docs folder."""
    found = sorted(p for p in docs.rglob("*.md") if p.is_file() and p.parent != docs / "claims")
    return [problem for path in found for problem in check_page(path.as_posix(), path.read_bytes(), pages)]


def check_page(path: str, data: bytes, pages: Pages) -> Iterator[Problem]:
    """Yield the problems of a hand-written page, given its path for messages and its bytes."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield PageProblem(path, line, 1, "page-encoding", "not UTF-8 text", "Save the page as UTF-8.")
        return
    for match in SNIPPET.finditer(text):
        name = match["name"]
        if name not in pages.snippets:
            line = text.count("\n", 0, match.start()) + 1
            fix = f"{suggest(name, pages.snippets)}Delete the line, or name a snippet that is generated."
            yield PageProblem(path, line, 1, "page-snippet", f'no snippet is named "{show(name)}"', fix)


def write_file(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; return False where it holds these bytes already, and is left alone."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{os.getpid()}{_UNFINISHED}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True

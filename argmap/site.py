"""From a docs folder to what a site needs: reads, checks, builds the pages, and writes only what changed."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argmap.checks import check_reading
from argmap.claim_pages import assemble_source
from argmap.history import read_history
from argmap.pages import Pages, Settings, build_pages
from argmap.problems import Problem
from argmap.reader import read_docs

_SNIPPET = re.compile(r'^--8<-- "(?P<name>[a-z0-9-]+\.html)"$', re.M)


@dataclass(frozen=True, slots=True)
class Built:
    """A build: its pages, or its problems and no pages."""

    pages: Pages | None
    problems: tuple[Problem, ...]


def build_site(docs: Path, settings: Settings) -> Built:
    """Return the generated pages of a docs folder, or every problem that stands in the way.

    Raises:
        FileNotFoundError: where the folder has no claims/.
    """
    with _without_collector():
        made, problems = check_reading(read_docs(docs))
        if problems:
            return Built(None, tuple(problems))
        return Built(build_pages(made, settings, read_history(docs, made)), ())


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the collector of circular garbage out of a build, which makes many objects and drops few."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> int:
    """Make a folder hold exactly these files; return how many were written. What is unchanged is left untouched."""
    wanted = {folder / path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    written = sum(_write(path, data) for path, data in wanted.items())
    for old in folder.rglob("*"):
        if old.is_file() and old not in wanted:
            old.unlink()
    return written


def expand_docs(docs: Path, pages: Pages) -> dict[str, str | bytes]:
    """Return a docs folder as plain files that any generator of sites reads: claims whole, snippets put in.

    Files keep their paths; what is generated stands beside them.
    """
    expanded: dict[str, str | bytes] = {}
    for path in sorted(p for p in docs.rglob("*") if p.is_file() and not p.is_symlink()):
        name = path.relative_to(docs).as_posix()
        if name.startswith("claims/"):
            continue
        expanded[name] = _put_snippets(path.read_text("utf-8"), pages) if path.suffix == ".md" else path.read_bytes()
    for name, parts in pages.claims.items():
        expanded[f"claims/{name}.md"] = assemble_source(parts, pages.made.claims[name])
    return {**expanded, **pages.files}


def _put_snippets(text: str, pages: Pages) -> str:
    return _SNIPPET.sub(lambda match: str(pages.snippets[match["name"]]), text)


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)
    return True

"""From a docs folder to what a site needs: reads, checks, builds the pages, and writes only what changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from argmap.checks import check_reading
from argmap.pages import Pages, Settings, build_pages
from argmap.problems import Problem
from argmap.reader import read_docs


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
    made, problems = check_reading(read_docs(docs))
    if problems:
        return Built(None, tuple(problems))
    return Built(build_pages(made, settings), ())


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> int:
    """Make a folder hold exactly these files; return how many were written. What is unchanged is left untouched."""
    wanted = {folder / path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    written = sum(_write(path, data) for path, data in wanted.items())
    for old in folder.rglob("*"):
        if old.is_file() and old not in wanted:
            old.unlink()
    return written


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    os.replace(beside, path)
    return True

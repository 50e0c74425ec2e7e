"""Writes a folder of documentation pages that are made from the code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from environment import ROOT

DEV = ROOT / "docs" / "dev"
"""The folder that such folders lie in."""


def write_pages(folder: Path, pages: Mapping[str, str]) -> int:
    """Write pages by the names of their files, take away those that are no longer made, say so, and return 0."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    print(f"{folder.relative_to(ROOT)}: {len(pages)} pages are up to date.")
    return 0

"""Replaces a file atomically."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Write a text, line ends as they are, to a file that may exist; until it is complete, the old content stays.

    Raises:
        OSError: where it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, "utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

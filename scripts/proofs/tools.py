"""The tools of the proofs, in an environment of their own, `.proofs/`, made from their lock."""

from __future__ import annotations

from pathlib import Path

from locked_tools import Tools

LOCK = Path(__file__).with_name("requirements.lock")


def find_tools() -> Path:
    """Return the folder of the tools' programs, `python` among them, after installing what is missing.

    Raises:
        locked_tools.ToolsError: where pip cannot install them.
    """
    return Tools("the tools of the proofs", ".proofs", LOCK).find()

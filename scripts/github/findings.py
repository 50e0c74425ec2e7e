"""How a nightly check hands on what it found: a Markdown section on standard output, and an exit code that says so."""

from __future__ import annotations

FOUND = 3  # Python's own code for an error that nothing catches is 1, for a file that is not there 2
FENCE = "~~~~"


def render_section(title: str, what: str, shown: str, most: int = 60) -> str:
    """Return a section that shows a program's last lines as they are, inside a fence that they cannot close."""
    lines = shown.replace(FENCE, "~ ~ ~ ~").strip().splitlines()[-most:]
    return "\n".join([f"## {title}", "", what, "", FENCE, *lines, FENCE, ""])

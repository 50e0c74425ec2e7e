"""The form in which nightly checks report: a Markdown section on standard output, and the exit code FOUND."""

from __future__ import annotations

FOUND = 3  # Python itself ends with 1 at an uncaught error, and with 2 at a missing script
FENCE = "~~~~"


def render_section(title: str, what: str, shown: str, most: int = 60) -> str:
    """Return a section that shows a program's last lines as they are, inside a fence that they cannot close."""
    lines = shown.replace(FENCE, "~ ~ ~ ~").strip().splitlines()[-most:]
    return "\n".join([f"## {title}", "", what, "", FENCE, *lines, FENCE, ""])

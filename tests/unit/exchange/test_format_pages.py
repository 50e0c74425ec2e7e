"""The pages on formats are what the code says."""

from __future__ import annotations

from update_formats import FOLDER, render_pages


def test_the_pages_are_up_to_date() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert written == render_pages(), "run python3 scripts/update_formats.py"

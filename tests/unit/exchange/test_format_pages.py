"""The pages on formats are what the code says."""

from __future__ import annotations

import re

from imports import make_map, read_text
from update_formats import FOLDER, read_example, render_pages

from argmap.exchange.formats import FORMATS
from argmap.exchange.reading import Source


def test_the_pages_are_up_to_date() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert written == render_pages(), "run python3 scripts/update_formats.py"


def test_each_format_has_one_page_which_tells_both_ways() -> None:
    pages = render_pages()
    assert set(pages) == {"index.md", *(f"{name}.md" for name in {*FORMATS, *Source})}
    for name, page in pages.items():
        form = name.removesuffix(".md")
        assert (f"argmap export --format {form} -o" in page) == (form in FORMATS)
        assert (f"argmap import FILE --format {form}" in page) == (form in set(Source))


def test_the_ten_lines_of_the_readme_make_a_sound_map() -> None:
    example = read_example().strip("`").removeprefix("sh\n")
    assert len(example.strip().split("\n")) == 10
    debate = re.search(r"<<'END'\n(.*)\nEND\n", example, re.S)
    assert debate
    made, problems, _ = make_map(*read_text(debate[1]))
    assert problems == []
    assert (len(made.claims), len(made.steps)) == (6, 5)

"""Write docs/dev/formats/: a page for each format that a map can be exported to, from the code that does it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import faults
from generated_pages import DEV, write_pages

from argmap.exchange.formats import FORMATS, Format
from argmap.exchange.mappings import CANVAS, CANVAS_ALONE, Way, list_ways

FOLDER = DEV / "formats"
_INDEX = """\
---
title: Formats
description: What a map can be exported to, and what each format keeps and loses.
hide: [toc]
---

# Formats

`argmap export` writes a map in these formats, and says what each cannot say. The page *Data and citation* of a site
offers the same files.

| Format | What it is for | Things kept | Things lost |
|---|---|---|---|
{rows}

Things are what a map can hold, such as the strength of a step; each page has the whole list. `--losses FILE` counts
them for a particular map and names every place.
"""
_PAGE = """\
---
title: {title}
description: How a map is written as {title}, and what {title} cannot say.
hide: [toc]
---

# {title}

What it is for: {about}. [About the format]({home}).

```sh
argmap export --format {name} -o {file}
```

{words}

{head}
{rule}
{rows}
"""


def main() -> int:
    """Write the pages and say so."""
    return write_pages(FOLDER, render_pages())


def render_pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    rows = "\n".join(_render_line(form) for form in FORMATS.values())
    return {"index.md": _INDEX.format(rows=rows)} | {f"{form.name}.md": _render_page(form) for form in FORMATS.values()}


def _render_line(form: Format) -> str:
    lost = [way.lost for _, way in list_ways(form.name)]
    return f"| [{form.title}]({form.name}.md) | {form.about} | {lost.count(False)} | {lost.count(True)} |"


def _render_page(form: Format) -> str:
    columns = (form.name, CANVAS_ALONE) if form.name == CANVAS else (form.name,)
    more = " Without the claim files |" if form.name == CANVAS else ""
    return _PAGE.format(
        title=form.title,
        about=form.about,
        home=form.home,
        name=form.name,
        file=form.file,
        words=inspect.getdoc(inspect.getmodule(form.write)),
        head=f"| In a map | In {form.title} |{more}",
        rule="|---" * (len(columns) + 1) + "|",
        rows="\n".join(_render_rows(columns)),
    )


def _render_rows(columns: tuple[str, ...]) -> Iterator[str]:
    for found in zip(*map(list_ways, columns), strict=True):
        yield f"| {found[0][0].thing} | {' | '.join(_render_way(way) for _, way in found)} |"


def _render_way(way: Way) -> str:
    return f"**lost**: {way.words}" if way.lost else way.words


if __name__ == "__main__":
    faults.run(main)

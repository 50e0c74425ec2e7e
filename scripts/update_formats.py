"""Write docs/dev/formats/: a page for each format, with what a map becomes in it and what it becomes in a map."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

import faults
from environment import ROOT
from generated_pages import DEV, write_pages

from argmap.content.problems import PASSES
from argmap.exchange.arrange import RULES
from argmap.exchange.formats import FORMATS, Format
from argmap.exchange.import_rules import GUIDES, Guide
from argmap.exchange.mappings import CANVAS, CANVAS_ALONE, Way, list_ways

FOLDER = DEV / "formats"
_TITLES = {form.name: form.title for form in FORMATS.values()} | {
    form.value: guide.name for form, guide in GUIDES.items()
}
_GUIDES = {form.value: guide for form, guide in GUIDES.items()}
_INDEX = """\
---
title: Formats
description: What a map can be exported to and made from, and what each format keeps and loses.
hide: [toc]
---

# Formats

`argmap export` writes a map in the formats of other tools, and says what each cannot say; the page *Data and citation*
of a site offers the same files. `argmap import` makes a new map from a debate in some of them, and says what it changed
or left out. The page of a format has both tables: what a map becomes in it, and what it becomes in a map.

{formats}

The numbers count what a map can hold, such as the strength of a step. `--losses FILE` of both commands counts it for a
particular map or debate, and names every place.

## Bring your debate in ten lines

{example}

`argmap import FILE… --to DIR` tells the format from what the file contains; `--format` overrides. Several files become
one map.

## What becomes of each case, in every import

{rules}

## What the check lets pass

The folder that an import makes has `profile: import` in `docs/map.yaml`. With it, `argmap check` counts what breaks a
rule of good writing, and does not refuse it: {passed}. Rules that keep a map sound, or its readers safe, hold as ever.
`profile: own` brings all rules back.
"""
_PAGE = """\
---
title: {title}
description: What a map becomes in {title}, and what {title} becomes in a map.
hide: [toc]
---

# {title}

{about}. [About the format]({home}).

## From a map to {title}

{out}

## From {title} to a map

{back}
"""


def main() -> int:
    """Write the pages and say so."""
    return write_pages(FOLDER, render_pages())


def render_pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    return {"index.md": _render_index()} | {f"{name}.md": _render_page(name) for name in _TITLES}


def read_example() -> str:
    """Return the block of commands that the README has under “Bring your debate”."""
    found = re.search(r"## Bring your debate.*?(```sh\n.*?```)", (ROOT / "README.md").read_text("utf-8"), re.S)
    if not found:
        raise ValueError("README.md has no block of commands under “Bring your debate”")
    return found[1]


def _render_index() -> str:
    return _INDEX.format(
        formats=_table(
            ("Format", "What it is for", "Export keeps", "and loses", "Import"),
            (_render_line(name) for name in _TITLES),
        ),
        example=read_example(),
        rules=_table(("Case", "Rule"), RULES.items()),
        passed=", ".join(f"{many} (`{rule}`)" for rule, (_, many) in PASSES.items()),
    )


def _render_line(name: str) -> tuple[str, ...]:
    lost = [way.lost for _, way in list_ways(name)] if name in FORMATS else []
    kept = (str(lost.count(False)), str(lost.count(True))) if lost else ("no export", "")
    return (f"[{_TITLES[name]}]({name}.md)", _tell_use(name), *kept, "yes" if name in _GUIDES else "no")


def _tell_use(name: str) -> str:
    return FORMATS[name].about if name in FORMATS else _GUIDES[name].comes_from


def _render_page(name: str) -> str:
    title = _TITLES[name]
    use = _tell_use(name)
    return _PAGE.format(
        title=title,
        about=use[0].upper() + use[1:],
        home=FORMATS[name].home if name in FORMATS else _GUIDES[name].url,
        out=_render_export(FORMATS[name]) if name in FORMATS else f"`argmap export` does not write {title}.",
        back=_render_import(name, _GUIDES[name]) if name in _GUIDES else f"`argmap import` does not read {title}.",
    )


def _render_export(form: Format) -> str:
    columns = (form.name, CANVAS_ALONE) if form.name == CANVAS else (form.name,)
    heads = ("In a map", f"In {form.title}", *(["Without the claim files"] if form.name == CANVAS else []))
    parts = (
        f"```sh\nargmap export --format {form.name} -o {form.file}\n```",
        inspect.getdoc(inspect.getmodule(form.write)) or "",
        _table(heads, _render_rows(columns)),
    )
    return "\n\n".join(parts)


def _render_rows(columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for found in zip(*map(list_ways, columns), strict=True):
        yield (found[0][0].thing, *(_render_way(way) for _, way in found))


def _render_way(way: Way) -> str:
    return f"**lost**: {way.words}" if way.lost else way.words


def _render_import(name: str, guide: Guide) -> str:
    parts = (
        f"```sh\nargmap import FILE --format {name} --to DIR\n```",
        f"It reads {guide.comes_from}. For example:\n\n```text\n{guide.sample}\n```",
        _table((f"In {guide.name}", "In a map"), guide.becomes),
        "What is left out:",
        _table((f"In {guide.name}", "What is done"), guide.lost),
        "[Formats](index.md) has what holds for every import.",
    )
    return "\n\n".join(parts)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * len(heads), *rows))


if __name__ == "__main__":
    faults.run(main)

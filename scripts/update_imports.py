"""Write docs/dev/imports/, the pages about the formats that argmap import reads, from the rules in the code."""

from __future__ import annotations

from collections.abc import Iterable

import faults
from generated_pages import DEV, write_pages

from argmap.content.problems import PASSES
from argmap.exchange.arrange import RULES
from argmap.exchange.import_rules import GUIDES, Guide
from argmap.exchange.reading import Source

PAGES = DEV / "imports"
_INTRO = """`argmap import FILE… --to DIR` makes the folder of a new map from a debate. The format is told from the
file’s content; `--format` overrides. Everything that is changed or lost is told, with its place;
`--losses FILE.json` writes the same as data."""
_PASSED = """The folder has `profile: import` in `docs/map.yaml`. With it, `argmap check` counts what breaks a rule of
good writing, and does not refuse it: {}. Rules that keep a map sound, or its readers safe, hold as ever. `profile: own`
brings all rules back."""


def main() -> int:
    """Write the pages and say so."""
    return write_pages(PAGES, render_pages())


def render_pages() -> dict[str, str]:
    """Return the pages by the names of their files: one a format, and the index."""
    return {"index.md": _render_index(), **{f"{form}.md": _render_guide(form, guide) for form, guide in GUIDES.items()}}


def _render_index() -> str:
    links = [(f"[{guide.name}]({form}.md)", guide.comes_from) for form, guide in GUIDES.items()]
    passed = ", ".join(f"{many} (`{rule}`)" for rule, (_, many) in PASSES.items())
    parts = (
        _head("Import", "What argmap import reads, and the rules by which it makes a map."),
        _INTRO,
        _table(("Format", "Comes from"), links),
        "## In every format",
        _table(("Case", "Rule"), RULES.items()),
        "## What the check lets pass",
        _PASSED.format(passed),
    )
    return "\n\n".join(parts) + "\n"


def _render_guide(form: Source, guide: Guide) -> str:
    parts = (
        _head(f"Import from {guide.name}", f"What becomes of each part of a file in {guide.name}."),
        f"It comes from {guide.comes_from}. [About the format]({guide.url}).",
        f"```sh\nargmap import FILE --format {form} --to DIR\n```",
        f"For example:\n\n```text\n{guide.sample}\n```",
        _table((f"In {guide.name}", "In a map"), guide.becomes),
        "## Left out",
        _table((f"In {guide.name}", "What is done"), guide.lost),
        "What holds for every format is told under [Import](index.md).",
    )
    return "\n\n".join(parts) + "\n"


def _head(title: str, description: str) -> str:
    return f"---\ntitle: {title}\ndescription: {description}\nhide: [toc]\n---\n\n# {title}"


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"| {one} | {other} |" for one, other in (head, ("---", "---"), *rows))


if __name__ == "__main__":
    faults.run(main)

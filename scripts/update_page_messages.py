"""Renew argmap/language/*/pages.po after a change of what Python renders: what messages there are, and where.

Translations stay; a new message has none until somebody writes it, and one that the code no longer has goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import environment
import faults
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

import argmap
from argmap.content import vocabulary
from argmap.content.problems import list_rules
from argmap.content.schema import build_editor_schema
from argmap.exchange.formats import FORMATS
from argmap.exchange.mappings import ROWS
from argmap.exchange.schema import BeliefData, ClaimData, StepData
from argmap.exchange.tables import BELIEF_COLUMNS, CLAIM_COLUMNS, STEP_COLUMNS, explain_columns
from argmap.language.catalogue import FOLDER, PAGES
from argmap.language.formats import list_number_words
from argmap.language.markdown import split_blocks
from argmap.pages.context import read_english
from argmap.pages.registry import WORDS

PACKAGE = Path(argmap.__file__).parent
WIDTH = 100
_ENGLISH = ("change", "cli")
"""Packages whose words stay English: the command line, and what it says of a change."""
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "noted": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEMPLATE_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}


@dataclass(frozen=True, slots=True)
class Found:
    """A message where it stands: `file` below the package, and the number of its line, 0 where it is made of parts."""

    id: str | tuple[str, ...]
    file: str
    line: int = 0
    context: str | None = None


def main() -> None:
    """Renew the catalogue of each language."""
    messages = list(list_messages())
    for path in sorted(FOLDER.glob(f"*/{PAGES}.po")):
        path.write_text(renew(path.read_text("utf-8"), path.parent.name, messages), "utf-8")


def renew(text: str, language: str, messages: list[Found], *, lines: bool = False) -> str:
    """Return a catalogue with these messages, the translations that it has, and its head as it stands.

    It says in which files each message stands, and with `lines` in which lines of them.
    """
    head, _, _ = text.partition("\n\n")
    known = read_po(BytesIO(text.encode()), locale=language)
    made = Catalog(locale=language)
    for found in messages:
        first = found.id if isinstance(found.id, str) else found.id[0]
        old = known.get(first, found.context)
        made.add(
            found.id,
            old.string if old and isinstance(old.id, str) == isinstance(found.id, str) else "",
            locations=[(found.file, found.line)],
            context=found.context,
            user_comments=old.user_comments if old else (),
        )
    body = BytesIO()
    write_po(body, made, width=WIDTH, omit_header=True, include_lineno=lines)
    return f"{head}\n\n{body.getvalue().decode()}"


def list_messages() -> Iterator[Found]:
    """Yield all messages: those of the vocabulary first, then of templates, modules and pages, by file."""
    for context, text in vocabulary.list_messages():
        yield Found(text, "content/vocabulary.py", context=context)
    yield from (Found(word, "language/formats.py", context="number") for word in list_number_words())
    for pattern, method in (("*.html", "jinja2"), ("*.j2", "jinja2"), ("*.py", "python")):
        for path in sorted(PACKAGE.rglob(pattern)):
            if path.relative_to(PACKAGE).parts[0] not in _ENGLISH:
                yield from _extract(path, method)
    for path in WORDS:
        blocks = [block for debate in (False, True) for block in split_blocks(read_english(path, debate=debate))]
        texts = dict.fromkeys(block.text for block in blocks if block.text)
        yield from (Found(text, _name(path)) for text in texts)
    yield from _collect()


def _extract(path: Path, method: str) -> Iterator[Found]:
    with path.open("rb") as file:
        options = _TEMPLATE_OPTIONS if method == "jinja2" else {}
        for line, text, _, context in extract(method, file, _KEYWORDS, options=options):
            yield Found(text, _name(path), line, context)


def _collect() -> Iterator[Found]:
    """Yield messages that pages take from data which other parts of the engine need in English."""
    toggles = yaml.safe_load((PACKAGE / "site/defaults.yml").read_text("utf-8"))["theme"]["palette"]
    yield from (Found(one["toggle"]["name"], "site/defaults.yml") for one in toggles)
    yield from (Found(form.about, "exchange/formats.py") for form in FORMATS.values())
    yield from (Found(row.thing, "exchange/mappings.py") for row in ROWS)
    for model, columns in ((ClaimData, CLAIM_COLUMNS), (StepData, STEP_COLUMNS), (BeliefData, BELIEF_COLUMNS)):
        yield from (Found(about, "exchange/schema.py") for _, about in explain_columns(model, columns))
    schema = build_editor_schema()
    for model in (schema, *schema["$defs"].values()):
        fields = model.get("properties", {}).values()
        yield from (Found(field["description"], "content/models.py") for field in fields)
    rules = dict.fromkeys(asks for debate in (False, True) for asks in list_rules(debate=debate).values())
    yield from (Found(asks, "content/problems.py") for asks in rules)


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


if __name__ == "__main__":
    environment.enter(environment.TEST)
    faults.run(main)

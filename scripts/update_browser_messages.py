"""Renew argmap/language/*/browser.po after a change of the browser's code: what messages there are, and where.

Translations stay; a new message has none until somebody writes it, and one that the code no longer has goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import environment
import faults
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from argmap.language.catalogue import BROWSER, FOLDER
from argmap.view.assets import OURS, THEME

WIDTH = 100
_LITERAL = r'"(?:[^"\\]|\\.)*"'
_CALL = re.compile(rf"\b(?P<name>tn?p?)\((?:\s*(?P<one>{_LITERAL})(?:,\s*(?P<many>{_LITERAL}))?)?")
_COUNTED = ("tn", "tnp")
_DEFINED = re.compile(r"function (?:t|tn|tp|tnp)\(")


class MessageError(Exception):
    """A message that is no text in quotation marks: it cannot be put into a catalogue."""


@dataclass(slots=True)
class Found:
    """A message of the code: its one text or its two forms, and the places where it stands."""

    forms: tuple[str, ...]
    places: list[tuple[str, int]] = field(default_factory=list)

    @property
    def id(self) -> str | tuple[str, ...]:
        """The message as a catalogue names it."""
        return self.forms if len(self.forms) > 1 else self.forms[0]


def main() -> None:
    """Renew the catalogue of each language."""
    messages = list_messages(THEME / OURS)
    for path in sorted(FOLDER.glob(f"*/{BROWSER}.po")):
        renew(path, messages)


def renew(path: Path, messages: dict[str, Found]) -> None:
    """Write a catalogue again with these messages, the translations that it has, and its head as it stands."""
    head, _, _ = path.read_text("utf-8").partition("\n\n")
    with path.open("rb") as file:
        known = read_po(file, locale=path.parent.name)
    made = Catalog(locale=path.parent.name)
    for one, found in messages.items():
        old = known.get(one)
        made.add(
            found.id, old.string if old else "", locations=found.places, user_comments=old.user_comments if old else ()
        )
    body = BytesIO()
    write_po(body, made, width=WIDTH, omit_header=True)
    path.write_text(f"{head}\n\n{body.getvalue().decode()}", "utf-8")


def list_messages(folder: Path) -> dict[str, Found]:
    """Return the messages of the modules in a folder by their text, or by the first of their forms.

    Raises:
        MessageError: where a call names no text, or one message has several second forms.
    """
    messages: dict[str, Found] = {}
    for path in sorted(folder.rglob("*.js")):
        name = path.relative_to(folder).as_posix()
        for forms, line in _read_calls(path.read_text("utf-8"), name):
            found = messages.setdefault(forms[0], Found(forms))
            if found.forms != forms:
                raise MessageError(f"{name}:{line}: “{forms[0]}” has another second form than in {found.places[0][0]}")
            found.places.append((name, line))
    return messages


def _read_calls(text: str, name: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the forms of each message and its line."""
    code = _DEFINED.sub(lambda found: " " * len(found[0]), text)
    for call in _CALL.finditer(code):
        line = text.count("\n", 0, call.start()) + 1
        texts = [call["one"], call["many"]] if call["name"] in _COUNTED else [call["one"]]
        if None in texts:
            raise MessageError(f"{name}:{line}: {call['name']}() is given no text in double quotation marks")
        yield tuple(json.loads(one) for one in texts), line


if __name__ == "__main__":
    environment.enter(environment.TEST)
    faults.run(main)

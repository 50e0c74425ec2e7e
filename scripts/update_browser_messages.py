"""Renew argmap/language/*/browser.po after a change of the browser's code: what messages there are, and where.

Translations stay; a new message has none until somebody writes it, and one that the code no longer has goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import environment
import faults
from update_page_messages import Found, renew

from argmap.language.catalogue import BROWSER, FOLDER
from argmap.view.assets import OURS, THEME

_LITERAL = r'"(?:[^"\\]|\\.)*"'
_CALL = re.compile(rf"\b(?P<name>tn?p?)\((?:\s*(?P<one>{_LITERAL})(?:,\s*(?P<many>{_LITERAL}))?)?")
_COUNTED = ("tn", "tnp")
_DEFINED = re.compile(r"function (?:t|tn|tp|tnp)\(")


class MessageError(Exception):
    """A message that is no text in quotation marks: it cannot be put into a catalogue."""


def main() -> None:
    """Renew the catalogue of each language."""
    messages = list_messages(THEME / OURS)
    for path in sorted(FOLDER.glob(f"*/{BROWSER}.po")):
        path.write_text(renew(path.read_text("utf-8"), path.parent.name, messages, lines=True), "utf-8")


def list_messages(folder: Path) -> list[Found]:
    """Return the messages of the modules in a folder, each wherever it stands.

    Raises:
        MessageError: where a call names no text, or one message has several second forms.
    """
    messages: list[Found] = []
    forms: dict[str, str | tuple[str, ...]] = {}
    for path in sorted(folder.rglob("*.js")):
        for found in _read_calls(path.read_text("utf-8"), path.relative_to(folder).as_posix()):
            first = found.id if isinstance(found.id, str) else found.id[0]
            if forms.setdefault(first, found.id) != found.id:
                raise MessageError(f"{found.file}:{found.line}: “{first}” has another second form elsewhere")
            messages.append(found)
    return messages


def _read_calls(text: str, name: str) -> Iterator[Found]:
    """Yield the messages of a module."""
    code = _DEFINED.sub(lambda found: " " * len(found[0]), text)
    for call in _CALL.finditer(code):
        line = text.count("\n", 0, call.start()) + 1
        texts = [call["one"], call["many"]] if call["name"] in _COUNTED else [call["one"]]
        if None in texts:
            raise MessageError(f"{name}:{line}: {call['name']}() is given no text in double quotation marks")
        forms = tuple(json.loads(one) for one in texts)
        yield Found(forms if len(forms) > 1 else forms[0], name, line)


if __name__ == "__main__":
    environment.enter(environment.TEST)
    faults.run(main)

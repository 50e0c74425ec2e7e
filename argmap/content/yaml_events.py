"""What no YAML that we read may hold, found before anything is built: aliases, tags, depth and masses of values."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, NamedTuple, Protocol

import yaml


class Mark(Protocol):
    """A place in a YAML text, counted from 0."""

    line: int
    column: int


class Odd(Enum):
    """What is odd about an event."""

    ALIAS = auto()
    ANCHOR = auto()
    TAG = auto()
    DOCUMENTS = auto()
    DEPTH = auto()
    VALUES = auto()


class OddEvent(NamedTuple):
    """An odd thing, its place, and a tag's name."""

    odd: Odd
    mark: Mark | None
    tag: str = ""


def find_odd_events(text: str, loader: Any, depth_most: int, values_most: int) -> Iterator[OddEvent]:  # noqa: ANN401  PyYAML's
    """Yield what is odd in a YAML text, in its order; of documents, depth and values only one an event.

    Raises:
        yaml.YAMLError: where it is no YAML.
    """
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=loader)):
        if isinstance(event, yaml.AliasEvent):
            yield OddEvent(Odd.ALIAS, event.start_mark)
        elif getattr(event, "anchor", None):
            yield OddEvent(Odd.ANCHOR, event.start_mark)
        if tag := getattr(event, "tag", None):
            yield OddEvent(Odd.TAG, event.start_mark, tag)
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            yield OddEvent(Odd.DOCUMENTS, event.start_mark)
        elif depth > depth_most:
            yield OddEvent(Odd.DEPTH, event.start_mark)
        elif number > values_most:
            yield OddEvent(Odd.VALUES, event.start_mark)


def explain_yaml_error(error: yaml.YAMLError) -> tuple[str, Mark | None]:
    """Return what the reader says against a text, and the place where it knows one."""
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return str(why), getattr(error, "problem_mark", None)

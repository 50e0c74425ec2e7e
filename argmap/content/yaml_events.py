"""YAML as events, and what no YAML that we read may hold: aliases, tags, depth and masses of values."""

from __future__ import annotations

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


class Limits(NamedTuple):
    """The most levels and events that a YAML text may have, and whether anchors and tags may stand in it."""

    depth: int
    events: int
    may_mark: bool = False


def take_events(text: str, loader: Any, limits: Limits) -> tuple[list[yaml.Event], OddEvent | None]:  # noqa: ANN401  PyYAML's
    """Return the events of a YAML text's values, and the first odd thing, at which they end.

    The events are scalars and the beginnings and ends of lists and of mappings, in which keys and values take turns.

    Raises:
        yaml.YAMLError: where it is no YAML.
    """
    taken: list[yaml.Event] = []
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=loader)):
        if isinstance(event, yaml.NodeEvent):
            tag: str | None = getattr(event, "tag", None)
            if (event.anchor or tag) and (odd := _find_mark(event, tag or "", limits.may_mark)):
                return taken, odd
            taken.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
        elif isinstance(event, yaml.CollectionEndEvent):
            taken.append(event)
            depth -= 1
        else:
            documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1 or depth > limits.depth or number > limits.events:
            excess = Odd.DOCUMENTS if documents > 1 else Odd.DEPTH if depth > limits.depth else Odd.VALUES
            return taken, OddEvent(excess, event.start_mark)
    return taken, None


def _find_mark(event: yaml.NodeEvent, tag: str, may_mark: bool) -> OddEvent | None:
    """Return the alias, anchor or tag of an event, unless only an alias is odd."""
    if isinstance(event, yaml.AliasEvent):
        return OddEvent(Odd.ALIAS, event.start_mark)
    if may_mark:
        return None
    return OddEvent(Odd.ANCHOR, event.start_mark) if event.anchor else OddEvent(Odd.TAG, event.start_mark, tag)


def explain_yaml_error(error: yaml.YAMLError) -> tuple[str, Mark | None]:
    """Return what the reader says against a text, and the place where it knows one."""
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return str(why), getattr(error, "problem_mark", None)

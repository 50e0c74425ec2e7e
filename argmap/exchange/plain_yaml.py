"""YAML of other tools as plain data: text, lists and mappings; no aliases, no tags, within limits."""

from __future__ import annotations

from typing import Any

import yaml

from argmap.content.yaml_events import Limits, Mark, Odd, explain_yaml_error, take_events

DEPTH_MAX = 20
VALUES_MAX = 400_000
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_LIMITS = Limits(DEPTH_MAX, VALUES_MAX, may_mark=True)
_ODD = {
    Odd.ALIAS: "YAML aliases are not read: write the value out again",
    Odd.DOCUMENTS: "two documents in one file",
    Odd.DEPTH: f"more than {DEPTH_MAX} levels",
    Odd.VALUES: f"more than {VALUES_MAX:,} values",
}


class PlainYamlError(Exception):
    """YAML that is not read: what is wrong, and the line and column in its text, counted from 1."""

    def __init__(self, what: str, line: int, column: int) -> None:
        super().__init__(what)
        self.what, self.line, self.column = what, line, column


def load_plain(text: str) -> object:
    """Return the first and only document of a YAML text; each scalar is text, as it is written.

    Raises:
        PlainYamlError: where it is no YAML, uses aliases or tags, or is nested too deeply or too large.
    """
    try:
        _check_events(text)
        found: object = yaml.load(text, Loader=_Loader)  # noqa: S506  the base loader makes text, lists and mappings
    except yaml.YAMLError as error:
        why, mark = explain_yaml_error(error)
        raise PlainYamlError(f"no valid YAML: {why}", *_tell(mark)) from None
    except (ValueError, TypeError, RecursionError) as error:  # such as a mapping for a key
        raise PlainYamlError(f"no valid YAML: {error}", 1, 1) from None
    return found


def _check_events(text: str) -> None:
    """Raise for the first thing that is not read; anchors and tags mean nothing to the base loader."""
    _, odd = take_events(text, _Loader, _LIMITS)
    if odd:
        raise PlainYamlError(_ODD[odd.odd], *_tell(odd.mark))


def _tell(mark: Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

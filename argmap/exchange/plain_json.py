"""JSON of other tools as plain data: text, truth values, lists and mappings."""

from __future__ import annotations

import json
import re

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""The beginning of an escape that is a character only together with another."""


class PlainJsonError(Exception):
    """JSON that is not read: what is wrong, and the line and column in its text, counted from 1.

    `deep` tells that it is nested too deeply; else it is broken.
    """

    def __init__(self, what: str, line: int = 1, column: int = 1, *, deep: bool = False) -> None:
        super().__init__(what)
        self.what, self.line, self.column, self.deep = what, line, column, deep


def load_plain_json(text: str) -> object:
    """Return a JSON text as plain data; numbers are text, as they are written.

    Halves of characters, which escapes can write and no file can hold, become U+FFFD.

    Raises:
        PlainJsonError: where it is no JSON, or nested too deeply to be read.
    """
    try:
        found: object = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
        return _replace_halves(found) if _HALF.search(text) else found
    except json.JSONDecodeError as error:
        raise PlainJsonError(f"no JSON: {error.msg}", error.lineno, error.colno) from None
    except RecursionError:
        raise PlainJsonError("JSON nested too deeply", deep=True) from None


def _replace_halves(data: object) -> object:
    whole = json.dumps(data, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    replaced: object = json.loads(whole)
    return replaced

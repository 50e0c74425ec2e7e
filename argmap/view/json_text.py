"""Data for browsers and other machines as JSON text: without spare bytes, and the same for the same data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

_DIGITS = 12


def dump_data(data: object) -> str:
    """Return data as one line of JSON, characters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def hash_texts(texts: Iterable[str]) -> str:
    """Return 12 hexadecimal digits that change with any of the texts and with their order."""
    return hashlib.sha256(dump_data(list(texts)).encode()).hexdigest()[:_DIGITS]


def stamp_data(text: str, **stamps: str) -> str:
    """Return the JSON text of an object that is not empty, with stamps put first.

    The browser joins files only where their stamps agree: it may have cached one from before the site was renewed.

    >>> stamp_data('{"a":1}', version="0123", scripts="")
    '{"version":"0123","scripts":"","a":1}'
    """
    return f"{dump_data(stamps)[:-1]},{text[1:]}"

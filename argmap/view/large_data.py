"""Data of large maps in files of bearable size: downloads compressed, and what pages load cut into parts.

A file that is not over LARGEST is published as it is, at the same address, so small maps have neither.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.view.json_text import dump_data, hash_texts, stamp_data

LARGEST = 1_900_000
"""Most bytes of a file of data: some way below the 2 MB that no file of a site exceeds, since stamps come on top."""
PART = 1_000_000
"""About how many bytes a part has."""


def is_large(text: str) -> bool:
    """Tell whether a text has more than LARGEST bytes in UTF-8."""
    return len(text) > LARGEST // 4 and len(text.encode()) > LARGEST  # no character has more than four bytes


def pack(path: str, text: str) -> tuple[str, str | bytes]:
    """Return the path and the content of a download: a large one is compressed by gzip, and its path ends in `.gz`.

    The same text gives the same bytes: neither time nor name are in them.
    """
    return (f"{path}.gz", gzip.compress(text.encode(), mtime=0)) if is_large(text) else (path, text)


def split_data(path: str, text: str, **stamps: str) -> dict[str, str]:
    """Return the JSON text of an object that pages load, as files by path, each with the stamps put first.

    A large one comes in parts: its file holds all but the long lists and tables, and says under `parts` how many files
    `NAME.1.json` and so on hold these. A part holds under each key a run of what the key holds; put together in order,
    they are the whole, as `lib/fetch.js` does it. All bear under `of` the hash of the whole, which tells parts of two
    states apart.

    >>> split_data("a.json", '{"ids":["x"]}', version="0")
    {'a.json': '{"version":"0","ids":["x"]}'}
    """
    if not is_large(text):
        return {path: stamp_data(text, **stamps)}
    data = json.loads(text)
    stamps |= {"of": hash_texts([text])}
    long = {
        key: value for key, value in data.items() if isinstance(value, list | dict) and _measure(value) > PART // 10
    }
    parts = [dump_data(part) for part in _cut(long)]
    whole = {"parts": len(parts), **{key: type(value)() if key in long else value for key, value in data.items()}}
    stem = path.removesuffix(".json")
    named = {f"{stem}.{number}.json": stamp_data(part, **stamps) for number, part in enumerate(parts, 1)}
    return {path: stamp_data(dump_data(whole), **stamps), **named}


def _cut(long: Mapping[str, list[Any] | dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield runs of lists and tables, about PART bytes at a time."""
    part: dict[str, Any] = {}
    size = 0
    for key, whole in long.items():
        for item in whole.items() if isinstance(whole, dict) else whole:
            if isinstance(whole, dict):
                part.setdefault(key, {}).update([item])
            else:
                part.setdefault(key, []).append(item)
            size += _measure(item)
            if size >= PART:
                yield part
                part, size = {}, 0
    if part:
        yield part


def _measure(value: object) -> int:
    return len(dump_data(value).encode())

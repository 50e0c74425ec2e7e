"""Ids of imported claims, from their words alone: the same at each import, whatever the order of the file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from anyascii import anyascii

from argmap.content.docs_folder import is_claim_id, number_name
from argmap.content.telling_words import shorten_heading
from argmap.exchange.words import fold

_HASH = 6


def name_texts(words: Mapping[str, str], wishes: Mapping[str, str]) -> dict[str, str]:
    """Return an id for each key, from its words; `wishes` are names that a file gives, taken where they are ids.

    Where several texts would have the same id, each gets a few letters of a hash of all its words.

    >>> name_texts({"a": "Größe ist nicht alles", "b": "Мир прекрасен"}, {})
    {'a': 'grosse-ist-nicht-alles', 'b': 'mir-prekrasen'}
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, text in words.items():
        wanted[_shorten(text, wishes.get(key, ""))].append(key)
    names: dict[str, str] = {}
    for name, keys in wanted.items():
        alone = len(keys) == 1 and is_claim_id(name)
        for key in keys:
            names[key] = name if alone else _add_hash(name, words[key])
    return _part(names)


def _shorten(text: str, wish: str) -> str:
    if is_claim_id(wish):
        return wish
    return shorten_heading(anyascii(wish or text)[:2000])


def _add_hash(name: str, text: str) -> str:
    return f"{name[:60].rstrip('-')}-{hashlib.sha256(fold(text).encode()).hexdigest()[:_HASH]}"


def _part(names: dict[str, str]) -> dict[str, str]:
    """Return names of which no two are the same; the last doubt is settled by the order of the keys."""
    taken: set[str] = set()
    parted: dict[str, str] = {}
    for key, name in sorted(names.items(), key=lambda item: (item[1], item[0])):
        found = number_name(name, lambda one: one not in taken)
        taken.add(found)
        parted[key] = found
    return {key: parted[key] for key in names}

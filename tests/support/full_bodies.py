"""Bodies of claims that are as costly as the check lets pass: hostile text, cut to its limits."""

from __future__ import annotations

import re

from argmap.content.markup import BODY_LIMITS, BRACKETS_MAX, MARKS_MAX, PARAGRAPH_MAX, RUN_MAX
from argmap.content.models import FILE_MAX

MOST = FILE_MAX - 200  # what front matter and heading leave
_MARKS = frozenset(str(BODY_LIMITS["signs"]))


def cut_to_limits(text: str) -> str:
    """Return a text without the marks and runs that are too many, and with its paragraphs apart, up to a file's size.

    What is nested too deeply stays, for the check to refuse.
    """
    short = re.sub(rf"[^\w\s]{{{RUN_MAX + 1},}}|[^\S\n]{{{RUN_MAX + 1},}}", lambda run: run[0][:RUN_MAX], _thin(text))
    parts: list[str] = []
    for block in re.split(r"(\n[ \t]*\n)", short):
        parts += [block[i : i + PARAGRAPH_MAX - 2] + "\n\n" for i in range(0, len(block), PARAGRAPH_MAX - 2)]
    whole = "".join(parts) if max(map(len, re.split(r"\n[ \t]*\n", short))) >= PARAGRAPH_MAX else short
    return whole.encode()[:MOST].decode(errors="ignore")


def _thin(text: str) -> str:
    kept: list[str] = []
    marks = brackets = 0
    for character in text:
        marks += character in _MARKS
        brackets += character == "["
        if character not in _MARKS or (marks <= MARKS_MAX and (character != "[" or brackets <= BRACKETS_MAX)):
            kept.append(character)
    return "".join(kept)

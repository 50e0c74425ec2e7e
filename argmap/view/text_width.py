"""The width in px of a text in the site's fonts, and its lines; `lib/text_width.js` is the same in the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Face = Literal["sans", "bold", "serif"]
WIDTHS: Mapping[str, Mapping[str, int]] = json.loads(
    (Path(__file__).parent / "fonts" / "widths.json").read_text(encoding="utf-8")
)
"""The width of each character by face, in thousandths of the font's size; `scripts/font_widths.py` measures them."""
UNKNOWN = 680
"""The width of a letter that the fonts do not have, such as a Greek one."""
SQUARE = 1000
"""The same from Hangul on, where most letters fill a square."""
_FIRST_SQUARE = 0x1100


def measure_text(text: str, font: float, face: Face = "sans") -> float:
    """Return a text's width in px at `font` px, without kerning, which only makes it narrower."""
    return sum(_measure_character(character, face) for character in text) * font / 1000


@cache
def _measure_character(character: str, face: Face) -> int:
    return WIDTHS[face].get(character) or (SQUARE if ord(character) >= _FIRST_SQUARE else UNKNOWN)


def wrap_text(text: str, width: float, font: float, face: Face = "sans") -> tuple[str, ...]:
    """Return a text in lines no wider than `width` px; a single word that is wider is cut into pieces."""
    lines: list[str] = []
    line = ""
    for word in _cut_words(text, width, font, face):
        longer = f"{line} {word}" if line else word
        if line and measure_text(longer, font, face) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _cut_words(text: str, width: float, font: float, face: Face) -> Iterable[str]:
    for word in text.split():
        piece = ""
        for character in word:
            if piece and measure_text(piece + character, font, face) > width:
                yield piece
                piece = ""
            piece += character
        yield piece

"""Bars in plain characters, on the scale from against the thesis to for it."""

from __future__ import annotations

CELLS = 40
"""Characters of the scale, so that a comment on a phone still has each bar on one line."""
_UP, _DOWN, _EMPTY, _MIDDLE = "+-.:"


def draw_bar(start: float, end: float) -> str:
    """Return a bar between two strengths, 0 to 1, with the middle of the scale where no bar covers it.

    A bar begins in the cell where one that ends at its start has ended, and is one cell long at least.

    >>> draw_bar(0.3, 0.45), draw_bar(0.45, 0.4)
    ('............++++++..:...................', '................--..:...................')
    """
    low, high = (round(CELLS * strength) for strength in sorted((start, end)))
    low = min(low, CELLS - 1)
    length = max(high - low, 1)
    scale = _EMPTY * (CELLS // 2) + _MIDDLE + _EMPTY * (CELLS // 2 - 1)
    return scale[:low] + (_UP if end >= start else _DOWN) * length + scale[low + length :]

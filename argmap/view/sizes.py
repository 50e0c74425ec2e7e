"""Sizes of boxes, gaps and lines in px, for static pictures and, as `sizes.js`, for the map in the browser."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.content.vocabulary import Bearing

FONT = 13.0
LINE = 17.0
PAD = 5.0
"""Padding above and below a label."""
SIDE = 14.0
"""Padding left and right of a label."""
MARGIN = 12.0
"""Margin around the whole picture."""
GAP = 6.0
"""Vertical gap between boxes."""

ROOT_BOX = 208.0
PICTURE_BOX = 340.0
MAP_BOX = 380.0
"""A box of the map is wider than a picture's, as it keeps room for marks and for the count of what is folded away."""
GUTTER = 68.0
"""Horizontal gap between columns, in which the lines run."""
SHIFT = 26.0
"""An undercut's box is this much further right, and narrower, than the box that it hangs under."""
MOST_SHIFTS = 4

NARROW = 380.0
"""The width of a picture on a phone."""
INDENT = 22.0
DEEPEST = 6
"""Cap on the indents of a row."""

RADIUS = 6.0
"""Radius of the bends of lines."""
BADGE = 8.0
"""The radius of the disc that shows a relation's sign."""
BADGE_OFF = 15.0
LANES: Mapping[Bearing, float] = {Bearing.SUPPORTS: 32.0, Bearing.ATTACKS: 39.0, Bearing.ABOUT: 46.0}
"""The distance from a box to the vertical part of the line into it, by kind, so that lines of two kinds stay apart."""
NARROW_LANES: Mapping[Bearing, float] = {Bearing.SUPPORTS: 6.0, Bearing.ATTACKS: 11.0, Bearing.ABOUT: 15.0}

ON_MAP = (
    *("FONT", "LINE", "PAD", "SIDE", "MARGIN", "GAP", "ROOT_BOX", "MAP_BOX", "GUTTER", "SHIFT", "MOST_SHIFTS"),
    *("INDENT", "DEEPEST", "RADIUS", "BADGE", "BADGE_OFF", "LANES", "NARROW_LANES"),
)
"""The names of the sizes that `sizes.js` holds."""

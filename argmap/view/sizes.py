"""Sizes in px of a map's boxes, gaps and lines: of static pictures and, as `sizes.js`, of the map in the browser."""

from __future__ import annotations

from collections.abc import Mapping

FONT = 13.0
"""The size of all letters but the title's. A picture is shown at 0.85 of its size at least, so none is below 11 px."""
LONE = 12.0
"""Most claims that the map shows of those that lead to no thesis and have nothing below them; lists have them all."""
LINE = 17.0
"""From one line of a label to the next."""
TITLE_FONT = 19.0
TITLE_LINE = 25.0

MARGIN = 12.0
"""Margin around the whole picture."""
SIDE = 10.0
"""Padding left and right of a label."""
MARK = 20.0
"""Room for one mark before a label."""
GAP = 5.0
"""Vertical gap between boxes."""
JOINED_GAP = 1.0
"""The same between premises that carry only together."""
FAMILY_GAP = 10.0
"""Added to the gap before a direct reason where the one before it is unfolded."""

TITLE_WIDEST = 800.0
"""Cap on the width of the box in the middle."""
TITLE_PAD = 11.0
NOTE = 21.0
"""The height of a line in the middle that repeats a heading."""
NOTE_GAP = 6.0
"""Between the title and these lines."""
CRUMB_GAP = 24.0
"""Between the claims of the line that leads to the middle."""
HEADING = 26.0
"""The height of the words above one side's boxes."""
BLOCK_GAP = 36.0
"""Between two parts of a picture that stand one above the other."""
BADGE = 7.5
"""The radius of the disc that shows a relation's sign."""
RADIUS = 7.0
"""Radius of the bends of lines."""
CHIP_TIP = 14.0
"""Room for the triangle before the words of what is folded."""
CHIP_HEIGHT = 20.0
WORD_GAP = 12.0
"""Between a box and the word for its standing, and between that and what is folded."""

BADGES: Mapping[str, str] = {
    "supports": "M-7.5 0a7.5 7.5 0 1 1 15 0a7.5 7.5 0 1 1-15 0z",
    "attacks": "M-7-5q0-2 2-2h10q2 0 2 2v10q0 2-2 2h-10q-2 0-2-2z",
    "undercuts": "M0-9 9 0 0 9-9 0z",
    "about": "M-7.5 0a7.5 7.5 0 1 1 15 0a7.5 7.5 0 1 1-15 0z",
}
"""The outline of the disc behind a relation's sign, around its centre, as an SVG path."""
TIPS: Mapping[str, str] = {"folded": "m-1-4.5 7 4.5-7 4.5z", "open": "m-3-3h9l-4.5 7z"}
"""The triangle of what is folded and of what is open, from the middle of its left edge."""

WEIGHTS: Mapping[str, float] = {"weak": 1.25, "moderate": 2.5, "strong": 5.0}
"""The thickness of a line by the strength of its step."""

FORMS: Mapping[str, Mapping[str, float]] = {
    "wide": {
        "width": 1168.0,
        "columns": 2.0,
        "gutter": 44.0,
        "stem": 36.0,
        "first": 40.0,
        "indent": 24.0,
        "lane": 4.0,
        "badge": 12.0,
        "deepest": 8.0,
        "pad": 5.0,
        "beside": 1.0,
    },
    "medium": {
        "width": 760.0,
        "columns": 2.0,
        "gutter": 20.0,
        "stem": 32.0,
        "first": 24.0,
        "indent": 18.0,
        "lane": 2.0,
        "badge": 9.0,
        "deepest": 5.0,
        "pad": 5.0,
        "beside": 0.0,
    },
    "narrow": {
        "width": 358.0,
        "columns": 1.0,
        "gutter": 0.0,
        "stem": 14.0,
        "first": 24.0,
        "indent": 18.0,
        "lane": 2.0,
        "badge": 9.0,
        "deepest": 5.0,
        "pad": 5.0,
        "beside": 0.0,
    },
}
"""The three forms of a picture.

`width` is that of the whole, `columns` how many stand side by side, `gutter` the room between them, `stem` the height
from the middle to the headings. `first` is how much further right than a heading its claims stand, `indent` a claim
than what it bears on, and `deepest` the most such indents. `lane` is how far right of that claim's edge its lines run
down, `badge` how far left of a box its sign stands. `pad` is the padding above and below a label. `beside` is 1 where
the word for the standing and the count stand right of the box, and 0 where they are its last line.
"""
WORD_ROOM = 90.0
"""Room beside a box for the word for its standing."""
CHIP_ROOM = 82.0
"""Room beside a box for what is folded in it."""
LEAST_ROOM = 190.0
"""A claim is indented no further than leaves this width, which a word and a chip fit into."""
LEAST = {"wide": 990.0, "medium": 646.0}
"""From this width of a page on it shows a form; below both, the narrow one."""
LARGEST = 1.25
"""How many times its size the narrow form is shown at most."""

ROWS = 150
"""Most claims below one another that a section of a picture has on one claim, and the map until a reader asks for more.

These are three times as many as a window holds; in a picture, each takes 3 kB in three forms.
"""

ON_MAP = tuple(name for name in list(globals()) if name.isupper())
"""The names of the sizes, all of which `sizes.js` holds."""

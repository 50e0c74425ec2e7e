"""The style sheet shows the form of a picture that the map has at the same width of the page."""

from __future__ import annotations

import re

from argmap.view.assets import OURS, THEME
from argmap.view.sizes import FORMS, LARGEST, LEAST

EM = 20
"""The px of an em of a picture's container where a reader has not changed the size of letters."""


def test_forms_change_at_the_widths_at_which_the_map_changes_them() -> None:
    css = (THEME / OURS / "picture.css").read_text("utf-8")
    widths = [float(width) * EM for width in re.findall(r"@container \(min-width: ([\d.]+)em\)", css)]
    assert widths == [LEAST["medium"], LEAST["wide"]]


def test_the_narrow_form_is_no_larger_than_that_of_the_map() -> None:
    css = (THEME / OURS / "picture.css").read_text("utf-8")
    [widest] = re.findall(r"\.am-picture--narrow \{ max-width: calc\(([\d.]+) \* var\(--am-px", css)
    assert float(widest) == FORMS["narrow"]["width"] * LARGEST

"""Pictures made in Python and the map in the browser have the same layout, to the last bit."""

from __future__ import annotations

import random

from layouts import FORM_NAMES, dump_layout
from node_fixtures import Call
from random_blocks import draw_blocks, draw_words, dump_blocks

from argmap.view.map_layout import arrange
from argmap.view.text_width import Face, measure_text, wrap_text

FACES: tuple[Face, ...] = ("sans", "bold", "serif")


def test_random_blocks_have_the_same_layout_in_python_and_in_the_browser(call: Call) -> None:
    cases = [(draw_blocks(random.Random(seed), 1 + seed % 40), FORM_NAMES[seed % 3]) for seed in range(300)]
    widths = [260 if form == "narrow" and seed % 2 else None for seed, (_, form) in enumerate(cases)]
    asked = [
        {"blocks": dump_blocks(blocks), "form": form, "width": width}
        for (blocks, form), width in zip(cases, widths, strict=True)
    ]
    found = call("layouts.js", "arrangeAll", asked)
    for seed, (blocks, form) in enumerate(cases):
        assert found[seed] == dump_layout(arrange(blocks, form, widths[seed])), f"seed {seed}"


def test_texts_are_as_wide_and_wrapped_alike_in_python_and_in_the_browser(call: Call) -> None:
    random_ = random.Random(7)
    texts = [(draw_words(random_), random_.choice([13, 19]), random_.choice(FACES)) for _ in range(500)]
    found = call("layouts.js", "measureAll", texts, 180)
    assert found == [
        [measure_text(text, font, face), list(wrap_text(text, 180, font, face))] for text, font, face in texts
    ]

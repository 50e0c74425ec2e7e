"""Labels in lines: no wider than asked, and whole; letters that the fonts lack take room, too."""

from __future__ import annotations

import random

import pytest
from random_blocks import draw_words

from argmap.view.text_width import SQUARE, UNKNOWN, measure_text, wrap_text


@pytest.mark.parametrize("width", [40.0, 120.0, 300.0])
def test_lines_are_no_wider_than_asked_and_lose_no_letter(width: float) -> None:
    dice = random.Random(int(width))
    for text in (draw_words(dice) for _ in range(200)):
        lines = wrap_text(text, width, 13)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert max(measure_text(line, 13) for line in lines) <= width


def test_a_label_that_fits_is_one_line() -> None:
    label = "Progress leans on growing compute"
    assert wrap_text(label, measure_text(label, 13), 13) == (label,)


def test_bold_letters_are_wider_and_every_letter_takes_room() -> None:
    assert measure_text("benchmarks", 13) < measure_text("benchmarks", 13, "bold")
    assert measure_text("ж", 1000) == UNKNOWN
    assert measure_text("數據", 1000) == 2 * SQUARE

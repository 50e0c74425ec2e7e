"""Random blocks for layouts: a line, a middle, and sections of claims, deep and broad, with long and strange labels."""

from __future__ import annotations

import random
from typing import Any

from argmap.content.vocabulary import Bearing, Outcome, Side
from argmap.view.map_layout import Block, Item, Section

_WORDS = (
    "AI",
    "research",
    "iii",
    "WWWWWW",
    "über",
    "—",
    "數據",
    "é",
    "a",
    "benchmarks",
    "x" * 60,
    "“so”",
    "🙂",
    "1,000",
)
_REPLIES = (Outcome.STANDS, Outcome.MET)
_OUTCOMES = [outcome.word for outcome in Outcome if outcome not in _REPLIES]
"""The words that the map has for steps; those of replies stand on pages only."""


def draw_words(random_: random.Random) -> str:
    """Return a label of one to twelve words."""
    return " ".join(random_.choices(_WORDS, k=random_.randint(1, 12)))


def draw_blocks(random_: random.Random, size: int) -> list[Block]:
    """Return one to three blocks with `size` claims in each section at most."""
    return [_draw_block(random_, size, f"{place}-") for place in range(random_.randint(1, 3))]


def _draw_block(random_: random.Random, size: int, name: str) -> Block:
    line = tuple(
        Item(f"{name}line{i}", draw_words(random_), bearing=Bearing.SUPPORTS) for i in range(random_.randint(0, 3))
    )
    middle = Item(f"{name}middle", draw_words(random_), bearing=Bearing.ATTACKS, word="Thesis · open objection")
    if random_.random() < 0.2:
        middle = Item(middle.id, middle.label, bearing=Bearing.SUPPORTS, word="Claim", chip="12 more")
    bearings = random_.sample([Bearing.SUPPORTS, Bearing.ATTACKS, Bearing.ABOUT, None], k=random_.randint(0, 4))
    sections = tuple(
        Section(
            f"Section {place}",
            bearing,
            tuple(_draw_items(random_, size, f"{name}{place}-")),
            random_.choice(list(Side)),
            2.5,
        )
        for place, bearing in enumerate(bearings)
    )
    return Block(line, middle if random_.random() < 0.8 else None, sections)


def _draw_items(random_: random.Random, size: int, name: str) -> list[Item]:
    """Return claims in the order of a walk through a random tree, parents first."""
    items: list[Item] = []
    line: list[str] = []
    for place in range(random_.randint(1, size)):
        del line[random_.randint(0, len(line)) :]
        parent = line[-1] if line else ""
        bearing = random_.choice(list(Bearing))
        step = random_.choice(["", "", "linked"])
        chip = random_.choice([None, "", "?3", "+12 −34"])
        word = random_.choice(["", *_OUTCOMES])
        item = Item(f"{name}{place}", draw_words(random_), parent, bearing, step, random_.randint(0, 1), word, chip)
        items.append(item)
        line.append(item.id)
    return items


def dump_blocks(blocks: list[Block]) -> list[dict[str, Any]]:
    """Return blocks as the browser has them."""
    return [
        {
            "line": [_dump_item(item) for item in block.line],
            "middle": block.middle and _dump_item(block.middle),
            "sections": [
                {
                    "title": section.title,
                    "bearing": section.bearing or "",
                    "items": [_dump_item(item) for item in section.items],
                    "side": section.side,
                    "weight": section.weight,
                }
                for section in block.sections
            ],
        }
        for block in blocks
    ]


def _dump_item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "label": item.label,
        "parent": item.parent,
        "bearing": item.bearing or "",
        "step": item.step,
        "marks": item.marks,
        "word": item.word,
        "chip": item.chip,
    }

"""The form and the terminal suggest the same ids."""

from __future__ import annotations

import random

from environment import ROOT
from node_fixtures import Call

from argmap.content.docs_folder import RESERVED_IDS, read_docs
from argmap.content.telling_words import COMMON_WORDS
from argmap.review.draft import suggest_id

PARTS = (
    *sorted(COMMON_WORDS),
    *("model", "benchmark", "Größe", "ÉCOLE", "naïve", "\ufb01ne", "\u017fo", "\u212a", "İstanbul"),
    *("model’s", "it's", "O'Neill's", "'s", "2026", "x"),
)
ENDS = " ,.;:-–’'\"()…\u0301\u200b"


def draw_headings(number: int) -> list[str]:
    dice = random.Random(1)
    return [
        "".join(dice.choice(PARTS) + dice.choice(ENDS) + " " * dice.randrange(2) for _ in range(dice.randrange(14)))
        for _ in range(number)
    ]


def test_form_and_terminal_suggest_the_same_ids(call: Call) -> None:
    claims = read_docs(ROOT / "docs").claims
    taken = {claim.id for claim in claims} | {"grosse", "model-x"}
    headings = [claim.heading for claim in claims] + ["Index", "It is", "", "w" * 90] + draw_headings(3000)
    there = call("ids.js", "suggestAll", headings, sorted(taken | RESERVED_IDS))
    assert there == [suggest_id(heading, taken) for heading in headings]
    assert len(set(there)) > 1500

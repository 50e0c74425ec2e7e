from __future__ import annotations

from shapes import draw_chain

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.pages.claim.page import build_claim_parts
from argmap.pages.context import Context


def test_the_line_to_the_thesis_is_whole_where_it_is_short() -> None:
    parts = build_claim_parts(Context(Argument(build_map(draw_chain(17)))))
    assert max(part.before.count("<li>") for part in parts.values()) == 16
    assert all("and so on" not in part.before for part in parts.values())


def test_a_long_line_to_the_thesis_shows_its_two_ends() -> None:
    parts = build_claim_parts(Context(Argument(build_map(draw_chain(100)))))
    assert parts["c99"].before.count("<li>") == 15
    assert "and so on, 84 more steps" in parts["c99"].before

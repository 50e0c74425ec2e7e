"""Static pictures: escaped, linked so that instant navigation works, small."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree as ET

from generated import generate_claims

from argmap.argument.graph import build_map
from argmap.argument.tree import build_tree
from argmap.content.models import Claim, FrontMatter
from argmap.view.pictures import NEIGHBOURS, count_below, render_first_view, render_neighbourhood, render_topic

MADE = build_map(generate_claims(300))
TREE = build_tree(MADE)


def boxes_of(picture: str) -> int:
    return picture.count("<rect")


def test_a_neighbourhood_is_bounded_and_counts_what_it_leaves_out() -> None:
    pictures = {claim: render_neighbourhood(MADE, claim, "../../") for claim in MADE.claims}
    assert max(map(boxes_of, pictures.values())) == NEIGHBOURS
    assert re.search(r"and \d+ more on this page", pictures["c0"])
    assert max(map(len, pictures.values())) < 12_000


def test_a_neighbourhood_takes_less_than_a_millisecond_or_so() -> None:
    began = time.process_time()
    for claim in MADE.claims:
        render_neighbourhood(MADE, claim, "")
    assert (time.process_time() - began) / len(MADE.claims) < 0.004


def test_links_are_xlink_since_plain_ones_break_instant_navigation() -> None:
    picture = render_neighbourhood(MADE, "c1", "../../")
    assert 'xlink:href="../../claims/c0/"' in picture
    assert re.search(r"\shref=", picture) is None


def test_pictures_are_well_formed() -> None:
    for picture in (render_neighbourhood(MADE, "c1", ""), render_topic(MADE, TREE, "evals", "")):
        whole = str(picture).replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1)
        ET.fromstring(whole)  # noqa: S314 - our own text


def test_the_first_view_shows_the_thesis_and_its_direct_reasons_wide_and_narrow() -> None:
    picture = render_first_view(MADE, TREE, "../")
    assert boxes_of(picture) == 2 * (1 + len(TREE.under("c0")))


def test_what_a_claim_says_is_escaped() -> None:
    front = FrontMatter.model_validate({"kind": "thesis", "topic": "t", "voice": "essay"})
    made = build_map([Claim("goal", "goal.md", "<script>alert(1)</script>", "Body.", front)])
    picture = render_neighbourhood(made, "goal", "")
    assert "<script" not in picture
    assert "&lt;script&gt;" in picture


def test_counts_say_what_hangs_below() -> None:
    counts = count_below(TREE, "c0")
    assert counts.total == len(MADE.claims) - 1
    assert sum(counts.by_bearing.values()) == len(TREE.under("c0"))

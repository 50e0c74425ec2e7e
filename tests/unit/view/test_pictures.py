"""Static pictures: escaped, linked so that instant navigation works, small."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree as ET

import pytest
from generated import generate_claims
from shapes import draw_star

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.models import Claim, FrontMatter
from argmap.view import sizes
from argmap.view.pictures import (
    FORMS,
    NEIGHBOURS,
    TOPIC_BOXES,
    list_topic_tops,
    render_first_view,
    render_neighbourhood,
    render_topic,
)

MADE = build_map(generate_claims(300))
ARGUMENT = Argument(MADE)


def boxes_of(picture: str) -> int:
    return picture.count('class="am-map-box"')


def test_a_neighbourhood_is_bounded_and_counts_what_it_leaves_out() -> None:
    pictures = {claim: render_neighbourhood(ARGUMENT, claim, "../../") for claim in MADE.claims}
    assert max(map(boxes_of, pictures.values())) == NEIGHBOURS
    assert re.search(r"and \d+ more on this page", pictures["c0"])
    assert max(map(len, pictures.values())) < 13_100


def test_a_picture_of_very_many_reasons_shows_the_first_and_counts_the_rest() -> None:
    argument = Argument(build_map(draw_star(600)))
    for picture in (render_first_view(argument, "../"), render_topic(argument, "intro", "../")):
        assert boxes_of(picture) == (1 + 2 * sizes.ROWS) * len(FORMS)
        assert "400 reasons for it" in picture
        assert "and 300 more " in picture
        assert len(picture) < 900_000
    assert 'and 300 more in <a href="../claims/">the list of all claims</a>' in render_first_view(argument, "../")


def test_a_neighbourhood_takes_less_than_a_millisecond_or_so() -> None:
    began = time.process_time()
    for claim in MADE.claims:
        render_neighbourhood(ARGUMENT, claim, "")
    assert (time.process_time() - began) / len(MADE.claims) < 0.004


def test_links_are_xlink_since_plain_ones_break_instant_navigation() -> None:
    picture = render_neighbourhood(ARGUMENT, "c1", "../../")
    assert 'xlink:href="../../claims/c0/"' in picture
    assert re.search(r"\shref=", picture) is None


def test_pictures_are_well_formed() -> None:
    for picture in (render_neighbourhood(ARGUMENT, "c1", ""), render_topic(ARGUMENT, "evals", "")):
        whole = str(picture).replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ')
        ET.fromstring(whole)  # noqa: S314 - our own text


def test_the_first_view_shows_the_thesis_and_its_direct_reasons_in_each_form() -> None:
    picture = render_first_view(ARGUMENT, "../")
    assert boxes_of(picture) == len(FORMS) * (1 + len(ARGUMENT.tree.under("c0")))
    assert re.findall(r"am-picture--(\w+)", picture) == list(FORMS)


@pytest.mark.parametrize("size", [60, 300, 2000])
def test_a_topic_shows_each_claim_once_up_to_its_cap_and_counts_what_it_leaves_out(size: int) -> None:
    argument = Argument(build_map(generate_claims(size)))
    for topic in set(argument.made.by_topic()) - {argument.made.claims["c0"].fields.topic}:
        picture = render_topic(argument, topic, "")
        tops = list_topic_tops(argument.made, argument.tree, topic)
        shown = re.findall(r'"claims/([^"]+)/"', picture)
        assert len(shown) <= len(FORMS) * TOPIC_BOXES
        assert len(shown) == len(FORMS) * len(set(shown))
        left_out = re.findall(r"and (\d+) more on this page", picture)
        assert left_out == ([str(len(tops) - TOPIC_BOXES)] if len(tops) > TOPIC_BOXES else [])


def test_what_is_folded_leads_to_the_map_with_it_unfolded() -> None:
    picture = render_first_view(ARGUMENT, "../")
    folded = [claim for claim in ARGUMENT.tree.under("c0") if ARGUMENT.tree.under(claim)]
    assert re.findall(r'"\.\./explore/#open=([^"]+)"', picture) == folded * len(FORMS)


def test_what_a_claim_says_is_escaped() -> None:
    front = FrontMatter.model_validate({"kind": "thesis", "topic": "t", "voice": "essay"})
    made = build_map([Claim("goal", "goal.md", "<script>alert(1)</script>", "Body.", front)])
    picture = render_neighbourhood(Argument(made), "goal", "")
    assert "<script" not in picture
    assert "&lt;script&gt;" in picture

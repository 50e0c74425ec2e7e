from __future__ import annotations

import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
from generated import generate_claims
from maps import build_case_map
from PIL import Image

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.vocabulary import Bearing, Side
from argmap.view.canvas import HEIGHT, WIDTH, mix
from argmap.view.preview_cards import (
    MOST_CLAIMS,
    Balance,
    Card,
    MapCard,
    describe_claim,
    describe_page,
    draw_card,
    draw_cards,
    weigh_claim,
)

CARD = Card(
    "Evidence, from outside the essay", "By September 2026 nothing had doubled", "Site · unchallenged", "support"
)


@pytest.mark.parametrize("title", ["Short", "A rather long title that goes on " * 4, "Unbreakable" * 20, "word " * 200])
def test_a_card_is_small_and_of_the_size_that_sites_expect(title: str) -> None:
    data = draw_card(Card("Above " * 40, title, "Below " * 40))
    assert len(data) < 40_000
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, picture.mode, picture.format) == ((WIDTH, HEIGHT), "P", "PNG")


def test_a_usual_card_stays_below_25_kilobytes() -> None:
    heading = "Labs will spend scarce compute on known gains for the next model, not hand it to AI researchers"
    assert len(draw_card(Card("Claim, Lambert says", heading, "Site   ·   disputed"))) < 25_000


def test_the_same_card_gives_the_same_bytes() -> None:
    assert draw_card(CARD) == draw_card(CARD)


def test_pictures_are_kept_by_content_and_unused_ones_removed(tmp_path: Path) -> None:
    first = dict(draw_cards({"a.png": CARD}, tmp_path))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"as it was")
    assert dict(draw_cards({"a.png": CARD}, tmp_path)) == {"a.png": b"as it was"}
    again = dict(draw_cards({"b.png": Card("Other", "Title", "Below")}, tmp_path))
    assert again["b.png"] != first["a.png"]
    assert not kept.exists()


def test_a_claim_has_its_own_card_and_in_a_large_map_its_topics() -> None:
    made = build_case_map([("a -> t", "weak")])
    path, card = describe_claim(Argument(made), made.claims["a"], "Site")
    assert (path, card.title, card.below) == ("assets/cards/claims/a.png", "a", "Site   ·   unchallenged")
    large = build_map(generate_claims(MOST_CLAIMS + 1))
    argument = Argument(large)
    paths = {describe_claim(argument, claim, "Site")[0] for claim in large.claims.values()}
    assert paths == {f"assets/cards/topic-{topic}.png" for topic in large.by_topic()}


def test_a_claims_card_weighs_what_bears_on_it_in_the_words_of_the_map() -> None:
    steps = ["a -> t", "b + c -> t", "d -x t", "e -x b", "f -x d"]
    made = build_case_map([(step, "weak") for step in steps])
    card = describe_claim(Argument(made), made.claims["t"], "Site")[1]
    assert card.balance == (
        Balance(Bearing.SUPPORTS, "2 reasons for it: 1 stands", Side.FOR, (True, False)),
        Balance(Bearing.ATTACKS, "1 objection to it: answered", Side.AGAINST, (False,)),
    )
    assert card.below == "Site"


def test_what_hangs_elsewhere_in_the_map_is_weighed_too() -> None:
    made = build_case_map([("a -> t", "weak"), ("b -> t", "weak"), ("c -> a", "weak"), ("c -> b", "strong")])
    argument = Argument(made)
    words = [[row.words for row in weigh_claim(argument, claim)] for claim in ("a", "b", "c")]
    assert words == [["1 reason for it: stands"], ["1 reason for it: stands"], []]


def test_more_signs_than_have_room_become_smaller() -> None:
    for count in (1, 11, 60):
        row = Balance(Bearing.ATTACKS, f"{count} objections to it: none answered", Side.AGAINST, (True,) * count)
        with Image.open(io.BytesIO(draw_card(Card("Above", "Title", "Below", balance=(row, row))))) as picture:
            margin = picture.convert("RGB").crop((WIDTH - 60, 0, WIDTH, HEIGHT))
            assert margin.getcolors() == [(60 * HEIGHT, mix("paper"))]


@pytest.mark.parametrize(("address", "path"), [("", "home.png"), ("explore/", "explore.png")])
def test_the_first_page_and_the_map_show_the_map(address: str, path: str) -> None:
    made = build_case_map([("a -> t", "weak")])
    found, card = describe_page(address, "Title", Argument(made), "Site")
    assert found == f"assets/cards/{path}"
    assert isinstance(card, MapCard)
    assert (card.title, card.about) == ("Site", "An argument, as a map · 2 claims")
    assert [box.id for box in card.picture.layout.boxes] == ["t", "a"]


def test_another_page_has_a_card_of_words_by_its_address() -> None:
    argument = Argument(build_case_map([("a -> t", "weak")]))
    path, card = describe_page("read/full/", "Full", argument, "Site")
    assert (path, card) == ("assets/cards/read-full.png", Card("An argument, as a map", "Full", "Site"))
    assert describe_page("", "Start", Argument(build_map([])), "Site")[1] == Card(
        "An argument, as a map", "Start", "Site"
    )


def test_a_long_line_above_the_map_leaves_room_for_the_name_of_the_site() -> None:
    _, card = describe_page("", "Title", Argument(build_case_map([("a -> t", "weak")])), "Site")
    assert isinstance(card, MapCard)
    long, longer = (replace(card, about="An author of many names, " * times) for times in (20, 40))
    assert draw_card(long) == draw_card(longer)
    assert draw_card(long) != draw_card(replace(long, title="Other"))


def test_a_card_of_a_large_map_is_small_soon_drawn_and_the_same_each_time() -> None:
    argument = Argument(build_map(generate_claims(300)))
    card = describe_page("explore/", "The map", argument, "A long name of a site " * 9)[1]
    began = time.process_time()
    data = draw_card(card)
    assert time.process_time() - began < 2
    assert len(data) < 60_000
    assert draw_card(card) == data


def test_a_picture_that_cannot_be_kept_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def fill_up(path: Path, data: bytes) -> int:
        write(path, data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(OSError, match="No space left on device"):
        dict(draw_cards({"a.png": CARD}, tmp_path))
    assert list(tmp_path.iterdir()) == []

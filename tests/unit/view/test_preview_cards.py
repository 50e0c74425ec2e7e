from __future__ import annotations

import io
from pathlib import Path

import pytest
from generated import generate_claims
from maps import build_case_map
from PIL import Image

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.view.preview_cards import (
    HEIGHT,
    MOST_CLAIMS,
    WIDTH,
    Card,
    describe_claim,
    describe_page,
    draw_card,
    draw_cards,
)

CARD = Card(
    "Evidence, from outside the essay", "By September 2026 nothing had doubled", "Site · no objection", "support"
)


@pytest.mark.parametrize("title", ["Short", "A rather long title that goes on " * 4, "Unbreakable" * 20, "word " * 200])
def test_a_card_is_small_and_of_the_size_that_sites_expect(title: str) -> None:
    data = draw_card(Card("Above " * 40, title, "Below " * 40))
    assert len(data) < 40_000
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, picture.mode, picture.format) == ((WIDTH, HEIGHT), "P", "PNG")


def test_a_usual_card_stays_below_25_kilobytes() -> None:
    heading = "Labs will spend scarce compute on known gains for the next model, not hand it to AI researchers"
    assert len(draw_card(Card("Claim, the essay says it", heading, "Site   ·   open objection"))) < 25_000


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
    assert (path, card.title) == ("assets/cards/claims/a.png", "a")
    large = build_map(generate_claims(MOST_CLAIMS + 1))
    argument = Argument(large)
    paths = {describe_claim(argument, claim, "Site")[0] for claim in large.claims.values()}
    assert paths == {f"assets/cards/topic-{topic}.png" for topic in large.by_topic()}


def test_a_page_has_a_card_by_its_address() -> None:
    made = build_case_map([("a -> t", "weak")])
    path, card = describe_page("", "Start", made, "Site")
    assert (path, card.title, card.below) == (
        "assets/cards/home.png",
        "Site",
        "2 claims with their reasons and objections",
    )
    assert describe_page("read/full/", "Full", made, "Site")[0] == "assets/cards/read-full.png"


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

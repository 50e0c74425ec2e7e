"""Kialo's text export as read: the tree, links to other places, lines that go on, several positions."""

from __future__ import annotations

import pytest
from imports import list_losses, make_map, read_sample, read_text

from argmap.exchange.debate import ReadError
from argmap.exchange.losses import Losses
from argmap.exchange.reading import Source, SourceFile, read_source


def test_pros_support_cons_attack_and_a_link_is_another_step_of_the_same_claim() -> None:
    debate, losses = read_sample("park.txt")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == [
        "bus-brings-those-cannot-walk -> cars-should-kept-city-park",
        "bus-brings-those-cannot-walk -x visitors-cannot-walk-far",
        "cars-make-park-loud -> cars-should-kept-city-park",
        "electric-cars-hardly-heard-two-points -x cars-make-park-loud",
        "speed-tyres-make-noise -x electric-cars-hardly-heard-two-points",
        "visitors-cannot-walk-far -x cars-should-kept-city-park",
    ]
    assert made.main_thesis == "cars-should-kept-city-park"
    assert debate.title == "Should cars be kept out of the city park?"
    assert list_losses(losses) == {
        "address within a text": 1,
        "claim used again in another place": 1,
        "link to a claim that the file does not have": 1,
    }


def test_a_numbered_list_within_a_claim_belongs_to_the_claim() -> None:
    debate, _ = read_sample("park.txt")
    assert debate.texts["1.1.1"].text.split("\n")[-1] == "2. they are slow in parks."


def test_a_root_whose_children_have_no_side_is_a_question_with_positions() -> None:
    debate, losses = read_text(
        "Discussion Title: Which?\n\n1. Which one is best?\n1.1. The red one.\n1.1.1. Pro: Glow.\n1.2. The blue one.\n",
        "d.txt",
    )
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert made.theses == ("the-red-one", "the-blue-one")
    assert set(made.claims["which-one-is-best"].fields.about) == {"the-red-one", "the-blue-one"}


def test_several_roots_are_several_theses() -> None:
    debate, losses = read_text(
        "Discussion Title: D\n\n1. Ducks.\n1.1. Pro: Art.\n2. Geese.\n2.1. Con: Bees.\n3. Hens.\n", "d.txt"
    )
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["art -> ducks", "bees -x geese"]
    assert set(made.theses) == {"ducks", "geese"}
    assert list_losses(losses) == {"claim without any step": 1}


def test_links_in_a_circle_lead_nowhere() -> None:
    debate, losses = read_text(
        "Discussion Title: D\n\n1. One.\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n", "d.txt"
    )
    made, _, _ = make_map(debate, losses)
    assert list(made.steps) == []
    assert list_losses(losses)["link to a claim that the file does not have"] == 2


def test_a_file_without_a_thesis_is_refused() -> None:
    with pytest.raises(ReadError, match="no thesis"):
        read_source(SourceFile("d.txt", b"nothing"), Losses(), Source.KIALO)

from __future__ import annotations

import pytest

from argmap.claims import Essay
from argmap.essay import (
    Fingerprints,
    build_index,
    find_changes,
    hash_paragraph,
    link_to_paragraph,
    split_paragraphs,
    split_words,
)

EMPTY = Essay(title="T", author="A", url="https://example.org/essay", date="2025")
TEXT = """# On brakes

## The pace

Research has many brakes, and each of them needs time of its own. Ideas aren’t enough.

Short one.

## Who pays

- Money runs out **before** ideas do, as `history` shows us again and again.
"""
INDEX = build_index(TEXT, EMPTY)


def test_paragraphs_without_marks_are_numbered_within_their_section() -> None:
    assert [name for name, _ in split_paragraphs(TEXT)] == ["the-pace.1", "the-pace.2", "who-pays.1"]


def test_marked_paragraphs_keep_their_ids_and_nothing_else_is_taken() -> None:
    text = "# T\n\n**`evals.2`** [remark] One *two*.\n\nNot taken.\n\n**`rl.1`** Three.\n"
    assert split_paragraphs(text) == [("evals.2", "One two."), ("rl.1", "Three.")]


def test_only_a_change_of_wording_changes_a_hash() -> None:
    assert hash_paragraph("It’s “very” unlikely.") == hash_paragraph("its *very*   unlikely")
    assert hash_paragraph("one two") != hash_paragraph("one too")


def test_an_index_holds_ends_and_hashes_but_no_sentence() -> None:
    first = INDEX.paragraphs[0]
    assert (first.id, first.first, first.last, first.words) == (
        "the-pace.1",
        "Research has many brakes,",
        "own. Ideas aren’t enough.",
        16,
    )
    assert "needs time" not in INDEX.model_dump_json()


def test_making_an_index_again_keeps_what_people_wrote() -> None:
    old = EMPTY.model_copy(update={"not_arguing": {"the-pace.2": "a joke"}})
    assert build_index(TEXT, old).not_arguing == {"the-pace.2": "a joke"}
    assert build_index(TEXT, INDEX) == INDEX


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Ideas aren't enough", True),
        ("RESEARCH has many brakes, and each", True),
        ("brakes", True),
        ("money runs out before ideas do", True),
        ("", True),
        ("many fast brakes", False),
        ("own ideas money runs", False),
        ("research has many brakes and each of us", False),
        ("enough short one", False),
    ],
)
def test_which_quotations_the_essay_holds(words: str, held: bool) -> None:
    assert Fingerprints(INDEX).contain(split_words(words)) is held


def test_links_open_the_essay_at_the_paragraph() -> None:
    long, short, _ = INDEX.paragraphs
    assert link_to_paragraph(INDEX, short) == "https://example.org/essay#:~:text=Short%20one."
    assert link_to_paragraph(INDEX, long) == (
        "https://example.org/essay#:~:text=Research%20has%20many%20brakes%2C,own.%20Ideas%20aren%E2%80%99t%20enough."
    )


def test_a_hyphen_in_a_link_is_escaped_since_it_would_mean_a_context() -> None:
    index = build_index("## A\n\nwell-known", EMPTY)
    assert link_to_paragraph(index, index.paragraphs[0]).endswith("text=well%2Dknown")


def test_changed_paragraphs_are_named_with_the_share_that_is_left() -> None:
    assert find_changes(INDEX, TEXT) == []
    newer = TEXT.replace("before", "after")
    assert [(name, round(share, 2)) for name, share in find_changes(INDEX, newer)] == [("who-pays.1", 0.6)]
    assert [name for name, _ in find_changes(INDEX, "")] == ["the-pace.1", "who-pays.1"]

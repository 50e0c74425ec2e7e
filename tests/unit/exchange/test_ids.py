"""Ids of imported claims: from words alone, readable in any script, the same whatever the order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.content.docs_folder import is_claim_id
from argmap.exchange.ids import name_texts
from argmap.exchange.words import fold


def test_words_of_other_scripts_are_read_in_latin_letters() -> None:
    texts = {"1": "Größe ist nicht alles", "2": "Мир прекрасен", "3": "学而时习之", "4": "Ἀγαθόν ἐστιν"}
    assert name_texts(texts, {}) == {
        "1": "grosse-ist-nicht-alles",
        "2": "mir-prekrasen",
        "3": "xueershixizhi",
        "4": "agathon-estin",
    }


def test_a_name_that_the_file_gives_is_taken() -> None:
    assert name_texts({"1": "Some text", "2": "Other text"}, {"1": "my-name", "2": "Its Title!"}) == {
        "1": "my-name",
        "2": "its-title",
    }


def test_texts_of_one_name_differ_by_a_hash_of_all_their_words() -> None:
    texts = {"1": "The same beginning of it all, then this", "2": "The same beginning of it all, then that"}
    names = name_texts(texts, {})
    turned = name_texts(dict(reversed(texts.items())), {})
    assert names == turned
    assert len(set(names.values())) == 2
    assert all(name.startswith("same-beginning") for name in names.values())


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=12, unique_by=fold))
def test_ids_are_valid_distinct_and_independent_of_order(texts: list[str]) -> None:
    words = {str(number): text for number, text in enumerate(texts)}
    turned = dict(reversed(words.items()))
    names = name_texts(words, {})
    assert all(is_claim_id(name) for name in names.values())
    assert len(set(names.values())) == len(names)
    assert name_texts(turned, {}) == names

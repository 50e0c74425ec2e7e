from __future__ import annotations

import pytest

from argmap.claims import Place
from argmap.markup import find_claim_links, find_entities, find_hidden, find_html, find_markup, find_quotations


def rules(body: str) -> list[str]:
    return [finding.rule for finding in find_markup(body, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Plain words, *emphasis*, **more**, `code`.",
        "- a list\n- of two\n\n1. one\n2. two",
        "> a quotation",
        "[words](https://example.org/a_b?c=d&e=f#g)",
        "[words](https://example.org/%28a%29)",
        "[words](other-claim.md) and [more](a1.md)",
        "Surprise! [words](https://example.org)",
        "a < b, 5 <6, x<=y, a <- b",
        "AT&T and R&D; so on",
        "[brackets] and (parentheses)",
        "--- and -- and 8-8",
        "| a | b |\n| - | - |\n| c | d |",
    ],
)
def test_plain_markdown_is_allowed(body: str) -> None:
    assert (rules(body), list(find_html(body)), list(find_hidden(body))) == ([], [], [])


def test_places_count_lines_of_the_file_and_columns_from_one() -> None:
    found = list(find_markup("one\ntwo [x](y) three [z](javascript:a)", 10))
    assert [finding.place for finding in found] == [Place(11, 9), Place(11, 22)]
    assert [f.place for f in find_html("a\n\nb <i>c</i>")] == [Place(3, 3), Place(3, 7)]
    assert [f.place for f in find_hidden("a\nb\u200b")] == [Place(2, 2)]
    assert [f.place for f in find_entities("a\nb &lt;", 5)] == [Place(6, 3)]


def test_hidden_characters_are_named() -> None:
    assert next(find_hidden("\u202e")).what == "a hidden character: U+202E RIGHT-TO-LEFT OVERRIDE"
    assert next(find_hidden("\x07")).what == "a hidden character: U+0007"
    assert list(find_hidden("é “quoted” … – 中文 😀 \t\n")) == []


def test_links_to_claims_are_found_with_their_places() -> None:
    body = "See [a](one.md),\n[b](https://example.org/two.md) and [c](three.md)."
    assert list(find_claim_links(body, 7)) == [("one", Place(7, 9)), ("three", Place(8, 41))]


def test_quotations() -> None:
    text = 'He said “one two” and "three\nfour"; 5" and more'
    assert list(find_quotations(text, 3)) == [("one two", Place(3, 9)), ("three\nfour", Place(3, 23))]
    assert list(find_quotations("“never closed", 1)) == []
    assert list(find_quotations("“closed” and “never closed “twice", 1)) == [("closed", Place(1, 1))]
    assert list(find_quotations("don't ‘single’", 1)) == []

from __future__ import annotations

import pytest

from argmap.content.markup import (
    find_claim_links,
    find_entities,
    find_excess,
    find_hidden,
    find_html,
    find_markup,
    find_quotations,
    is_blank,
)
from argmap.content.models import Place


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
    assert list(find_quotations("a\n\n“b” “c”\n“d” \"e\"", 1)) == [
        ("b", Place(3, 1)), ("c", Place(3, 5)), ("d", Place(4, 1)), ("e", Place(4, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "character",
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180d\u180e\u180f\u2065\u3164\ufe00\ufe0f\uffa0\ufff0\U0001d173\U000e0100\U000e0fff",
)
def test_characters_that_fonts_leave_out_are_hidden(character: str) -> None:
    found = list(find_hidden(f"a\n❤{character}"))
    assert [(finding.rule, finding.place) for finding in found] == [("markup-hidden", Place(2, 2))]


def test_what_shows_nothing_is_blank() -> None:
    assert all(map(is_blank, ("", " \t\n", "\u00a0\u3000\u2003", "\u2800\u2800", "\u0301")))
    assert not any(map(is_blank, ("a", "1", "…", "+", "❤", "中", "\u28ff", "a\u0301")))


@pytest.mark.parametrize("link", ["[](https://example.org)", "[ ](a.md)", "[\u2800\u00a0] (a.md)", "a [](a.md)"])
def test_a_link_without_words_is_refused(link: str) -> None:
    assert rules(link) == ["markup-link"]


def excess(body: str) -> list[tuple[str, int, int]]:
    assert {finding.rule for finding in find_excess(body, 10)} <= {"markup-excess"}
    return [(finding.what, finding.place.line, finding.place.column) for finding in find_excess(body, 10)]


@pytest.mark.parametrize(
    ("most", "unit", "before", "what", "column"),
    [
        (8, "> ", "", "more than 8 lists or quotations in one another", 1),
        (8, "- ", "", "more than 8 lists or quotations in one another", 1),
        (8, "1. ", "", "more than 8 lists or quotations in one another", 1),
        (8, "\u0661) ", "\u00a0", "more than 8 lists or quotations in one another", 1),
        (8, ">", " ", "more than 8 lists or quotations in one another", 1),
        (8, "    ", "", "a line set in more than 8 times", 1),
        (8, "  \t", "", "a line set in more than 8 times", 1),
        (100, "[", "a ", "more than 100 opening brackets", 103),
        (500, "*a", "b ", "more than 500 of the marks [ \\ ` * _ < & ! ~ | ^", 1003),
        (1000, "=", "a ", "more than 1,000 signs or spaces in a row", 3),
        (1000, " ", "```", "more than 1,000 signs or spaces in a row", 4),
        (2999, "a b ", "", "a paragraph of more than 12,000 characters", 1),
    ],
)
def test_limits(most: int, unit: str, before: str, what: str, column: int) -> None:
    assert excess(f"words\n\n{before}{unit * most}c") == []
    assert excess(f"words\n\n{before}{unit * (most + 1)}c") == [(what, 12, column)]


def test_a_paragraph_ends_at_a_blank_line_and_not_at_one_that_only_looks_so() -> None:
    half = "word " * 1_300
    assert excess(f"{half}\n\t \n{half}\n\n{half}") == []
    assert [line for _, line, _ in excess(f"{half}\n\u00a0\n{half}\nmore")] == [12]

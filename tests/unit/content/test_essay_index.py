from __future__ import annotations

import pytest

from argmap.content.essay_index import (
    Fingerprints,
    build_index,
    check_copy,
    find_changes,
    hash_paragraph,
    link_to_paragraph,
    name_paragraph,
    quote_first,
    split_paragraphs,
    split_words,
)
from argmap.content.models import QUOTATION_MAX, Essay, Topic

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
    assert [part.name for part in split_paragraphs(TEXT)] == ["the-pace.1", "the-pace.2", "who-pays.1"]


def test_marked_paragraphs_keep_their_ids_and_nothing_else_is_taken() -> None:
    text = "# T\n\n**`evals.2`** [remark] One *two*.\n\nNot taken.\n\n**`rl.1`** Three.\n"
    assert split_paragraphs(text) == [("evals.2", "One two.", 3), ("rl.1", "Three.", 7)]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Résumé of Things", "Größe"], ["resume-of-things.1", "grosse.1"]),
        (
            ["The pace", "The *pace*", "[The pace](https://example.org/a)"],
            ["the-pace.1", "the-pace-2.1", "the-pace-3.1"],
        ),
        (["Who pays", "Who pays 2", "Who pays"], ["who-pays.1", "who-pays-2.1", "who-pays-3.1"]),
        (["漢字", "?"], ["part.1", "part-2.1"]),
        (["Intro"], ["intro.1"]),
        (["a" * 50, "a" * 50], ["a" * 36 + ".1", "a" * 34 + "-2.1"]),
    ],
)
def test_sections_give_ids_that_fit_and_differ(headings: list[str], names: list[str]) -> None:
    text = "\n\n".join(f"## {heading}\n\nWords of this one." for heading in headings)
    assert [part.name for part in split_paragraphs(text)] == names
    assert check_copy(text, "copy.md") == []
    assert [paragraph.id for paragraph in build_index(text, EMPTY).paragraphs] == names


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("that [cats are](https://example.org/a_(b)) very nice animals", "that cats are very nice animals"),
        ('that [cats](<x> "Cats")', "that cats"),
        ('that [cats](https://example.org "Cats (all)") are', "that cats are"),
        ("that [cats are][1] very\n[1]: https://example.org 'Cats'", "that cats are very"),
        ("see [[1]](https://example.org) here", "see [1] here"),
        ("a ![cat](cat.png) sat; [![dog](d.png)](https://example.org) too", "a sat; too"),
        ('so <b>un</b>likely, <a href="https://example.org">very</a> much', "so unlikely, very much"),
        ("one<br>two<br/>three</p><p class='x'>four", "one two three four"),
        ("one <!-- two\nthree --> four", "one four"),
        ("at <https://example.org/a> and <a@example.org>", "at https://example.org/a and a@example.org"),
        ("[remark with [a link](https://example.org)] One *two*", "One two"),
        (
            "a < b > c, 3<4, x[i][j], f(x) [sic] (so): [Note]: it is",
            "a < b > c, 3<4, x[i][j], f(x) [sic] (so): [Note]: it is",
        ),
        ("[Note]: it is so", "[Note]: it is so"),
    ],
)
def test_only_words_of_the_essay_are_indexed(marked: str, plain: str) -> None:
    assert split_paragraphs(marked) == [("intro.1", plain, 1)]
    assert find_changes(build_index(plain, EMPTY), marked) == []


def test_a_quotation_may_run_over_a_link() -> None:
    index = build_index("Some say that [cats are](https://example.org/a) very nice animals", EMPTY)
    assert Fingerprints(index).contain(split_words("cats are very nice animals"))


def test_a_picture_is_no_paragraph() -> None:
    assert [part.text for part in split_paragraphs("One.\n\n![a picture](a.png)\n\nTwo.")] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the copy holds no paragraph"),
        ("## Heading\n\n---\n", 1, "the copy holds no paragraph"),
        ("\n**`a.1`** One.\n\n**`a.1`** Two.", 2, 'the paragraph "a.1" stands 2 times'),
        (f"**`{'a' * 40}.1`** One.", 1, f'the paragraph "{"a" * 40}.1" has an id of 42 characters'),
        ("**`a.1`** ![x](y)", 1, 'the paragraph "a.1" has no words'),
        (f"One.\n\nhttps://{'a' * 300}", 3, 'the paragraph "intro.2" has 308 characters in 4 words'),
        ("One.\n\nwith a\u200b space", 3, 'the paragraph "intro.2" begins or ends with a hidden character: U+200B'),
        ("where a<b holds", 1, 'the paragraph "intro.1" begins or ends with raw HTML: <b'),
    ],
)
def test_what_stands_in_the_way_of_an_index(text: str, line: int, what: str) -> None:
    first = check_copy(text, "copy.md")[0]
    assert (first.path, first.line, first.what[: len(what)]) == ("copy.md", line, what)


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


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("data.10", "Data, paragraph 10"),
        ("pace.2", "The pace of research, paragraph 2"),
        ("who-pays.1", "Who pays, paragraph 1"),
        ("-.1", "-, paragraph 1"),
    ],
)
def test_a_paragraph_is_named_in_words(paragraph: str, words: str) -> None:
    topics = (Topic(id="data", title="Data research", short="Data"), Topic(id="pace", title="The pace of research"))
    assert name_paragraph(paragraph, EMPTY.model_copy(update={"topics": topics})) == words


def test_first_words_say_whether_more_follow_and_are_fewer_than_twelve() -> None:
    long, short, _ = INDEX.paragraphs
    assert [quote_first(long), quote_first(short)] == ["Research has many brakes…", "Short one."]
    assert quote_first(long.model_copy(update={"first": "Not so."})) == "Not so. …"
    wordy = long.model_copy(update={"first": "one " * 40, "words": 60})
    assert quote_first(wordy) == " ".join(["one"] * QUOTATION_MAX) + "…"


def test_changed_paragraphs_are_named_with_the_share_that_is_left() -> None:
    assert find_changes(INDEX, TEXT) == []
    newer = TEXT.replace("before", "after")
    assert [(name, round(share, 2)) for name, share in find_changes(INDEX, newer)] == [("who-pays.1", 0.6)]
    assert [name for name, _ in find_changes(INDEX, "")] == ["the-pace.1", "who-pays.1"]

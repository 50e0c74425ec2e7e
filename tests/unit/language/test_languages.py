"""What a page says in German: dates, numbers, plural forms, the vocabulary, and pages in Markdown."""

from __future__ import annotations

import pytest

from argmap.content.vocabulary import Bearing, Kind, StandingWord, tell_tally
from argmap.language.catalogue import choose_language
from argmap.language.current import ngettext, speaking
from argmap.language.formats import find_open_graph_locale, format_number, join_and, long_date, name_month
from argmap.language.markdown import translate_page
from argmap.pages.context import Page
from argmap.pages.registry import GENERIC_PAGES, find_english_headings


@pytest.mark.parametrize(
    ("date", "words"), [("2026-03-02", "2. März 2026"), ("2026-03", "März 2026"), ("2026", "2026")]
)
def test_dates_are_german(date: str, words: str) -> None:
    with speaking("de"):
        assert long_date(date) == words


def test_numbers_lists_and_months_are_german() -> None:
    with speaking("de"):
        assert (format_number(12345), join_and(["a", "b", "c"]), name_month(3)) == ("12.345", "a, b und c", "März")
        assert find_open_graph_locale() == "de_DE"


def test_a_plural_has_the_form_that_fits() -> None:
    one, many = "%(words)s claim", "%(words)s claims"
    with speaking("de"):
        assert [ngettext(one, many, n, words=w) for n, w in ((1, "eine"), (2, "zwei"))] == [
            "eine Aussage",
            "zwei Aussagen",
        ]


def test_a_term_has_its_words_in_the_language_and_keeps_its_value() -> None:
    with speaking("de"):
        assert (Kind.COUNTERCLAIM.word, Kind.COUNTERCLAIM.value) == ("Gegenaussage", "counterclaim")
        assert StandingWord.NO_OBJECTION.word == "unangefochten"
        assert tell_tally(3, 10, Bearing.SUPPORTS) == "3 stehen"
    assert Kind.COUNTERCLAIM.word == "counterclaim"


def test_only_languages_with_a_catalogue_are_written_in() -> None:
    assert [choose_language(code) for code in ("de", "en", "fr")] == ["de", "en", "en"]


def test_a_page_is_translated_but_for_code_snippets_and_keys() -> None:
    page = '---\ntitle: Method\nhide: [toc]\n---\n\n# Method\n\n```sh\nMethod\n```\n\n--8<-- "method.md"\n'
    with speaking("de"):
        assert translate_page(page) == page.replace("title: Method", "title: Methode").replace("# Method", "# Methode")


@pytest.mark.parametrize("page", GENERIC_PAGES, ids=lambda page: page.path)
def test_a_page_keeps_its_parts_in_german(page: Page) -> None:
    english = page.read_words()
    with speaking("de"):
        german = page.read_words()
    for mark in ("--8<--", "\n#", "```", "](", "`"):
        assert german.count(mark) >= english.count(mark), mark


def test_headings_keep_their_english_ids() -> None:
    with speaking("de"):
        assert find_english_headings()["Der stärkste Einwand"] == "The strongest objection"

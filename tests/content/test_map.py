"""The real content: what the check cannot know, since it holds for this map and not for every map."""

from __future__ import annotations

from collections import Counter

import pytest
from environment import ROOT

from argmap.content.docs_folder import Reading, read_docs
from argmap.content.essay_index import Fingerprints, quote_first, split_words
from argmap.content.models import QUOTATION_MAX, Claim, Essay
from argmap.content.problems import render_problems
from argmap.content.vocabulary import Verified
from argmap.review.rules import check_reading

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_docs(DOCS)


@pytest.fixture(scope="module")
def essay(reading: Reading) -> Essay:
    assert reading.essay is not None
    return reading.essay


def test_the_check_finds_nothing(reading: Reading) -> None:
    assert render_problems(check_reading(reading)[1], "text") == ""


def test_each_paragraph_is_carried_by_a_claim_or_named_as_not_arguing(reading: Reading, essay: Essay) -> None:
    carried = {source for claim in reading.claims for source in claim.fields.source}
    paragraphs = {paragraph.id for paragraph in essay.paragraphs}
    assert sorted(paragraphs - carried) == sorted(essay.not_arguing)


def test_the_first_words_that_pages_show_are_the_essays_and_fewer_than_twelve(essay: Essay) -> None:
    prints = Fingerprints(essay)
    shown = [split_words(quote_first(paragraph)) for paragraph in essay.paragraphs]
    assert [words for words in shown if len(words) > QUOTATION_MAX or not prints.contain(words)] == []


def test_no_claim_names_a_value_of_a_list_twice(reading: Reading) -> None:
    assert {claim.id: doubles for claim in reading.claims if (doubles := _find_doubles(claim))} == {}


def _find_doubles(claim: Claim) -> list[str]:
    fields = claim.fields
    named = [*fields.source, *fields.references, *fields.about, *fields.formerly]
    return [name for name, count in Counter(named).items() if count > 1]


def test_references_are_those_used_each_with_how_far_it_was_checked(reading: Reading) -> None:
    assert reading.bibliography is not None
    held = reading.bibliography.references
    used = {r for claim in reading.claims for r in claim.fields.references if "://" not in r}
    assert sorted(held) == sorted(used)
    assert [key for key, reference in held.items() if not isinstance(reference.verified, Verified)] == []


def test_each_topic_has_claims(reading: Reading, essay: Essay) -> None:
    assert {claim.fields.topic for claim in reading.claims} == {topic.id for topic in essay.topics}

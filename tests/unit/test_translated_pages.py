"""Pages in Markdown in other languages: what stands before their words is still what MkDocs can read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from argmap.language.catalogue import FOLDER, PAGES
from argmap.language.current import speaking
from argmap.pages.context import read_english, read_words
from argmap.pages.registry import WORDS

WITH_FRONT = [path for path in WORDS if path.read_text("utf-8").startswith("---\n")]
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob(f"*/{PAGES}.po"))


def read_front(page: str) -> dict[str, object]:
    _, front, _ = page.split("---\n", 2)
    read: dict[str, object] = yaml.safe_load(front)
    return read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("debate", [False, True], ids=["essay", "debate"])
@pytest.mark.parametrize("path", WITH_FRONT, ids=lambda path: path.stem)
def test_front_matter_has_the_same_keys_in_every_language(path: Path, debate: bool, language: str) -> None:
    with speaking(language):
        translated = read_words(path, debate=debate)
    kinds = {key: type(value) for key, value in read_front(read_english(path, debate=debate)).items()}
    assert {key: type(value) for key, value in read_front(translated).items()} == kinds


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_a_page_has_either_the_words_for_an_essay_or_those_for_a_debate(path: Path) -> None:
    pages = [read_english(path, debate=debate) for debate in (False, True)]
    assert [page for page in pages if "[essay] " in page or "[debate] " in page] == []
    marked = "[essay] " in path.read_text("utf-8")
    assert (pages[0] != pages[1]) is marked
    assert not marked or "essay" not in pages[1].lower()

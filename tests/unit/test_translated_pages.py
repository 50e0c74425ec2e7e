"""Pages in Markdown in other languages: what stands before their words is still what MkDocs can read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from argmap.language.catalogue import FOLDER, PAGES
from argmap.language.current import speaking
from argmap.language.markdown import translate_page
from argmap.pages.registry import WORDS

WITH_FRONT = [path for path in WORDS if path.read_text("utf-8").startswith("---\n")]
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob(f"*/{PAGES}.po"))


def read_front(page: str) -> dict[str, object]:
    _, front, _ = page.split("---\n", 2)
    read: dict[str, object] = yaml.safe_load(front)
    return read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", WITH_FRONT, ids=lambda path: path.stem)
def test_front_matter_has_the_same_keys_in_every_language(path: Path, language: str) -> None:
    english = path.read_text("utf-8")
    with speaking(language):
        translated = translate_page(english)
    kinds = {key: type(value) for key, value in read_front(english).items()}
    assert {key: type(value) for key, value in read_front(translated).items()} == kinds

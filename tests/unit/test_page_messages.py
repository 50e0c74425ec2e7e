"""The catalogues of what Python renders: every message translated, none left over, places where English has them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import update_page_messages
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from argmap.language.catalogue import FOLDER, PAGES, list_forms
from argmap.language.current import gettext, pgettext, speaking

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob(f"*/{PAGES}.po"))
PLACE = re.compile(r"%\(\w+\)s|(?<!%)%(?!%)|\{\}")
TAG = re.compile(r"</?[a-z]+")
MESSAGES = list(update_page_messages.list_messages())
WANTED = {(found.context, found.id): found for found in MESSAGES}


def read(language: str) -> dict[tuple[str | None, str | tuple[str, ...]], Message]:
    catalogue = read_po(BytesIO((FOLDER / language / f"{PAGES}.po").read_bytes()), locale=language)
    return {(message.context, message.id): message for message in catalogue if message.id}


def tell(language: str, message: Message) -> str:
    return f"argmap/language/{language}/{PAGES}.po:{message.lineno}: {message.id!r}"


def list_texts(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    known = read(language)
    missing = [
        f"argmap/{found.file}:{found.line}: {found.id!r}"
        for key, found in WANTED.items()
        if key not in known or not all(list_forms(known[key])) or known[key].fuzzy
    ]
    assert missing == [], "run scripts/update_page_messages.py, and translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over(language: str) -> None:
    stale = [tell(language, message) for key, message in read(language).items() if key not in WANTED]
    assert stale == [], "run scripts/update_page_messages.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_the_english(language: str) -> None:
    """A form for one thing may leave places out, as in “one reason”, but has none of its own."""
    wrong = []
    for message in read(language).values():
        texts, forms = list_texts(message), list_forms(message)
        places = [sorted(PLACE.findall(text)) for text in (texts[-1], *forms)]
        if places[0] != places[-1] or any(set(found) - set(places[0]) for found in places[1:]):
            wrong.append(tell(language, message))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_markup_of_the_english(language: str) -> None:
    wrong = [
        tell(language, message)
        for message in read(language).values()
        if any(
            sorted(TAG.findall(form)) != sorted(TAG.findall(list_texts(message)[-1])) for form in list_forms(message)
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_leaves_a_catalogue_that_is_up_to_date(language: str) -> None:
    text = (FOLDER / language / f"{PAGES}.po").read_text("utf-8")
    assert update_page_messages.renew(text, language, MESSAGES) == text


def test_a_language_without_a_catalogue_is_english() -> None:
    with speaking("fi"):
        assert (gettext("The map"), pgettext("Kind.word", "claim")) == ("The map", "claim")


def test_the_language_is_that_of_the_innermost_block() -> None:
    with speaking("de"):
        assert gettext("The map") == "Die Karte"
        with speaking("en"):
            assert gettext("The map") == "The map"
        assert gettext("The map") == "Die Karte"
    assert gettext("The map") == "The map"

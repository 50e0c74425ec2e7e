"""The catalogues of messages, a folder a language: `pages.po` for what Python renders, `browser.po` for the browser."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en"
"""The language of the messages in the source, which needs no catalogue."""

FOLDER = Path(__file__).parent
PAGES, BROWSER = "pages", "browser"
"""The names of the two catalogues of a language."""

_ALONE = frozenset({"failure.js", "main.js", "menu.js", "whatif.js"})
"""The browser's modules that import none, as every page loads them or as others may have failed to load."""


def choose_language(wanted: str) -> str:
    """Return the language that the pages of a site in this language are written in: English where it has no catalogue.

    >>> choose_language("de"), choose_language("fi")
    ('de', 'en')
    """
    return wanted if find_catalogue(wanted, PAGES).is_file() else ENGLISH


def find_catalogue(language: str, name: str) -> Path:
    """Return the place of a language's catalogue `PAGES` or `BROWSER`, which need not exist."""
    return FOLDER / language / f"{name}.po"


def read_catalogue(language: str, name: str) -> Catalog:
    """Return a language's catalogue `PAGES` or `BROWSER` without messages that are not translated; English has none.

    Raises:
        OSError: where the language has no such file.
        PoFileError: where the file is no catalogue.
    """
    catalogue = Catalog(locale=language)
    if language != ENGLISH:
        with find_catalogue(language, name).open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if message.id and not message.fuzzy and all(list_forms(message)):
                    catalogue[message.id] = message
    return catalogue


@cache
def load_translations(language: str) -> NullTranslations:
    """Return what translates the messages of a language's pages; a message without a translation stays as it is."""
    if language == ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language, PAGES))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def messages_for_browser(language: str) -> dict[str, str | list[str]]:
    """Return the messages of a language's browser code: to each English text its translation, or all plural forms."""
    found: dict[str, str | list[str]] = {}
    for message in read_catalogue(language, BROWSER):
        if isinstance(message.id, str) and message.id:
            found[message.id] = list_forms(message)[0]
        elif message.id:
            found[message.id[0]] = list_forms(message)
    return found


@cache
def messages_for_page(language: str) -> dict[str, str | list[str]]:
    """Return the messages of those of a language's browser modules that import none: pages hold them."""
    alone = {
        message.id for message in read_catalogue(language, BROWSER) if _ALONE & {file for file, _ in message.locations}
    }
    return {text: translated for text, translated in messages_for_browser(language).items() if text in alone}


def list_forms(message: Message) -> list[str]:
    """Return the translations of a message, one for each plural form; each is empty until somebody translates it."""
    return [message.string or ""] if isinstance(message.string, str) else list(message.string or [""])

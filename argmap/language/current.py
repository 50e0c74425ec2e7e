"""The language that pages are being written in, and messages in it.

A message is the English text with named places, as in `%(name)s`; a percent sign is written twice. Its translation
is a whole sentence, or a whole label: a sentence is never put together from messages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

from argmap.language.catalogue import ENGLISH, choose_language, load_translations

_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Write in a language, or in English where that has no catalogue."""
    token = _current.set(choose_language(language))
    try:
        yield
    finally:
        _current.reset(token)


def get_language() -> str:
    """Return the language that is written in, by its code."""
    return _current.get()


def get_translations() -> NullTranslations:
    """Return what translates messages into the language that is written in, as they stand, with places unfilled."""
    return load_translations(_current.get())


def noted(message: str) -> str:
    """Return a message as it stands: it is put into the catalogue here, and translated where pages show it."""
    return message


def gettext(message: str, /, **values: object) -> str:
    """Return a message in the language that is written in, with the values in their places."""
    return get_translations().gettext(message) % values


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the form of a message that fits a count; `%(num)s` is the count itself."""
    return get_translations().ngettext(one, many, count) % {"num": count, **values}


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a message whose English words mean several things; the context tells which."""
    return get_translations().pgettext(context, message) % values


def npgettext(context: str, one: str, many: str, count: int, /, **values: object) -> str:
    """Return the form of a message that fits a count; the context tells which of several meanings it has."""
    return get_translations().npgettext(context, one, many, count) % {"num": count, **values}

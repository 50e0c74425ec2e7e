"""Dates, numbers and lists in the language that is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel.core import Locale, get_global
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from argmap.language.catalogue import ENGLISH
from argmap.language.current import get_language, gettext, pgettext

_LOCALES = {ENGLISH: "en_GB"}
"""The locale of a language, where its plain code stands for another one than we write in."""
_PART_OF_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def long_date(text: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words, and any other text, which the check refuses, as it is.

    >>> long_date("2026-09-22"), long_date("2026-09"), long_date("2026")
    ('22 September 2026', 'September 2026', '2026')
    """
    if not _PART_OF_YEAR.fullmatch(text):
        return text
    parts = [int(part) for part in text.split("-")]
    locale = get_locale()
    day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return format_date(day, "long", locale) if len(parts) > 2 else format_skeleton("yMMMM", day, locale=locale)


def name_month(number: int) -> str:
    """Return the name of a month, 1 to 12.

    >>> name_month(1)
    'January'
    """
    return str(get_month_names("wide", "stand-alone", get_locale())[number])


def get_locale() -> str:
    """Return the locale of the language that is written in, as Babel and Open Graph name it, such as `en_GB`."""
    return _LOCALES.get(get_language(), get_language())


def find_open_graph_locale() -> str:
    """Return the locale as Open Graph names it, language and country, such as `de_DE`; nothing for English.

    The language alone stands for its likeliest country; English is what Open Graph takes for granted.
    """
    language = get_language()
    return "" if language == ENGLISH else _join(Locale.parse(get_global("likely_subtags")[language]))


def _join(locale: Locale) -> str:
    return f"{locale.language}_{locale.territory}"


def format_number(number: int) -> str:
    """Return a whole number in digits, with a sign between the thousands.

    >>> format_number(12345)
    '12,345'
    """
    return format_decimal(number, locale=get_locale())


def number_words(number: int) -> str:
    """Return a number as it stands in running text: up to twelve in words, and `no` for none."""
    return pgettext("number", _NUMBERS[number]) if number < len(_NUMBERS) else str(number)


def list_number_words() -> list[str]:
    """Return the messages of numbers in words, whose context is `number`."""
    return list(_NUMBERS)


def quote(text: str) -> str:
    """Return a text in the quotation marks of the language.

    >>> quote("a")
    '“a”'
    """
    return gettext("“%(text)s”", text=text)


def join_and(parts: Sequence[str], comma: str = ", ") -> str:
    """Return a list in running text, with a comma or other sign between its parts.

    >>> join_and(["a"]), join_and(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(first)s and %(last)s", first=comma.join(parts[:-1]), last=parts[-1])

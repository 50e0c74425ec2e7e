"""The template engine: Jinja with escaping on and every missing name an error."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from argmap.content.essay_index import name_paragraph, quote_first
from argmap.content.models import Reference
from argmap.content.vocabulary import TERMS

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("argmap", ""),  # a template is named by its path in the package
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {choices.__name__: choices for choices in TERMS}
    environment.filters |= {
        "slug": slug,
        "capfirst": capfirst,
        "count_words": count_words,
        "number_words": number_words,
        "long_date": long_date,
        "name_authors": name_authors,
        "name_site": name_site,
        "name_paragraph": name_paragraph,
        "quote_first": quote_first,
        "markdown": escape_markdown,
    }
    return environment


@cache
def get_template(name: str) -> Template:
    """Return the template `argmap/<name>.j2`."""
    return _environment().get_template(f"{name}.j2")


def render(name: str, **values: object) -> str:
    """Return the template `argmap/<name>.j2`, filled in; every value is escaped."""
    return get_template(name).render(values)


def slug(text: str) -> str:
    """Return words as a CSS class or anchor: `open objection` gives `open-objection`."""
    return text.replace(" ", "-")


def escape_markdown(text: str) -> str:
    r"""Return a text escaped for the inside of a line of Markdown, in any of its dialects.

    >>> escape_markdown("[x](https://example.org) & *y* &amp; <b>")
    '\\[x\\](https://example.org) & \\*y\\* &amp;amp; &lt;b>'
    """
    plain = re.sub(r"&(?=[#\w]+;)", "&amp;", text)
    return re.sub(r"[\\`*_\[\]]", r"\\\g<0>", re.sub(r"<(?=[A-Za-z/!?])", "&lt;", plain))


def capfirst(text: str) -> str:
    """Return a text with its first letter in upper case; the rest stays."""
    return text[:1].upper() + text[1:]


def count_words(number: int, word: str) -> str:
    """Return a number and a noun as they stand in running text.

    >>> count_words(1, "reason"), count_words(9, "reason"), count_words(14, "objection")
    ('one reason', 'nine reasons', '14 objections')
    """
    return f"{number_words(number)} {word}{'' if number == 1 else 's'}"


def number_words(number: int) -> str:
    """Return a number as it stands in running text: up to twelve in words, and `no` for none."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def long_date(date: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words.

    >>> long_date("2026-09-22"), long_date("2026-09"), long_date("2026")
    ('22 September 2026', 'September 2026', '2026')
    """
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def name_site(url: str) -> str:
    """Return an address's host without `www.`, as a name for readers.

    >>> name_site("https://www.example.org/a/b")
    'example.org'
    """
    return (urlsplit(url).hostname or url).removeprefix("www.")


def name_authors(reference: Reference) -> str:
    """Return a reference's authors as a reader expects them: all of up to three, else the first "and others"."""
    authors = [author for author in reference.authors if author != "others"]
    if len(authors) > 3 or (len(authors) > 1 and "others" in reference.authors):
        return f"{authors[0]} and others"
    return " and ".join([", ".join(authors[:-1]), authors[-1]] if len(authors) > 1 else authors)

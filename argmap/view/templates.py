"""The template engine: Jinja with escaping on and every missing name an error."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from argmap.content.essay_index import name_paragraph, quote_first
from argmap.content.models import Reference
from argmap.content.vocabulary import TERMS
from argmap.language.current import get_translations, gettext
from argmap.language.formats import format_number, join_and, long_date, number_words, quote

_TWO_ENDS = re.compile(r"([?!…]|[.?!…][”“»])\.$")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("argmap", ""),  # a template is named by its path in the package
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    install_messages(environment)
    environment.globals |= {choices.__name__: choices for choices in TERMS}
    environment.filters |= {
        "slug": slug,
        "capfirst": capfirst,
        "join_and": join_and,
        "translated": lambda message: get_translations().gettext(message),
        "number_words": number_words,
        "quote": quote,
        "number": format_number,
        "long_date": long_date,
        "name_authors": name_authors,
        "name_site": name_site,
        "name_paragraph": name_paragraph,
        "quote_first": quote_first,
        "markdown": escape_markdown,
        "one_stop": end_once,
    }
    return environment


def end_once(sentence: Markup) -> Markup:
    """Return a sentence without the full stop that it brings, where the words before it end in a sign of their own."""
    return Markup(_TWO_ENDS.sub(r"\1", sentence))  # noqa: S704  escaped already, and nothing is added


def install_messages(environment: Environment) -> None:
    """Let templates take messages from the catalogue of the language that is written in as they are filled."""
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        lambda message: get_translations().gettext(message),
        lambda one, many, count: get_translations().ngettext(one, many, count),
        newstyle=True,
        pgettext=lambda context, message: get_translations().pgettext(context, message),
        npgettext=lambda context, one, many, count: get_translations().npgettext(context, one, many, count),
    )


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
        return gettext("%(author)s and others", author=authors[0])
    return join_and(authors)

"""Works as BibTeX, written so that `bibliography` reads the same works back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.content.models import Reference

_SPECIAL = re.compile(r"[\\&%$#_~^]|-(?=-)|`(?=`)|'(?=')|[!?](?=`)")
_SPELLED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\string^",
    "-": "-{}",
    "`": "`{}",
    "'": "'{}",
    "!": "!{}",
    "?": "?{}",
}
_BRACES = str.maketrans("{}", "()")


def write_bibliography(works: Iterable[Reference], remark: str) -> str:
    """Return works as a BibTeX file, in their order, below a remark of one line.

    `verified`, `caveat`, `programme`, `interest` and `interest_why` are fields of our own, which other programs skip.
    """
    entries = (write_entry(work.id, _list_fields(work)) for work in works)
    return "\n".join([f"% {' '.join(remark.split())}\n", *(f"{entry}\n" for entry in entries)])


def write_entry(key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return one entry of the type misc; the values are BibTeX already, and empty ones are left out."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return "\n".join([f"@misc{{{key},", *(f"{line}," for line in lines[:-1]), *lines[-1:], "}"])


def escape_tex(text: str) -> str:
    r"""Return a text with the signs that TeX reads as commands spelled out; braces become round brackets.

    >>> escape_tex("R&D at 5 %")
    'R\\&D at 5 \\%'
    """
    plain = text.translate(_BRACES)
    return _SPECIAL.sub(lambda match: _SPELLED.get(match[0], f"\\{match[0]}"), plain)


def keep_title(text: str) -> str:
    """Return a title in braces of its own, which keep its capital letters in every style."""
    return f"{{{escape_tex(text)}}}"


def _list_fields(work: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_write_author, work.authors))
    yield "title", keep_title(work.title)
    yield "year", work.year or work.date[:4]
    yield "date", work.date
    yield "howpublished", escape_tex(work.venue)
    yield "url", work.url
    yield "abstract", escape_tex(work.shows)
    yield "verified", work.verified.value if work.verified else ""
    yield "caveat", escape_tex(work.caveat)
    yield "programme", escape_tex(work.programme)
    yield "interest", work.interest.value if work.interest else ""
    yield "interest_why", escape_tex(work.interest_why)


def _write_author(name: str) -> str:
    """Return a name; one that BibTeX would take apart, as that of an institution may be, gets braces."""
    text = escape_tex(name)
    return f"{{{text}}}" if "," in text or " and " in f" {text} " or (" " not in text and text != "others") else text

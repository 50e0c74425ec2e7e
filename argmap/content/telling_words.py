"""The words that tell what a text is about, and the id that a heading gives by them; the browser has the same rules."""

from __future__ import annotations

import re
import unicodedata

COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be been but by can could do does for from had has have if in into is it its
        more most much no not of on one or our out so some such than that the their them then there
        these they this to was were what when which who will with would
        """,
    )
)
"""Words too common to tell one claim from another."""

ID_WORDS = 6
ID_LENGTH = 44
NAMELESS = "claim"
"""The id for a heading without any telling word."""


def shorten_heading(heading: str) -> str:
    """Return the first telling words of a heading as an id, whether or not a claim has it.

    Where there is one such word alone, the common ones stay. The browser's lib/new_id.js does the same.

    >>> shorten_heading("The model’s copies make a team of researchers, and more"), shorten_heading("It is slow")
    ('model-copies-make-team-researchers', 'it-is-slow')
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s(?![a-z0-9])", "", _fold(heading)))
    telling = [word for word in words if word not in COMMON_WORDS]
    short = ""
    for word in (words if len(telling) == 1 else telling)[:ID_WORDS]:
        if short and len(short) + len(word) >= ID_LENGTH:
            break
        short = f"{short}-{word}".lstrip("-")[:ID_LENGTH]
    return short or NAMELESS


def _fold(text: str) -> str:
    """Return a text in lower case, without accents and other marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))

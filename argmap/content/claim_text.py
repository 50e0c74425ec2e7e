"""A claim's heading and body as HTML: one list of Markdown extensions for check and site, in bounded time."""

from __future__ import annotations

import re
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify, unique

from argmap.content.markup import Finding
from argmap.content.models import Claim, Place
from argmap.content.problems import Problem, show

EXTENSIONS = (TableExtension, FencedCodeExtension)
"""The extensions that MkDocs always has; those of mkdocs.yml are for hand-written pages, whose authors are trusted."""
SECONDS_MAX = 20.0
"""Processor time for one claim. A claim that passes the check takes less than 2 s (test_hostile_sizes)."""
_LINES_MAX = 200  # most lines of a body that are rendered one by one to find the odd one

_UNUSUAL = re.compile(r"[#<&\\`~|={}]|^[^\S\n]*(?:[^\w\s]|[\d_])(?:[^\w\n]|[\d_])*$", re.M)
"""A text needs rendering where it has one of these signs or a line without letters; any other is harmless."""
_ADDRESS = r"https://[^\s()<>\"'`\\&]+(?:&amp;[^\s()<>\"'`\\&]+)*"
_INLINE = rf"</?(?:em|strong|code)>|<a href=\"(?:{_ADDRESS}|[a-z0-9-]+\.md)\">|</a>|<br ?/?>"
_BLOCKS = (
    r"</?(?:p|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td)>|<hr ?/?>|<ol start=\"\d+\">"
    r"|<code class=\"language-[\w#.+-]+\">|<t[hd] style=\"text-align: (?:left|center|right);\">"
)
_ENTITY = r"&(?:amp|lt|gt|quot);"
_MAY_BE_INLINE = re.compile(f"{_INLINE}|{_ENTITY}")
_MAY_BE = re.compile(f"{_INLINE}|{_BLOCKS}|{_ENTITY}")
"""The list: every tag, attribute, address and entity that a rendered body may hold; a heading only the inline ones."""
_ODD = re.compile(r"<[^>]*>?|&[^;\s]*;?|>")
_CLAIM_LINK = re.compile(r'(?<=<a href=")([a-z0-9-]+)\.md(?=">)')


class RenderError(Exception):
    """Markdown fails at a text or takes too long; the message is a predicate, to follow the name of the text."""


@dataclass(frozen=True, slots=True)
class Words:
    """A claim's words as HTML: what stands inside its heading, and its body, with links as the site has them."""

    heading: str
    body: str


def render_words(claim: Claim) -> Words:
    """Return a claim's heading and body as HTML; the check, and not this function, refuses HTML in it.

    Raises:
        RenderError: where Markdown fails or takes too long; never for a claim that passes the check.
    """
    return Words(_link_pages(_render_heading(claim.heading)), _link_pages(_render(claim.body)))


def render_claims(claims: Iterable[Claim]) -> tuple[dict[str, Words], list[Problem]]:
    """Return the words of claims by id, and a problem for each that cannot be rendered."""
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    for claim in claims:
        try:
            words[claim.id] = render_words(claim)
        except RenderError as error:
            place = claim.place("heading")
            finding = _explain(error, "its heading or body", place)
            problems.append(Problem(claim.path, place.line, place.column, finding.rule, finding.what, finding.fix))
    return words, problems


def _link_pages(html: str) -> str:
    return _CLAIM_LINK.sub(r"../\1/", html)


def _render_heading(heading: str) -> str:
    return _render(f"# {heading}").removeprefix("<h1>").removesuffix("</h1>")


def _render(text: str) -> str:
    """Return Markdown as HTML, links to claims still with the names of their files."""
    try:
        with _limit(SECONDS_MAX):
            html: str = _markdown().reset().convert(text)
    except Exception as error:  # hostile input can make a processor raise anything, most often a RecursionError
        _markdown.cache_clear()  # the processor stopped halfway, so its state is not usable
        why = "takes too long" if isinstance(error, TimeoutError) else f"fails ({type(error).__name__})"
        raise RenderError(why) from error
    return html


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[extension() for extension in EXTENSIONS])


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise a TimeoutError after `seconds` of processor time; no limit on Windows or outside the main thread."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: object) -> None:
    raise TimeoutError


def find_odd(heading: tuple[str, Place], body: tuple[str, Place]) -> Iterator[Finding]:
    """Yield each tag or entity that the site would render from a heading and body and that is not on the list.

    Heading and body come with their places. Only texts with unusual characters are rendered; others cannot give any.
    """
    for text, place, render, may_be in (
        (*heading, _render_heading, _MAY_BE_INLINE),
        (*body, _render, _MAY_BE),
    ):
        if _UNUSUAL.search(text):
            yield from _compare(text, place, render, may_be)


def _compare(text: str, place: Place, render: Callable[[str], str], may_be: re.Pattern[str]) -> Iterator[Finding]:
    try:
        odd = find_odd_html(render(text), may_be)
        if odd:
            yield _describe(odd, _place_odd(text, place, render, may_be))
    except RenderError as error:
        yield _explain(error, "this", place)


def find_odd_html(html: str, may_be: re.Pattern[str] = _MAY_BE) -> str:
    """Return the first tag or entity of rendered Markdown that is not on the list, or an empty string.

    All that is allowed is removed by exact match; anything left is odd, however browsers would read it.
    """
    found = _ODD.search(may_be.sub("", html))
    return found[0] if found else ""


def _place_odd(text: str, place: Place, render: Callable[[str], str], may_be: re.Pattern[str]) -> Place:
    """Return the place of the first line that is odd when rendered alone, else the text's own place."""
    for index, line in enumerate(text.split("\n")[:_LINES_MAX]):
        if index and _UNUSUAL.search(line) and find_odd_html(render(line), may_be):
            return Place(place.line + index, 1)
    return place


def _describe(odd: str, place: Place) -> Finding:
    if re.fullmatch(r"</?h[1-6]>", odd):
        fix = "Keep one heading, the claim; a second claim is a second file."
        return Finding(place, "heading-twice", "Markdown makes a second heading of this", fix)
    fix = "Say it in plain words: paragraphs, emphasis, lists, quotations, code, tables and links are all there is."
    made = {"<a": "a link of another kind", "<img": "a picture"}.get(odd.partition(" ")[0], show(odd))
    return Finding(place, "markup-other", f"Markdown makes {made} of this", fix)


def _explain(error: RenderError, of: str, place: Place) -> Finding:
    return Finding(place, "markup-excess", f"Markdown {error} at {of}", "Say it in plain sentences, with fewer marks.")


def strip_marks(text: str) -> str:
    """Return Markdown of a claim's body as plain words on one line, without links and emphasis.

    >>> strip_marks("A *law* about [slow parts](x-amdahl.md).")
    'A law about slow parts.'
    """
    return re.sub(r"[*_`]", "", re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", " ".join(text.split())))


def name_anchor(text: str, separator: str = "-", taken: Set[str] = frozenset()) -> str:
    """Return an id for a heading of the content that is not in `taken` and cannot be an id of the theme (`__…`).

    >>> name_anchor("AI is not magic"), name_anchor("__config"), name_anchor("Map", taken={"map"})
    ('ai-is-not-magic', 'config', 'map_1')
    """
    slug = slugify(text, separator)
    return unique(slug.lstrip("_") if slug.startswith("__") else slug, set(taken))

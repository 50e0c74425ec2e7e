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
"""Those that MkDocs always has; what mkdocs.yml adds is for hand-written pages alone, whose authors are trusted."""
SECONDS_MAX = 20.0
"""Of processor time for one claim. What the check lets pass takes less than two (test_hostile_sizes)."""
_LINES_MAX = 200  # of an odd body are tried one by one, to name the line

_UNUSUAL = re.compile(r"[#<&\\`~|={}]|^[^\S\n]*(?:[^\w\s]|[\d_])(?:[^\w\n]|[\d_])*$", re.M)
"""What Markdown needs to make anything that is not on the list: one of these signs, or a line without letters."""
_ADDRESS = r"https://[^\s()<>\"'`\\&]+(?:&amp;[^\s()<>\"'`\\&]+)*"
_INLINE = rf"</?(?:em|strong|code)>|<a href=\"(?:{_ADDRESS}|[a-z0-9-]+\.md)\">|</a>|<br ?/?>"
_BLOCKS = (
    r"</?(?:p|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td)>|<hr ?/?>|<ol start=\"\d+\">"
    r"|<code class=\"language-[\w#.+-]+\">|<t[hd] style=\"text-align: (?:left|center|right);\">"
)
_ENTITY = r"&(?:amp|lt|gt|quot);"
_MAY_BE_INLINE = re.compile(f"{_INLINE}|{_ENTITY}")
_MAY_BE = re.compile(f"{_INLINE}|{_BLOCKS}|{_ENTITY}")
"""Every tag, attribute, address and entity that may come of a body; of a heading, only the first kind."""
_ODD = re.compile(r"<[^>]*>?|&[^;\s]*;?|>")
_CLAIM_LINK = re.compile(r'(?<=<a href=")([a-z0-9-]+)\.md(?=">)')


class RenderError(Exception):
    """Markdown fails at a text, or takes too long; the message says which, to follow the name of the text."""


@dataclass(frozen=True, slots=True)
class Words:
    """A claim's words as HTML: what stands inside its heading, and its body, with links as the site has them."""

    heading: str
    body: str


def render_words(claim: Claim) -> Words:
    """Return a claim's heading and body as HTML; nothing is left out or escaped that the check would refuse.

    Raises:
        RenderError: where Markdown fails or takes too long, which a claim that passes the check does not bring about.
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
    except Exception as error:  # whatever a processor raises at hostile input, a RecursionError first of all
        _markdown.cache_clear()  # it was left in the middle of its work
        why = "takes too long" if isinstance(error, TimeoutError) else f"fails ({type(error).__name__})"
        raise RenderError(why) from error
    return html


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[extension() for extension in EXTENSIONS])


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise a TimeoutError after so much processor time: where the system has such alarms, and in the main thread."""
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
    """Yield what the site would make of a heading and body, each given with its place, that is not on the list.

    Only texts with unusual characters are rendered: of others nothing but what is on the list can come.
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

    What is taken out is exactly what may be there, so that nothing depends on how browsers read the rest.
    """
    found = _ODD.search(may_be.sub("", html))
    return found[0] if found else ""


def _place_odd(text: str, place: Place, render: Callable[[str], str], may_be: re.Pattern[str]) -> Place:
    """Return the first line that is odd also when it stands alone, or the text's own place."""
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


def name_anchor(text: str, separator: str = "-", taken: Set[str] = frozenset()) -> str:
    """Return the id of a heading of the content: none that begins as the theme's own do, and none that is taken.

    >>> name_anchor("AI is not magic"), name_anchor("__config"), name_anchor("Map", taken={"map"})
    ('ai-is-not-magic', 'config', 'map_1')
    """
    slug = slugify(text, separator)
    return unique(slug.lstrip("_") if slug.startswith("__") else slug, set(taken))

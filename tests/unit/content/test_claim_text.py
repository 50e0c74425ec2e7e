"""A claim's words as HTML: what comes out is on a list, in bounded time, and the site shows just that."""

from __future__ import annotations

import signal
import threading

import pytest
from environment import ROOT
from maps import build_claim

from argmap.content import claim_text
from argmap.content.claim_text import RenderError, find_odd, find_odd_html, render_claims, render_words
from argmap.content.docs_folder import read_docs
from argmap.content.markup import find_excess
from argmap.content.models import Claim, Place


def with_words(heading: str, body: str, **fields: object) -> Claim:
    claim = build_claim("a", **fields)
    return Claim(claim.id, claim.path, heading, body, claim.fields, places={("heading",): Place(8, 3)})


def odd(heading: str, body: str) -> list[tuple[str, int, str]]:
    found = find_odd((heading, Place(8, 3)), (body, Place(10, 1)))
    return [(finding.rule, finding.place.line, finding.what) for finding in found]


def test_words_are_rendered_with_links_as_the_site_has_them() -> None:
    words = render_words(with_words("A *b*", "- See [c](other-claim.md)\n- and [d](https://example.org/x.md)"))
    assert words.heading == "A <em>b</em>"
    assert words.body == (
        '<ul>\n<li>See <a href="../other-claim/">c</a></li>\n<li>and <a href="https://example.org/x.md">d</a></li>\n</ul>'
    )


@pytest.mark.parametrize(
    "body",
    [
        "Plain *words* and **more**, `code` & <3, a_b_c, 1 < 2.",
        "1. one\n2. two\n\n3. three\n\n> said\n\n---\n\na  \nb",
        "7. seven\n8. eight",
        "~~~ python\nx = a[1] # <- here\n~~~\n\n    x = 1",
        "| a | b |\n|:-|:-:|\n| [c](d.md) | `x` |",
        "See [a](https://example.org/?b=c&d=e_f#g) = h, #5.",
    ],
)
def test_plain_markdown_is_not_odd(body: str) -> None:
    assert odd("A claim", body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\n\n12345678901. # B", ("heading-twice", 12, "Markdown makes a second heading of this")),
        ("a\n\n\u0661. # B", ("heading-twice", 12, "Markdown makes a second heading of this")),
        ("a\n\n> b\n> ===", ("heading-twice", 10, "Markdown makes a second heading of this")),
        ("a\n<1\\>b@c.d>", ("markup-other", 11, "Markdown makes a link of another kind of this")),
        ("a\n<b@c.d>", ("markup-other", 11, "Markdown makes a link of another kind of this")),
        ("a\n<b>c</b>", ("markup-other", 11, "Markdown makes <b> of this")),
        ("![a](https://b.c)=", ("markup-other", 10, "Markdown makes a picture of this")),
        ("`a` [b](javascript:c)", ("markup-other", 10, "Markdown makes a link of another kind of this")),
        ("`a` &copy;", ("markup-other", 10, "Markdown makes &copy; of this")),
    ],
)
def test_what_is_odd_is_found_at_its_line(body: str, found: tuple[str, int, str]) -> None:
    assert odd("A claim", body) == [found]


def test_what_is_odd_in_a_heading_is_found() -> None:
    assert odd("A <1\\>b@c.d>", "b") == [("markup-other", 8, "Markdown makes a link of another kind of this")]


@pytest.mark.parametrize(
    "html",
    [
        "<p id=x>a</p>", '<p id="__config">a</p>', "<script>a</script>", '<a href="https://a" onclick="b">c</a>',
        '<a href="javascript:a">b</a>', '<a href="//a">b</a>', '<a href="https://a&quot;b">c</a>', "<img>", "<p", "a<",
        '<td style="color: red;">a</td>', "<!-- a -->", "<P>a</P>", "<p/onclick=a>", "a > b", "&#60;", "&nbsp;", "&lt",
        '<code class="md-search">a</code>', "<h1>a</h1>",
    ],
)  # fmt: skip
def test_nothing_but_what_is_listed_passes(html: str) -> None:
    assert find_odd_html(html)


def test_what_takes_too_long_is_a_problem_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_text, "SECONDS_MAX", 0.05)
    words, problems = render_claims([with_words("Slow", "[" * 20_000), with_words("Good", "b")])
    found = [(p.path, p.line, p.column, p.rule, p.what) for p in problems]
    assert found == [("docs/claims/a.md", 8, 3, "markup-excess", "Markdown takes too long at its heading or body")]
    assert words["a"].body == "<p>b</p>"


def test_what_is_too_deep_is_a_problem_and_the_next_is_rendered() -> None:
    words, problems = render_claims([with_words("Deep", "- " * 2_000 + "x"), with_words("Good", "b")])
    assert [problem.what for problem in problems] == ["Markdown fails (RecursionError) at its heading or body"]
    assert words["a"].body == "<p>b</p>"


def test_words_are_rendered_in_other_threads_too() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(render_words(with_words("A", "b")).body))
    thread.start()
    thread.join()
    assert found == ["<p>b</p>"]


def test_the_limit_leaves_no_alarm_behind() -> None:
    with pytest.raises(RenderError):
        render_words(with_words("Deep", "- " * 2_000 + "x"))
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_claims_of_the_essay_are_far_from_every_limit() -> None:
    claims = read_docs(ROOT / "docs").claims
    assert len(claims) > 100
    assert [claim.id for claim in claims if list(find_excess("\n".join([claim.body] * 5), 1))] == []

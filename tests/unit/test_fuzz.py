"""Random and hostile input: nothing raises, and what passes the check is rendered as harmless text.

The examples are the same in every run. `scripts/prove.py hostile` looks for new ones: ARGMAP_FUZZ says how many times
as many.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import html5lib
from full_bodies import MOST, cut_to_limits
from fuzzing import try_examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from argmap.argument.argument import Argument
from argmap.content.bibliography import read_bibliography
from argmap.content.claim_text import render_words
from argmap.content.docs_folder import read_claim, read_docs, read_essay
from argmap.content.front_matter import read_front_matter
from argmap.content.models import parse_step_reference
from argmap.content.problems import Problem, render_problems
from argmap.pages.build import build_pages
from argmap.pages.context import Settings
from argmap.repository.history import History
from argmap.review.rules import check_reading

FRONT = "---\nkind: claim\ntopic: speed\nvoice: essay\nsource: intro.1\nsupports: goal\n---\n"
GOAL = "---\nkind: thesis\ntopic: speed\nvoice: essay\nsource: intro.1\n---\n# Goal\n\nBody.\n"
PIECES = (
    *"\n \t#>*-+=_`~!|:[](){}<>&;\"'\\/.,@%^$0aZé“”…\u200b\u202e\x00", "\n\n", "\n# ", "\n---\n", "---", "...\n",
    "\n    ", "\n> ", "\n- ", "\n1. ", "```", "~~~", "](", "]:", "][", "![", "--8<--", "<b>", "</", "<!--", "-->",
    "<?", "&lt;", "&#60;", "&amp;", "https://example.org", "javascript:alert(1)", "data:text/html,x", "goal.md",
    "goal", "words", "[a](https://example.org)", "[a](goal.md)", "**", "__", "\\[", "{: a=b}", "<script>",
    "<img src=x onerror=alert(1)>", " onclick=alert(1) ", "[1]: ", "[a\nb]", "| - |", "(<", "%0a", "http://",
)  # fmt: skip
MILD = (
    *"\n \t#>*-+=_`~!|[]()&;\"'\\/.,@%^$0aZé“”…", "\n\n", "\n---\n", "---", "...\n", "\n    ", "\n> ", "\n- ",
    "\n1. ", "```", "~~~", "](https://example.org)", "](goal.md)", "][", "goal.md", "words",
    "[a](https://example.org)", "[a](goal.md)", "**", "__", "\\[", "[a\nb]", "| - |", "(<", "%0a", "http://", "-->",
    "<", "] (", " onclick=alert(1) ",
)  # fmt: skip
"""Pieces of which the check lets most combinations pass."""
PLAIN = (
    *"\n \t*-+.,:;!?()[]'\"0a9Zé“”…\u00a0\u0661", "\n\n", "\n- ", "\n* ", "\n+ ", "\n1. ", "\n12345678901. ",
    "\n\u0661. ", "\n    ", "\n\t", "\n  ", " - ", " 1. ", "***", "**", "words", "more words ", "[a](goal.md)",
    "](goal.md)", "](https://example.org/a*b*c)", "[a]", "[a\nb]", "(goal.md)", "http://", "a@b.c", "--", "\n:  ",
    "*[a]", "[ ]",
)  # fmt: skip
"""Pieces of which most combinations are published without having been rendered in the check."""
KEYS = (
    "kind: claim", "kind:", "topic: speed", "voice: outside", "source: intro.1", "hedge: ", "label: ",
    "supports: goal", "supports:\n  - claim: goal", "    because: ", "    together_with: [goal]", "attacks: [goal]",
    "undercuts: ", "undercuts: a -> b", "references: [x]", "date: ", "about: goal", "formerly: ",
    "prediction: {by: 2027, state: open}", "&a ", "*a", "!!str ", "? ", ": ", "- ", "[", "]", "{", "}", "|\n", ">-\n",
    "'", '"', '"\\u202e"', '"\\x3cb>"', "#", "\n", "\n  ", "<<: ", "...", "---", "0b_", "=", "1:2", "2025-02-31", "~",
    "null", ",", "\t", "@", "%", "goal", "x",
)  # fmt: skip
ENTRIES = (
    "@misc{", "@", "a1", ",", "\n", "title = {", "}", "{", "url = {https://example.org}", "url = {", "javascript:x",
    '"', "verified = {primary}", "author = {", " and ", "A, B", "\\'e", "\\", "$", "~", "%", "#", "@string{x = ",
    "@comment{", "\\textbf{", "\\begin{a}", "date = {2025-02-31}", "<b>", "\u202e", "\x00", "=", " ", "@preamble{",
    "x",
)  # fmt: skip
ALLOWED = {
    "a", "blockquote", "br", "code", "em", "h1", "hr", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th",
    "thead", "tr", "ul", "html", "head", "body",
}  # fmt: skip
INLINE = {"a", "br", "code", "em", "strong"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "code": {"class"}, "td": {"style"}, "th": {"style"}}


def joined(pieces: tuple[str, ...], most: int = 30) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


TEXT = st.one_of(joined(PIECES), st.text(max_size=200))
YAML = st.one_of(joined(KEYS), st.lists(st.sampled_from(KEYS), max_size=12).map("\n".join), st.text(max_size=200))
BIB = st.one_of(joined(ENTRIES), st.text(max_size=200))
STEPS = st.one_of(joined(("a", "b", " -> ", " -x ", " -/ ", "(", ")", " + ", "-", "x", " ", "\n", "->")), st.text())
quick = try_examples(300)


def check_rendering(problems: list[Problem]) -> None:
    for form in ("text", "github", "json"):
        shown = render_problems(problems, form)
        assert all(c.isprintable() or c == "\n" for c in shown)


@quick
@given(st.one_of(TEXT, st.tuples(YAML, TEXT).map(lambda pair: f"---\n{pair[0]}\n---\n{pair[1]}")))
def test_any_claim_file_is_read(text: str) -> None:
    claim, whole, problems = read_claim(text, "x", "claims/x.md")
    assert whole <= (claim is not None)
    assert claim is not None or problems
    check_rendering(problems)


@try_examples(600)
@given(joined(MILD, 5).map(lambda text: text.replace("\n", " ")), joined(MILD, 14))
def test_what_passes_is_rendered_as_harmless_text(heading: str, body: str) -> None:
    text = f"{FRONT}# H {heading}\n\nB {body}\n"
    claim, whole, problems = read_claim(text, "x", "claims/x.md")
    if problems or not whole or claim is None:
        return
    shown, _ = get_data(text)
    page = html5lib.parse(Markdown(extensions=["tables", "fenced_code"]).convert(shown), namespaceHTMLElements=False)
    assert len(page.findall(".//h1")) == 1
    for element in page.iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href", "class", "style", "start"}
        assert element.get("style", "text-align").startswith("text-align")
        assert element.get("href", "goal.md") == "goal.md" or element.get("href", "").startswith("https://")


UNITS = st.lists(st.sampled_from(PIECES + MILD + PLAIN), min_size=1, max_size=4).map("".join)
FULL = st.lists(st.tuples(UNITS, st.sampled_from((1, 30, 300, 3_000, 30_000))), min_size=1, max_size=4).map(
    lambda parts: cut_to_limits("".join((unit * times)[:MOST] for unit, times in parts)[:MOST])
)


@try_examples(100, suppress_health_check=[HealthCheck.too_slow])
@given(FULL)
def test_whatever_passes_is_checked_and_rendered_in_seconds(body: str) -> None:
    start = time.process_time()
    claim, _, problems = read_claim(f"{FRONT}# H\n\nB {body}\n", "x", "claims/x.md")
    if claim and not problems:
        render_words(claim)
    assert time.process_time() - start < 5


HEADINGS = st.one_of(joined(MILD, 5), joined(PLAIN, 8)).map(lambda text: text.replace("\n", " "))
BODIES = st.one_of(joined(MILD, 14), joined(PLAIN, 20))


@try_examples(1500)
@given(HEADINGS, BODIES)
def test_what_passes_is_on_the_list_as_the_site_renders_it(heading: str, body: str) -> None:
    claim, whole, problems = read_claim(f"{FRONT}# H {heading}\n\nB {body}\n", "x", "claims/x.md")
    if problems or not whole or claim is None:
        return
    words = render_words(claim)
    for html, tags in ((words.heading, INLINE), (words.body, ALLOWED - {"h1"})):
        for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
            assert element.tag in {*tags, "DOCUMENT_FRAGMENT"}
            assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set())
            assert element.get("style", "text-align").startswith("text-align")
            assert element.get("class", "language-").startswith("language-")
            assert element.get("href", "../goal/") == "../goal/" or element.get("href", "").startswith("https://")


@try_examples(600)
@given(YAML)
def test_what_passes_is_read_alike_by_mkdocs(front: str) -> None:
    kept = [line for line in FRONT.splitlines()[1:-1] if line.partition(":")[0] not in front]
    text = "\n".join(["---", *kept, front, "---", "# Heading", "", "Body.", ""])
    claim, whole, problems = read_claim(text, "x", "claims/x.md")
    if problems or not whole or claim is None:
        return
    shown, values = get_data(text)
    assert shown.strip() == "# Heading\n\nBody."
    assert set(values) == claim.fields.model_fields_set


@quick
@given(YAML)
def test_any_front_matter_is_read(text: str) -> None:
    check_rendering(read_front_matter(text, "x").problems)


@quick
@given(BIB)
def test_any_bibliography_is_read(text: str) -> None:
    check_rendering(read_bibliography(text, "references.bib").problems)


@quick
@given(YAML)
def test_any_index_of_an_essay_is_read(text: str) -> None:
    problems: list[Problem] = []
    essay = read_essay(f"title: T\nauthor: A\nurl: https://example.org\ndate: '2025'\n{text}", "essay.yaml", problems)
    assert (essay is None) == bool(problems)
    check_rendering(problems)


DATES = st.one_of(
    st.sampled_from(("", "2026", "26", "99999", "2026a", "in press", "2026/27", "c. 2026", "0000", "2026-02", "9999")),
    joined(("2", "0", "26", "1", "-", "{", "}", " ", "~", "\\", "a", "/", "٣"), 6),
    st.dates().map(str),
)
EVIDENCE = (
    "---\nkind: evidence\ntopic: speed\nvoice: outside\nreferences: [x]\nsupports: goal\n%s---\n# Heading\n\nBody.\n"
)
ENTRY = "@misc{x, title = {T}, url = {https://example.org}, verified = {primary}, year = {%s}, date = {%s}}"
ESSAY = "title: T\nauthor: A\nurl: https://example.org\ndate: '%s'\n"


@try_examples(60)
@given(DATES, st.just("") | DATES, st.just("") | DATES, st.sampled_from((None, "2025")))
def test_whatever_dates_pass_the_check_are_built(year: str, date: str, own: str, start: str | None) -> None:
    files = {"claims/goal.md": GOAL, "claims/a.md": EVIDENCE % (own and f"date: '{own}'\n")}
    files |= {"references.bib": ENTRY % (year, date)} | ({"essay.yaml": ESSAY % start} if start else {})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "claims").mkdir()
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        made, problems = check_reading(read_docs(Path(folder)))
    if not problems:
        assert build_pages(Argument(made), Settings(), History()).snippets


@quick
@given(STEPS)
def test_any_step_is_read_or_refused_and_reads_the_same_again(text: str) -> None:
    try:
        step = parse_step_reference(text)
    except ValueError:
        return
    assert parse_step_reference(step) == step


NAMES = st.sampled_from(("goal.md", "a.md", "b.md", "c-d.md", "X.md", "e.txt"))
FILES = st.one_of(
    st.tuples(YAML, TEXT).map(lambda pair: f"---\n{pair[0]}\n---\n# {pair[1]}\n\nBody.\n".encode("utf-8", "replace")),
    TEXT.map(lambda body: f"{FRONT}# Heading\n\n{body}\n".encode("utf-8", "replace")),
    st.lists(st.sampled_from(("goal", "a", "b", "c-d", "a -> goal", "a -x b", "b -/ (a -> goal)")), max_size=3).map(
        lambda ends: (
            f"---\nkind: claim\ntopic: t\nvoice: essay\nsupports: [{', '.join(e for e in ends if ' ' not in e)}]\n"
            f"undercuts: [{', '.join(e for e in ends if ' ' in e)}]\n---\n# Heading\n\nBody.\n".encode()
        )
    ),
    st.binary(max_size=100),
    st.just(GOAL.encode()),
)


@try_examples(200, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, FILES, max_size=5), st.none() | BIB, st.none() | YAML)
def test_any_docs_folder_is_checked(files: dict[str, bytes], bib: str | None, essay: str | None) -> None:
    docs = Path(tempfile.mkdtemp())
    (docs / "claims").mkdir()
    for name, data in files.items():
        (docs / "claims" / name).write_bytes(data)
    for name, text in (("references.bib", bib), ("essay.yaml", essay)):
        if text is not None:
            (docs / name).write_bytes(text.encode("utf-8", "replace"))
    _, problems = check_reading(read_docs(docs))
    check_rendering(problems)
    shutil.rmtree(docs)

from __future__ import annotations

import pytest

from argmap.content.bibliography import ENTRIES_MAX, FIELD_MAX, read_bibliography
from argmap.content.models import Reference
from argmap.content.vocabulary import Interest, Verified

ENTRY = "@misc{a1,\n  title = {T},\n  url = {https://example.org},\n  verified = {primary},\n  %s\n}\n"
BAD_YEARS = ("2026a", "in press", "2026/27", "c. 2026", "26", "99999", "0000", "２０２６")


def read_one(line: str) -> Reference:
    return read_bibliography(ENTRY % line, "r.bib").references["a1"]


def whats(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in read_bibliography(text, "r.bib").problems]


def test_an_entry_is_read_whole() -> None:
    text = """@article{smith2025,
  author = {Smith, Ann and {The Institute and Co} and Bob Jones},
  title = {{On G{\\"o}del's \\emph{pace}}},
  journal = "Letters",
  year = 2025,
  date = {2025-03},
  url = {https://example.org/a_b~c?d=%20},
  abstract = {Shows 5\\% \\& more.},
  verified = {secondary},
  caveat = {Unsure.},
  programme = {The {{Institute}}},
  interest = {own},
  interest_why = {reports on its own test}
}"""
    assert read_bibliography(text, "r.bib").references == {
        "smith2025": Reference(
            "smith2025",
            "On Gödel's pace",
            "https://example.org/a_b~c?d=%20",
            ("Ann Smith", "The Institute and Co", "Bob Jones"),
            "2025",
            "2025-03",
            "Letters",
            "Shows 5% & more.",
            Verified.SECONDARY,
            "Unsure.",
            "The Institute",
            Interest.OWN,
            "reports on its own test",
        )
    }


def test_where_each_entry_starts() -> None:
    text = "% a remark\n\n" + ENTRY % "" + "\n" + (ENTRY % "").replace("a1", "a2")
    assert read_bibliography(text, "r.bib").lines == {"a1": 3, "a2": 10}


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("howpublished = {Blog}", "Blog"),
        ("publisher = {Press}", "Press"),
        ("eprint = {2501.00001}", "arXiv 2501.00001"),
        ("", ""),
    ],
)
def test_venues(line: str, venue: str) -> None:
    assert read_one(line).venue == venue


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("@misc{a1, title={T}, verified={primary}}", '"a1" has no url'),
        (ENTRY.replace("{T}", "{}") % "", '"a1" has no title'),
        (ENTRY.replace("primary", "yes") % "", '"a1" has verified = "yes"'),
        (ENTRY % "programme = {A firm}, interest = {yes}", '"a1" has interest = "yes"'),
        (ENTRY % "interest = {own}", '"a1" has an interest but no programme'),
        (ENTRY % "date = {May 2025}", '"a1" has date = "May 2025"'),
        *((ENTRY % f"year = {{{year}}}", f'"a1" has year = "{year}"') for year in BAD_YEARS),
        ("@string{x = {y}}", "@string is not read"),
        ("@preamble{x}", "@preamble is not read"),
        ("stray", "text that belongs to no entry: stray"),
        ("@misc a1, title={T}", "text that belongs to no entry: @misc a1, title={T}"),
        (ENTRY % "" + "}", "text that belongs to no entry: }"),
        (ENTRY % "note = {a}, note = {b}", '"a1" has a field twice: note'),
        (ENTRY % "note = {a", '"a1" is not BibTeX that can be read'),
        (ENTRY % "" + ENTRY % "", 'the key "a1" stands twice'),
        (ENTRY.replace("a1", "a/1") % "", '"a/1" is not a key'),
        (ENTRY.replace("https://example.org", "ftp://x") % "", 'address that is not a web address: "ftp://x"'),
        (ENTRY % f"note = {{{'x' * (FIELD_MAX + 1)}}}", '"a1" has 10001 characters in note'),
        ("@" * (ENTRIES_MAX + 1), "more than 20000 entries"),
    ],
)
def test_faults(text: str, what: str) -> None:
    found = whats(text)
    assert len(found) == 1
    assert what in found[0][1]


def test_problems_stand_where_their_field_does() -> None:
    text = ENTRY.replace("primary", "yes") % "Date = {May},\n  note = {T}, year = {x}"
    found = read_bibliography("% a remark\n\n" + text + "\nand this\n% no\n", "r.bib").problems
    assert [(one.line, one.column, one.what) for one in found] == [
        (6, 3, '"a1" has verified = "yes"'),
        (7, 3, '"a1" has date = "May"'),
        (8, 15, '"a1" has year = "x"'),
        (11, 1, "text that belongs to no entry: and this"),
    ]


def test_a_field_that_stands_twice_is_named_where_it_stands_again() -> None:
    assert whats(ENTRY % "note = {a},\n  note = {b}") == [(6, '"a1" has a field twice: note')]


def test_remarks_and_entries_in_parentheses_are_read() -> None:
    text = "% a remark\n@comment{words}\n@misc(a1, title={T}, url={https://example.org}, verified={primary})\n"
    read = read_bibliography(text, "r.bib")
    assert (list(read.references), read.problems) == (["a1"], [])


def test_an_entry_that_cannot_be_read_keeps_its_key_known() -> None:
    read = read_bibliography(
        ENTRY % "note = {a" + "\n@misc{a2, title={U}, url={https://x.org}, verified={recalled}}", "r"
    )
    assert ("a1" in read.unread, "a2" in read.references) == (True, True)


def test_an_address_of_another_kind_is_never_kept() -> None:
    assert read_bibliography(ENTRY.replace("https://example.org", "javascript:a") % "", "r").references["a1"].url == ""


@pytest.mark.parametrize("field", ["caveat = {\u2800}", "author = {\u2800 \u2800}", "abstract = {~\u00a0\u2800}"])
def test_fields_that_show_nothing_are_problems(field: str) -> None:
    key = field.partition(" = ")[0]
    assert whats(ENTRY % field) == [(5, f'"a1" has nothing to be seen in {key}')]
    assert whats(ENTRY % f"{key} = {{}}") == []


def test_a_title_that_shows_nothing_is_none() -> None:
    assert (2, '"a1" has no title') in whats((ENTRY % "").replace("{T}", "{\u2800}"))


def test_tex_that_cannot_be_spelled_out_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    read_bibliography(ENTRY % "abstract = {\\frac}", "r.bib")
    assert caplog.records == []

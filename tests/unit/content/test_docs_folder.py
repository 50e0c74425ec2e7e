from __future__ import annotations

from pathlib import Path

import pytest

from argmap.content.docs_folder import read_claim, read_docs, read_essay
from argmap.content.models import CREDENCES_MAX, FILE_MAX, HEADING_MAX, Place
from argmap.content.problems import MANY, Problem
from argmap.content.vocabulary import Kind

FRONT = "---\nkind: claim\ntopic: evals\nvoice: essay\nsource: evals.2\n---\n"
GOOD = f"{FRONT}# The heading\n\nThe body.\n"


def faults(text: str) -> list[tuple[str, int, int]]:
    return [(p.rule, p.line, p.column) for p in read_claim(text, "a", "claims/a.md")[2]]


def write_docs(docs: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return docs


def test_a_claim_file_is_read_whole() -> None:
    claim, whole, problems = read_claim(GOOD, "a", "claims/a.md")
    assert (whole, problems) == (True, [])
    assert claim is not None
    assert (claim.id, claim.path, claim.heading, claim.body, claim.text) == (
        "a",
        "claims/a.md",
        "The heading",
        "The body.",
        GOOD,
    )
    assert (claim.fields.kind, claim.fields.source) == (Kind.CLAIM, ("evals.2",))
    assert (claim.place("kind"), claim.place("heading"), claim.place("body")) == (Place(2, 7), Place(7, 3), Place(9, 1))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# One # two", "One # two"),
        ("#   One  ", "One"),
        ("# One ##", "One"),
        ("# One two# ", "One two"),
        ("# # no", None),
        ("## One", None),
        ("#One", None),
        ("One", None),
        ("#", None),
        ("> # One", None),
        ("#\u00a0One", None),
        ("# 2026", "2026"),
    ],
)
def test_headings(line: str, heading: str | None) -> None:
    claim, _, problems = read_claim(f"{FRONT}\n{line}\n\nBody.\n", "a", "a.md")
    assert (claim.heading if claim else None) == heading
    assert [p.rule for p in problems] == ([] if heading else ["heading-missing"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("file-empty", 1, 1)]),
        ("# Heading\n\nBody\n", [("front-matter-missing", 1, 1)]),
        (f"{FRONT}# {'x' * (HEADING_MAX + 1)}\n\nBody\n", [("heading-long", 7, 3)]),
        (f"{FRONT}# H\n", [("body-missing", 7, 3)]),
        (f"{FRONT}# H\n\nB\n\n## I\n", [("heading-twice", 11, 1)]),
        (f"{FRONT}# H\n\nB\n---\n", [("heading-twice", 10, 1)]),
        (f"{FRONT}# H\n\n> B\n> ===\n", [("heading-twice", 10, 1)]),
        (f"{FRONT}# H\n\nB\n\n---\n\nC\n", []),
        (f"{FRONT}# H\n\n---\n\n…\n", [("body-missing", 7, 3)]),
        (f"{FRONT}# …\n\nB\n", [("heading-missing", 7, 3)]),
        (f"{FRONT}# **\u00a0**\n\nB\n", [("heading-missing", 7, 3)]),
        (f"{FRONT}# \u2800\u2800\n\nB\n", [("heading-missing", 7, 3)]),
        (f"{FRONT}# H\n\nB\n\n12345678901. # I\n", [("heading-twice", 11, 1)]),
        (f"{FRONT}# H\n\nB\n\n1) \u0661. \u00a0- # I\n", [("heading-twice", 11, 1)]),
        (f"{FRONT}# H\n\nB\n<1\\>b@c.d>\n", [("markup-other", 10, 1)]),
        (f"{FRONT}# H <1\\>b@c.d>\n\nB\n", [("markup-other", 7, 3)]),
        (f"{FRONT}# H\n\nB\n{'[' * 101}\n", [("markup-excess", 10, 101)]),
        (f"{FRONT}# H\\\n\nB\n", [("heading-missing", 7, 3)]),
        (f"{FRONT}# H\n\n[x](y)\n", [("markup-link", 9, 5)]),
        (f"{FRONT}# [x](y)\n\nB\n", [("markup-link", 7, 7)]),
        (f"{FRONT}# H\n\nB <b>\n", [("markup-html", 9, 3)]),
        (f"{FRONT}# H\n\nB \u200b\n", [("markup-hidden", 9, 3)]),
        ("---\nkind: claim\n...\n[x](javascript:a)\n---\n# H\n\nB\n", [
            ("value-missing", 1, 1), ("value-missing", 1, 1), ("heading-missing", 4, 1), ("markup-link", 4, 5),
        ]),
    ],
)  # fmt: skip
def test_faults_with_their_places(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found


def test_a_file_full_of_faults_names_some_of_each_kind() -> None:
    found = faults(f"{FRONT}# H\n\n{'<b> {x} ' * 1000}\n")
    assert len(found) == 2 * MANY + 1  # and one for all the marks together


def test_windows_and_old_mac_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "claims/a.md": GOOD.replace("\n", "\r\n"),
        "claims/b.md": GOOD.replace("\n", "\r"),
        "claims/c.md": b"\xef\xbb\xbf" + GOOD.encode(),
    }
    reading = read_docs(write_docs(tmp_path, files))
    assert reading.problems == []
    assert [claim.text for claim in reading.claims] == [GOOD] * 3


def test_claims_come_in_the_order_of_their_ids_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"claims/b.md": GOOD, "claims/a.md": GOOD, "claims/.keep": "", "claims/.x.md": "x"}
    reading = read_docs(write_docs(tmp_path, files))
    assert [claim.id for claim in reading.claims] == ["a", "b"]
    assert (reading.bibliography, reading.essay, reading.problems) == (None, None, [])


def test_a_file_that_cannot_be_read_keeps_its_id_known(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "claims/a.md": "x",
        "claims/b.md": GOOD.replace("evals.2", "evals"),
        "claims/c.md": b"\xff",
    }
    reading = read_docs(write_docs(tmp_path, files))
    assert reading.ids == {"a", "b", "c"}
    assert (reading.claims, [claim.id for claim in reading.partial]) == ([], ["b"])


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"x" * (FILE_MAX + 1), "file-size", 1, 1),
        (b"one\ntw\xe9", "file-encoding", 2, 3),
        ("label: ééé\0".encode(), "file-encoding", 1, 11),
        ("é\r\néé".encode() + b"\xff", "file-encoding", 2, 3),
        (b"\xef\xbb\xbf---\nkind: claim\xff", "file-encoding", 2, 12),
        (GOOD.encode("utf-16"), "file-encoding", 1, 1),
    ],
)
def test_bytes_that_are_no_claim_file(data: bytes, rule: str, line: int, column: int, tmp_path: Path) -> None:
    reading = read_docs(write_docs(tmp_path, {"claims/a.md": data}))
    assert [(p.rule, p.line, p.column) for p in reading.problems] == [(rule, line, column)]


def test_the_byte_that_is_named_is_the_one_that_is_wrong(tmp_path: Path) -> None:
    reading = read_docs(write_docs(tmp_path, {"claims/a.md": b"\xef\xbb\xbfkind: claim\xff"}))
    assert [p.what for p in reading.problems] == ["not UTF-8: byte 0xFF"]


ESSAY = """title: T
author: A
url: x
date: 2025-02-30
topics:
- {id: a, title: A}
- {id: a, title: B}
not_arguing: {a.1: why, a.4: why}
phrases: x y
paragraphs:
- {id: a.1, first: a, last: b, words: -4, sha256: %(hash)s, grams: "zz !!"}
- {id: a.1, first: a, last: b, words: 4, sha256: %(hash)s}
- {id: a.2, first: a, last: b, words: 4}
author: B
""" % {"hash": "0" * 64}  # noqa: UP031  braces are YAML's here


def test_all_faults_of_an_index_are_found_at_once() -> None:
    problems: list[Problem] = []
    assert read_essay(ESSAY, "essay.yaml", problems) is None
    assert sorted((p.line, p.column, p.what) for p in problems) == [
        (3, 6, '"url" is "x"'),
        (4, 7, '"date" is "2025-02-30"'),
        (7, 8, '"topics" has the id "a" twice'),
        (8, 25, '"not_arguing" names an unknown paragraph: "a.4"'),
        (9, 10, '"phrases" is "x y"'),
        (11, 39, '"words" is "-4"'),
        (11, 124, '"grams" is "zz !!"'),
        (12, 8, '"paragraphs" has the id "a.1" twice'),
        (13, 3, '"sha256" is missing in "paragraphs"'),
        (14, 1, '"author" stands twice'),
    ]
    assert {p.rule for p in problems} == {"essay-broken"}


def test_reasons_may_stand_before_the_index() -> None:
    problems: list[Problem] = []
    text = "title: T\nauthor: A\nurl: https://example.org\ndate: 2025\nnot_arguing: {a.1: why}\n"
    assert (read_essay(text, "essay.yaml", problems) is None, problems) == (False, [])


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Fast Takeoff.md", "fast-takeoff.md"),
        ("fast_takeoff.txt", "fast-takeoff.md"),
        ("Größe.md", "grosse.md"),
        ("Ж.md", "my-claim.md"),
        ("a" * 90 + ".md", "a" * 80 + ".md"),
        ("a.md.md", "a-md.md"),
    ],
)
def test_a_better_name_is_suggested(name: str, better: str, tmp_path: Path) -> None:
    reading = read_docs(write_docs(tmp_path, {f"claims/{name}": GOOD}))
    assert [p.fix for p in reading.problems] == [f'Rename it, for example to "{better}".']


def test_a_folder_without_claims_is_no_docs_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="has no folder claims/"):
        read_docs(tmp_path)


def test_what_stands_beside_the_claims_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "claims/a.md": GOOD,
        "references.bib": "@misc{x, title={T}, url={https://example.org}, verified={recalled}}",
        "essay.yaml": "title: T\nauthor: A\nurl: https://example.org\ndate: 2025\n",
    }
    reading = read_docs(write_docs(tmp_path, files))
    assert reading.bibliography is not None
    assert list(reading.bibliography.references) == ["x"]
    assert reading.essay is not None
    assert (reading.essay.title, reading.problems) == ("T", [])


def test_a_signed_stance_is_read_with_its_places(tmp_path: Path) -> None:
    signed = "name: A. Reader\ndate: 2026-03-01\nsays: So it is.\ncredences:\n  a: very likely\n"
    docs = write_docs(tmp_path, {"claims/a.md": GOOD, "stances/a-reader.yaml": signed, "stances/.kept": ""})
    reading = read_docs(docs)
    assert reading.problems == []
    (stance,) = reading.stances
    assert (stance.id, stance.signed.name, dict(stance.credences)) == ("a-reader", "A. Reader", {"a": 0.9})
    assert stance.place("credences", "a") == Place(5, 6)


def test_what_is_no_signed_stance_is_said(tmp_path: Path) -> None:
    many = "".join(f"  a-{number}: surely\n" for number in range(CREDENCES_MAX + 1))
    head = "name: A. Reader\ndate: 2026-03-01\nsays: So it is.\n"
    files = {
        "claims/a.md": GOOD,
        "stances/A Reader.yml": head,
        "stances/many.yaml": f"{head}credences:\n{many}",
        "stances/none.yaml": f"{head}credences: {{}}\n",
        "stances/number.yaml": f"{head}credences: {{a: 0.9}}\n",
        "stances/long.yaml": f"{head.replace('A. Reader', 'A' * 61)}credences: {{a: surely}}\n",
    }
    problems = read_docs(write_docs(tmp_path, files)).problems
    found = {problem.path.rpartition("/")[2]: (problem.rule, problem.what) for problem in problems}
    assert found == {
        "A Reader.yml": ("file-name", '"A Reader.yml" is not the name of a signed stance'),
        "many.yaml": ("stance-broken", '"credences" is a mapping'),
        "none.yaml": ("stance-broken", '"credences" is a mapping'),
        "number.yaml": ("stance-broken", '"a" is "0.9"'),
        "long.yaml": ("stance-broken", '"name" has 61 characters'),
    }

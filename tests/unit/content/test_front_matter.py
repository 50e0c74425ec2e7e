from __future__ import annotations

import pytest

from argmap.content.front_matter import DEPTH_MAX, VALUES_MAX, read_front_matter, validate_essay, validate_front_matter
from argmap.content.models import Place
from argmap.content.problems import MANY
from argmap.content.vocabulary import Kind

USUAL = "kind: claim\ntopic: evals\nvoice: essay\n"


def rules(text: str) -> list[str]:
    read = read_front_matter(text, "a.md")
    if not read.problems:
        validate_front_matter(read)
    return [problem.rule for problem in read.problems]


def test_every_scalar_is_read_as_text() -> None:
    text = "a: no\nb: 12:30\nc: 1.0\nd: 2025-05-01\ne: 010\nf: true\ng: 'null'\nh: 1e3\n"
    values = {"a": "no", "b": "12:30", "c": "1.0", "d": "2025-05-01", "e": "010", "f": "true", "g": "null", "h": "1e3"}
    read = read_front_matter(text, "a.md")
    assert (read.values, read.problems) == (values, [])


def test_places_are_those_of_the_whole_file() -> None:
    read = read_front_matter("kind: claim\nsupports:\n  - claim: b\n    strength: weak\n", "a.md", offset=1)
    assert read.places["kind",] == Place(2, 7)
    assert read.places["supports", 0] == Place(4, 5)
    assert read.places["supports", 0, "strength"] == Place(5, 15)
    assert read.keys["supports",] == Place(3, 1)
    assert read.place(("supports", 0, "nothing")) == Place(4, 5)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- a", "front-matter-broken"),
        ("a: b: c", "front-matter-broken"),
        ("a: [", "front-matter-broken"),
        ("\ta: b", "front-matter-broken"),
        ("? [a]\n: b", "front-matter-broken"),
        ("<<: {a: b}", "front-matter-broken"),
        ("a: =", "front-matter-broken"),
        ("a: 2025-02-30", "front-matter-broken"),
        ("a: " + "[" * DEPTH_MAX + "]" * DEPTH_MAX, "front-matter-broken"),
        ("a: [" + "b, " * VALUES_MAX + "]", "front-matter-broken"),
        ("a: 1\n--- \nb: 2", "front-matter-broken"),
        ("a: &x b", "yaml-alias"),
        ("a: *x", "yaml-alias"),
        ("a: !!str b", "yaml-alias"),
        ("a: 1\na: 2", "key-twice"),
        ("a:", "value-missing"),
        ('a: ""', "value-missing"),
        ("a: \u2800\u2800", "value-missing"),
        ('a: "\\u2800"', "value-missing"),
        ("a: {b: \u00a0}", "value-missing"),
        ('a: "\\u3164"', "markup-hidden"),
        ('a: "\\u200b"', "markup-hidden"),
        ('a: "\\x3cb>"', "markup-html"),
    ],
)
def test_each_fault_of_form_is_one_problem(text: str, rule: str) -> None:
    assert [problem.rule for problem in read_front_matter(text, "a.md").problems] == [rule]


def test_empty_front_matter_lacks_what_is_required() -> None:
    read = read_front_matter("{}", "a.md")
    assert validate_front_matter(read) == (None, False) or not validate_front_matter(read)[1]
    assert {p.what for p in read.problems} == {'"kind" is missing', '"topic" is missing', '"voice" is missing'}


def test_what_fits_is_kept_where_something_does_not() -> None:
    read = read_front_matter(f"{USUAL}date: soon\nsupports: [b, B, c]\n", "a.md")
    fields, whole = validate_front_matter(read)
    assert not whole
    assert fields is not None
    assert [relation.claim for relation in fields.supports] == ["b", "c"]
    assert (fields.kind, fields.date) == (Kind.CLAIM, None)
    assert [(p.rule, p.line) for p in read.problems] == [("value-wrong", 5), ("value-wrong", 6)]


def test_what_is_kept_stands_where_it_stood() -> None:
    text = f"{USUAL}supports:\n  - B\n  - claim: b\n    strength: huge\n  - c\n  - claim: d\nsource: [a.1, a, b.1]\n"
    read = read_front_matter(text, "a.md")
    fields, _ = validate_front_matter(read)
    assert fields is not None
    assert ([one.claim for one in fields.supports], fields.source) == (["c", "d"], ("a.1", "b.1"))
    assert {path: place for path, place in read.places.items() if len(path) > 1} == {
        ("supports", 0): Place(9, 5),
        ("supports", 1): Place(10, 5),
        ("supports", 1, "claim"): Place(10, 12),
        ("source", 0): Place(11, 10),
        ("source", 1): Place(11, 18),
    }


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ("kid: x", 'unknown key "kid"', 'Did you mean "kind"? '),
        ("supports: [{claim: b, strenght: weak}]", 'unknown key "strenght"', 'Did you mean "strength"? '),
        ("date: May", '"date" is "May"', "Expected a date: YYYY, YYYY-MM or YYYY-MM-DD."),
        ("date: 2025-02-30", '"date" is "2025-02-30"', "Expected a date that the calendar has."),
        ('date: "2025-02-30"', '"date" is "2025-02-30"', "Expected a date that the calendar has."),
        ("supports: null", '"supports" has no value', "Give it a value, or remove the line."),
        ("supports: ~", '"supports" has no value', "Give it a value, or remove the line."),
        ("supports: [b, null]", '"supports" is ""', "Expected an id: lower-case words joined by hyphens"),
        ("undercuts: A -> b", '"undercuts" is "A -> b"', 'Premises are claim ids joined by " + ".'),
        ("source: 2", '"source" is "2"', 'Expected a paragraph id such as "evals.2".'),
        ("supports: Goal", '"supports" is "Goal"', "Expected an id: lower-case words joined by hyphens"),
        ("undercuts: a", '"undercuts" is "a"', 'It is not a step: write "a -> b"'),
        ("label: [a, b]", '"label" is a list', "Expected text."),
        ("prediction: soon", '"prediction" is "soon"', "Expected keys and values: by, state, why, because."),
        ("prediction: {state: open}", '"by" is missing in "prediction"', "Add a line: by: …"),
        ("supports: [{strength: weak}]", '"claim" is missing in "supports"', "Add a line: claim: …"),
        (
            "supports: [{claim: b, strength: huge}]",
            '"strength" is "huge"',
            "Expected one of: weak, moderate, strong.",
        ),
        ("about: [" + "a, " * 101 + "]", '"about" has 101 values', "At most 100."),
    ],
)
def test_messages(line: str, what: str, fix: str) -> None:
    read = read_front_matter(USUAL + line, "a.md")
    validate_front_matter(read)
    assert [problem.what for problem in read.problems] == [what]
    assert read.problems[0].fix.startswith(fix)


def test_a_missing_choice_names_the_choices() -> None:
    read = read_front_matter("kind: claim\ntopic: evals\n", "a.md")
    validate_front_matter(read)
    assert read.problems[0].fix == "Add a line: voice: … It is one of: essay, quoted, outside."


def test_no_file_makes_more_problems_than_anybody_reads() -> None:
    assert len(rules("".join(f"a{n}:\n" for n in range(1000)))) == MANY


def test_an_index_of_an_essay_is_read_the_same_way() -> None:
    read = read_front_matter("title: T\nauthor: A\nurl: www.example.org\ndate: 2025\nparagraphs: [x]\n", "e", 0, "x")
    assert validate_essay(read) is None
    assert [(p.line, p.what, p.fix) for p in read.problems] == [
        (3, '"url" is "www.example.org"', "Expected an https:// address."),
        (5, '"paragraphs" is "x"', "Expected keys and values: id, first, last, words, sha256, grams."),
    ]

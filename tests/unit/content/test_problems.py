from __future__ import annotations

import json

import pytest

from argmap.content.problems import RULES, Problem, render_problems, show, spell_out, suggest

FIRST = Problem("a.md", 2, 10, "claim-unknown", '"x" is unknown', "Mend it.")
LAST = Problem("b.md", 1, 1, "file-empty", "the file is empty", "Fill it.")


def test_text_gives_place_what_rule_and_how_to_mend_it() -> None:
    assert render_problems([FIRST], "text") == 'a.md:2:10: "x" is unknown [claim-unknown]\n    Mend it.'


def test_problems_are_sorted_and_said_once() -> None:
    assert render_problems([LAST, FIRST, LAST], "text") == render_problems([FIRST, LAST], "text")


def test_lines_are_sorted_as_numbers() -> None:
    second, tenth = (Problem("a.md", line, 1, "file-empty", "x", "y") for line in (2, 10))
    assert [p["line"] for p in json.loads(render_problems([tenth, second], "json"))] == [2, 10]


def test_github_annotations_escape_what_ends_a_command() -> None:
    problem = Problem("a,b:c%.md", 1, 2, "file-name", "100%\r\nwhat", "fix")
    said = "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=file-name::100%25%0D%0Awhat fix"
    assert render_problems([problem], "github") == said


def test_json_is_a_list_of_all_values() -> None:
    assert json.loads(render_problems([LAST], "json")) == [
        {
            "path": "b.md",
            "line": 1,
            "column": 1,
            "rule": "file-empty",
            "what": "the file is empty",
            "fix": "Fill it.",
        }
    ]
    assert json.loads(render_problems([], "json")) == []


def test_a_problem_of_no_rule_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="no such rule"):
        Problem("a.md", 1, 1, "nonsense", "x", "y")


def test_every_rule_is_one_sentence() -> None:
    assert [name for name, asks in RULES.items() if not asks.endswith(".")] == []


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("fast-takeof", ["slow-takeoff", "fast-takeoff"], 'Did you mean "fast-takeoff"? '),
        ("supprts", {"supports", "attacks"}, 'Did you mean "supports"? '),
        ("title", ["kind", "topic"], ""),
        ("x", [], ""),
        ("", ["a"], ""),
    ],
)
def test_suggest(word: str, known: list[str], said: str) -> None:
    assert suggest(word, known) == said


def test_show_makes_one_printable_line_of_at_most_so_many_characters() -> None:
    assert show("a\nb\u202ec\x00") == "a\\u000ab\\u202ec\\u0000"
    assert show("é—“😀") == "é—“😀"
    assert show("x" * 60) == "x" * 60
    assert show("x" * 61) == "x" * 60 + "…"
    assert show("abc", 2) == "ab…"


@pytest.mark.parametrize(
    "hidden",
    ["\n", "\0", "\x1b", "\x85", "\u00a0", "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b",
     "\u180e", "\u180f", "\u200b", "\u202e", "\u2028", "\u2060", "\u2066", "\u3164", "\ud800", "\ue000", "\ufe0f",
     "\ufeff", "\uffa0", "\ufff9", "\U0001d173", "\U000e0001", "\U000e0100", "\U0010ffff"],
    ids=ascii,
)  # fmt: skip
def test_what_cannot_be_seen_is_spelled_out(hidden: str) -> None:
    assert spell_out(f"a{hidden}b") == f"a\\u{ord(hidden):04x}b"
    assert show(f"a{hidden}b") == spell_out(f"a{hidden}b")


def test_what_can_be_seen_stays() -> None:
    text = "Größe “quoted” … – 中文 한국어 हिन्दी 😀 e\u0301"
    assert spell_out(text) == text

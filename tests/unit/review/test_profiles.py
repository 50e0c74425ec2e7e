"""The profile of a map: which rules it lets pass, and that those of safety hold in each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from argmap.content.docs_files import DocsFiles
from argmap.content.docs_folder import read_files
from argmap.content.problems import PASSES, RULES, passes
from argmap.content.vocabulary import Profile
from argmap.review.rules import check_profile, check_reading

GOAL = b"---\nkind: thesis\ntopic: t\nvoice: outside\n---\n# The goal\n"
LOOSE = b"---\nkind: claim\ntopic: t\nvoice: outside\nspeakers: [Ann, Bob]\n---\n# A loose claim\n\nWith a body.\n"


def read(settings: str | None, **files: bytes) -> tuple[list[str], Counter[str]]:
    beside = {} if settings is None else {"map.yaml": settings.encode()}
    claims = {f"claims/{name}.md": text for name, text in files.items()}
    _, problems, passed = check_profile(read_files(DocsFiles(Path("docs"), {**beside, **claims})))
    return [problem.rule for problem in problems], passed


@pytest.mark.parametrize("settings", [None, "profile: own\n"])
def test_every_rule_holds_for_ones_own_writing(settings: str | None) -> None:
    problems, passed = read(settings, goal=GOAL, loose=LOOSE)
    assert problems == ["reference-missing", "body-missing", "reference-missing", "thesis-unreached"]
    assert passed == Counter()


def test_an_import_passes_and_what_passes_is_counted() -> None:
    problems, passed = read("profile: import\n", goal=GOAL, loose=LOOSE)
    assert problems == []
    assert passed == Counter({"reference-missing": 2, "body-missing": 1, "thesis-unreached": 1})


@pytest.mark.parametrize(
    "body", ["<script>", "[x](javascript:y)", "{: x}", "a\u200bb", "![x](https://a.b)", "<1\\>b@c.d>"]
)
def test_rules_of_safety_hold_in_an_import_too_beside_what_passes(body: str) -> None:
    long = f"---\nkind: thesis\ntopic: t\nvoice: outside\n---\n# {'long ' * 40}\n\n{body}\n".encode()
    problems, passed = read("profile: import\n", goal=long)
    assert len(problems) >= 1
    assert all(rule.startswith("markup-") for rule in problems)
    assert passed["heading-long"] == 1


def test_no_rule_on_markup_or_files_may_pass() -> None:
    assert set(PASSES) < set(RULES)
    assert not [rule for rule in PASSES if rule.startswith(("markup-", "file-", "yaml-", "front-", "claim-", "step-"))]
    assert not any(passes(rule, Profile.OWN) for rule in RULES)


def test_a_debate_has_its_topics_and_thesis_in_the_settings() -> None:
    other = GOAL.replace(b"The goal", b"Another goal")
    settings = "profile: import\nthesis: other\ntopics:\n- {id: t, title: The topic}\n"
    files = {"map.yaml": settings.encode(), "claims/goal.md": GOAL, "claims/other.md": other}
    made, problems = check_reading(read_files(DocsFiles(Path("docs"), dict(files))))
    assert problems == []
    assert (made.main_thesis, made.topic_title("t")) == ("other", "The topic")


def test_a_topic_or_thesis_that_is_not_there_is_named_with_its_place() -> None:
    settings = b"thesis: goall\ntopics:\n- {id: other, title: Other}\nprofile: import\n"
    files = {"map.yaml": settings, "claims/goal.md": GOAL}
    _, problems = check_reading(read_files(DocsFiles(Path("docs"), dict(files))))
    assert [(one.path, one.line, one.column, one.rule) for one in problems] == [
        ("docs/claims/goal.md", 3, 8, "topic-unknown"),
        ("docs/map.yaml", 1, 9, "thesis-unknown"),
    ]


def test_beside_an_essay_its_index_has_topics_and_thesis() -> None:
    essay = b"title: T\nauthor: A\nurl: https://example.org/\ndate: '2026'\ntopics:\n- {id: t, title: T}\n"
    files = {"map.yaml": b"profile: import\nthesis: goal\n", "essay.yaml": essay, "claims/goal.md": GOAL}
    _, problems = check_reading(read_files(DocsFiles(Path("docs"), dict(files))))
    assert [(one.path, one.line, one.column, one.what) for one in problems] == [
        ("docs/map.yaml", 2, 1, '"thesis" beside an essay')
    ]

"""The page that asks: which claims, in which order, with which source and objection."""

from __future__ import annotations

import re
from typing import Any

from maps import build_claim
from module_imports import follow_imports

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.indexed import compile_map
from argmap.argument.program import Program
from argmap.content.models import Essay, Paragraph, Reference
from argmap.content.vocabulary import Verified
from argmap.pages.context import Built, Context
from argmap.pages.where.page import ASKED, Question, build_where, list_questions
from argmap.view.assets import THEME

WORKS = {
    "far": Reference("far", "Heard of", "https://example.org/far", verified=Verified.RECALLED),
    "near": Reference("near", "Read", "https://example.org/near", verified=Verified.PRIMARY),
}


def ask(question: str = "Is it so?") -> dict[str, str]:
    return {"question": question, "background": "Some say yes, some say no."}


def build(*more: Any) -> ArgumentMap:  # noqa: ANN401  claims
    return build_map(
        [
            build_claim("t", kind="thesis"),
            build_claim("weak", supports=[{"claim": "t", "strength": "weak"}], ask=ask("Is the weak one so?")),
            build_claim("strong", supports=[{"claim": "t", "strength": "strong"}], ask=ask("Is the strong one so?")),
            build_claim("silent", supports=[{"claim": "t", "strength": "strong"}]),
            build_claim("held", supports=["t"], ask=ask()),
            build_claim(
                "below",
                voice="outside",
                references=["far", "near"],
                supports=[{"claim": "held", "strength": "strong"}],
                ask=ask(),
            ),
            build_claim("reply", kind="counterclaim", attacks=["strong"]),
            build_claim("cut", kind="counterclaim", undercuts=["weak -> t"]),
            *more,
        ],
        WORKS,
    )


def find_questions(made: ArgumentMap) -> dict[str, Question]:
    questions = list_questions(Argument(made), Program(compile_map(made)))
    return {question.claim.id: question for question in questions}


def render(made: ArgumentMap) -> str:
    return build_where(Context(Argument(made))).snippets["where.html"]


def test_basic_claims_with_a_question_are_asked_and_what_moves_the_thesis_most_comes_first() -> None:
    assert list(find_questions(build())) == ["strong", "below", "weak"]


def test_the_strongest_objection_is_to_the_claim_or_to_a_step_from_it() -> None:
    found = {name: question.objection and question.objection.id for name, question in find_questions(build()).items()}
    assert found == {"strong": "reply -x strong", "weak": "cut -/ (weak -> t)", "below": None}


def test_the_source_is_the_place_in_the_essay_or_the_work_that_was_checked_best() -> None:
    questions = find_questions(build())
    assert [questions[name].work for name in ("below", "weak")] == [WORKS["near"], None]
    paragraph = Paragraph(id="a.1", first="One two", last="three four", words=40, sha256="0" * 64)
    essay = Essay(title="T", author="A. Writer", url="https://example.org/essay", date="2025", paragraphs=(paragraph,))
    said = build_claim("said", source="a.1", references=["near"], supports=["t"], ask=ask())
    made = build_map([build_claim("t", kind="thesis"), said], WORKS, essay)
    assert find_questions(made)["said"].paragraph == "https://example.org/essay#:~:text=One%20two,three%20four"
    page = render(made)
    assert "A. Writer’s essay" in page
    assert '<p class="am-argues">A. Writer argues: <strong>t.</strong></p>' in page


def test_the_page_holds_every_question_with_three_answers_and_a_link() -> None:
    page = render(build())
    assert re.findall(r'data-part="question">([^<]+)', page) == [
        "Is the strong one so?",
        "Is it so?",
        "Is the weak one so?",
    ]
    assert re.findall(r'data-answer="([a-z]+)"', page) == ["yes", "no", "unsure"] * 3
    assert all(f'href="../claims/{name}/"' in page for name in ("strong", "weak", "below"))
    assert "The thesis: <strong>" in page
    assert "data-verified" not in page
    assert ("Question 1 of 3" in page, page.count("Question 1")) == (True, 1)


def test_no_more_are_asked_than_a_reader_has_time_for() -> None:
    many = [build_claim(f"more-{number:02}", supports=["t"], ask=ask()) for number in range(30)]
    page = render(build(*many))
    assert f"Question 1 of {ASKED}" in page
    assert page.count("data-claim=") == 24


def test_a_map_without_questions_says_how_to_put_one() -> None:
    page = render(build_map([build_claim("t", kind="thesis"), build_claim("a", supports=["t"])]))
    assert ("<code>ask</code>" in page, "data-argmap" in page) == (True, False)


def test_a_map_without_a_thesis_has_no_such_page() -> None:
    assert build_where(Context(Argument(build_map([build_claim("a", ask=ask())])))) == Built()


def test_modules_of_the_evaluation_are_loaded_ahead() -> None:
    named = re.findall(r'modulepreload" href="../assets/argmap/evaluation/([a-z]+\.js)"', render(build()))
    needed = follow_imports(THEME / "assets/argmap/where.js", set())
    assert sorted(named) == sorted(path.name for path in needed if path.parent.name == "evaluation")

"""What a map's first view, topics and neighbourhoods show of each claim, and in which words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generated import generate_claims
from maps import build_case_map, build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.models import Essay
from argmap.content.vocabulary import Bearing, Outcome, Strength
from argmap.view.map_layout import Block, Section
from argmap.view.map_look import find_answers, look_at, plan_topic, plan_whole, split_sides
from argmap.view.sizes import WEIGHTS


@cache
def read_generated() -> Argument:
    return Argument(build_map(generate_claims(200)))


def plan(*steps: tuple[str, str]) -> tuple[Block, ...]:
    return plan_whole(Argument(build_case_map(steps)))


def ids(section: Section) -> list[str]:
    return [item.id for item in section.items]


def test_the_thesis_stands_in_the_middle_of_its_reasons_and_objections() -> None:
    (block,) = plan_whole(read_generated())
    tree = read_generated().tree
    assert block.middle is not None
    assert block.middle.id == "c0"
    assert [section.bearing for section in block.sections] == [Bearing.SUPPORTS, Bearing.ATTACKS]
    assert [item for section in block.sections for item in ids(section)] == list(tree.under("c0"))


def test_headings_count_steps_and_those_that_stand_or_are_not_answered() -> None:
    (block,) = plan(("a + b -> t", "strong"), ("c -> t", "weak"), ("d -x c", "strong"), ("o -x t", "weak"))
    titles = ["2 reasons for it: 1 stands", "1 objection to it: not answered"]
    assert [section.title for section in block.sections] == titles
    (block,) = plan(("c -> t", "weak"), ("d -x c", "strong"), ("o -x t", "weak"), ("r -x o", "weak"))
    titles = ["1 reason for it: disputed", "1 objection to it: answered"]
    assert [section.title for section in block.sections] == titles


def test_objections_to_the_use_of_a_claim_are_not_called_objections_to_it() -> None:
    made = build_map(
        [
            build_claim("t", kind="thesis"),
            build_claim("c", supports=["t"]),
            build_claim("u", kind="counterclaim", undercuts=["c -> t"]),
        ]
    )
    argument = Argument(made)
    (section,) = split_sides(argument, argument.tree, "c")
    assert section.title == "1 objection to its use: not answered"


def test_what_matters_most_comes_first() -> None:
    steps = [("weak -> t", "weak"), ("strong -> t", "strong"), ("fails -> t", "strong"), ("x -x fails", "weak")]
    (block,) = plan(*steps)
    assert ids(block.sections[0]) == ["strong", "fails", "weak"]


def test_linked_premises_share_one_word() -> None:
    (block,) = plan(("a + b -> t", "strong"), ("c -> t", "weak"))
    assert [(item.id, item.step, item.word) for item in block.sections[0].items] == [
        ("a", "a + b -> t", "stands"),
        ("b", "a + b -> t", ""),
        ("c", "", "stands"),
    ]


def test_the_words_above_the_middle_say_whose_claim_it_is_and_how_it_stands() -> None:
    made = build_case_map([("o -x t", "weak")])
    essay = Essay(title="On It", author="Ann Author", url="https://example.org/", date="2026-01-01")
    middles = [plan_whole(Argument(one))[0].middle for one in (made, replace(made, essay=essay))]
    contested = "Contested: the one objection to it is not answered"
    assert [middle and middle.word for middle in middles] == [
        f"Thesis. {contested}",
        f"Ann Author’s thesis. {contested}",
    ]


def test_in_a_debate_the_words_above_the_middle_name_no_essay() -> None:
    (block,) = plan_whole(Argument(build_map([build_claim("goal", kind="thesis", voice="outside")])))
    assert block.middle is not None
    assert block.middle.word == "Thesis. Nothing here speaks against it"


def test_the_line_to_the_middle_is_as_thick_as_the_strongest_step_that_counts() -> None:
    (block,) = plan(("a -> t", "moderate"), ("b -> t", "strong"), ("x -x b", "weak"), ("o -x t", "weak"))
    assert [section.weight for section in block.sections] == [WEIGHTS[Strength.MODERATE], WEIGHTS[Strength.WEAK]]


def test_how_a_step_fares_is_said_in_a_word() -> None:
    steps = [
        ("a -> t", "strong"),
        ("b -> t", "strong"),
        ("x -x b", "weak"),
        ("c -> t", "weak"),
        ("u -/ (c -> t)", "weak"),
    ]
    argument = Argument(build_case_map(steps))
    looks = {claim: look_at(argument, claim, argument.tree.hangings[claim]) for claim in ("a", "b", "c", "x")}
    outcomes = {"a": Outcome.CARRIES, "b": Outcome.UNDER_OBJECTION, "c": Outcome.UNDERCUT, "x": Outcome.UNANSWERED}
    assert {claim: look.outcome for claim, look in looks.items()} == outcomes
    assert {claim for claim, look in looks.items() if look.live} == {"a", "x"}


def test_what_is_folded_in_a_claim_is_counted_for_and_against_it() -> None:
    steps = [("a -> t", "weak"), ("b -> a", "weak"), ("c -> b", "weak"), ("d -x a", "weak"), ("u -/ (a -> t)", "weak")]
    (block,) = plan(*steps, ("e -x t", "weak"), ("f -x e", "weak"))
    assert [item.chip for section in block.sections for item in section.items] == ["+1 −2", "−1"]


def test_several_theses_stand_one_above_the_other_and_what_leads_to_none_last() -> None:
    theses = [build_claim(name, kind="thesis") for name in ("one", "two")]
    made = build_map([*theses, build_claim("why", supports=[{"claim": "one"}]), build_claim("alone")])
    blocks = plan_whole(Argument(made))
    assert [block.middle.id for block in blocks if block.middle] == ["one", "two"]
    assert [(section.title, ids(section)) for section in blocks[-1].sections] == [("Not tied to a thesis", ["alone"])]


def test_a_question_with_several_answers_stands_in_the_middle_of_them() -> None:
    theses = [build_claim(name, kind="thesis") for name in ("yes", "no")]
    question = build_claim("asked", kind="question", voice="outside", about=["yes", "no"])
    argument = Argument(build_map([*theses, question, build_claim("why", supports=[{"claim": "yes"}])]))
    assert find_answers(argument) == ["asked", "yes", "no"]
    (block,) = plan_whole(argument)
    assert block.middle is not None
    assert block.middle.id == "asked"
    assert [(section.title, ids(section)) for section in block.sections] == [
        ("An answer", ["yes", "why"]),
        ("An answer", ["no"]),
    ]


def test_a_question_about_one_thesis_is_a_remark() -> None:
    question = build_claim("asked", kind="question", voice="outside", about=["goal"])
    argument = Argument(build_map([build_claim("goal", kind="thesis"), question]))
    assert find_answers(argument) == []
    (block,) = plan_whole(argument)
    assert [(section.bearing, section.title) for section in block.sections] == [(Bearing.ABOUT, "1 remark")]


def test_a_topic_shows_its_top_claims_by_the_side_that_they_help() -> None:
    steps = [("a -> t", "strong"), ("o -x t", "strong"), ("r -x o", "strong")]
    (block,) = plan_topic(Argument(build_case_map(steps)), ["a", "o", "r"], frozenset())
    assert block.middle is None
    titles = ["Helps the thesis", "Hurts the thesis"]
    assert [(section.title, ids(section)) for section in block.sections] == list(
        zip(titles, [["a", "r"], ["o"]], strict=True)
    )


def test_of_many_claims_that_lead_nowhere_the_first_are_shown_and_all_are_counted() -> None:
    claims = [build_claim("t", kind="thesis"), *(build_claim(f"lone-{number:02}") for number in range(40))]
    *_, block = plan_whole(Argument(build_map(claims)))
    (section,) = block.sections
    assert section.title == "Not tied to a thesis: 40, of which 12 are here"
    assert ids(section) == [f"lone-{number:02}" for number in range(12)]

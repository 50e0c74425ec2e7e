from __future__ import annotations

import pytest
from maps import build_case_map, build_claim

from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.tree import build_tree
from argmap.content.models import Essay, Paragraph, Reference, Topic
from argmap.content.vocabulary import Bearing, Kind, Strength, Voice

STEPS = [
    ("a + b -> t", "strong"),
    ("c -> a", "moderate"),
    ("d -x a", "weak"),
    ("e -/ (c -> a)", "moderate"),
    ("f -/ (e -/ (c -> a))", "moderate"),
    ("g -x d", "moderate"),
]


@pytest.fixture
def made() -> ArgumentMap:
    return build_case_map(STEPS)


def ids(steps: tuple[object, ...]) -> list[str]:
    return [step.id for step in steps]  # type: ignore[attr-defined]


def test_each_step_is_a_node_between_premises_and_conclusion(made: ArgumentMap) -> None:
    assert set(made.graph.edges) == {
        ("a", "a + b -> t"), ("b", "a + b -> t"), ("a + b -> t", "t"),
        ("c", "c -> a"), ("c -> a", "a"),
        ("d", "d -x a"), ("d -x a", "a"),
        ("e", "e -/ (c -> a)"), ("e -/ (c -> a)", "c -> a"),
        ("f", "f -/ (e -/ (c -> a))"), ("f -/ (e -/ (c -> a))", "e -/ (c -> a)"),
        ("g", "g -x d"), ("g -x d", "d"),
    }  # fmt: skip


def test_steps_say_what_they_do(made: ArgumentMap) -> None:
    step = made.steps["a + b -> t"]
    assert (step.kind, step.premises, step.conclusion, step.strength, step.stated_by) == (
        Bearing.SUPPORTS,
        ("a", "b"),
        "t",
        Strength.STRONG,
        "a",
    )


def test_questions_about_one_claim(made: ArgumentMap) -> None:
    assert ids(made.supports("a")) == ["c -> a"]
    assert ids(made.attacks("a")) == ["d -x a"]
    assert ids(made.undercuts("c -> a")) == ["e -/ (c -> a)"]
    assert ids(made.bears_on("a")) == ["a + b -> t"]
    assert ids(made.reasons("a")) == ["c -> a", "d -x a"]
    assert made.supports("nothing") == ()
    assert made.undercuts("a") == ()


def test_basic_claims_are_those_that_nothing_supports(made: ArgumentMap) -> None:
    assert made.basic == ("b", "c", "d", "e", "f", "g")


def test_lines_to_the_thesis_go_by_the_steps_that_undercuts_attack(made: ArgumentMap) -> None:
    assert ids(made.line_to_thesis("f")) == ["f -/ (e -/ (c -> a))", "e -/ (c -> a)", "c -> a", "a + b -> t"]
    assert ids(made.line_to_thesis("t")) == []
    assert made.distance == {"t": 0, "a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 2, "g": 3}
    assert made.target(made.steps["f -/ (e -/ (c -> a))"]) == "a"


def test_the_order_is_depth_first_from_the_thesis(made: ArgumentMap) -> None:
    assert made.order == ("t", "a", "c", "e", "f", "d", "g", "b")


def test_neighbours_within_so_many_steps(made: ArgumentMap) -> None:
    assert made.neighbourhood("g", 0) == {"g"}
    assert made.neighbourhood("g", 1) == {"g", "d"}
    assert made.neighbourhood("g", 2) == {"g", "d", "a"}
    assert made.neighbourhood("e", 1) == {"e", "f", "c", "a"}
    assert made.neighbourhood("t", 9) == set(made.claims)


def test_steps_into_nothing_are_left_out_of_the_graph() -> None:
    made = build_map([
        build_claim("t", kind="thesis"),
        build_claim("a", supports=["nothing", {"claim": "t", "together_with": ["nobody"]}], undercuts=["x -> t"]),
    ])  # fmt: skip
    assert sorted(made.steps) == ["a + nobody -> t", "a -/ (x -> t)", "a -> nothing"]
    assert set(made.graph) == {"a", "t"}
    assert made.reasons("t") == ()
    assert made.distance == {"t": 0}
    assert made.order == ("t", "a")


def test_of_a_step_that_two_files_state_the_first_by_id_is_kept() -> None:
    made = build_map([
        build_claim("b", supports=[{"claim": "t", "together_with": "a", "strength": "weak"}]),
        build_claim("a", supports=[{"claim": "t", "together_with": "b", "strength": "strong"}]),
        build_claim("t", kind="thesis"),
    ])  # fmt: skip
    assert [(s.id, s.stated_by, s.strength) for s in made.steps.values()] == [("a + b -> t", "a", Strength.STRONG)]


def test_the_main_thesis_is_the_first_that_bears_on_nothing_else() -> None:
    made = build_map([build_claim("a", kind="thesis", supports="z"), build_claim("z", kind="thesis")])
    assert (made.theses, made.main_thesis) == (("z", "a"), "z")
    assert build_map([build_claim("a")]).main_thesis is None


def test_rings_of_attacks_end() -> None:
    made = build_case_map([("a -> t", "weak"), ("a -x b", "weak"), ("b -x a", "weak")])
    assert made.order == ("t", "a", "b")
    assert ids(made.line_to_thesis("b")) == ["b -x a", "a -> t"]


def test_questions_and_notes_hang_on_what_they_are_about() -> None:
    made = build_map([build_claim("t", kind="thesis"), build_claim("q", kind="question", about=["t"])])
    assert (made.remarks, made.basic, made.order) == ({"t": ("q",)}, ("t",), ("t", "q"))


def test_reasons_come_by_kind_then_voice_then_paragraph_then_id() -> None:
    essay = Essay(
        title="T", author="A", url="https://example.org", date="2025",
        topics=(Topic(id="u", title="U"), Topic(id="t", title="T")),
        paragraphs=tuple(Paragraph(id=f"x.{n}", first="a", last="b", words=1, sha256="0" * 64) for n in (1, 2)),
    )  # fmt: skip
    made = build_map(
        [
            build_claim("t", kind="thesis"),
            build_claim("a", voice="outside", supports="t"),
            build_claim("b", source="x.2", supports="t"),
            build_claim("c", source="x.1", supports="t"),
            build_claim("d", source="x.1", attacks="t"),
        ],
        essay=essay,
    )
    assert ids(made.reasons("t")) == ["c -> t", "b -> t", "a -> t", "d -x t"]
    assert [*made.by_topic()] == ["u", "t"]
    assert [c.id for c in made.by_topic()["t"]] == ["t", "c", "b", "a", "d"]
    assert [c.id for c in made.by_voice()[Voice.OUTSIDE]] == ["a"]
    assert [c.id for c in made.by_kind()[Kind.THESIS]] == ["t"]
    assert (made.topic_title("u"), made.topic_title("other")) == ("U", "other")


def test_the_date_of_a_claim_is_its_own_or_that_of_its_newest_reference() -> None:
    references = {"x": Reference("x", "X", "", year="2024"), "y": Reference("y", "Y", "", date="2025-03")}
    claims = [build_claim("a", references=["x", "y"]), build_claim("b", references="y", date="2020"), build_claim("c")]
    made = build_map(claims, references)
    assert [made.date_of(i) for i in "abc"] == ["2025-03", "2020", ""]


def build_two_theses(essay: Essay | None = None) -> ArgumentMap:
    claims = [build_claim("a", kind="thesis"), build_claim("b", kind="thesis")]
    claims += [build_claim("p", supports=["a"]), build_claim("q", supports=["b"]), build_claim("r", attacks=["q"])]
    return build_map([*claims, build_claim("u", undercuts=["q -> b"])], {}, essay)


def test_of_several_theses_the_map_is_about_the_one_that_most_claims_lead_to() -> None:
    assert build_two_theses().theses == ("b", "a")


def test_the_index_may_name_the_thesis_that_the_map_is_about() -> None:
    essay = Essay(title="T", author="A", url="https://example.org/", date="2025", thesis="a")
    made = build_two_theses(essay)
    assert made.main_thesis == "a"
    assert made.order[0] == "a"


def test_contrary_claims_attack_each_other_and_one_file_states_both() -> None:
    claims = [build_claim("a", contrary=["b"], supports=["t"]), build_claim("b"), build_claim("t", kind="thesis")]
    made = build_map(claims)
    told = {(s.id, s.kind, s.strength, s.stated_by, s.contrary) for s in made.steps.values()}
    assert told == {
        ("a -> t", "supports", "moderate", "a", False),
        ("a -x b", "attacks", "strong", "a", True),
        ("b -x a", "attacks", "strong", "a", True),
    }
    assert dict(made.distance) == {"t": 0, "a": 1, "b": 2}


def test_theses_that_are_contrary_stay_theses_and_the_one_that_more_leads_to_comes_first() -> None:
    claims = [
        build_claim("one", kind="thesis", contrary=["two"]),
        build_claim("two", kind="thesis"),
        build_claim("r", supports=["two"]),
    ]
    made = build_map(claims)
    assert made.theses == ("two", "one")
    assert (made.main_step("one"), made.line_to_thesis("two")) == (None, ())
    assert build_tree(made).roots == ("two", "one")

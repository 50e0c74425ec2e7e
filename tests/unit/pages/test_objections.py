from __future__ import annotations

from maps import build_case_map

from argmap.argument.argument import Argument
from argmap.pages.context import Context
from argmap.pages.objections.page import build_objections, list_bare, list_one_sided, list_open


def test_open_objections_come_nearest_first_then_strongest() -> None:
    made = build_case_map(
        [
            ("a -> t", "weak"),
            ("b -> a", "weak"),
            ("far -x b", "strong"),
            ("near -x t", "weak"),
            ("under -/ (a -> t)", "strong"),
            ("met -x t", "strong"),
            ("reply -x met", "weak"),
        ]
    )
    opened = list_open(Argument(made))
    assert [(item.step.id, item.far, item.side.value) for item in opened] == [
        ("under -/ (a -> t)", 0, "against"),
        ("near -x t", 0, "against"),
        ("reply -x met", 1, "for"),
        ("far -x b", 2, "against"),
    ]


def test_bare_claims_are_the_unsupported_ones_of_the_essay() -> None:
    made = build_case_map([("a -> t", "weak"), ("b -> a", "weak"), ("c -> a", "weak"), ("c -> t", "weak")])
    assert [(item.claim.id, item.far, item.carries) for item in list_bare(made)] == [("c", 1, 2), ("b", 2, 1)]


def test_a_branch_with_an_objection_anywhere_in_it_is_contested() -> None:
    steps = [("a -> t", "weak"), ("b -> a", "weak"), ("c -> a", "weak"), ("d -> t", "weak"), ("e -> d", "weak")]
    steps += [("f -> d", "weak"), ("g -/ (f -> d)", "weak")]
    made = build_case_map(steps)
    assert [(branch.claim.id, branch.size) for branch in list_one_sided(Argument(made))] == [("a", 2)]


def test_each_open_objection_has_both_ways_to_answer_it() -> None:
    made = build_case_map([("a -> t", "weak"), ("u -/ (a -> t)", "weak")])
    text = build_objections(Context(Argument(made))).snippets["objections.html"]
    assert 'href="../propose/?act=object&amp;on=u"' in text
    assert 'href="../propose/?act=undercut&amp;step=u%20-/%20%28a%20-%3E%20t%29"' in text


def test_a_map_without_open_objections_says_so() -> None:
    made = build_case_map([("a -> t", "weak")])
    assert (
        "Every objection in the map has an answer."
        in build_objections(Context(Argument(made))).snippets["objections.html"]
    )

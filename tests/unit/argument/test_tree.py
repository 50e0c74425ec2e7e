"""How claims hang on a map."""

from __future__ import annotations

from generated import generate_claims

from argmap.argument.graph import build_map
from argmap.argument.tree import Hanging, build_tree
from argmap.content.models import Claim, FrontMatter
from argmap.content.vocabulary import Bearing


def make(name: str, kind: str = "claim", **fields: object) -> Claim:
    front = FrontMatter.model_validate({"kind": kind, "topic": "t", "voice": "essay", **fields})
    return Claim(name, f"{name}.md", name.title(), "Body.", front)


MAP = build_map(
    [
        make("goal", "thesis"),
        make("one", supports=[{"claim": "goal", "together_with": ["two"]}]),
        make("two"),
        make("against", attacks=["goal"], supports=["one"]),
        make("doubt", undercuts=[{"step": "one + two -> goal"}]),
        make("again", undercuts=["doubt -/ (one + two -> goal)"]),
        make("ask", "question", about=["two"]),
        make("lost"),
    ]
)
TREE = build_tree(MAP)


def test_each_claim_hangs_once_and_in_order() -> None:
    walked = [claim for claim, _ in TREE.walk(TREE.roots)]
    assert walked == ["goal", "one", "doubt", "again", "two", "ask", "against", "lost"]


def test_roots_are_the_thesis_and_what_leads_nowhere() -> None:
    assert TREE.roots == ("goal", "lost")


def test_an_undercut_hangs_under_the_first_premise_of_the_step() -> None:
    assert TREE.hangings["doubt"] == Hanging("one", "doubt -/ (one + two -> goal)", Bearing.UNDERCUTS)


def test_a_question_hangs_under_what_it_is_about() -> None:
    assert TREE.hangings["ask"] == Hanging("two", None, Bearing.ABOUT)


def test_the_line_runs_from_the_root() -> None:
    assert TREE.line("again") == ("goal", "one", "doubt", "again")


def test_generated_maps_hang_whole() -> None:
    for seed in range(20):
        made = build_map(generate_claims(120, seed))
        tree = build_tree(made)
        assert sorted(claim for claim, _ in tree.walk(tree.roots)) == sorted(made.claims)


def test_remarks_about_each_other_do_not_go_in_circles() -> None:
    made = build_map(
        [make("goal", "thesis"), make("a", "question", about=["b"]), make("b", "question", about=["a", "goal"])]
    )
    tree = build_tree(made)
    assert [claim for claim, _ in tree.walk(tree.roots)] == ["goal", "b", "a"]

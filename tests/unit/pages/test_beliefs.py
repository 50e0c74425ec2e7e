from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from maps import build_case_map, build_claim
from module_imports import follow_imports

from argmap.argument.argument import Argument
from argmap.argument.cruxes import Crux, Cruxes, Pair
from argmap.argument.graph import build_map
from argmap.argument.indexed import compile_map
from argmap.argument.program import Program
from argmap.argument.stances import build_stances
from argmap.pages.context import Built, Context, Settings
from argmap.pages.cruxes.page import CruxRow, build_cruxes
from argmap.pages.cruxes.sentences import describe_flip
from argmap.pages.differ.page import build_differ
from argmap.pages.yours.labels import list_changes, list_main, rank_premises
from argmap.pages.yours.page import build_yours
from argmap.repository.history import Event, History
from argmap.view.assets import THEME, Assets

STEPS = [
    ("p -> m", "strong"),
    ("m -> t", "strong"),
    ("q -> t", "weak"),
    ("u -/ (m -> t)", "moderate"),
    ("o -x t", "moderate"),
]


def build_files() -> Mapping[str, str | bytes]:
    return build_yours(Context(Argument(build_case_map(STEPS)))).files


def read_json(name: str) -> Any:  # noqa: ANN401  any JSON
    return json.loads(build_files()[f"assets/map/{name}.json"])


FLIPPED = "to the middle of “undecided” or past it"


def test_the_model_holds_the_map_as_integers() -> None:
    model = read_json("model")
    stamps = {"version", "scripts"}
    digits, order = model.pop("hash"), model.pop("order")
    assert stamps <= set(model)
    assert len(digits) == 12
    assert {key: value for key, value in model.items() if key not in stamps} == {
        "claims": ["m", "o", "p", "q", "t", "u"],
        "steps": [[0, 4, 2, 0], [1, 4, 1, 1], [0, 0, 2, 2], [0, 4, 0, 3], [2, 0, 1, 5]],
        "thesis": 4,
    }
    assert sorted(order) == [0, 1, 2, 3, 4, 5]
    assert order.index(2) < order.index(0) < order.index(4)
    assert order.index(5) < order.index(4)


def test_the_words_follow_the_order_of_the_model() -> None:
    labels = read_json("labels")
    assert [words["label"] for words in labels["claims"]] == ["m", "o", "p", "q", "t", "u"]
    assert [words["side"] for words in labels["claims"]] == ["for", "against", "for", "for", "for", "against"]
    assert labels["line"] == [0, 1, 2, 3, -1, 4]
    assert [stance["id"] for stance in labels["stances"]] == ["essay", "critics", "checked", "after"]


def test_the_main_claims_are_the_theses_and_what_has_reasons_of_its_own() -> None:
    assert list_main(build_case_map(STEPS)) == ["t", "m"]


def test_premises_that_can_move_the_thesis_most_come_first() -> None:
    made = build_case_map(STEPS)
    compact = compile_map(made)
    ranked = rank_premises(made, Program(compact), build_stances(Argument(made)))
    assert [compact.claims[claim] for claim in ranked] == ["p", "o", "q", "u"]


def test_changes_are_told_by_the_minute() -> None:
    event = Event("p", "added", datetime(1970, 1, 1, 1, 30, 59, tzinfo=UTC), "c0ffee", "Add p")
    assert list_changes(History((event,))) == [(90, "added", "p")]


def test_a_map_without_a_thesis_has_no_such_pages() -> None:
    made = build_case_map([("p -> q", "strong")])
    context = Context(Argument(made))
    assert (build_yours(context), build_cruxes(context)) == (Built(), Built())


def test_questions_are_not_part_of_the_model() -> None:
    made = build_map([build_claim("t", kind="thesis"), build_claim("why", kind="question", about=["t"])])
    assert compile_map(made).claims == ("t",)


def test_the_hash_changes_with_a_step_and_not_with_the_words() -> None:
    made = build_case_map(STEPS)
    stronger = build_case_map([("p -> m", "weak"), *STEPS[1:]])
    assert compile_map(made).hash == compile_map(build_case_map(reversed(STEPS))).hash
    assert compile_map(made).hash != compile_map(stronger).hash


def test_model_and_words_carry_one_version_that_changes_with_either() -> None:
    made = build_case_map(STEPS)
    reworded = build_map(
        [replace(made.claims["p"], heading="Otherwise"), *(c for c in made.claims.values() if c.id != "p")]
    )
    versions = []
    for one in (made, reworded):
        files = build_yours(Context(Argument(one), Settings(assets=Assets("0123456789ab")))).files
        data = [json.loads(files[f"assets/map/{name}.json"]) for name in ("model", "labels")]
        assert {part["scripts"] for part in data} == {"0123456789ab"}
        versions.append({part["version"] for part in data})
    assert [len(found) for found in versions] == [1, 1]
    assert versions[0] != versions[1]
    assert compile_map(made).hash == compile_map(reworded).hash


@pytest.mark.parametrize("name", ["yours", "cruxes", "differ"])
def test_modules_of_the_evaluation_are_loaded_ahead(name: str) -> None:
    context = Context(Argument(build_case_map(STEPS)))
    built = (build_yours(context), build_cruxes(context), build_differ(context))
    page = dict(item for one in built for item in one.snippets.items())[f"{name}.html"]
    named = re.findall(r'modulepreload" href="../assets/argmap/evaluation/([a-z]+\.js)"', page)
    needed = follow_imports(THEME / f"assets/argmap/{name}.js", set())
    assert sorted(named) == sorted(path.name for path in needed if path.parent.name == "evaluation")


def test_headings_are_escaped() -> None:
    claim = replace(build_claim("t", kind="thesis"), heading="<script>alert(1)</script>")
    made = build_map([claim])
    context = Context(Argument(made))
    yours, cruxes = build_yours(context), build_cruxes(context)
    parts = {**yours.snippets, **yours.files, **cruxes.snippets, **cruxes.files}
    assert [path for path, text in parts.items() if "<script" in str(text)] == ["assets/map/labels.json"]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Cruxes(0.5, (), None), "The thesis is undecided to begin with, so there is nothing to flip."),
        (
            Cruxes(0.7, (Crux(0, 0.4, 0.7, 0.5),), None),
            f"A change of mind on one premise alone can take the thesis {FLIPPED}: “a”.",
        ),
        (
            Cruxes(0.7, tuple(Crux(i, 0.4, 0.7, 0.5) for i in range(5)), None),
            f"A change of mind on one premise alone can take the thesis {FLIPPED}: “a”, “b”, “c” and 2 more.",
        ),
        (
            Cruxes(0.7, (Crux(0, 0.6, 0.7, None),), Pair((0, 1), (0.5, 0.5))),
            f"No premise alone takes the thesis {FLIPPED}. Two together can: “a” and “b”.",
        ),
        (
            Cruxes(0.7, (Crux(0, 0.6, 0.7, None),), None),
            f"No premise alone takes the thesis {FLIPPED}, nor do any two of the twelve that move it most.",
        ),
    ],
)
def test_what_flips_the_thesis_is_said_in_a_sentence(found: Cruxes, sentence: str) -> None:
    assert describe_flip(found, "abcde") == sentence


def test_a_bar_is_rounded_as_the_browser_rounds_it() -> None:
    assert CruxRow("a", 0.03125, 0.09375).bar == (3.13, 6.25)

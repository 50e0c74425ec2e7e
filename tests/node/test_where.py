"""What follows from a reader's answers: the next question, the address, and where the reader parts from the essay."""

from __future__ import annotations

from typing import Any

import pytest
from maps import build_case_map, draw_credences, draw_map
from node_fixtures import Call

from argmap.argument.cruxes import measure_swings
from argmap.argument.indexed import compile_map
from argmap.argument.program import Program
from argmap.argument.strengths import name_strength
from argmap.content.vocabulary import Answer

COMPACT = compile_map(
    build_case_map([("p -> t", "strong"), ("q -> t", "moderate"), ("r -> t", "weak"), ("o -x t", "moderate")])
)
AGAINST, FIRST, SECOND, LEAST = (COMPACT.index[name] for name in "opqr")
NOTHING = "No single change of mind would take the result past the middle"
STANCES = [
    {"id": "essay", "title": "The essay", "name": "The essay", "how": "", "believed": [FIRST, SECOND]},
    {"id": "critics", "title": "Its critics", "name": "Its critics", "how": "", "believed": [AGAINST]},
]


def answer(call: Call, *said: str) -> Any:  # noqa: ANN401  any JSON
    return call("where.js", "answerAll", COMPACT.as_json(), STANCES, [FIRST, SECOND, LEAST, AGAINST], said)


def test_swings_are_those_of_python(call: Call) -> None:
    cases = []
    for seed in range(40):
        compact = draw_map(seed)
        cases.append((compact, draw_credences(seed, len(compact.claims)), list(compact.basic)[:5]))
    here = [
        list(measure_swings(Program(compact), base, claims=claims).values()) if compact.basic else []
        for compact, base, claims in cases
    ]
    there = call("where.js", "measureAll", [(compact.as_json(), base, claims) for compact, base, claims in cases])
    assert there == here


def test_each_question_moves_the_thesis_most_given_what_was_said(call: Call) -> None:
    assert answer(call, "unsure", "unsure", "unsure", "unsure")["asked"] == [FIRST, SECOND, AGAINST, LEAST]
    assert answer(call, "yes", "yes", "yes")["asked"] == [FIRST, AGAINST, SECOND]


def test_answers_come_back_from_the_address_the_unsure_ones_too(call: Call) -> None:
    found = answer(call, "yes", "no", "unsure")
    assert found["said"] == ["yes", "no", "unsure"]
    assert found["address"].endswith("&_asked=p.o.q")
    assert found["fewer"].endswith("&_asked=p.o")
    assert sorted(found["stops"]) == [[AGAINST, 1], [FIRST, 5]]


def test_a_reader_who_is_unsure_of_all_has_an_address(call: Call) -> None:
    assert answer(call, "unsure")["address"] == "_asked=p"
    assert answer(call)["address"] == ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", []),
        ("#_asked=p.o", [FIRST, AGAINST]),
        ("#_asked=p.p.t.nobody.o.q", [FIRST, AGAINST]),
        ("#_map=x&p=5", []),
    ],
)
def test_an_address_names_only_what_the_page_asks(text: str, asked: list[int], call: Call) -> None:
    assert call("where.js", "readAll", COMPACT.as_json(), [FIRST, AGAINST, SECOND], 2, [text]) == [asked]


def test_partings_begin_with_what_weakens_the_essay_most(call: Call) -> None:
    # Believing p (.9, strong: .64) and q (.9, moderate: .4) gives t = .5 + .5 (1 - .36 x .6) = .892; without p .7.
    # With o (.9, moderate: .4) against it, t = .5 + .5 (.784 - .4) = .692.
    found = answer(call, "no", "unsure", "yes")["partings"]
    assert [(one["claim"], one["answer"]) for one in found] == [(AGAINST, "yes"), (FIRST, "no"), (SECOND, "unsure")]
    assert [round(one["after"], 3) for one in found] == [0.692, 0.7, 0.82]
    assert {round(one["before"], 3) for one in found} == {0.892}


def test_a_reader_parts_nowhere_who_believes_the_essay_and_more(call: Call) -> None:
    assert answer(call, "yes", "no", "yes", "yes")["partings"] == []


def test_stances_are_ranked_by_the_answers_they_agree_with(call: Call) -> None:
    found = answer(call, "no", "unsure", "yes", "no")["stances"]
    assert [(one["title"], one["agreed"], name_strength(one["strength"])) for one in found] == [
        ("Its critics", 4, "leans against"),
        ("Somebody", 1, "undecided"),  # agrees on being unsure
        ("The essay", 1, "for"),
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("no", "unsure", "yes", "no"), "Close to: Its critics (4 of 4 answers)"),
        (("yes", "yes"), "Close to: The essay and Its critics (1 of 2 answers)"),
        (("unsure",), "Close to: Somebody and Its critics (1 of 1 answer)"),
        (("yes", "no", "yes"), "Close to: The essay (3 of 3 answers)"),
    ],
)
def test_the_picture_names_whoever_is_closest(said: tuple[str, ...], words: str, call: Call) -> None:
    assert answer(call, *said)["nearest"] == words


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        (0.5, "leave the thesis undecided"),
        (0.44, "leave the thesis undecided, close to leaning against it"),
        (0.4, "leave the thesis undecided, close to leaning against it"),
        (0.39, "lean against the thesis, close to leaving it undecided"),
        (0.3, "lean against the thesis"),
        (0.24, "lean against the thesis, close to speaking against it"),
        (0.58, "leave the thesis undecided, close to leaning for it"),
        (0.81, "speak for the thesis, close to leaning for it"),
        (1.0, "speak for the thesis"),
    ],
)
def test_the_verdict_says_which_word_is_near(strength: float, words: str, call: Call) -> None:
    assert call("where.js", "sayOutcomes", [strength]) == [f"Your beliefs {words}"]


def say(call: Call, *said: tuple[int, str]) -> Any:  # noqa: ANN401  any JSON
    return call("where.js", "sayAll", COMPACT.as_json(), STANCES, said)


def test_what_counts_most_each_way_is_named_and_a_no_counts_nothing(call: Call) -> None:
    assert say(call, (FIRST, "yes"), (SECOND, "yes"), (AGAINST, "yes"), (LEAST, "no"))["lead"] == [
        "What counts most for the thesis is your yes to ",
        {"claim": FIRST},
        "; what counts most against it is your yes to ",
        {"claim": AGAINST},
        ".",
    ]
    assert say(call, (FIRST, "no"))["lead"] == ["None of your answers moves the thesis much."]
    assert say(call, (FIRST, "unsure"))["lead"] == []


def test_a_parting_that_changes_little_says_that_it_is_so_on_its_own(call: Call) -> None:
    # With p (.9, strong), q (.9, moderate): .892; with neither q nor p, .82 and .7, as above.
    assert say(call, (SECOND, "no"))["partings"] == [
        "You doubt it, and the essay relies on it. On its own this makes its case a little weaker."
    ]
    weaker = compile_map(build_case_map([("p -> t", "strong"), ("q -> m", "weak"), ("m -> t", "weak")]))
    stances = [{"id": "essay", "title": "", "how": "", "believed": [weaker.index["p"], weaker.index["q"]]}]
    said = call("where.js", "sayAll", weaker.as_json(), stances, [(weaker.index["q"], "no")])["partings"]
    assert said == ["You doubt it, and the essay relies on it. On its own this changes little."]


def test_in_a_debate_those_for_the_thesis_stand_in_the_essays_place(call: Call) -> None:
    given = [(FIRST, "yes"), (SECOND, "no"), (AGAINST, "yes")]
    said = call("where.js", "sayAll", COMPACT.as_json(), STANCES, given, True)
    assert [text.split(". ")[0] for text in said["partings"]] == [
        "You believe it, and it speaks against the thesis",
        "You doubt it, and those for the thesis rely on it",
    ]
    assert said["turn"]["lead"] == "Of what you and those for the thesis part over, this counts most"
    assert "essay" not in str(said)


def test_the_crux_is_said_with_what_a_change_of_mind_would_do(call: Call) -> None:
    # Alone, p (strong) takes t from .5 to .9. Beside q at .9, p takes it from .7 to .94, and q from .5 to .75: by more.
    assert say(call, (LEAST, "unsure"))["turn"] == {
        "lead": "Given your answers, the thesis turns most on this",
        "turn": "If you came to believe this, the thesis would go from “undecided” to “for”.",
    }
    assert say(call, (SECOND, "yes"))["turn"] == {
        "lead": "Given your answers, the thesis turns most on this",  # o: from .7 to .45; without q .5
        "turn": "If you came to believe this, the thesis would go from “leans for” to “undecided”.",
    }
    settled = compile_map(build_case_map([("p -> m", "weak"), ("m -> n", "weak"), ("n -> t", "weak")]))
    assert call("where.js", "sayAll", settled.as_json(), [{**STANCES[0], "believed": []}], [])["turn"] == {
        "lead": "Given your answers, no single premise moves the thesis much. Most of all, this one does",
        "turn": "",
    }


def test_what_the_reader_and_the_essay_part_over_is_the_crux_before_what_they_agree_on(call: Call) -> None:
    assert say(call, (FIRST, "yes"), (AGAINST, "yes"))["turn"] == {
        "lead": "Of what you and the essay part over, this counts most",
        "turn": "If you came to doubt this, the thesis would go from “leans for” to “for”.",
    }


def test_what_hardly_moves_the_thesis_is_no_crux_before_what_does(call: Call) -> None:
    # q takes t from .5 to .505 at most, by way of m and n; p would take it to .9.
    steps = [("p -> t", "strong"), ("q -> m", "weak"), ("m -> n", "weak"), ("n -> t", "weak")]
    found = compile_map(build_case_map(steps))
    stances = [{"id": "essay", "title": "", "how": "", "believed": [found.index["p"], found.index["q"]]}]
    turn = call("where.js", "sayAll", found.as_json(), stances, [(found.index["q"], "yes")])["turn"]
    assert turn["turn"] == "If you came to believe this, the thesis would go from “undecided” to “for”."


def test_a_view_that_nothing_turns_is_called_firm(call: Call) -> None:
    firm = compile_map(build_case_map([(f"{name} -> t", "moderate") for name in "pqr"]))
    stances = [{"id": "essay", "title": "", "how": "", "believed": [0, 1, 2, 3]}]
    said = [(firm.index[name], "yes") for name in "pqr"]
    turn = call("where.js", "sayAll", firm.as_json(), stances, said)["turn"]
    assert turn["lead"] == (
        "Given your other answers, your view is firm, and what would move it most is this, "
        "though you and the essay do not part here"
    )


def test_near_the_middle_a_change_of_mind_tips_the_result(call: Call) -> None:
    found = {"strength": 0.52, "claims": [{"claim": 0, "flip": 0.4}], "pair": None}
    [turning] = call("where.js", "sayTurnings", [found])
    assert turning["words"] == (
        "A change of mind about this would take the result, which is near the middle, across it:"
    )


def test_a_view_that_changes_the_word_for_the_essays_case_says_both(call: Call) -> None:
    alone = compile_map(build_case_map([("q -> t", "moderate")]))
    stances = [{"id": "essay", "title": "", "how": "", "believed": [alone.index["q"]]}]
    said = call("where.js", "sayAll", alone.as_json(), stances, [(alone.index["q"], "no")])["partings"]
    assert said == [
        "You doubt it, and the essay relies on it. On its own this takes its case from “leans for” to “undecided”."
    ]


@pytest.mark.parametrize(
    ("flips", "pair", "expected"),
    [
        (
            0,
            None,
            ("No single change of mind would take the result past the middle, nor would any two of the twelve", [], 0),
        ),
        (
            0,
            [0, 1],
            ("No single change of mind would take the result past the middle. These two together could", [0, 1], 0),
        ),
        (1, None, ("A change of mind about this could take the result", [0], 0)),
        (4, None, ("Any one of these, if you changed your mind about it, could take", [0, 1, 2, 3], 0)),
        (5, None, ("Any one of these, if you changed your mind about it, could take", [0, 1, 2], 2)),
    ],
)
def test_what_could_turn_the_result_is_a_short_list(
    flips: int, pair: list[int] | None, expected: tuple[str, list[int], int], call: Call
) -> None:
    claims = [{"claim": i, "flip": 0.5 if i < flips else None} for i in range(6)]
    [found] = call("where.js", "sayTurnings", [{"strength": 0.75, "claims": claims, "pair": pair and {"claims": pair}}])
    words, named, more = expected
    assert (found["words"].startswith(words), found["claims"], found["more"]) == (True, named, more)


def test_each_answer_counts_as_a_stop_of_the_slider(call: Call) -> None:
    assert [answer(call, said)["said"] for said in Answer] == [[said] for said in Answer]

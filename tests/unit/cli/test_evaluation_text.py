from __future__ import annotations

import pytest
from maps import build_case_map, build_claim

from argmap.argument.graph import build_map
from argmap.argument.methods import Method
from argmap.cli.evaluation_text import (
    parse_credences,
    render_contributions,
    render_cruxes,
    render_evaluation,
    report_contributions,
    report_cruxes,
    report_evaluation,
)

MADE = build_case_map([("p -> t", "strong"), ("u -/ (p -> t)", "moderate")])
HELD = {"p": 0.9, "u": 0.85}


def test_credences_are_read() -> None:
    assert parse_credences(MADE, ["p=0.9", "u=1", "t=0"]) == {"p": 0.9, "u": 1.0, "t": 0.0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p", '"p" is not a credence: write ID=VALUE, such as fast-takeoff=0.8'),
        ("p=high", 'the credence of "p" is "high": give a number from 0 (surely not) to 1 (surely)'),
        ("p=nan", 'the credence of "p" is "nan": give a number from 0 (surely not) to 1 (surely)'),
        ("p=1.01", 'the credence of "p" is "1.01": give a number from 0 (surely not) to 1 (surely)'),
        ("p=-0.1", 'the credence of "p" is "-0.1": give a number from 0 (surely not) to 1 (surely)'),
        ("p=inf", 'the credence of "p" is "inf": give a number from 0 (surely not) to 1 (surely)'),
        (
            "slowtakeoff=1",
            'no claim is named "slowtakeoff". Did you mean "slow-takeoff"? Ids are the file names in docs/claims/.',
        ),
        ("q-why=1", '"q-why" is a question: it carries no weight and takes no credence'),
    ],
)
def test_a_credence_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    made = build_map([*MADE.claims.values(), build_claim("slow-takeoff"), build_claim("q-why", kind="question")])
    with pytest.raises(ValueError) as error:  # noqa: PT011  # the whole message is compared below
        parse_credences(made, [text])
    assert str(error.value) == message


def test_one_claim_takes_one_credence() -> None:
    with pytest.raises(ValueError, match='"p" is given two credences: give it one'):
        parse_credences(MADE, ["p=0.1", "p=0.2"])


def test_an_evaluation_is_reported_by_id() -> None:
    found = report_evaluation(MADE, HELD, Method.SIGNED_DFQUAD)
    assert found["strengths"] == pytest.approx({"p": 0.9, "t": 0.708, "u": 0.85})
    assert found["forces"] == pytest.approx({"p -> t": 0.416, "u -/ (p -> t)": 0.35})
    assert (found["method"], found["standing"], found["unstable"]) == (
        "signed-dfquad",
        {"p": "no objection", "t": "open objection", "u": "no objection"},
        [],
    )


def test_cruxes_are_reported_greatest_swing_first() -> None:
    found = report_cruxes(MADE, HELD, Method.SIGNED_DFQUAD)
    assert [(crux["claim"], crux["flip"]) for crux in found["cruxes"]] == [
        ("p", pytest.approx(0.5, abs=1e-5)),
        ("u", None),
    ]
    assert found["cruxes"][0]["swing"] == pytest.approx(0.26)
    assert (found["thesis"], found["pair"]) == ("t", None)


def test_an_evaluation_is_shown_in_the_order_of_the_argument() -> None:
    assert render_evaluation(MADE, HELD, Method.SIGNED_DFQUAD).splitlines() == [
        "support in this map   standing            claim",
        "leans for (0.71)      disputed            t",
        "for (0.90)            unchallenged        p",
        "for (0.85)            unchallenged        u",
        "",
        "The thesis is between undecided (0.59) and leans for (0.80) if the credences shift a little. "
        "It depends on the method: signed-dfquad leans for (0.71), quadratic-energy undecided (0.57), "
        "log-odds leans for (0.71).",
    ]


def test_how_firm_the_thesis_is_comes_with_the_evaluation() -> None:
    firmness = report_evaluation(MADE, HELD, Method.SIGNED_DFQUAD)["thesis"]
    low, high = firmness["band"]
    assert low < 0.708 < high
    assert firmness["methods"]["signed-dfquad"] == pytest.approx(0.708)
    assert (firmness["claim"], firmness["contested"]) == ("t", True)
    assert report_evaluation(MADE, {}, Method.SIGNED_DFQUAD)["thesis"] is None


def test_a_claim_without_a_stable_value_shows_no_number() -> None:
    ring = build_case_map([("a -x b", "strong"), ("b -x c", "strong"), ("c -x a", "strong"), ("a -> t", "strong")])
    shown = render_evaluation(ring, {"a": 1.0, "b": 0.95, "c": 0.9}, Method.SIGNED_DFQUAD)
    assert "no stable value       disputed            a" in shown


def test_cruxes_are_shown_with_what_flips_the_thesis() -> None:
    assert render_cruxes(MADE, HELD, Method.SIGNED_DFQUAD).splitlines() == [
        "t: leans for (0.71)",
        "+0.26  from 0.50 to 0.76  p  flips it at 0.50",
        "-0.16  from 0.82 to 0.66  u",
    ]


def test_contributions_are_points_that_add_up_to_the_thesis() -> None:
    assert render_contributions(MADE, HELD, Method.SIGNED_DFQUAD).splitlines() == [
        "From no view on anything, undecided (0.50), to leans for (0.71), in points of 100:",
        " +27  p",
        "  -6  u",
    ]


def test_contributions_are_reported_by_id() -> None:
    found = report_contributions(MADE, HELD, Method.SIGNED_DFQUAD)
    assert found == [
        {"claim": "p", "contribution": pytest.approx(0.264)},
        {"claim": "u", "contribution": pytest.approx(-0.056)},
    ]


def test_what_cannot_be_explained_is_said() -> None:
    assert render_contributions(MADE, {}, Method.SIGNED_DFQUAD) == "Nothing that is set bears on the thesis."


def test_beyond_the_first_contributions_are_summed() -> None:
    made = build_case_map([(f"p{i} -> t", "weak") for i in range(5)])
    text = render_contributions(made, {f"p{i}": 0.7 for i in range(5)}, Method.SIGNED_DFQUAD, most=2)
    assert text.splitlines() == [
        "From no view on anything, undecided (0.50), to leans for (0.70), in points of 100:",
        "  +4  p0",
        "  +4  p1",
        " +12  (3 others)",
    ]

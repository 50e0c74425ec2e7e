from __future__ import annotations

import jsonschema
import pytest
from pydantic import ValidationError

from argmap.content.models import (
    LIST_MAX,
    STEP_MAX,
    Claim,
    FrontMatter,
    Place,
    Reference,
    build_schema,
    parse_step_reference,
)

USUAL = {"kind": "claim", "topic": "evals", "voice": "essay"}


def read(**values: object) -> FrontMatter:
    return FrontMatter.model_validate({**USUAL, **values})


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("a -> b", "a -> b"),
        (" a->  b ", "a -> b"),
        ("a -x b", "a -x b"),
        ("c + a -> b", "a + c -> b"),
        ("c+a -x b", "a + c -x b"),
        ("u -/ (a -> b)", "u -/ (a -> b)"),
        ("v + u -/ (c + a -x b)", "u + v -/ (a + c -x b)"),
        ("v -/ (u -/ (a -> b))", "v -/ (u -/ (a -> b))"),
        ("a1-b2 -> c3", "a1-b2 -> c3"),
    ],
)
def test_a_step_has_one_spelling(written: str, step: str) -> None:
    assert parse_step_reference(written) == step


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a",
        "a -> ",
        "-> b",
        "a -> b -> c",
        "a -/ b",
        "a -/ (b)",
        "(a -> b)",
        "a => b",
        "A -> b",
        "a_b -> c",
        "a + -> b",
        "a -> (b -> c)",
        "u -/ (a -> b",
    ],
)
def test_what_is_no_step_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a step|joined by"):
        parse_step_reference(written)


def test_a_step_without_end_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="at most"):
        parse_step_reference("a -/ (" * STEP_MAX)


def test_one_value_stands_for_a_list_of_one() -> None:
    one = read(source="evals.1", references="x", supports="b", attacks={"claim": "c"}, undercuts="a -> b", about="d")
    many = read(
        source=["evals.1"],
        references=["x"],
        supports=[{"claim": "b"}],
        attacks=["c"],
        undercuts=[{"step": "a -> b"}],
        about=["d"],
    )
    assert one == many


@pytest.mark.parametrize("date", ["2025", "2025-12", "2024-02-29"])
def test_dates(date: str) -> None:
    assert read(date=date).date == date


@pytest.mark.parametrize(
    "values",
    [
        {"date": "2025-02-29"},
        {"date": "0000"},
        {"date": "2025-1"},
        {"date": "2025-13"},
        {"source": ["evals"]},
        {"source": ["evals.1"] * (LIST_MAX + 1)},
        {"label": "x" * 49},
        {"label": ""},
        {"hedge": "two\nlines"},
        {"references": ["javascript:alert(1)"]},
        {"references": ["https://example.org/<b>"]},
        {"supports": [{"claim": "a", "weight": "1"}]},
        {"unknown": "x"},
        {"kind": "argument"},
        {"formerly": ["Old_Name"]},
        {"ask": {"question": "Is it so?"}},
        {"ask": {"question": "It is so.", "background": "Two lines."}},
        {"ask": {"question": "?", "background": "Two lines."}},
        {"ask": {"question": "Is it so?", "background": "Two\nlines."}},
        {"ask": {"question": f"Is {'x' * 120} so?", "background": "Two lines."}},
    ],
)
def test_values_that_do_not_fit(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        read(**values)


def test_the_schema_takes_what_the_model_takes() -> None:
    schema = build_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for supports in ("a", {"claim": "a"}, ["a", {"claim": "b", "strength": "weak", "together_with": "c"}]):
        assert list(validator.iter_errors({**USUAL, "supports": supports})) == []
        assert read(supports=supports).supports
    assert list(validator.iter_errors({**USUAL, "title": "x"})) != []


def test_a_claim_is_called_by_its_label_or_its_heading() -> None:
    assert Claim("a", "a.md", "Heading", "Body", read()).label == "Heading"
    assert Claim("a", "a.md", "Heading", "Body", read(label="Short")).label == "Short"


def test_a_place_is_that_of_the_nearest_value_known() -> None:
    places: dict[tuple[str | int, ...], Place] = {("supports",): Place(3, 1), ("supports", 0): Place(4, 5)}
    claim = Claim("a", "a.md", "Heading", "Body", read(), places=places)
    assert claim.place("supports", 0, "claim") == Place(4, 5)
    assert claim.place("supports", 1) == Place(3, 1)
    assert claim.place("kind") == Place(1, 1)


def test_a_reference_is_dated_as_finely_as_is_known() -> None:
    assert Reference("a", "A", "", year="2025", date="2025-03").when == "2025-03"
    assert Reference("a", "A", "", year="2025").when == "2025"
    assert Reference("a", "A", "").when == ""

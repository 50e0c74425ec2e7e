"""The JSON Schema that editors and the site's form complete and check claim files with, made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from argmap.content.models import build_schema
from argmap.content.vocabulary import Kind, PredictionState, Strength, Voice

MEANINGS: Mapping[str, Mapping[str, str]] = {
    choices.__name__: {term.value: term.english.form for term in choices}
    for choices in (Kind, Voice, Strength, PredictionState)
}
"""The meaning of each choice, by the model's name: editors show it beside completions, `argmap new` in questions."""

_EXAMPLES: Mapping[str, Any] = {
    "topic": "history",
    "wordings": [{"text": "What the claim says, as somebody else put it", "speakers": ["Ann Lee"]}],
    "label": "The whole claim in a few words",
    "source": ["history.1", "history.2"],
    "hedge": "probably; of large towns only",
    "references": ["author2026title", "https://example.org/report"],
    "date": "2026-05-01",
    "supports": [{"claim": "the-other-claim", "because": "one line: why this is a reason"}],
    "attacks": [{"claim": "the-other-claim", "because": "one line: why this is a reason against"}],
    "undercuts": [{"step": "a-reason -> its-conclusion", "because": "one line"}],
    "contrary": ["the-other-claim"],
    "about": ["the-other-claim"],
    "ask": {"question": "Did towns grow faster than the country?", "background": "what the reader should know"},
    "formerly": ["the-old-id"],
}
_YEAR = {"type": "integer", "minimum": 1000, "maximum": 9999}


def build_editor_schema() -> dict[str, Any]:
    """Return the schema of a claim's front matter (JSON Schema 2020-12) with what helps an editor complete it.

    The schema allows what `models.build_schema` allows, and a bare year as a number, as an editor reads `2026`.
    """
    schema = cast(dict[str, Any], _without_titles(build_schema()))
    for name, meanings in MEANINGS.items():
        model = schema["$defs"][name]
        model["enumDescriptions"] = [meanings[value] for value in model["enum"]]
    for name, example in _EXAMPLES.items():
        schema["properties"][name]["examples"] = [example]
    dated = (schema["$defs"][name] for name in ("Prediction", "Settlement"))
    for model, name in ((schema, "date"), *((model, "by") for model in dated)):
        model["properties"][name] = _allow_year(model["properties"][name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim of an argument map",
        "description": "The front matter of a claim file, docs/claims/<id>.md: what the claim is and what it bears on.",
        **{key: value for key, value in schema.items() if key != "description"},
    }


def _without_titles(value: object) -> object:
    """Drop the titles that pydantic makes of names: an editor shows them in place of the description."""
    if isinstance(value, list):
        return [_without_titles(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {k: _without_titles(v) for k, v in value.items() if not (k == "title" and isinstance(v, str))}


def _allow_year(value: dict[str, Any]) -> dict[str, Any]:
    rest: dict[str, Any] = {key: value[key] for key in ("default", "description", "examples") if key in value}
    choices = value.get("anyOf") or [{key: item for key, item in value.items() if key not in rest}]
    return {**rest, "anyOf": [*choices, _YEAR]}


def render_schema() -> str:
    """Return the schema as the text of `argmap/theme/assets/argmap/claim.schema.json`."""
    return json.dumps(build_editor_schema(), ensure_ascii=False, indent=2) + "\n"

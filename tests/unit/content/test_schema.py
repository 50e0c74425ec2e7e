import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from argmap.content.schema import MEANINGS, build_editor_schema, render_schema

ROOT = Path(__file__).parents[3]
FILE = ROOT / "argmap" / "theme" / "assets" / "argmap" / "claim.schema.json"
LEAST: dict[str, Any] = {"kind": "claim", "topic": "evals", "voice": "essay"}


def allows(**fields: object) -> bool:
    return Draft202012Validator(build_editor_schema()).is_valid({**LEAST, **fields})


def test_the_file_that_editors_read_is_current() -> None:
    assert FILE.read_text("utf-8") == render_schema(), f"run: argmap schema > {FILE.relative_to(ROOT)}"


def test_editors_are_told_where_the_file_is() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {FILE.relative_to(ROOT).as_posix(): "docs/claims/*.md"}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(build_editor_schema())


def test_every_claim_of_the_map_follows_it() -> None:
    validator = Draft202012Validator(build_editor_schema())
    for path in sorted((ROOT / "docs" / "claims").glob("*.md")):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        plain = json.loads(json.dumps(front, default=str))  # an editor reads dates as text
        assert [error.message for error in validator.iter_errors(plain)] == [], path.name


@pytest.mark.parametrize(
    "fields",
    [
        {"date": 2026},
        {"date": "2026-05"},
        {"supports": ["a-claim", {"claim": "another", "strength": "weak"}]},
        {"prediction": {"by": 2030, "state": "open"}},
    ],
)
def test_it_allows(fields: dict[str, object]) -> None:
    assert allows(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "opinion"},
        {"date": "May 2026"},
        {"date": 26},
        {"titel": "x"},
        {"supports": [{"strength": "weak"}]},
        {"label": "x" * 49},
        {"prediction": {"by": "soon", "state": "open"}},
    ],
)
def test_it_refuses(fields: dict[str, object]) -> None:
    assert not allows(**fields)


def test_every_choice_says_what_it_means() -> None:
    schema = build_editor_schema()
    for name, meanings in MEANINGS.items():
        assert list(meanings) == schema["$defs"][name]["enum"]
        assert len(schema["$defs"][name]["enumDescriptions"]) == len(meanings)


def test_every_key_has_a_description() -> None:
    schema = build_editor_schema()
    models = [schema, *(model for model in schema["$defs"].values() if "properties" in model)]
    assert [key for model in models for key, value in model["properties"].items() if not value.get("description")] == []


def test_no_example_is_of_this_map() -> None:
    examples = [value["examples"] for value in build_editor_schema()["properties"].values() if "examples" in value]
    words = set(re.findall(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", json.dumps(examples)))
    ids = {path.stem for path in (ROOT / "docs" / "claims").glob("*.md")}
    bibliography = (ROOT / "docs" / "references.bib").read_text("utf-8")
    keys = set(re.findall(r"^@\w+\{([^,]+),", bibliography, re.M))
    topics = set(re.findall(r"^- id: ([a-z]+)$", (ROOT / "docs" / "essay.yaml").read_text("utf-8"), re.M))
    assert (len(keys) > 20, len(topics)) == (True, 6)
    assert words & (ids | keys | topics) == set()

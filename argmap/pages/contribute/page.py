"""The parts of contribute.md that follow from the schema, the rules and the map: fields, rules, template, addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

import yaml

from argmap.content.problems import list_rules
from argmap.content.schema import build_editor_schema
from argmap.content.vocabulary import TERMS, Voice
from argmap.language.catalogue import ENGLISH
from argmap.language.current import get_language, gettext, noted
from argmap.pages.context import Built, Context
from argmap.pages.propose.page import render_template
from argmap.view.templates import render

SAMPLES = Path(__file__).with_name("samples.json")
_ROOT = "../"
_PARTS = {
    "": noted("The file’s keys"),
    "Relation": noted("In supports and attacks"),
    "Undercut": noted("In undercuts"),
    "Worded": noted("In wordings"),
    "Prediction": noted("In prediction"),
    "Settlement": noted("In settled_by"),
    "Ask": noted("In ask"),
}
_OF_ESSAY = frozenset({"source"})
"""Keys that only a map of an essay uses."""
_SAMPLES_OF_ESSAY = frozenset({"quotation-long"})
"""Rules that hold for a debate, too, but whose sample quotes an essay."""
_IN_DEBATE = {
    "topic": noted("a strand of the debate; map.yaml may give its title"),
    "hedge": noted("how those who say it soften the claim"),
}
"""What other keys say in a debate."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a claim file, in words."""

    key: str
    about: str
    form: str
    example: str
    required: bool


def build_contribute(context: Context) -> Built:
    """Return the snippets of contribute.md: what changes with the repository, the template, the keys, the rules."""
    made, repository = context.argument.made, context.settings.repository
    debate = made.essay is None
    schema = build_editor_schema()
    models = {title: schema["$defs"][name] if name else schema for name, title in _PARTS.items()}
    choices = list_choices(schema, debate=debate)
    tables = {gettext(title): list(list_fields(model, schema, debate=debate)) for title, model in models.items()}
    return Built(
        {
            "contribute.html": render("pages/contribute/contribute.html", root=_ROOT, repository=repository),
            "template.html": render("pages/contribute/template.html", template=render_template(made)),
            "fields.html": render("pages/contribute/fields.html", tables=tables, choices=choices),
            "rules.html": render(
                "pages/contribute/rules.html",
                rules=list_rules(debate=debate),
                samples=read_samples(),
                debate=debate,
                unshown=_SAMPLES_OF_ESSAY if debate else (),
                english=get_language() == ENGLISH,
            ),
        }
    )


@cache
def read_samples() -> Mapping[str, Mapping[str, str]]:
    """Return, for each rule, a line that breaks it, the check's message, and the remedy."""
    samples: Mapping[str, Mapping[str, str]] = json.loads(SAMPLES.read_text("utf-8"))
    return samples


def list_fields(model: Mapping[str, Any], schema: Mapping[str, Any], *, debate: bool = False) -> Iterator[Field]:
    """Yield the fields of one model of the schema, in its order; of a debate, those that it uses, in words that fit."""
    required = model.get("required", ())
    for key, value in model["properties"].items():
        about = _IN_DEBATE.get(key, value["description"]) if debate else value["description"]
        if not (debate and key in _OF_ESSAY):
            yield Field(key, about, describe_form(value, schema), write_example(value), key in required)


def describe_form(value: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Return a value's form in words: text, an id, a word to choose, keys of its own, or a list of these."""
    forms = [form for form in value.get("anyOf", [value]) if form.get("type") not in {"null", "integer"}]
    words = [_describe_single(form, schema) for form in forms if form.get("type") != "array"]
    words += [gettext("a list")] * (len(words) < len(forms))
    return reduce(lambda one, other: gettext("%(one)s or %(other)s", one=one, other=other), words)


def _describe_single(form: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    if "$ref" in form:
        name = str(form["$ref"]).rpartition("/")[2]
        return gettext("a word, below") if "enum" in schema["$defs"][name] else gettext("keys of its own, below")
    known = {
        schema["properties"]["topic"]["pattern"]: gettext("an id"),
        _find_date(schema): gettext("YYYY, YYYY-MM or YYYY-MM-DD"),
    }
    return known.get(form.get("pattern"), gettext("text, at most %(count)s characters", count=form.get("maxLength")))


def _find_date(schema: Mapping[str, Any]) -> object:
    return next(form["pattern"] for form in schema["properties"]["date"]["anyOf"] if "pattern" in form)


def write_example(value: Mapping[str, Any]) -> str:
    """Return a field's example as it would stand in a file, on one line; empty where the schema gives none."""
    example = value.get("examples", [""])[0]
    if isinstance(example, str):
        return example
    text: str = yaml.safe_dump(example, default_flow_style=True, width=1000, sort_keys=False)
    return text.rstrip()


def list_choices(schema: Mapping[str, Any], *, debate: bool = False) -> Mapping[str, Mapping[str, str]]:
    """Return each list of words of the schema: its name, and the meaning of each word that a map may use."""
    known = {choices.__name__: choices for choices in TERMS}
    unused = {Voice.ESSAY, Voice.QUOTED} if debate else set()
    return {
        name: {
            word.value: word.explain(debate=debate) for word in map(known[name], model["enum"]) if word not in unused
        }
        for name, model in schema["$defs"].items()
        if "enum" in model
    }

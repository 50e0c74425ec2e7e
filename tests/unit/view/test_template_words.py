"""Templates name values of the vocabulary by their terms, as in `Bearing.SUPPORTS`, and never write them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

import argmap
from argmap.content.vocabulary import TERMS
from argmap.view.browser_words import ATTRIBUTES

PACKAGE = Path(argmap.__file__).parent
VALUES = frozenset(term.value for choices in TERMS for term in choices)
HOLDERS = (nodes.Compare, nodes.Dict, nodes.List, nodes.Tuple, nodes.Getitem, nodes.Test, nodes.Assign, nodes.Call)
"""What compares with a value, lists it, looks something up by it, or passes it on."""
MESSAGES = ("_", "gettext", "ngettext", "pgettext", "npgettext")
"""What takes English words for readers, which may be those of a value."""
_ATTRIBUTE = re.compile(rf"data-(?:{'|'.join(ATTRIBUTES)})=\"[^\"{{]")

FORM_ANSWERS = {("pages/propose/propose.html.j2", value) for value in ("for", "against")}
"""Answers to a question of the form, whether evidence speaks for or against a claim: no side of the thesis."""


def find_literals(text: str) -> Iterator[str]:
    """Give each value of the vocabulary that a template writes out, and each attribute that states one."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    for holder in environment.parse(text).find_all(HOLDERS):
        if isinstance(holder, nodes.Call) and isinstance(holder.node, nodes.Name) and holder.node.name in MESSAGES:
            continue
        for child in holder.iter_child_nodes():
            parts = child.iter_child_nodes() if isinstance(child, (nodes.Operand, nodes.Pair)) else [child]
            yield from (part.value for part in parts if isinstance(part, nodes.Const) and part.value in VALUES)
    yield from _ATTRIBUTE.findall(text)


def test_no_template_writes_out_a_value_of_the_vocabulary() -> None:
    templates = [(path.relative_to(PACKAGE).as_posix(), path) for path in sorted(PACKAGE.rglob("*.j2"))]
    found = [(name, value) for name, path in templates for value in find_literals(path.read_text("utf-8"))]
    assert len(templates) > 50
    assert sorted(set(found) - FORM_ANSWERS) == []


def test_each_way_to_write_out_a_value_is_found() -> None:
    ways = {
        '{{ "For" if step.kind == "supports" }}': ["supports"],
        '{{ {"attacks": "Against"}[step.kind] }}': ["attacks"],
        '{{ {"x": "against"}[way] }}': ["against"],
        '{% if word in ["loop", "reasons fail"] %}{% endif %}': ["loop", "reasons fail"],
        '{{ sides["both"] }}': ["both"],
        '{% set voice = "outside" %}': ["outside"],
        '{{ box("essay", 3) }}': ["essay"],
        '<b data-side="for"></b>': ['data-side="f'],
        '{{ Bearing.SUPPORTS.entry.towards }}{{ ngettext("a", "b", n) }}<b data-side="{{ Side.FOR }}"></b>': [],
    }
    assert {text: list(find_literals(text)) for text in ways} == ways

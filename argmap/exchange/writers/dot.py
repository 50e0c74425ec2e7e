"""DOT, the language of Graphviz, with what a picture of the map needs."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from argmap.argument.graph import Step
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Kind, Strength
from argmap.exchange.publication import Export
from argmap.exchange.writers.joints import Edge, find_joints, list_edges

_WIDTH = 28
_SHAPES = {Kind.THESIS: "octagon", Kind.EVIDENCE: "ellipse", Kind.QUESTION: "note", Kind.NOTE: "note"}
_STYLES = {Bearing.SUPPORTS: "solid", Bearing.ATTACKS: "dashed", Bearing.UNDERCUTS: "dotted", Bearing.ABOUT: "dotted"}
_THICK = {Strength.WEAK: 1, Strength.MODERATE: 2, Strength.STRONG: 3}


def write_dot(export: Export) -> str:
    """Return a map as a directed graph in DOT, the thesis on top; `class` of an edge is its bearing."""
    made = export.made
    lines = [f"digraph {_quote(export.title)} {{", "  rankdir=BT", "  node [shape=box, fontname=sans]"]
    lines += [_write_node(export, made.claims[name]) for name in made.order]
    lines += [_write_joint(step) for step in find_joints(made)]
    lines += [_write_edge(edge) for edge in list_edges(made)]
    return "\n".join([*lines, "}"]) + "\n"


def _write_node(export: Export, claim: Claim) -> str:
    kind = claim.fields.kind
    label = "\n".join(textwrap.wrap(claim.label, _WIDTH, break_on_hyphens=False))
    values = {"label": label, "tooltip": claim.heading, "class": kind.value, "shape": _SHAPES.get(kind, "box")}
    if export.published.site_url:
        values["URL"] = export.address(claim.id)
    return f"  {_quote(claim.id)} [{_write_values(values)}]"


def _write_joint(step: Step) -> str:
    return f"  {_quote(step.id)} [{_write_values({'shape': 'point', 'tooltip': step.because or step.kind.word})}]"


def _write_edge(edge: Edge) -> str:
    values = {"class": edge.bearing.value, "style": _STYLES[edge.bearing]}
    if edge.step:
        values |= {"penwidth": str(_THICK[edge.step.strength]), "tooltip": edge.step.because or edge.bearing.word}
    if edge.step and not edge.whole and edge.end == edge.step.id:
        values["arrowhead"] = "none"
    return f"  {_quote(edge.start)} -> {_quote(edge.end)} [{_write_values(values)}]"


def _write_values(values: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={_quote(value)}" for key, value in values.items())


def _quote(text: str) -> str:
    r"""Return a text in quotation marks, as DOT has it; a backslash would begin an escape of labels.

    >>> print(_quote('say "a\\b"'))
    "say \"a\\b\""
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

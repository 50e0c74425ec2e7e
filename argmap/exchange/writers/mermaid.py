"""Mermaid flowcharts, which GitHub, Obsidian and many wikis draw: for a branch: a whole map would not be readable."""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.content.vocabulary import Bearing
from argmap.exchange.publication import Export
from argmap.exchange.writers.joints import Edge, find_joints, list_edges

_SIGN = re.compile(r"[^\w ,?!()’“”–—]|_|^\d+(?=\.)")
"""All but letters, digits and harmless marks; also a number that would begin a list."""
_ARROWS = {Bearing.SUPPORTS: "-->", Bearing.ATTACKS: "-.->", Bearing.UNDERCUTS: "-.->", Bearing.ABOUT: "-.-"}


def write_mermaid(export: Export) -> str:
    """Return a map as a flowchart, the thesis at the left."""
    made = export.made
    joints = find_joints(made)
    names = {name: f"c{number}" for number, name in enumerate(made.order, 1)}
    names |= {step.id: f"s{number}" for number, step in enumerate(joints, 1)}
    lines = ["flowchart RL"]
    for name in made.order:
        claim = made.claims[name]
        lines.append(f'  {names[name]}["{escape_mermaid(claim.label)}"]:::{claim.fields.kind.value}')
    lines += [f'  {names[step.id]}((" "))' for step in joints]
    lines += [_write_edge(edge, names) for edge in list_edges(made)]
    return (
        "\n".join([*lines, "  classDef thesis stroke-width:3px", "  classDef counterclaim stroke-dasharray:4"]) + "\n"
    )


def _write_edge(edge: Edge, names: Mapping[str, str]) -> str:
    start, end = names[edge.start], names[edge.end]
    if edge.step and edge.end == edge.step.id:
        return f"  {start} --- {end}"
    return f"  {start} {_ARROWS[edge.bearing]}|{edge.bearing.word}| {end}"


def escape_mermaid(text: str) -> str:
    """Return a text for a label in quotation marks: each sign as its code, which Mermaid turns back last.

    >>> escape_mermaid('1. a "b" & c')
    '#49;#46; a #34;b#34; #38; c'
    """
    return _SIGN.sub(lambda match: "".join(f"#{ord(sign)};" for sign in match[0]), text)

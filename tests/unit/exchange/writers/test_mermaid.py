from __future__ import annotations

import re

import pytest
from maps import build_case_map
from rich_maps import SIGNS, WORDS, draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.exchange.publication import Export
from argmap.exchange.writers.mermaid import escape_mermaid, write_mermaid

LINE = re.compile(
    r"flowchart RL|  c[0-9]+\[\"(?P<label>[^\"<>`&]*)\"\]:::[a-z]+|  s[0-9]+\(\(\" \"\)\)"
    r"|  [cs][0-9]+ (?:---|(?:-->|-\.->|-\.-)\|[a-z ]+\|) [cs][0-9]+|  classDef [a-z]+ [a-z:0-9-]+"
)


def export(made: ArgumentMap) -> str:
    return write_mermaid(Export(made, Argument(made).standing))


@pytest.mark.parametrize("text", [*WORDS, SIGNS, "1. a", "12.5 times", "- a", "+ a", "* a", "`a`", '"'])
def test_a_label_comes_back_when_its_codes_are_read(text: str) -> None:
    written = escape_mermaid(text)
    assert re.sub(r"#([0-9]+);", lambda match: chr(int(match[1])), written) == text
    assert not re.search(r"[\"<>`&*_{}\[\]|]|^[0-9]+\.", written)


@pytest.mark.parametrize("seed", range(60))
def test_every_line_is_one_of_the_few_that_the_writer_knows(seed: int) -> None:
    assert [line for line in export(draw_rich_map(seed)).splitlines() if not LINE.fullmatch(line)] == []


def test_linked_premises_meet_in_a_node_that_an_undercut_ends_at() -> None:
    text = export(build_case_map([("p + q -> t", "strong"), ("u -/ (p + q -> t)", "weak"), ("a -x t", "weak")]))
    names = {match["label"]: match["name"] for match in re.finditer(r"(?P<name>c\d+)\[\"(?P<label>.)", text)}
    assert f"  {names['p']} --- s1\n  {names['q']} --- s1\n  s1 -->|reason for| {names['t']}\n" in text
    assert f"  {names['u']} -.->|objection to a step| s1\n" in text
    assert f"  {names['a']} -.->|reason against| {names['t']}\n" in text

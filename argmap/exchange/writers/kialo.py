"""The text of Kialo's export: a tree of numbered claims, each a Pro or a Con of the one above it.

A claim that is used twice stands once, and is named by its number elsewhere. Kialo knows no steps: each linked premise
stands by itself, and an undercut is a Con of the first premise of the step that it undercuts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.argument.graph import ArgumentMap
from argmap.content.vocabulary import WEIGHTLESS, Bearing
from argmap.exchange.publication import Export

_TITLE = "Discussion Title: "


class _Child(NamedTuple):
    """A claim as it stands under another."""

    claim: str
    word: str


class _Line(NamedTuple):
    """A line to write: its number, and the claim that stands there or is named there."""

    number: str
    child: _Child


def write_kialo(export: Export) -> str:
    """Return a map as the text that Kialo exports; several trees stand under the title, as theses of one question."""
    made = export.made
    roots = _find_roots(made)
    lines = [f"{_TITLE}{export.title}", ""]
    numbers: dict[str, str] = {}
    if len(roots) == 1:
        lines += _write_tree(made, _Line("1.", _Child(roots[0], "")), numbers)
    elif roots:
        lines.append(f"1. {_escape(export.title)}")
        for place, root in enumerate(roots, 1):
            lines += _write_tree(made, _Line(f"1.{place}.", _Child(root, "")), numbers)
    return "\n".join(lines) + "\n"


def _find_roots(made: ArgumentMap) -> list[str]:
    """Return the claims that no other tree holds: theses, claims that bear on nothing, and one for each circle."""
    weighty = [name for name in made.order if made.claims[name].fields.kind not in WEIGHTLESS]
    seen: set[str] = set()
    roots = []
    for name in (*made.theses, *(name for name in weighty if not made.bears_on(name)), *weighty):
        if name not in seen:
            roots.append(name)
            _mark(made, name, seen)
    return roots


def _mark(made: ArgumentMap, root: str, seen: set[str]) -> None:
    stack = [root]
    while stack:
        claim = stack.pop()
        if claim not in seen:
            seen.add(claim)
            stack += [child.claim for child in _list_children(made, claim)]


def _write_tree(made: ArgumentMap, root: _Line, numbers: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a tree, depth first, so that a number always names a line above; add theirs to `numbers`."""
    stack = [root]
    while stack:
        line = stack.pop()
        claim, word = line.child
        if claim in numbers:
            yield f"{line.number} {word}-> See {numbers[claim]}"
            continue
        numbers[claim] = line.number
        yield f"{line.number} {word}{_escape(made.claims[claim].heading)}"
        children = _list_children(made, claim)
        stack += reversed([_Line(f"{line.number}{place}.", child) for place, child in enumerate(children, 1)])


def _escape(text: str) -> str:
    """Return a text in which no brackets make a link."""
    return text.replace("[", "\\[").replace("]", "\\]")


def _list_children(made: ArgumentMap, claim: str) -> list[_Child]:
    """Return what stands under a claim, each claim once as a Pro and once as a Con at most."""
    found: dict[_Child, None] = {}
    for step in made.reasons(claim):
        word = "Pro: " if step.kind is Bearing.SUPPORTS else "Con: "
        found |= {_Child(premise, word): None for premise in step.premises}
    for step in made.bears_on(claim):
        if step.premises[0] == claim:
            undercutting = (premise for undercut in made.undercuts(step.id) for premise in undercut.premises)
            found |= {_Child(premise, "Con: "): None for premise in undercutting}
    return list(found)

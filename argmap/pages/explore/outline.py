"""Claims as nested lists, which need no JavaScript."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from argmap.argument.graph import ArgumentMap
from argmap.argument.standing import Standing
from argmap.argument.tree import Tree
from argmap.content.vocabulary import Kind, StandingWord, Voice
from argmap.view.map_look import find_apart
from argmap.view.map_pieces import PiecedMap
from argmap.view.templates import render

OUTLINE = 400
"""Most claims in one page's outline; deeper branches of larger maps have outline pages of their own."""
DEPTH = 30
"""Levels of the tree after which an outline goes on in a page of its own: deeper lists are too narrow to read."""


def render_outline(pieced: PiecedMap, starts: Sequence[str], root: str, most: int = OUTLINE) -> Markup:
    """Return claims as nested lists, the first `most` claims level by level; the rest is counted and linked.

    A branch deeper than DEPTH levels goes on in a page of its own, too.
    """
    listed = starts[:most]
    shown = _choose_shown(pieced.tree, listed, most)
    items = [describe_item(pieced, claim, shown) for claim in listed]
    left_out = len(starts) - len(listed)
    return Markup(render("pages/explore/outline.html", items=items, root=root, left_out=left_out))  # noqa: S704 - the template has escaped it


def list_tops(pieced: PiecedMap) -> tuple[str, ...]:
    """Return the claims at the top of the whole map's outline."""
    apart = frozenset(find_apart(pieced.argument))
    return tuple(root for root in pieced.tree.roots if root not in apart)


def _choose_shown(tree: Tree, starts: Sequence[str], most: int) -> frozenset[str]:
    """Return the claims whose children are listed in place."""
    deep = find_deep(tree)
    opened: set[str] = set()
    shown = len(starts)
    queue = deque(starts)
    while queue:
        claim = queue.popleft()
        if claim in deep:
            continue
        shown += len(tree.under(claim))
        if shown > most:
            break
        opened.add(claim)
        queue.extend(tree.under(claim))
    return frozenset(opened)


def find_deep(tree: Tree) -> frozenset[str]:
    """Return the claims at every DEPTH-th level of the tree that have children: no outline lists them in place."""
    return frozenset(
        claim for claim, depth in tree.walk(tree.roots) if depth % DEPTH == DEPTH - 1 and tree.under(claim)
    )


def describe_item(pieced: PiecedMap, claim: str, opened: frozenset[str]) -> dict[str, Any]:
    """Return the template's values for a claim, and for the claims below it where it is among `opened`."""
    made, tree = pieced.made, pieced.tree
    hanging = tree.hangings.get(claim)
    children = tree.under(claim)
    return {
        "claim": made.claims[claim],
        "what": ", ".join(_list_words(made, claim)),
        "sign": hanging.bearing.entry.sign if hanging else "",
        "bearing": hanging.bearing.value if hanging else "",
        "relation": hanging.bearing.word if hanging else "",
        "standing": _say_standing(pieced.standing, claim),
        "joined": _name_partners(made, claim, hanging.step) if hanging and hanging.step else "",
        "children": [describe_item(pieced, child, opened) for child in children] if claim in opened else [],
        "elsewhere": pieced.counts[claim] if children and claim not in opened else 0,
        "piece": pieced.piece_of[children[0]] if children else 0,
    }


def _list_words(made: ArgumentMap, claim: str) -> Iterator[str]:
    """Yield what is unusual about a claim: its kind, and, in the map of an essay, a voice other than the essay's."""
    fields = made.claims[claim].fields
    if fields.kind is not Kind.CLAIM:
        yield fields.kind.exact
    if made.essay and fields.voice is not Voice.ESSAY:
        yield fields.voice.exact


def _say_standing(standing: Standing, claim: str) -> str:
    """Return the word for a claim's standing; empty where nothing objects to it, and for questions and notes."""
    word = standing.claims.get(claim, StandingWord.NO_OBJECTION)
    return "" if word is StandingWord.NO_OBJECTION else word.word


def _name_partners(made: ArgumentMap, claim: str, step: str) -> str:
    return "; ".join(made.claims[other].label for other in made.steps[step].premises if other != claim)

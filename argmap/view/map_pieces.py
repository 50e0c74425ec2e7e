"""The map's data for the browser, in pieces that are loaded as branches are unfolded; pyvis is the model."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.history import find_since, find_span
from argmap.argument.outcomes import find_outcome
from argmap.argument.standing import Standing
from argmap.argument.tree import Tree
from argmap.content.vocabulary import Bearing, Kind, StandingWord, Voice
from argmap.view.map_look import find_answers, look_at

if TYPE_CHECKING:
    from pyvis.network import Network

PIECE = 250
"""Claims in one piece of map data; a claim's direct reasons are never torn apart."""
OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": False,
    "layout": {"improvedLayout": False},
    "nodes": {"fixed": True, "chosen": False, "physics": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "selectable": False,
        "selectConnectedEdges": False,
        "keyboard": False,
    },
}
"""The options of vis-network: no physics, since coordinates are computed; only the view can be dragged."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Claims whose data travel together: the children of `parents`, and in the first piece the roots."""

    parents: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class PiecedMap:
    """An argument and its pieces; `counts` says how many claims hang below each."""

    argument: Argument
    pieces: tuple[Piece, ...]
    piece_of: Mapping[str, int]
    counts: Mapping[str, int]

    @property
    def made(self) -> ArgumentMap:
        """The argument's map."""
        return self.argument.made

    @property
    def tree(self) -> Tree:
        """The argument's spanning tree."""
        return self.argument.tree

    @property
    def standing(self) -> Standing:
        """The argument's standing."""
        return self.argument.standing


def cut_map(argument: Argument) -> PiecedMap:
    """Return an argument with its tree cut into pieces."""
    tree = argument.tree
    pieces = tuple(cut_pieces(tree))
    piece_of = {claim: number for number, piece in enumerate(pieces) for claim in piece.claims}
    counts: dict[str, int] = {}
    for claim, _ in reversed(list(tree.walk(tree.roots))):
        counts[claim] = sum(1 + counts[child] for child in tree.under(claim))
    return PiecedMap(argument, pieces, piece_of, counts)


def cut_pieces(tree: Tree, most: int = PIECE) -> Iterator[Piece]:
    """Yield the tree in pieces of about `most` claims: the top level by level, then branch by branch."""
    waiting = deque(_have_children(tree, tree.roots))
    yield _fill_piece(tree, waiting, list(tree.roots), most)
    while waiting:
        yield _fill_piece(tree, waiting, [], most)


def _fill_piece(tree: Tree, waiting: deque[str], claims: list[str], most: int) -> Piece:
    """Take families until the piece is full, each branch level by level; its remaining families go to the front."""
    parents: list[str] = []
    branch: deque[str] = deque()
    while branch or (waiting and (not parents or len(claims) < most // 2)):
        if not branch:
            branch.append(waiting.popleft())
        family = tree.under(branch[0])
        if parents and len(claims) + len(family) > most:
            break
        parents.append(branch.popleft())
        claims.extend(family)
        branch.extend(_have_children(tree, family))
    waiting.extendleft(reversed(branch))
    return Piece(tuple(parents), tuple(claims))


def _have_children(tree: Tree, claims: Iterable[str]) -> list[str]:
    return [claim for claim in claims if tree.under(claim)]


def build_piece(pieced: PiecedMap, number: int) -> dict[str, Any]:
    """Return one piece as pyvis gives it: nodes and edges; the first also holds the totals of the whole map."""
    from pyvis.network import Network  # noqa: PLC0415  imports IPython, which commands that draw nothing do not need

    network = Network(directed=True)
    piece = pieced.pieces[number]
    for claim in piece.claims:
        network.add_node(claim, **_describe_node(pieced, claim))
    known = set(piece.claims)
    for step in _steps_of(pieced.made, piece.claims):
        _add_step(pieced, network, step, known)
    network.options = OPTIONS
    nodes, edges, *_, options = network.get_network_data()
    for node in nodes:
        node.pop("color", None)
    found: dict[str, Any] = {"nodes": nodes, "edges": [{k: v for k, v in e.items() if k != "arrows"} for e in edges]}
    whole = {"map": _describe_map(pieced), "options": json.loads(options)}
    return {**whole, **found} if number == 0 else found


def _describe_node(pieced: PiecedMap, claim: str) -> dict[str, Any]:
    made, tree = pieced.made, pieced.tree
    found = made.claims[claim]
    hanging = tree.hangings.get(claim)
    children = tree.under(claim)
    standing = pieced.standing.claims.get(claim)
    node: dict[str, Any] = {
        "label": found.label,
        "shape": "box",
        "group": found.fields.kind.value,
        "heading": found.heading,
        "topic": found.fields.topic,
        "voice": found.fields.voice.value,
    }
    if standing:
        node["standing"] = standing.value
    look = look_at(pieced.argument, claim, hanging)
    node["side"] = look.side.value
    if hanging:
        node |= {"parent": hanging.parent, "bearing": hanging.bearing.value}
        if look.strength:
            node["strength"] = look.strength.value
        if look.outcome:
            node["outcome"] = look.outcome.value
        if hanging.step and (because := made.steps[hanging.step].because):
            node["because"] = because
        if hanging.step and made.steps[hanging.step].contrary:
            node["contrary"] = True
        if hanging.step and len(made.steps[hanging.step].premises) > 1:
            node["step"] = hanging.step
    if since := find_since(made, claim):
        node["since"] = since
    if children:
        bearings = [tree.hangings[child].bearing for child in children]
        node |= {"inside": [bearings.count(b) for b in Bearing], "total": pieced.counts[claim]}
        node["piece"] = pieced.piece_of[children[0]]
    return node


def _steps_of(made: ArgumentMap, claims: Iterable[str]) -> list[Step]:
    return list({step.id: step for claim in claims for step in made.bears_on(claim)}.values())


def _add_step(pieced: PiecedMap, network: Network, step: Step, known: set[str]) -> None:
    """Add a step: an edge where it is plain; a node of its own where premises are linked or something undercuts it."""
    made = pieced.made
    end = step.conclusion
    if len(step.premises) == 1 and not made.undercuts(step.id) and step.kind is not Bearing.UNDERCUTS:
        _add_end(pieced, network, step.premises[0], known)
        _add_end(pieced, network, end, known)
        network.add_edge(step.premises[0], end, **_describe_edge(pieced.argument, step))
        return
    _add_end(pieced, network, step.id, known)
    _add_end(pieced, network, end, known)
    for premise in step.premises:
        _add_end(pieced, network, premise, known)
        network.add_edge(premise, step.id)
    network.add_edge(step.id, end, **_describe_edge(pieced.argument, step))


def _add_end(pieced: PiecedMap, network: Network, end: str, known: set[str]) -> None:
    """Add an edge's end where it is missing: a step's node, or a stand-in for a claim of another piece."""
    if end in known:
        return
    known.add(end)
    if end in pieced.made.claims:
        network.add_node(end, label=pieced.made.claims[end].label, shape="box", group="elsewhere")
        return
    step = pieced.made.steps[end]
    network.add_node(end, label=step.kind.value, shape="dot", group="step", premises=list(step.premises))


def _describe_edge(argument: Argument, step: Step) -> dict[str, Any]:
    edge = {"bearing": step.kind.value, "strength": step.strength.value}
    if step.id in argument.standing.steps:
        edge["outcome"] = find_outcome(argument.made, argument.standing, step).value
    return edge


def _describe_map(pieced: PiecedMap) -> dict[str, Any]:
    made = pieced.made
    return {
        "roots": list(pieced.tree.roots),
        "claims": len(made.claims),
        "pieces": len(pieced.pieces),
        "topics": {topic: made.topic_title(topic) for topic, claims in made.by_topic().items() if claims},
        "months": list_months(made),
        "author": made.essay.author if made.essay else "",
        "answers": find_answers(pieced.argument),
        "formerly": {old: claim.id for claim in made.claims.values() for old in claim.fields.formerly},
    }


def list_months(made: ArgumentMap) -> list[str]:
    """Return the first and the last month of a map; nothing where no claim is dated."""
    return list(find_span(made) or ())


def build_catalogue(pieced: PiecedMap) -> dict[str, Any]:
    """Return the data of every claim for search and filters, as columns in the argument's order.

    `parents` are row numbers (-1 for a root); `bearings`, `kinds`, `voices`, `topics`, `standings` index the words
    of the same name under `words`.
    """
    made, tree = pieced.made, pieced.tree
    order = [claim for claim, _ in tree.walk(tree.roots)]
    row = {claim: index for index, claim in enumerate(order)}
    words: dict[str, list[str]] = {
        "bearings": ["", *(b.value for b in Bearing)],
        "kinds": [kind.value for kind in Kind],
        "voices": [voice.value for voice in Voice],
        "topics": list(made.by_topic()),
        "standings": ["", *(word.value for word in StandingWord)],
    }
    place = {name: {word: index for index, word in enumerate(listed)} for name, listed in words.items()}
    hangings = [tree.hangings.get(claim) for claim in order]
    fields = [made.claims[claim].fields for claim in order]
    standings = [pieced.standing.claims.get(claim) for claim in order]
    return {
        "words": words,
        "ids": order,
        "labels": [made.claims[claim].label for claim in order],
        "headings": [made.claims[claim].heading for claim in order],
        "parents": [row[h.parent] if h else -1 for h in hangings],
        "pieces": [pieced.piece_of[claim] for claim in order],
        "since": [find_since(made, claim) for claim in order],
        "bearings": [place["bearings"][h.bearing.value if h else ""] for h in hangings],
        "kinds": [place["kinds"][f.kind.value] for f in fields],
        "voices": [place["voices"][f.voice.value] for f in fields],
        "topics": [place["topics"][f.topic] for f in fields],
        "standings": [place["standings"][word.value if word else ""] for word in standings],
    }

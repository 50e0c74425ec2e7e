"""The explorer's parts: the map's data in pieces (pyvis is the model), the outline, and the pages to embed."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pyvis.network import Network

from argmap.claims import Kind, Voice
from argmap.graph import ArgumentMap, Step, StepKind
from argmap.pictures import RELATION_WORDS, SIGNS, list_topic_tops, render_first_view, render_topic
from argmap.policy import build_policy
from argmap.render import KIND_WORDS, VOICE_WORDS, render
from argmap.standing import Standing, StandingWord
from argmap.tree import Bearing, Hanging, Tree, build_tree

PIECE = 250
"""Claims in one piece of map data; a claim's direct reasons are never torn apart."""
OUTLINE = 400
"""Most claims in one page's outline; deeper branches of larger maps have outline pages of their own."""
DATA = "assets/map/"
OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": False,
    "layout": {"improvedLayout": False},
    "nodes": {"fixed": True, "chosen": False, "physics": False},
    "interaction": {"dragNodes": False, "selectable": False, "selectConnectedEdges": False, "keyboard": False},
}
"""How vis-network draws: no physics, since places are computed; nothing is dragged but the view."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Claims whose data travel together: the children of `parents`, and in the first piece the roots."""

    parents: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Explorer:
    """One map with its tree, its standing and its pieces, ready to be written."""

    made: ArgumentMap
    tree: Tree
    standing: Standing
    pieces: tuple[Piece, ...]
    piece_of: Mapping[str, int]
    counts: Mapping[str, int]


def build_explorer(made: ArgumentMap, standing: Standing) -> dict[str, str]:
    """Return {path: text}: `snippets/…` for hand-written pages, `site/…` for files of the site as they are."""
    explorer = prepare_explorer(made, standing)
    files = {"snippets/explore.html": _render_explore(explorer, "../")}
    for topic, claims in made.by_topic().items():
        if claims:
            picture = render_topic(made, explorer.tree, topic, "../")
            files[f"snippets/topic-map-{topic}.html"] = render(
                "topic_map.html", picture=picture, topic=topic, title=made.topic_title(topic), root="../"
            )
            files[f"site/embed/{topic}/index.html"] = _render_embed(explorer, topic)
    files["site/embed/whole/index.html"] = _render_embed(explorer, "")
    for number in range(len(explorer.pieces)):
        files[f"site/{DATA}{number}.json"] = _dump(build_piece(explorer, number))
    files[f"site/{DATA}catalogue.json"] = _dump(build_catalogue(explorer))
    if len(made.claims) > OUTLINE:
        files |= _render_branches(explorer)
    return files


def prepare_explorer(made: ArgumentMap, standing: Standing) -> Explorer:
    """Return a map with its tree cut into pieces."""
    tree = build_tree(made)
    pieces = tuple(cut_pieces(tree))
    piece_of = {claim: number for number, piece in enumerate(pieces) for claim in piece.claims}
    counts: dict[str, int] = {}
    for claim, _ in reversed(list(tree.walk(tree.roots))):
        counts[claim] = sum(1 + counts[child] for child in tree.under(claim))
    return Explorer(made, tree, standing, pieces, piece_of, counts)


def cut_pieces(tree: Tree, most: int = PIECE) -> Iterator[Piece]:
    """Yield the tree in pieces of about `most` claims: the top level by level, then branch by branch."""
    waiting = deque(_have_children(tree, tree.roots))
    yield _fill_piece(tree, waiting, list(tree.roots), most)
    while waiting:
        yield _fill_piece(tree, waiting, [], most)


def _fill_piece(tree: Tree, waiting: deque[str], claims: list[str], most: int) -> Piece:
    """Take families until the piece is full, each branch level by level; what is left of it waits at the front."""
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


def build_piece(explorer: Explorer, number: int) -> dict[str, Any]:
    """Return one piece as pyvis gives it: nodes and edges; the first also says what the whole map holds."""
    network = Network(directed=True)
    piece = explorer.pieces[number]
    for claim in piece.claims:
        network.add_node(claim, **_describe_node(explorer, claim))
    known = set(piece.claims)
    for step in _steps_of(explorer.made, piece.claims):
        _add_step(explorer, network, step, known)
    network.options = OPTIONS
    nodes, edges, *_, options = network.get_network_data()
    for node in nodes:
        node.pop("color", None)
    found: dict[str, Any] = {"nodes": nodes, "edges": [{k: v for k, v in e.items() if k != "arrows"} for e in edges]}
    whole = {"map": _describe_map(explorer), "options": json.loads(options)}
    return {**whole, **found} if number == 0 else found


def _describe_node(explorer: Explorer, claim: str) -> dict[str, Any]:
    made, tree = explorer.made, explorer.tree
    found = made.claims[claim]
    hanging = tree.hangings.get(claim)
    children = tree.under(claim)
    standing = explorer.standing.claims.get(claim)
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
    if hanging:
        node |= {"parent": hanging.parent, "bearing": hanging.bearing.value}
        if hanging.step and len(made.steps[hanging.step].premises) > 1:
            node["step"] = hanging.step
        if hanging.step and _is_beside(explorer, hanging):
            node["beside"] = True
    if since := find_since(made, claim):
        node["since"] = since
    if children:
        bearings = [tree.hangings[child].bearing for child in children]
        node |= {"inside": [bearings.count(b) for b in Bearing], "total": explorer.counts[claim]}
        node["piece"] = explorer.piece_of[children[0]]
    return node


def _is_beside(explorer: Explorer, hanging: Hanging) -> bool:
    """Tell whether a claim undercuts another step than the one by which its parent hangs."""
    if hanging.bearing is not Bearing.UNDERCUTS or hanging.step is None:
        return False
    parent = explorer.tree.hangings.get(hanging.parent)
    return parent is None or parent.step != explorer.made.steps[hanging.step].conclusion


def find_since(made: ArgumentMap, claim: str) -> str:
    """Return the month (YYYY-MM) from which a claim from outside the essay stands; empty for the essay's own.

    Where only a year is known, that is the year's first month.
    """
    if made.claims[claim].fields.voice is not Voice.OUTSIDE:
        return ""
    date = made.date_of(claim)
    return f"{date}-01" if len(date) == len("2026") else date[: len("2026-01")]


def _steps_of(made: ArgumentMap, claims: Iterable[str]) -> list[Step]:
    return list({step.id: step for claim in claims for step in made.bears_on(claim)}.values())


def _add_step(explorer: Explorer, network: Network, step: Step, known: set[str]) -> None:
    """Add a step: an edge where it is plain; a node of its own where premises are linked or something undercuts it."""
    made = explorer.made
    end = step.conclusion
    if len(step.premises) == 1 and not made.undercuts(step.id) and step.kind is not StepKind.UNDERCUTS:
        _add_end(explorer, network, step.premises[0], known)
        _add_end(explorer, network, end, known)
        network.add_edge(step.premises[0], end, **_describe_edge(step))
        return
    _add_end(explorer, network, step.id, known)
    _add_end(explorer, network, end, known)
    for premise in step.premises:
        _add_end(explorer, network, premise, known)
        network.add_edge(premise, step.id)
    network.add_edge(step.id, end, **_describe_edge(step))


def _add_end(explorer: Explorer, network: Network, end: str, known: set[str]) -> None:
    """Make sure that an edge's end is there: a step's node, or a stand-in for a claim whose data are elsewhere."""
    if end in known:
        return
    known.add(end)
    if end in explorer.made.claims:
        network.add_node(end, label=explorer.made.claims[end].label, shape="box", group="elsewhere")
        return
    step = explorer.made.steps[end]
    network.add_node(end, label=step.kind.value, shape="dot", group="step", premises=list(step.premises))


def _describe_edge(step: Step) -> dict[str, Any]:
    edge: dict[str, Any] = {"bearing": step.kind.value, "strength": step.strength.value}
    return edge | {"because": step.because} if step.because else edge


def _describe_map(explorer: Explorer) -> dict[str, Any]:
    made = explorer.made
    months = sorted(filter(None, (find_since(made, claim) for claim in made.claims)))
    essay = made.essay.date[:7] if made.essay else ""
    return {
        "roots": list(explorer.tree.roots),
        "claims": len(made.claims),
        "pieces": len(explorer.pieces),
        "topics": {topic: made.topic_title(topic) for topic, claims in made.by_topic().items() if claims},
        "months": [max(essay, months[0]) if essay else months[0], months[-1]] if months else [],
        "formerly": {old: claim.id for claim in made.claims.values() for old in claim.fields.formerly},
    }


def build_catalogue(explorer: Explorer) -> dict[str, Any]:
    """Return what search and filters need of every claim, as columns in the argument's order.

    `parents` are row numbers (-1 for a root); `bearings`, `kinds`, `voices`, `topics`, `standings` index the words
    of the same name under `words`.
    """
    made, tree = explorer.made, explorer.tree
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
    standings = [explorer.standing.claims.get(claim) for claim in order]
    return {
        "words": words,
        "ids": order,
        "labels": [made.claims[claim].label for claim in order],
        "headings": [made.claims[claim].heading for claim in order],
        "parents": [row[h.parent] if h else -1 for h in hangings],
        "pieces": [explorer.piece_of[claim] for claim in order],
        "since": [find_since(made, claim) for claim in order],
        "bearings": [place["bearings"][h.bearing.value if h else ""] for h in hangings],
        "kinds": [place["kinds"][f.kind.value] for f in fields],
        "voices": [place["voices"][f.voice.value] for f in fields],
        "topics": [place["topics"][f.topic] for f in fields],
        "standings": [place["standings"][word.value if word else ""] for word in standings],
    }


def _render_explore(explorer: Explorer, root: str) -> str:
    return render(
        "explorer.html",
        picture=render_first_view(explorer.made, explorer.tree, root),
        outline=render_outline(explorer, explorer.tree.roots, root),
        **_page_values(explorer, root, ""),
    )


def _render_embed(explorer: Explorer, topic: str) -> str:
    made = explorer.made
    root = "../../"
    tops = list_topic_tops(made, explorer.tree, topic) if topic else explorer.tree.roots
    title = made.topic_title(topic) if topic else (made.essay.title if made.essay else "The argument")
    picture = render_topic(made, explorer.tree, topic, root) if topic else render_first_view(made, explorer.tree, root)
    values = _page_values(explorer, root, topic)
    outline = render_outline(explorer, tops, root)
    filled = render("explorer.html", picture=picture, outline=outline, **values)
    part = Markup(filled)  # noqa: S704 - the template has escaped it
    return render("embed.html", title=title, part=part, root=root, topic=topic, policy=build_policy())


def _page_values(explorer: Explorer, root: str, topic: str) -> dict[str, Any]:
    made = explorer.made
    return {
        "root": root,
        "topic": topic,
        "claims": len(made.claims),
        "topics": [(key, made.topic_title(key), len(found)) for key, found in made.by_topic().items() if found],
        "kinds": [(kind.value, KIND_WORDS[kind], len(found)) for kind, found in made.by_kind().items() if found],
        "voices": [(voice.value, VOICE_WORDS[voice], len(found)) for voice, found in made.by_voice().items() if found],
        "standings": _count_standings(explorer.standing),
        "signs": SIGNS,
    }


def _count_standings(standing: Standing) -> list[tuple[str, str, int]]:
    found = list(standing.claims.values())
    return [(word.value, word.value, found.count(word)) for word in StandingWord if word in found]


def render_outline(explorer: Explorer, starts: Sequence[str], root: str, most: int = OUTLINE) -> Markup:
    """Return claims as nested lists, the first `most` claims level by level; what is cut is linked and counted."""
    listed = starts[:most]
    shown = _choose_shown(explorer.tree, listed, most)
    items = [_outline_item(explorer, claim, shown) for claim in listed]
    left_out = len(starts) - len(listed)
    return Markup(render("outline.html", items=items, root=root, left_out=left_out))  # noqa: S704 - the template has escaped it


def _choose_shown(tree: Tree, starts: Sequence[str], most: int) -> frozenset[str]:
    """Return the claims whose children are listed in place."""
    opened: set[str] = set()
    shown = len(starts)
    queue = deque(starts)
    while queue:
        claim = queue.popleft()
        shown += len(tree.under(claim))
        if shown > most:
            break
        opened.add(claim)
        queue.extend(tree.under(claim))
    return frozenset(opened)


def _outline_item(explorer: Explorer, claim: str, opened: frozenset[str]) -> dict[str, Any]:
    made, tree = explorer.made, explorer.tree
    hanging = tree.hangings.get(claim)
    children = tree.under(claim)
    return {
        "claim": made.claims[claim],
        "sign": SIGNS[hanging.bearing] if hanging else "",
        "bearing": hanging.bearing.value if hanging else "",
        "relation": RELATION_WORDS[hanging.bearing] if hanging else "",
        "joined": _name_partners(made, claim, hanging.step) if hanging and hanging.step else "",
        "children": [_outline_item(explorer, child, opened) for child in children] if claim in opened else [],
        "elsewhere": explorer.counts[claim] if children and claim not in opened else 0,
        "piece": explorer.piece_of[children[0]] if children else 0,
    }


def _name_partners(made: ArgumentMap, claim: str, step: str) -> str:
    return "; ".join(made.claims[other].label for other in made.steps[step].premises if other != claim)


def _render_branches(explorer: Explorer) -> dict[str, str]:
    """Return the outline pages that hold the branches of a large map, one for each piece of its data."""
    root = "../../../"
    files = {}
    for number, piece in enumerate(explorer.pieces):
        parts = [
            (explorer.made.claims[parent], [_outline_item(explorer, c, frozenset(piece.parents)) for c in children])
            for parent in piece.parents
            if (children := explorer.tree.under(parent)) and not _listed_above(explorer, parent, number)
        ]
        page = render("branches.html", parts=parts, root=root, number=number)
        files[f"site/embed/outline/{number}/index.html"] = page
    return files


def _listed_above(explorer: Explorer, parent: str, number: int) -> bool:
    """Tell whether a family of this piece already stands inside another family of the same piece."""
    return explorer.piece_of[parent] == number


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

"""The explorer's pages: the map with its tools, the outline that needs no JavaScript, and the pages to embed."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.argument.standing import Standing
from argmap.argument.tree import Tree
from argmap.content.vocabulary import StandingWord
from argmap.view.assets import AS_IN_DOCS, Assets
from argmap.view.json_text import dump_data, hash_texts, stamp_data
from argmap.view.map_pieces import PiecedMap, build_catalogue, build_piece, cut_map
from argmap.view.pictures import list_topic_tops, render_first_view, render_topic
from argmap.view.security_policy import build_policy
from argmap.view.templates import render

OUTLINE = 400
"""Most claims in one page's outline; deeper branches of larger maps have outline pages of their own."""
DEPTH = 30
"""Levels of the tree after which an outline goes on in a page of its own: deeper lists are too narrow to read."""
DATA = "assets/map/"
NO_WEIGHT = "no weight"
"""How an address names claims without a standing, questions and notes; `explorer/filters.js` says the same."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a map, and what its pages say of it: the version of its data, and where the scripts are."""

    pieced: PiecedMap
    version: str
    assets: Assets


def build_explorer(
    argument: Argument,
    assets: Assets = AS_IN_DOCS,
) -> dict[str, str]:
    """Return {path: text}: `snippets/…` for hand-written pages, `site/…` for files of the site as they are.

    Pieces, catalogue and pages carry the same `version`, and the data that of the scripts that they are made for.
    """
    made, pieced = argument.made, cut_map(argument)
    data = {f"{number}.json": dump_data(build_piece(pieced, number)) for number in range(len(pieced.pieces))}
    data["catalogue.json"] = dump_data(build_catalogue(pieced))
    edition = Edition(pieced, hash_texts(data.values()), assets)
    stamps = {"version": edition.version, "scripts": assets.version}
    files = {f"site/{DATA}{name}": stamp_data(text, **stamps) for name, text in data.items()}
    files["snippets/explore.html"] = _render_explore(edition, "../")
    for topic, claims in made.by_topic().items():
        if claims:
            picture = render_topic(made, pieced.tree, topic, "../")
            files[f"snippets/topic-map-{topic}.html"] = render(
                "pages/explore/topic_map.html", picture=picture, topic=topic, title=made.topic_title(topic), root="../"
            )
            files[f"site/embed/{topic}/index.html"] = _render_embed(edition, topic)
    files["site/embed/whole/index.html"] = _render_embed(edition, "")
    if len(made.claims) > OUTLINE or _find_deep(pieced.tree):
        files |= _render_branches(edition)
    return files


def _render_explore(edition: Edition, root: str) -> str:
    pieced = edition.pieced
    return render(
        "pages/explore/explorer.html",
        picture=render_first_view(pieced.made, pieced.tree, root),
        outline=render_outline(pieced, pieced.tree.roots, root),
        **_page_values(edition, root, ""),
    )


def _render_embed(edition: Edition, topic: str) -> str:
    pieced = edition.pieced
    made = pieced.made
    root = "../../"
    tops = list_topic_tops(made, pieced.tree, topic) if topic else pieced.tree.roots
    title = made.topic_title(topic) if topic else (made.essay.title if made.essay else "The argument")
    picture = render_topic(made, pieced.tree, topic, root) if topic else render_first_view(made, pieced.tree, root)
    values = _page_values(edition, root, topic)
    outline = render_outline(pieced, tops, root)
    filled = render("pages/explore/explorer.html", picture=picture, outline=outline, **values)
    part = Markup(filled)  # noqa: S704 - the template has escaped it
    about = {"title": title, "part": part, "topic": topic, "policy": build_policy()}
    return render("pages/explore/embed.html", root=root, assets=edition.assets, **about)


def _page_values(edition: Edition, root: str, topic: str) -> dict[str, Any]:
    pieced = edition.pieced
    made = pieced.made
    return {
        "root": root,
        "assets": edition.assets,
        "version": edition.version,
        "topic": topic,
        "claims": len(made.claims),
        "topics": [(key, made.topic_title(key), len(found)) for key, found in made.by_topic().items() if found],
        "kinds": [(kind.value, kind.word, len(found)) for kind, found in made.by_kind().items() if found],
        "voices": [(voice.value, voice.word, len(found)) for voice, found in made.by_voice().items() if found],
        "standings": _count_standings(pieced),
    }


def _count_standings(pieced: PiecedMap) -> list[tuple[str, str, int]]:
    """Return each standing's value, words and number of claims; questions and notes, which have none, come last."""
    found = list(pieced.standing.claims.values())
    counts = [(word.value, word.value, found.count(word)) for word in StandingWord if word in found]
    unweighed = len(pieced.made.claims) - len(found)
    return [*counts, (NO_WEIGHT, "carries no weight", unweighed)] if unweighed else counts


def render_outline(pieced: PiecedMap, starts: Sequence[str], root: str, most: int = OUTLINE) -> Markup:
    """Return claims as nested lists, the first `most` claims level by level; what is cut is linked and counted.

    After each DEPTH levels of the tree the lists end, too.
    """
    listed = starts[:most]
    shown = _choose_shown(pieced.tree, listed, most)
    items = [_outline_item(pieced, claim, shown) for claim in listed]
    left_out = len(starts) - len(listed)
    return Markup(render("pages/explore/outline.html", items=items, root=root, left_out=left_out))  # noqa: S704 - the template has escaped it


def _choose_shown(tree: Tree, starts: Sequence[str], most: int) -> frozenset[str]:
    """Return the claims whose children are listed in place."""
    deep = _find_deep(tree)
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


def _find_deep(tree: Tree) -> frozenset[str]:
    """Return the claims at every DEPTH-th level of the tree that have children: no outline lists them in place."""
    return frozenset(
        claim for claim, depth in tree.walk(tree.roots) if depth % DEPTH == DEPTH - 1 and tree.under(claim)
    )


def _outline_item(pieced: PiecedMap, claim: str, opened: frozenset[str]) -> dict[str, Any]:
    made, tree = pieced.made, pieced.tree
    hanging = tree.hangings.get(claim)
    children = tree.under(claim)
    return {
        "claim": made.claims[claim],
        "sign": hanging.bearing.entry.sign if hanging else "",
        "bearing": hanging.bearing.value if hanging else "",
        "relation": hanging.bearing.word if hanging else "",
        "standing": _say_standing(pieced.standing, claim),
        "joined": _name_partners(made, claim, hanging.step) if hanging and hanging.step else "",
        "children": [_outline_item(pieced, child, opened) for child in children] if claim in opened else [],
        "elsewhere": pieced.counts[claim] if children and claim not in opened else 0,
        "piece": pieced.piece_of[children[0]] if children else 0,
    }


def _say_standing(standing: Standing, claim: str) -> str:
    """Return how a claim stands, in a word; empty where nothing objects to it, and for questions and notes."""
    word = standing.claims.get(claim, StandingWord.NO_OBJECTION)
    return "" if word is StandingWord.NO_OBJECTION else word.value


def _name_partners(made: ArgumentMap, claim: str, step: str) -> str:
    return "; ".join(made.claims[other].label for other in made.steps[step].premises if other != claim)


def _render_branches(edition: Edition) -> dict[str, str]:
    """Return the outline pages that hold the branches of a large map, one for each piece of its data."""
    root = "../../../"
    pieced = edition.pieced
    shared = {"root": root, "policy": build_policy(), "assets": edition.assets}
    deep, roots = _find_deep(pieced.tree), frozenset(pieced.tree.roots)
    files = {}
    for number, piece in enumerate(pieced.pieces):
        opened = frozenset(piece.parents) - deep
        parts = [
            (
                pieced.made.claims[parent],
                [_outline_item(pieced, child, opened) for child in pieced.tree.under(parent)],
            )
            for parent in piece.parents
            if parent in deep or parent in roots or pieced.piece_of[parent] != number  # others stand inside a family
        ]
        page = render("pages/explore/branches.html", parts=parts, number=number, **shared)
        files[f"site/embed/outline/{number}/index.html"] = page
    return files

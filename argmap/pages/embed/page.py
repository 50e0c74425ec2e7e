"""Pages that other sites can embed, the whole map and each topic, and the outline pages of a large map."""

from __future__ import annotations

from argmap.language.catalogue import messages_for_page
from argmap.language.current import get_language, gettext
from argmap.pages.context import Built, Context
from argmap.pages.explore.outline import OUTLINE, describe_item, find_deep, list_tops, render_outline
from argmap.pages.explore.page import Edition, list_values, make_edition
from argmap.view.pictures import list_topic_tops, render_first_view, render_topic
from argmap.view.preloads import lift_preloads
from argmap.view.security_policy import build_policy
from argmap.view.templates import render


def build_embeds(context: Context) -> Built:
    """Return a page for the whole map, one for each topic that has claims, and the outline pages of a large map."""
    edition = context.once(make_edition)
    made, tree = edition.pieced.made, edition.pieced.tree
    topics = [topic for topic, claims in made.by_topic().items() if claims]
    files = {f"embed/{topic or 'whole'}/index.html": _render_embed(edition, topic) for topic in [*topics, ""]}
    if len(made.claims) > OUTLINE or find_deep(tree):
        files |= _render_branches(edition)
    return Built(files=files)


def _render_embed(edition: Edition, topic: str) -> str:
    pieced = edition.pieced
    made = pieced.made
    root = "../../"
    tops = list_topic_tops(made, pieced.tree, topic) if topic else list_tops(pieced)
    title = made.topic_title(topic) if topic else (made.essay.title if made.essay else gettext("The argument"))
    argument = pieced.argument
    picture = render_topic(argument, topic, root) if topic else render_first_view(argument, root, alone=False)
    values = list_values(edition, root, topic)
    outline = render_outline(pieced, tops, root)
    explorer = render("pages/explore/explorer.html", embedded=True, picture=picture, outline=outline, **values)
    preloads, part = lift_preloads(explorer)
    about = {
        "title": title,
        "preloads": preloads,
        "part": part,
        "topic": topic,
        "policy": build_policy(),
        "language": edition.settings.language,
        "messages": messages_for_page(get_language()),
    }
    return render("pages/embed/embed.html", root=root, assets=edition.settings.assets, **about)


def _render_branches(edition: Edition) -> dict[str, str]:
    """Return the outline pages that hold the branches of a large map, one for each piece of its data."""
    root = "../../../"
    pieced = edition.pieced
    shared = {
        "root": root,
        "policy": build_policy(),
        "language": edition.settings.language,
        "assets": edition.settings.assets,
    }
    deep, roots = find_deep(pieced.tree), frozenset(pieced.tree.roots)
    files = {}
    for number, piece in enumerate(pieced.pieces):
        opened = frozenset(piece.parents) - deep
        parts = [
            (
                pieced.made.claims[parent],
                [describe_item(pieced, child, opened) for child in pieced.tree.under(parent)],
            )
            for parent in piece.parents
            if parent in deep
            or parent in roots
            or pieced.piece_of[parent] != number  # other parents' lists stand inside an outline
        ]
        page = render("pages/embed/branches.html", parts=parts, number=number, **shared)
        files[f"embed/outline/{number}/index.html"] = page
    return files

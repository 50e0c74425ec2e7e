"""The map with its tools: its page, and the data that the browser draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.content.vocabulary import StandingWord
from argmap.language.current import gettext
from argmap.pages.context import Built, Context, Settings
from argmap.pages.explore.outline import list_tops, render_outline
from argmap.view.json_text import dump_data, hash_texts
from argmap.view.large_data import split_data
from argmap.view.map_history import build_history
from argmap.view.map_look import find_apart
from argmap.view.map_pieces import PiecedMap, build_catalogue, build_piece, cut_map, list_months
from argmap.view.pictures import count_left_out, render_first_view
from argmap.view.sizes import BADGES
from argmap.view.templates import render

ROOT = "../"
DATA = "assets/map/"
MODULES = (
    *(
        "address",
        "bars",
        "canvas",
        "details",
        "draw",
        "figure",
        "filters",
        "hint",
        "journey",
        "keys",
        "layout",
        "lens",
        "lenses",
    ),
    *("look", "model", "outline", "paint", "plan", "press", "rows", "scene", "search", "stage", "words"),
)
"""The modules of the map that its first view needs, all asked for at once."""
NO_WEIGHT = "no weight"
"""The value of the filter “Standing” for questions and notes, which have none; `explorer/filters.js` has the same."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a map: its data by file name, the version of these, and the settings of its site."""

    pieced: PiecedMap
    data: Mapping[str, str]
    version: str
    settings: Settings


def make_edition(context: Context) -> Edition:
    """Return the state of the map that the page of the map and the pages to embed show."""
    pieced = cut_map(context.argument)
    data = {f"{number}.json": dump_data(build_piece(pieced, number)) for number in range(len(pieced.pieces))}
    data["catalogue.json"] = dump_data(build_catalogue(pieced))
    return Edition(pieced, data, hash_texts(data.values()), context.settings)


def build_explore(context: Context) -> Built:
    """Return the snippet `explore.html`, and the map's pieces and catalogue.

    Pieces, catalogue and pages carry the same `version`, and the data that of the scripts that they are made for.
    """
    edition = context.once(make_edition)
    pieced = edition.pieced
    page = render(
        "pages/explore/explorer.html",
        embedded=False,
        picture=render_first_view(pieced.argument, ROOT, alone=False),
        outline=render_outline(pieced, list_tops(pieced), ROOT),
        **list_values(edition, ROOT, ""),
    )
    stamps = {"version": edition.version, "scripts": edition.settings.assets.version}
    data = {**edition.data, "history.json": dump_data(build_history(context.argument))}
    files: dict[str, str] = {}
    for name, text in data.items():
        files |= split_data(DATA + name, text, **stamps)
    return Built({"explore.html": page}, files)


def list_values(edition: Edition, root: str, topic: str) -> dict[str, Any]:
    """Return the template's values, picture and outline apart; `topic` is empty for the whole map."""
    pieced = edition.pieced
    made = pieced.made
    return {
        "root": root,
        "assets": edition.settings.assets,
        "version": edition.version,
        "modules": MODULES,
        "BADGES": BADGES,
        "apart": 0 if topic else len(find_apart(pieced.argument)),
        "months": len(list_months(made)) > 1,
        "by": f"{made.essay.author}, {made.essay.title}" if made.essay else "",
        "topic": topic,
        "left_out": 0 if topic else count_left_out(pieced.argument),
        "claims": len(made.claims),
        "topics": [(key, made.topic_title(key), len(found)) for key, found in made.by_topic().items() if found],
        "kinds": [(kind.value, kind.word, len(found)) for kind, found in made.by_kind().items() if found],
        "voices": [(voice.value, voice.word, len(found)) for voice, found in made.by_voice().items() if found],
        "standings": _count_standings(pieced),
    }


def _count_standings(pieced: PiecedMap) -> list[tuple[str, str, int]]:
    """Return each word for a standing, twice, and how many claims have it; those without a standing come last."""
    found = [standing.word for standing in pieced.standing.claims.values()]
    words = dict.fromkeys(standing.word for standing in StandingWord)
    counts = [(word, word, found.count(word)) for word in words if word in found]
    unweighed = len(pieced.made.claims) - len(found)
    return [*counts, (NO_WEIGHT, gettext("carries no weight"), unweighed)] if unweighed else counts

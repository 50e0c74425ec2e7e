"""The first page's generated parts: the thesis at a glance, the strongest objection, the news, and the ways on."""

from __future__ import annotations

from argmap.argument.objections import find_strongest
from argmap.content.vocabulary import Side
from argmap.pages.context import Built, Context
from argmap.pages.reading.page import build_readings
from argmap.pages.since.page import list_pieces
from argmap.pages.where.page import ASKED
from argmap.view.pictures import render_first_view
from argmap.view.templates import render

ROOT = ""
_NEWEST = 3


def build_home(context: Context) -> Built:
    """Return the snippets `home-NAME.html` of the names verdict, map, objection, since and ways."""
    argument, made = context.argument, context.argument.made
    thesis = made.claims[made.main_thesis] if made.main_thesis else None
    asks = min(ASKED, sum(made.claims[claim].fields.ask is not None for claim in made.basic))
    shared: dict[str, object] = {
        "made": made,
        "asks": asks,
        "root": ROOT,
        "thesis": thesis,
        "standing": argument.standing,
    }
    if thesis is not None:
        shared |= {
            "picture": render_first_view(argument, ROOT),
            "tally": argument.tally(thesis.id),
            "strongest": find_strongest(argument, made.attacks(thesis.id)),
            "verdict": [one for one in made.summary.summary.sentences if one.verdict] if made.summary else [],
            "due": thesis.fields.prediction,
        }
    pieces = list_pieces(argument)[::-1]
    return Built(
        {
            "home-verdict.html": render("pages/home/verdict.html", readings=context.once(build_readings), **shared),
            "home-map.html": render("pages/home/map.html", **shared),
            "home-objection.html": render("pages/home/objection.html", **shared),
            "home-since.html": render(
                "pages/home/since.html",
                ways={side: [piece for piece in pieces if piece.side is side][:_NEWEST] for side in Side},
                count=len(pieces),
                **shared,
            ),
            "home-ways.html": render("pages/home/ways.html", readings=context.once(build_readings), **shared),
        }
    )

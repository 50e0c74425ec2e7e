"""What the theme's templates are told of one page: its card, styles, what it asks for early, and its linked data.

It stands under `argmap` in the page's front matter, where every generator of sites hands it to its templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.content.models import Claim
from argmap.exchange.publication import Export
from argmap.exchange.writers.linked_data import write_claim_jsonld
from argmap.pages.context import Settings
from argmap.view.preloads import lift_preloads
from argmap.view.preview_cards import Card, MapCard, describe_claim, describe_page

KEY = "argmap"
"""The key of a page's data in its front matter, and of the site's among the `extra` settings."""
_HOLDS_MAP = 'data-argmap="explorer"'
_MAP_STYLES = ("assets/argmap/explorer.css",)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's address below the site's root, its title and HTML, the claim it is of, and whether words are generic."""

    address: str
    title: str
    html: str
    claim: Claim | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class PageData:
    """The data of a page, as JSON knows it; its HTML without what went into these; and its card with its path."""

    data: dict[str, object]
    html: Markup
    path: str
    card: Card | MapCard


def describe_card(shown: Shown, argument: Argument, site_name: str) -> tuple[str, Card | MapCard]:
    """Return the path of a page's preview picture from the site's root, and what it shows."""
    if shown.claim:
        return describe_claim(argument, shown.claim, site_name)
    return describe_page(shown.address, unescape(shown.title), argument, site_name)


def describe_shown(shown: Shown, argument: Argument, settings: Settings) -> PageData:
    """Return the data of a page.

    Keys: `card`, the path of the preview picture from the site's root; `styles`, paths of style sheets beyond those
    of every page; `preloads`, HTML for the head; `linked_data`, JSON-LD or empty; `generic`, whether no file of the
    repository holds the page's words.
    """
    preloads, html = lift_preloads(shown.html)
    claim = shown.claim
    path, card = describe_card(shown, argument, settings.site_name)
    styles = [settings.assets.address(style) for style in _MAP_STYLES] if _HOLDS_MAP in html else []
    export = Export(argument.made, argument.standing, settings.publication)
    data: dict[str, object] = {
        "card": path,
        "styles": styles,
        "preloads": str(preloads),
        "linked_data": write_claim_jsonld(export, claim) if claim else "",
        "generic": shown.generic,
    }
    return PageData(data, html, path, card)

"""The newest changes of the map: the page part, the Atom feed, and the redirects of former ids."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from itertools import groupby

from argmap.argument.graph import ArgumentMap
from argmap.language.current import gettext, pgettext
from argmap.pages.context import Built, Context, Settings
from argmap.repository.history import Event, History
from argmap.view.templates import render

ROOT = "../"
DAYS = 60
FEED = 50
_ATOM = "http://www.w3.org/2005/Atom"
_DEEDS = ("added", "changed", "renamed", "removed")


def build_changes(context: Context) -> Built:
    """Return the snippet `changes.html`, the feed where there is anything to tell, and a page for each former id."""
    made, history = context.argument.made, context.history
    days = [(date, _group_day(list(events))) for date, events in groupby(history.events, lambda event: event.date)]
    feed = {"changes.xml": render_feed(made, history, context.settings)} if history.events else {}
    page = render(
        "pages/changes/changes.html",
        made=made,
        history=history,
        days=days[:DAYS],
        older=len(days) - DAYS,
        root=ROOT,
        has_feed=bool(feed),
    )
    return Built({"changes.html": page}, {**feed, **_build_redirects(made, context.settings)})


def _group_day(events: list[Event]) -> list[tuple[str, list[Event]]]:
    """Return a day's events by deed, in a fixed order; of several changes to one claim, only the newest."""
    groups = []
    for deed in _DEEDS:
        latest: dict[str, Event] = {}
        for event in events:
            if event.deed == deed:
                latest.setdefault(event.claim, event)
        if latest:
            groups.append((_name_deed(deed), list(latest.values())))
    return groups


def _name_deed(deed: str) -> str:
    """Return the word that heads changes of one sort."""
    return {
        "added": pgettext("deed", "New"),
        "changed": pgettext("deed", "Changed"),
        "renamed": pgettext("deed", "Renamed"),
        "removed": pgettext("deed", "Removed"),
    }[deed]


def render_feed(made: ArgumentMap, history: History, settings: Settings) -> bytes:
    """Return the Atom feed (RFC 4287) of the newest 50 events; the same commits give the same bytes.

    Without the site's address, links are relative to the feed.
    """
    ET.register_namespace("", _ATOM)
    site_url = settings.site_url
    feed = ET.Element(f"{{{_ATOM}}}feed")
    title = made.essay.title if made.essay else settings.site_name or gettext("a debate")
    _add(feed, "title", gettext("What is new in the map of “%(title)s”", title=title))
    _add(feed, "id", _name(site_url, "changes"))
    _add(feed, "updated", _stamp(history.events[0]))
    ET.SubElement(_add(feed, "author", ""), f"{{{_ATOM}}}name").text = gettext("The contributors to the map")
    _add(feed, "link", "", rel="self", href=f"{site_url}changes.xml")
    _add(feed, "link", "", rel="alternate", type="text/html", href=f"{site_url}changes/")
    for event in history.events[:FEED]:
        _add_entry(feed, made, event, site_url)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add_entry(feed: ET.Element, made: ArgumentMap, event: Event, site_url: str) -> None:
    claim = made.claims.get(event.claim)
    entry = _add(feed, "entry", "")
    _add(entry, "title", f"{_name_deed(event.deed)}: {claim.heading if claim else event.claim}")
    _add(entry, "id", _name(site_url, f"{event.commit}/{event.claim}"))
    _add(entry, "updated", _stamp(event))
    path = f"claims/{claim.id}/" if claim else "changes/"
    _add(entry, "link", "", rel="alternate", type="text/html", href=f"{site_url}{path}")
    _add(entry, "summary", event.subject)


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        element.text = "".join(
            c for c in text if c.isprintable()
        )  # XML 1.0 has no control characters, not even escaped
    return element


def _name(site_url: str, what: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site_url + what)}"


def _stamp(event: Event) -> str:
    return event.when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _build_redirects(made: ArgumentMap, settings: Settings) -> dict[str, str]:
    """Return a page for each former id that leads to the claim's page; ids still in use lead nowhere else."""
    return {
        f"claims/{old}/index.html": render(
            "pages/changes/redirect.html", claim=claim, site_url=settings.site_url, language=settings.language
        )
        for claim in made.claims.values()
        for old in claim.fields.formerly
        if old not in made.claims
    }

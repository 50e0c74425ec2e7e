"""How a claim, or the whole map, is cited: as text, as BibTeX and as CSL-JSON, each with version and date."""

from __future__ import annotations

import json
from dataclasses import dataclass

from argmap.argument.graph import ArgumentMap
from argmap.content.bibtex import escape_tex, keep_title, write_entry
from argmap.content.models import Claim
from argmap.language.current import gettext
from argmap.language.formats import long_date, quote
from argmap.pages.context import Settings


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited, in three forms: a sentence for readers, an entry of BibTeX, and a JSON array of one CSL item."""

    text: str
    bibtex: str
    csl: str


def cite_claim(claim: Claim, made: ArgumentMap, settings: Settings) -> Citation:
    """Return how a claim is cited, as part of its map."""
    work = _Work(f"map-{claim.id}", "webpage", claim.heading, f"claims/{claim.id}/", _name(made, settings))
    return _cite(work, settings)


def cite_map(made: ArgumentMap, settings: Settings) -> Citation:
    """Return how the whole map is cited."""
    return _cite(_Work("map", "dataset", _name(made, settings), ""), settings)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is cited: the key of its entry, its type in CSL, title, path on the site, and the larger work around it."""

    key: str
    kind: str
    title: str
    path: str
    within: str = ""


def _name(made: ArgumentMap, settings: Settings) -> str:
    return settings.site_name or (made.essay.title if made.essay else gettext("Argument map"))


def _cite(work: _Work, settings: Settings) -> Citation:
    return Citation(_write_text(work, settings), _write_bibtex(work, settings), _write_csl(work, settings))


def _name_authors() -> str:
    return gettext("The contributors to the map")


def _address(work: _Work, settings: Settings) -> str:
    return f"{settings.site_url}{work.path}" if settings.site_url else ""


def _write_text(work: _Work, settings: Settings) -> str:
    where = gettext("An argument map")
    if work.within:
        where = gettext("In: %(work)s, an argument map", work=work.within)
    version = gettext("version %(commit)s", commit=settings.commit) if settings.commit else ""
    state = ", ".join(part for part in (version, long_date(settings.date) if settings.date else "") if part)
    parts = [_name_authors(), quote(work.title), f"{where}, {state}" if state else where, settings.licence.name]
    return " ".join([*(f"{part}." for part in parts), _address(work, settings)]).strip()


def _write_bibtex(work: _Work, settings: Settings) -> str:
    fields = {
        "author": keep_title(_name_authors()),
        "title": keep_title(work.title),
        "howpublished": escape_tex(work.within or gettext("Argument map")),
        "year": settings.date[:4],
        "date": settings.date,
        "version": settings.commit,
        "url": _address(work, settings),
        "note": escape_tex(settings.licence.name),
    }
    return write_entry(work.key, fields.items())


def _write_csl(work: _Work, settings: Settings) -> str:
    item = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": _name_authors()}],
        "container-title": work.within,
        "version": settings.commit,
        "issued": {"date-parts": [[int(part) for part in settings.date.split("-")]]} if settings.date else None,
        "URL": _address(work, settings),
        "note": settings.licence.name,
    }
    lines = (f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in item.items() if value)
    return "[{\n" + ",\n".join(lines) + "\n}]"

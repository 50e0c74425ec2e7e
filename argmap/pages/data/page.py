"""The map for machines: JSON of all claims and of each, linked data for claim pages, llms.txt and robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.standing import Standing
from argmap.content.models import Claim, Essay, Model, Reference
from argmap.content.vocabulary import Voice
from argmap.pages.claim.page import list_references
from argmap.pages.context import Built, Context, Licence, Settings
from argmap.view.json_text import dump_data
from argmap.view.templates import render

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def build_data(context: Context) -> Built:
    """Return the files for machines.

    `claims.json` holds every claim, step and reference; `claims/<id>.json` one claim with the steps at it and its
    references; `claim-ids.json` the label of each id and the new ids of former ones. Without the site's address,
    addresses are relative to its root.
    """
    argument, licence, site_url = context.argument, context.settings.licence, context.settings.site_url
    made, standing = argument.made, argument.standing
    entries = {name: describe_entry(argument, made.claims[name], site_url) for name in made.order}
    whole = {
        "licence": licence.url,
        "essay": describe_essay(made.essay) if made.essay else None,
        "thesis": made.main_thesis,
        "claims": list(entries.values()),
        "steps": [describe_step(step, standing) for step in made.steps.values()],
        "references": {key: describe_reference(work) for key, work in sorted(made.references.items())},
    }
    files = {
        "claims.json": _dump_line(whole),
        **{
            f"claims/{name}.json": _dump_line(_widen(argument, licence, name, entry)) for name, entry in entries.items()
        },
        "claim-ids.json": _dump_line({"claims": _list_labels(made), "formerly": _list_former(made.claims.values())}),
        "llms.txt": render("pages/data/llms.txt", made=made, url=site_url, pages=context.pages, licence=licence),
        "robots.txt": render("pages/data/robots.txt", url=site_url),
    }
    return Built(files=files)


def _dump_line(value: object) -> str:
    return dump_data(value) + "\n"


def describe_entry(argument: Argument, claim: Claim, site_url: str) -> dict[str, object]:
    """Return one claim as data; keys without a value are left out."""
    fields = claim.fields
    word = argument.standing.claims.get(claim.id)
    entry = {
        "id": claim.id,
        "url": f"{site_url}claims/{claim.id}/",
        "heading": claim.heading,
        "label": fields.label,
        "kind": fields.kind.value,
        "voice": fields.voice.value,
        "topic": fields.topic,
        "standing": word.value if word else None,
        "source": fields.source,
        "hedge": fields.hedge,
        "date": argument.made.date_of(claim.id),
        "references": fields.references,
        "about": fields.about,
        "formerly": fields.formerly,
        "prediction": _dump_model(fields.prediction),
        "settled_by": _dump_model(fields.settled_by),
        "text": claim.body,
    }
    return {key: value for key, value in entry.items() if value}


def _dump_model(model: Model | None) -> dict[str, object] | None:
    return model.model_dump(mode="json", exclude_defaults=True) if model else None


def _widen(argument: Argument, licence: Licence, name: str, entry: Mapping[str, object]) -> dict[str, object]:
    """Return a claim's entry with the steps at it, those it is a premise of, and its references in full."""
    made, standing = argument.made, argument.standing
    works = list_references(made, made.claims[name])
    return {
        **entry,
        "licence": licence.url,
        "reasons": [describe_step(step, standing) for step in made.reasons(name)],
        "bears_on": [describe_step(step, standing) for step in made.bears_on(name)],
        "references": [{"id": work.id, **describe_reference(work)} for work in works],
    }


def describe_step(step: Step, standing: Standing) -> dict[str, object]:
    """Return one step as data; `in` is true, false, or null where objections go in a circle."""
    return {
        "id": step.id,
        "kind": step.kind.value,
        "premises": step.premises,
        "conclusion": step.conclusion,
        "strength": step.strength.value,
        "because": step.because,
        "in": standing.steps.get(step.id),
    }


def describe_reference(work: Reference) -> dict[str, object]:
    """Return one work as data; keys without a value are left out."""
    entry = {
        "title": work.title,
        "authors": work.authors,
        "date": work.when,
        "venue": work.venue,
        "url": work.url,
        "shows": work.shows,
        "verified": work.verified.value if work.verified else None,
        "caveat": work.caveat,
        "programme": work.programme,
        "interest": work.interest.value if work.interest else None,
        "interest_why": work.interest_why,
    }
    return {key: value for key, value in entry.items() if value}


def describe_essay(essay: Essay) -> dict[str, object]:
    """Return the essay's title, author, address and date as data."""
    return {"title": essay.title, "author": essay.author, "date": essay.date, "url": essay.url}


def _list_labels(made: ArgumentMap) -> dict[str, str]:
    return {name: made.claims[name].label for name in made.order}


def _list_former(claims: Iterable[Claim]) -> dict[str, str]:
    return {former: claim.id for claim in claims for former in claim.fields.formerly}


def build_linked_data(made: ArgumentMap, claim: Claim, settings: Settings, site_name: str) -> str:
    """Return a claim as JSON-LD (schema.org Claim), safe inside `<script type="application/ld+json">`."""
    essay, licence, site_url = made.essay, settings.licence.url, settings.site_url
    spoken = essay is not None and claim.fields.voice is not Voice.OUTSIDE
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"{site_url}claims/{claim.id}/",
        "url": f"{site_url}claims/{claim.id}/",
        "name": claim.label,
        "text": claim.heading,
        "inLanguage": settings.language,
        "license": licence,
        "author": _name_person(essay.author) if essay and claim.fields.voice is Voice.ESSAY else None,
        "appearance": _cite_essay(essay) if essay and spoken else None,
        "isPartOf": {"@type": "Dataset", "name": site_name, "url": site_url, "license": licence},
        "citation": [_cite(work) for work in list_references(made, claim)],
    }
    kept = {key: value for key, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _name_person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _cite_essay(essay: Essay) -> dict[str, object]:
    return {
        "@type": "Article",
        "name": essay.title,
        "url": essay.url,
        "datePublished": essay.date,
        "author": _name_person(essay.author),
    }


def _cite(work: Reference) -> dict[str, object]:
    entry = {
        "@type": "CreativeWork",
        "name": work.title,
        "url": work.url,
        "datePublished": work.when,
        "author": [_name_person(author) for author in work.authors if author != "others"],
    }
    return {key: value for key, value in entry.items() if value}

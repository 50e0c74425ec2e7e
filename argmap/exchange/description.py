"""Claims, steps, works and the text that is mapped, as plain data; the other formats are written from the same."""

from __future__ import annotations

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.models import Claim, Essay, Model, Reference
from argmap.content.vocabulary import STEP_KINDS
from argmap.exchange.publication import Export

OWN, CITED = "claim", "references"
"""Where the date of a claim comes from: its own file, or the newest of the works that it cites."""


def describe_claim(export: Export, claim: Claim) -> dict[str, object]:
    """Return one claim as data, without its steps; keys without a value are left out."""
    fields = claim.fields
    word = export.standing.claims.get(claim.id)
    date = export.made.date_of(claim.id)
    entry = {
        "id": claim.id,
        "url": export.address(claim.id),
        "heading": claim.heading,
        "label": fields.label,
        "kind": fields.kind.value,
        "voice": fields.voice.value,
        "topic": fields.topic,
        "standing": word.value if word else None,
        "source": fields.source,
        "speakers": fields.speakers,
        "wordings": [_dump_model(one) for one in fields.wordings],
        "hedge": fields.hedge,
        "date": date,
        "date_from": (OWN if fields.date else CITED) if date else None,
        "references": fields.references,
        "about": fields.about,
        "formerly": fields.formerly,
        "prediction": _dump_model(fields.prediction),
        "settled_by": _dump_model(fields.settled_by),
        "ask": _dump_model(fields.ask),
        "text": claim.body,
    }
    return {key: value for key, value in entry.items() if value}


def describe_fields(claim: Claim) -> dict[str, object]:
    """Return what a claim's file holds beside its heading and its relations, by the keys of front matter, and `body`.

    Formats that can hold data of any kind beside a claim hold these.
    """
    fields = claim.fields.model_dump(mode="json", exclude={*STEP_KINDS, "contrary"}, exclude_defaults=True)
    return {**fields, "body": claim.body} if claim.body else fields


def _dump_model(model: Model | None) -> dict[str, object] | None:
    return model.model_dump(mode="json", exclude_defaults=True) if model else None


def describe_step(export: Export, step: Step) -> dict[str, object]:
    """Return one step as data; `in` is true, false, or null where objections go in a circle.

    A scheme and `contrary` are left out where the step has them not.
    """
    return {
        "id": step.id,
        "kind": step.kind.value,
        "premises": step.premises,
        "conclusion": step.conclusion,
        "strength": step.strength.value,
        "because": step.because,
        **({"scheme": step.scheme} if step.scheme else {}),
        **({"contrary": True} if step.contrary else {}),
        "stated_by": step.stated_by,
        "in": export.standing.steps.get(step.id),
    }


def describe_map(made: ArgumentMap) -> dict[str, object]:
    """Return what belongs to the map as a whole: text, thesis, topics, works, summary and signed stances.

    Only the index of the text's paragraphs is left out, which serves to check quotations.
    """
    return {
        "essay": describe_essay(made.essay) if made.essay else None,
        "thesis": made.main_thesis,
        "topics": [topic.model_dump(mode="json", exclude_none=True) for topic in made.topics],
        "references": {key: describe_reference(work) for key, work in sorted(made.references.items())},
        "summary": made.summary.summary.model_dump(mode="json", exclude_defaults=True) if made.summary else None,
        "stances": [{"id": stance.id, **stance.signed.model_dump(mode="json")} for stance in made.stances],
    }


def describe_essay(essay: Essay) -> dict[str, str]:
    """Return the essay's title, author, address and date as data."""
    return {"title": essay.title, "author": essay.author, "date": essay.date, "url": essay.url}


def describe_reference(work: Reference) -> dict[str, object]:
    """Return one work as data; keys without a value are left out, and so is a year that the date has."""
    entry = {
        "title": work.title,
        "authors": work.authors,
        "date": work.when,
        "year": work.year if work.year != work.when[:4] else None,
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

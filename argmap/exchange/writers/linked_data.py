"""Linked data: JSON-LD with the words of schema.org, and for steps those of the AIF ontology."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.argument.graph import Step
from argmap.content.models import Claim, Essay, Reference
from argmap.content.vocabulary import Bearing, Voice
from argmap.exchange.publication import Export
from argmap.exchange.writers.own_json import dump_line

SCHEMA_ORG = "https://schema.org"
AIF = "http://www.arg.dundee.ac.uk/aif#"
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_ENDS = {
    Bearing.SUPPORTS: ("aif:RA-node", "aif:Premise", "aif:Conclusion"),
    Bearing.ATTACKS: ("aif:CA-node", "aif:Conflicting", "aif:Conflicted"),
    Bearing.UNDERCUTS: ("aif:CA-node", "aif:Conflicting", "aif:Conflicted"),
}
"""For each kind of step its type in the ontology, and the properties that name its premises and what it bears on."""


def write_claim_jsonld(export: Export, claim: Claim) -> str:
    """Return a claim as JSON-LD (schema.org Claim), safe inside `<script type="application/ld+json">`."""
    published = export.published
    data = {
        "@context": SCHEMA_ORG,
        **_describe_claim(export, claim),
        "isPartOf": {
            "@type": "Dataset",
            "name": published.name,
            "url": published.site_url,
            "license": published.licence.url,
        },
    }
    return dump_line(data).rstrip("\n").translate(_UNSAFE)


def write_jsonld(export: Export) -> str:
    """Return the map as a schema.org Dataset, whose parts are claims (Claim) and steps (AIF's RA-node and CA-node)."""
    made, published = export.made, export.published
    numbers = {step: f"{published.site_url}#step-{number}" for number, step in enumerate(made.steps, 1)}
    parts = [_describe_part(export, made.claims[name]) for name in made.order]
    data = {
        "@context": [SCHEMA_ORG, {"aif": AIF}],
        "@type": "Dataset",
        "@id": published.site_url,
        "name": export.title,
        "url": published.site_url,
        "license": published.licence.url,
        "inLanguage": published.language,
        "version": published.commit,
        "dateModified": published.date,
        "isBasedOn": _cite_essay(made.essay) if made.essay else None,
        "hasPart": parts + [_describe_step(export, step, numbers) for step in made.steps.values()],
    }
    return dump_line(_drop_empty(data))


def _describe_part(export: Export, claim: Claim) -> dict[str, object]:
    fields = claim.fields
    more = {
        "description": claim.body,
        "genre": fields.kind.value,
        "keywords": export.made.topic_title(fields.topic),
        "about": [{"@id": export.address(other)} for other in fields.about],
    }
    return {**_describe_claim(export, claim), **_drop_empty(more)}


def _describe_step(export: Export, step: Step, numbers: Mapping[str, str]) -> dict[str, object]:
    kind, premise, conclusion = _ENDS[step.kind]
    end = numbers[step.conclusion] if step.kind is Bearing.UNDERCUTS else export.address(step.conclusion)
    data = {
        "@type": kind,
        "@id": numbers[step.id],
        "name": step.scheme,
        "description": step.because,
        premise: [{"@id": export.address(one)} for one in step.premises],
        conclusion: {"@id": end},
    }
    return _drop_empty(data)


def _describe_claim(export: Export, claim: Claim) -> dict[str, object]:
    made, published = export.made, export.published
    essay, address = made.essay, export.address(claim.id)
    spoken = essay is not None and claim.fields.voice is not Voice.OUTSIDE
    data = {
        "@type": "Claim",
        "@id": address,
        "url": address,
        "name": claim.label,
        "text": claim.heading,
        "alternativeHeadline": [one.text for one in claim.fields.wordings],
        "inLanguage": published.language,
        "license": published.licence.url,
        "author": _name_person(essay.author) if essay and claim.fields.voice is Voice.ESSAY else None,
        "appearance": _cite_essay(essay) if essay and spoken else None,
        "citation": [_cite(work) for work in made.cited(claim)],
    }
    return _drop_empty(data)


def _drop_empty(data: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if value}


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
    return _drop_empty(entry)

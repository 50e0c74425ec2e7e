"""The engine's own JSON, in the form that `schema` describes: claims.json, and one claim by itself."""

from __future__ import annotations

import json

from argmap.argument.graph import Step
from argmap.content.models import Claim
from argmap.exchange.description import describe_claim, describe_map, describe_reference, describe_step
from argmap.exchange.publication import Export
from argmap.exchange.schema import CLAIM_SCHEMA, INDEX_SCHEMA, MAP_SCHEMA, VERSION


def write_json(export: Export) -> str:
    """Return the whole map as one line of JSON."""
    made = export.made
    whole = describe_map(made)
    return dump_line(
        {
            **_describe_state(export, MAP_SCHEMA),
            "title": export.title,
            "essay": whole.pop("essay"),
            "thesis": whole.pop("thesis"),
            "topics": whole.pop("topics"),
            "claims": [describe_claim(export, made.claims[name]) for name in made.order],
            "steps": [describe_step(export, step) for step in made.steps.values()],
            **whole,
        }
    )


def write_index_json(export: Export, whole: str, ids: str) -> str:
    """Return what stands in the place of a whole map that is too large: where it is, in `whole`, and its measure.

    `ids` is the path of the file with all ids.
    """
    made = export.made
    described = describe_map(made)
    return dump_line(
        {
            **_describe_state(export, INDEX_SCHEMA),
            **{key: described[key] for key in ("essay", "thesis", "topics")},
            "whole": export.published.site_url + whole,
            "one": f"{export.published.site_url}claims/{{id}}.json",
            "ids": export.published.site_url + ids,
            "claim_count": len(made.claims),
            "step_count": len(made.steps),
        }
    )


def write_claim_json(export: Export, claim: Claim) -> str:
    """Return one claim with the steps at it, those it is a premise of, and its references in full."""
    made = export.made
    return dump_line(
        {
            **_describe_state(export, CLAIM_SCHEMA),
            **describe_claim(export, claim),
            "reasons": _describe_steps(export, made.reasons(claim.id)),
            "bears_on": _describe_steps(export, made.bears_on(claim.id)),
            "references": [{"id": work.id, **describe_reference(work)} for work in made.cited(claim)],
        }
    )


def _describe_steps(export: Export, steps: tuple[Step, ...]) -> list[dict[str, object]]:
    return [describe_step(export, step) for step in steps]


def _describe_state(export: Export, schema: str) -> dict[str, object]:
    """Return what every file of JSON begins with: its schema and form, the state of the map, and the licence."""
    published = export.published
    state = {"commit": published.commit, "date": published.date}
    return {
        "$schema": f"{published.site_url}{schema}",
        "form": VERSION,
        "version": {key: value for key, value in state.items() if value},
        "licence": published.licence.url,
    }


def dump_line(value: object) -> str:
    """Return data as one line of JSON, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"

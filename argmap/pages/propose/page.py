"""The form that proposes a claim: its page part, and the choices and limits that its script works with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise
from typing import Any

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.content.docs_folder import RESERVED_IDS
from argmap.content.essay_index import GRAM_WORDS
from argmap.content.markup import BODY_LIMITS, HIDDEN, IGNORABLE
from argmap.content.models import FILE_MAX, HEADING_MAX, QUOTATION_MAX, Essay
from argmap.content.schema import build_editor_schema
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind
from argmap.pages.context import Built, Context
from argmap.repository.github import ADDRESS_MAX, Repository
from argmap.review.issue_form import FORM
from argmap.view.json_text import dump_data
from argmap.view.large_data import split_data
from argmap.view.templates import name_authors, render

ROOT = "../"
_PLANES = 3  # planes of Unicode that the form knows; later ones hold no letters of living scripts


def build_propose(context: Context) -> Built:
    """Return the snippet `propose.html` and the form's data, with the version of the scripts they are made for."""
    argument, settings = context.argument, context.settings
    data = {
        "form": collect_form(argument, settings.repository),
        "quotations": collect_quotations(argument.made.essay),
    }
    files: dict[str, str] = {}
    for name, value in data.items():
        files |= split_data(f"assets/map/{name}.json", dump_data(value), scripts=settings.assets.version)
    return Built({"propose.html": _render_form(argument.made, settings.repository)}, files)


def collect_quotations(essay: Essay | None) -> dict[str, Any]:
    """Return the essay's fingerprints, by which the form's script checks quotations; `most` words may be quoted."""
    grams = sorted({gram for paragraph in essay.paragraphs for gram in paragraph.grams.split()}) if essay else []
    phrases = essay.phrases.split() if essay else []
    return {"most": QUOTATION_MAX, "run": GRAM_WORDS, "grams": grams, "phrases": phrases}


def collect_form(argument: Argument, repository: Repository | None) -> dict[str, Any]:
    """Return the data of the form's script: the schema, the limits, and the claims and steps that a claim may name.

    `steps` are in the order of the compact map, whose hash is `model`. `hidden` are the ranges of characters that no
    claim may hold, as the distance of each bound from the one before. `side` is 1 where a claim or step helps the
    main thesis, -1 where it speaks against it.
    """
    made, compact = argument.made, argument.indexed
    return {
        "schema": build_editor_schema(),
        "limits": {"heading": HEADING_MAX, "file": FILE_MAX, "address": ADDRESS_MAX, **BODY_LIMITS},
        "weightless": sorted(WEIGHTLESS),
        "hidden": measure_gaps(list_hidden()),
        "claims": list(_list_claims(made)),
        "steps": [_describe_step(made, made.steps[step]) for step in compact.steps],
        "topics": _list_topics(made),
        "paragraphs": [paragraph.id for paragraph in made.essay.paragraphs] if made.essay else None,
        "references": list(_list_references(made)),
        "taken": sorted(RESERVED_IDS | {old for claim in made.claims.values() for old in claim.fields.formerly}),
        "model": compact.hash,
        "repository": _list_addresses(repository) if repository else None,
    }


@cache
def list_hidden() -> tuple[tuple[int, int], ...]:
    """Return the ranges of code points, first and last, that no claim may hold; the last range ends Unicode."""
    categories = map(unicodedata.category, map(chr, range(_PLANES * 0x10000)))
    hidden = bytearray(map(HIDDEN.__contains__, categories))  # one byte for each code point: 1 where it is hidden
    for first, last in IGNORABLE:
        hidden[first : last + 1] = bytes([1]) * len(hidden[first : last + 1])
    hidden[ord("\t")] = hidden[ord("\n")] = 0
    ranges = [(run.start(), run.end() - 1) for run in re.finditer(b"\1+", hidden)]
    return (*ranges, (_PLANES * 0x10000, 0x10FFFF))


def measure_gaps(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return ranges as the distance of each bound from the one before: a third as long as the bounds themselves.

    >>> measure_gaps([(0, 8), (11, 31)])
    [0, 8, 3, 20]
    """
    bounds = list(chain.from_iterable(ranges))
    return [bound - before for before, bound in pairwise([0, *bounds])]


def _list_claims(made: ArgumentMap) -> Iterator[Mapping[str, Any]]:
    for claim in made.claims.values():
        steps = made.line_to_thesis(claim.id)
        side = -1 if sum(step.kind is not Bearing.SUPPORTS for step in steps) % 2 else 1
        short = {"label": claim.fields.label} if claim.fields.label else {}
        fields = claim.fields
        yield {
            "id": claim.id,
            "heading": claim.heading,
            **short,
            "kind": fields.kind,
            "topic": fields.topic,
            "side": side,
        }


def _describe_step(made: ArgumentMap, step: Step) -> Mapping[str, Any]:
    return {
        "id": step.id,
        "kind": step.kind,
        "premises": step.premises,
        "conclusion": step.conclusion,
        "target": made.target(step),
        **({"because": step.because} if step.because else {}),
    }


def _list_topics(made: ArgumentMap) -> list[Mapping[str, str]]:
    return [{"id": topic, "title": made.topic_title(topic)} for topic in made.by_topic()]


def _list_references(made: ArgumentMap) -> Iterator[Mapping[str, str]]:
    for reference in sorted(made.references.values(), key=lambda reference: reference.id):
        about = ", ".join(part for part in (name_authors(reference), reference.when[:4]) if part)
        yield {"id": reference.id, "title": reference.title, "about": about}


def _list_addresses(repository: Repository) -> Mapping[str, str]:
    """Return the prefixes of addresses to which the form's script adds a claim's file name, or an issue's fields."""
    return {
        "new": repository.new_file_url("docs/claims/"),
        "edit": repository.edit_url("docs/claims/"),
        "issue": repository.new_issue_url(FORM),
    }


def _render_form(made: ArgumentMap, repository: Repository | None) -> str:
    template = render_template(made)
    return render(
        "pages/propose/propose.html",
        root=ROOT,
        kinds=[kind for kind in Kind if kind is not Kind.THESIS],
        topics=_list_topics(made),
        essay=made.essay,
        repository=repository,
        form=FORM,
        template=template,
        thesis=made.claims[made.main_thesis] if made.main_thesis else None,
    )


def render_template(made: ArgumentMap) -> str:
    """Return a whole claim file that passes the check of this map, to be written over; empty without a thesis."""
    thesis = made.main_thesis
    if thesis is None:
        return ""
    return (
        render("pages/propose/claim_template.md", thesis=made.claims[thesis]) + "\n"
    )  # Jinja drops a file's last newline

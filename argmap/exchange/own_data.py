"""Reads back what our own exports keep beside each claim and the map as a whole, by the keys of our files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from argmap.content.bibtex import write_bibliography
from argmap.content.docs_files import DocsFiles
from argmap.content.docs_folder import read_files
from argmap.content.models import Essay, FrontMatter, Reference, Topic, Wordings
from argmap.content.problems import show
from argmap.content.vocabulary import STEP_KINDS, Interest, Kind, Strength, Verified
from argmap.exchange.debate import Debate, Text
from argmap.exchange.losses import Losses
from argmap.exchange.publication import CC_BY

KEYS = frozenset(FrontMatter.model_fields) - {*STEP_KINDS, "contrary", "wordings"}
_WORDINGS: TypeAdapter[Wordings] = TypeAdapter(Wordings)
_WHOLE = frozenset({"kind", "topic", "voice"})
_OF_THE_MAP = frozenset({"essay", "topics", "references", "summary", "stances", "thesis", "title", "licence"})

_FORMS: Mapping[str, type] = {"thesis": str, "topics": list, "references": Mapping, "summary": Mapping, "stances": list}


def take_own(text: Text, data: Mapping[str, Any]) -> list[str]:
    """Put the values of a claim that data holds into its text, and return the keys of all else.

    Where the data is what an export of ours writes, heading and body are Markdown already.
    """
    text.verbatim = set(data) >= _WHOLE
    rest: list[str] = []
    for key, value in data.items():
        if key == "kind" and value in list(Kind):
            text.kind = Kind(value)
        elif key == "body" and isinstance(value, str):
            text.body = value
        elif key == "wordings" and (wordings := _read_wordings(value)) is not None:
            text.wordings += wordings
        elif key == "topic" and isinstance(value, str) and not text.verbatim:
            text.topic = text.topic or value
        elif key in KEYS:
            text.own[key] = value
        else:
            rest.append(key)
    return rest


def _read_wordings(value: object) -> list[tuple[str, tuple[str, ...]]] | None:
    """Return other wordings of a claim with their speakers; None where they have not the form of a claim file."""
    try:
        found = _WORDINGS.validate_python(value)
    except ValidationError:
        return None
    return [(one.text, one.speakers) for one in found]


def read_strength(data: Mapping[str, Any]) -> Strength:
    """Return the strength of a step that data holds, else the usual one."""
    value = data.get("strength")
    return Strength(value) if value in list(Strength) else Strength.MODERATE


def take_whole(debate: Debate, data: object, losses: Losses, where: str) -> None:
    """Put what data holds of a map as a whole into its debate: essay, topics, works, summary and signed stances."""
    if not isinstance(data, Mapping):
        return
    for key in sorted(str(key) for key in set(data) - _OF_THE_MAP):
        losses.note(show(key, 30), "left out", where)
    sound = _take_sound(data, losses, where)
    for topic in sound.get("topics", []):
        _take_topic(debate, topic, losses, where)
    if data.get("licence", CC_BY.url) != CC_BY.url:
        losses.note("licence", f"left out: name it in mkdocs.yml ({show(str(data['licence']), 100)})", where)
    debate.thesis = sound.get("thesis", "")
    for key, work in sound.get("references", {}).items():
        _take_work(debate, str(key), work, losses)
    debate.summary = sound.get("summary")
    for stance in sound.get("stances", []):
        if isinstance(stance, Mapping) and isinstance(stance.get("id"), str):
            debate.stances[stance["id"]] = {key: value for key, value in stance.items() if key != "id"}
        else:
            losses.note("signed stance", "left out: it has no id", where)
    try:
        debate.essay = Essay.model_validate(data["essay"]) if "essay" in data else None
    except ValidationError:
        losses.note("essay", "left out: it has not the form of essay.yaml", where)


def _take_topic(debate: Debate, data: object, losses: Losses, where: str) -> None:
    try:
        topic = Topic.model_validate(data)
    except ValidationError:
        losses.note("topic", "left out: it has not the form of essay.yaml", where)
    else:
        debate.topics.setdefault(topic.id, topic)


def _take_sound(data: Mapping[str, Any], losses: Losses, where: str) -> dict[str, Any]:
    """Return the values of a map as a whole that have the form in which an export of ours keeps them."""
    given = {key: data[key] for key in _FORMS if data.get(key) is not None}
    for key, value in given.items():
        if not isinstance(value, _FORMS[key]):
            losses.note(key, "left out: it has not the form of an export", where)
    return {key: value for key, value in given.items() if isinstance(value, _FORMS[key])}


def _take_work(debate: Debate, key: str, data: object, losses: Losses) -> None:
    """Put a work into a debate: whole where references.bib can hold it, else its address."""
    work = _read_work(key, data) if isinstance(data, Mapping) else None
    text = write_bibliography([work] if work else [], "")
    read = read_files(DocsFiles(Path(), {"references.bib": text.encode()}))
    found = read.bibliography.references if read.bibliography and not read.problems else {}
    if work and list(found) == [key]:
        debate.works[key] = found[key]
        if found[key] != work:
            losses.note("work in references.bib", "kept, with signs changed that BibTeX has no room for", show(key, 80))
    elif work and work.url:
        debate.addresses[key] = work.url
        losses.note("work in references.bib", "its address kept", show(key, 80))
    else:
        losses.note("work in references.bib", "left out: it has no address", show(key, 80))


def _read_work(key: str, data: Mapping[str, Any]) -> Reference:
    """Return a work, with what of its data has the form that `description` gives it."""
    plain = {name: value for name, value in data.items() if isinstance(value, str)}
    authors = data["authors"] if isinstance(data.get("authors"), list) else []
    when = plain.get("date", "")
    return Reference(
        key,
        plain.get("title", ""),
        plain.get("url", ""),
        tuple(name for name in authors if isinstance(name, str)),
        year=plain.get("year") or when[:4],
        date=when if len(when) > len("2026") else "",
        verified=Verified(plain["verified"]) if plain.get("verified") in set(Verified) else None,
        interest=Interest(plain["interest"]) if plain.get("interest") in set(Interest) else None,
        **{name: plain.get(name, "") for name in ("venue", "shows", "caveat", "programme", "interest_why")},
    )

"""Reads back what our own exports keep beside each claim and the map as a whole, by the keys of our files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from argmap.content.models import Essay, FrontMatter
from argmap.content.problems import show
from argmap.content.vocabulary import STEP_KINDS, Kind, Strength
from argmap.exchange.debate import Debate, Text
from argmap.exchange.losses import Losses

KEYS = frozenset(FrontMatter.model_fields) - {*STEP_KINDS}
_WHOLE = frozenset({"kind", "topic", "voice"})
_OF_THE_MAP = frozenset({"essay", "topics", "references", "thesis", "title", "licence"})


def take_own(text: Text, data: Mapping[str, Any]) -> list[str]:
    """Put the values of a claim that data holds into its text, and return the keys of all else.

    Where the data is what an export of ours writes, heading and body are Markdown already.
    """
    text.verbatim = set(data) >= _WHOLE
    rest: list[str] = []
    for key, value in data.items():
        if key == "kind" and value in set(Kind):
            text.kind = Kind(value)
        elif key == "body" and isinstance(value, str):
            text.body = value
        elif key == "topic" and isinstance(value, str) and not text.verbatim:
            text.topic = text.topic or value
        elif key in KEYS:
            text.own[key] = value
        else:
            rest.append(key)
    return rest


def read_strength(data: Mapping[str, Any]) -> Strength:
    """Return the strength of a step that data holds, else the usual one."""
    value = data.get("strength")
    return Strength(value) if value in set(Strength) else Strength.MODERATE


def take_whole(debate: Debate, data: object, losses: Losses, where: str) -> None:
    """Put what data holds of a map as a whole into its debate: the essay, topics, and addresses of works."""
    if not isinstance(data, Mapping):
        return
    for key in sorted(str(key) for key in set(data) - _OF_THE_MAP):
        losses.note(show(key, 30), "left out", where)
    for topic in data["topics"] if isinstance(data.get("topics"), list) else []:
        if isinstance(topic, Mapping) and isinstance(topic.get("id"), str) and isinstance(topic.get("title"), str):
            debate.topics[topic["id"]] = topic["title"]
    debate.thesis = data["thesis"] if isinstance(data.get("thesis"), str) else ""
    works = data.get("references")
    for key, work in works.items() if isinstance(works, Mapping) else ():
        url = work.get("url") if isinstance(work, Mapping) else None
        if isinstance(url, str) and url:
            debate.works[str(key)] = url
            losses.note("work in references.bib", "its address kept", str(key))
        else:
            losses.note("work in references.bib", "left out: it has no address", str(key))
    try:
        debate.essay = Essay.model_validate(data["essay"]) if "essay" in data else None
    except ValidationError:
        losses.note("essay", "left out: it has not the form of essay.yaml", where)

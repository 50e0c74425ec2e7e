"""Writes the claims of a debate as claim files, each of which the check accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from argmap.content.docs_folder import is_claim_id, mend_id, number_name, read_claim
from argmap.content.front_matter import write_front_matter
from argmap.content.markup import find_claim_links, find_hidden, find_html
from argmap.content.models import (
    FILE_MAX,
    HEADING_MAX,
    LABEL_MAX,
    LINE_MAX,
    LIST_MAX,
    NAME_MAX,
    SCHEME_MAX,
    TOPIC_ID_MAX,
    WORDING_MAX,
    FrontMatter,
    Topic,
)
from argmap.content.problems import passes
from argmap.content.vocabulary import STEP_KINDS, WEIGHTLESS, Bearing, Profile, Strength, Voice
from argmap.exchange.arrange import Arranged, Placed
from argmap.exchange.debate import Debate, Link, Text
from argmap.exchange.losses import Losses
from argmap.exchange.words import BODY_MAX, Wording, clean_line, escape, fold, write_words

TOPIC = "The debate"
TOPICS_MAX = 40
_SPEAKERS_MAX = 20
_WORDINGS_ROOM = 12_000  # bytes of a file; at least as many stay for its body
_REFERENCE = re.compile(r"https://[^\s<>\"'`\\]{1,390}")


@dataclass(slots=True)
class Written:
    """The claim files of a debate by id, and the topics that they name, in the order of their titles."""

    files: dict[str, str] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)


def write_claims(arranged: Arranged, losses: Losses, taken: frozenset[str] = frozenset()) -> Written:
    """Return the claim files of a debate; no topic has one of the ids in `taken`, which pages have."""
    topics = _name_topics(arranged, taken, losses)
    given = {name: _clean_topic(topic, losses) for name, topic in arranged.debate.topics.items()}
    found: dict[str, Topic] = {}
    written = Written()
    formerly: set[str] = set(arranged.claims)
    for name, placed in arranged.claims.items():
        topic = _choose_topic(placed, topics, given, taken, losses)
        found[topic.id] = topic
        _fit_own(placed, arranged, formerly, losses)
        _fit_wordings(placed.text, losses)
        written.files[name] = _write(placed, topic.id, arranged.claims.keys(), losses)
    ranks = {name: number for number, name in enumerate(arranged.debate.topics)}
    for name in ranks:
        if name not in found:
            losses.note("topic without claims", "left out", name)
    written.topics = sorted(found.values(), key=lambda t: (ranks.get(t.id, len(ranks)), t.title != TOPIC, t.title))
    return written


def _clean_topic(topic: Topic, losses: Losses) -> Topic:
    """Return a topic that an export of ours names, with words that pages can show."""
    changes: set[tuple[str, str]] = set()
    words = {key: clean_line(getattr(topic, key) or "", LINE_MAX, changes) or None for key in ("short", "lead")}
    title = clean_line(topic.title, LINE_MAX, changes) or topic.id
    for what, done in sorted(changes):
        losses.note(what, done, f"topic {topic.id}")
    return Topic(id=topic.id, title=title, **words)


def _choose_topic(
    placed: Placed, topics: Mapping[str, Topic], given: dict[str, Topic], taken: frozenset[str], losses: Losses
) -> Topic:
    """Return the topic of a claim: the one that an export of ours names, else the one of its section.

    A topic of ours without a title gets that of the section, and is added to those that are `given`.
    """
    own = placed.text.own.pop("topic", None)
    if (
        isinstance(own, str)
        and is_claim_id(own)
        and own not in taken
        and own not in {one.id for one in topics.values()}
    ):
        if own not in given:
            given[own] = _clean_topic(
                Topic(id=own, title=clean_line(placed.text.topic, LINE_MAX, set()) or own), losses
            )
        return given[own]
    return topics.get(placed.text.topic, topics[""])


def _fit_own(placed: Placed, arranged: Arranged, formerly: set[str], losses: Losses) -> None:
    """Take out of a claim's own values what names claims, works or former ids that the new map does not have."""
    own, claims = placed.text.own, arranged.claims
    given = dict(own)
    if "about" in own:
        own["about"] = [one for one in _texts(own["about"]) if one in claims and placed.kind in WEIGHTLESS]
    if isinstance(prediction := own.get("prediction"), Mapping) and "why" in prediction:
        own["prediction"] = {**prediction, "why": [one for one in _texts(prediction["why"]) if one in claims]}
    if "formerly" in own:
        own["formerly"] = [one for one in dict.fromkeys(_texts(own["formerly"])) if one not in formerly]
        formerly |= set(own["formerly"])
    for key in ("about", "prediction", "formerly"):
        if own.get(key) != given.get(key):
            losses.note(f"data “{key}”", "kept without ids that the map does not have, or has taken", placed.text.where)
    placed.about = sorted({*placed.about, *own.pop("about", ())})
    _fit_references(placed.text, arranged.debate, losses)


def _fit_references(text: Text, debate: Debate, losses: Losses) -> None:
    """Keep of what a text cites the works that the map has, and addresses."""
    named = [
        one if one in debate.works else debate.addresses.get(one, one) for one in _texts(text.own.pop("references", ()))
    ]
    for one in named:
        if one not in debate.works and not _REFERENCE.fullmatch(one):
            losses.note("reference without an address", "left out", text.where)
    cited = [one for one in text.references if _REFERENCE.fullmatch(one)]
    cited += [one for one in named if one in debate.works or _REFERENCE.fullmatch(one)]
    text.references = list(dict.fromkeys(cited))[:LIST_MAX]


def _fit_wordings(text: Text, losses: Losses) -> None:
    """Keep each of a text's other wordings once, with all its speakers; what has no room goes into the body."""
    changes = set[tuple[str, str]]()
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    room = _WORDINGS_ROOM
    for words, speakers in text.wordings:
        line = words if text.verbatim and _is_plain(words) else clean_line(words, BODY_MAX, changes)
        key, names = line if text.verbatim else fold(line), _clean_names(speakers, changes)
        if key == fold(text.text) and not text.verbatim:
            text.speakers += names
            continue
        if key in found:
            line, before = found[key]
            names = _clean_names([*before, *names], changes)
        elif not key or len(line) > WORDING_MAX or len(found) == LIST_MAX or len(line.encode()) > room:
            changes |= {("wording that is too long or one of too many", "kept in the body, without its speakers")}
            text.body = "\n\n".join(part for part in (text.body, line) if part)
            continue
        else:
            room -= len(line.encode())
        found[key] = (line, names)
    text.wordings = list(found.values())
    for what, done in sorted(changes):
        losses.note(what, done, text.where)


def _clean_names(names: Sequence[str], changes: set[tuple[str, str]]) -> tuple[str, ...]:
    cleaned = tuple(dict.fromkeys(name for one in names if (name := clean_line(one, NAME_MAX, changes))))
    if len(cleaned) > _SPEAKERS_MAX:
        changes.add((f"more than {_SPEAKERS_MAX} speakers", "the first kept"))
    return cleaned[:_SPEAKERS_MAX]


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def _name_topics(arranged: Arranged, taken: frozenset[str], losses: Losses) -> dict[str, Topic]:
    """Return a topic for each title of one, and for none."""
    loose = [placed.text for placed in arranged.claims.values() if "topic" not in placed.text.own]
    titles = sorted({text.topic for text in loose} - {""})
    used = set(taken)
    topics = {"": _name_topic(TOPIC, used)}
    for title in titles[:TOPICS_MAX]:
        changes: set[tuple[str, str]] = set()
        topics[title] = _name_topic(clean_line(title, 120, changes) or TOPIC, used)
    for title in titles[TOPICS_MAX:]:
        losses.note(
            f"more than {TOPICS_MAX} sections", "their claims are under “The debate”", clean_line(title, 60, set())
        )
    return topics


def _name_topic(title: str, used: set[str]) -> Topic:
    first = mend_id(escape(title))[:TOPIC_ID_MAX].strip("-") or "topic"
    name = number_name(first, lambda one: one not in used)
    used.add(name)
    return Topic(id=name, title=title)


def _write(placed: Placed, topic: str, ids: Set[str], losses: Losses) -> str:
    """Return a claim's file; where the check still finds something, signs in its words give way to spaces."""
    text = placed.text
    front = _build_front(placed, topic, losses)
    if text.verbatim:
        whole = _render(front, Wording(text.text, text.body))
        if _is_sound(whole, placed.id) and all(one in ids for one, _ in find_claim_links(text.body, 1)):
            return whole
    room = FILE_MAX - len(write_front_matter(front).encode()) - 4 * HEADING_MAX
    wording = write_words(text.text, text.body, room)
    for what, done in sorted(wording.changes):
        losses.note(what, done, text.where)
    whole = _render(front, wording)
    if _is_sound(whole, placed.id):
        return whole
    losses.note("signs that Markdown would take for something else", "left out", text.where)
    plain = write_words(_strip(text.text), _strip(text.body), room)
    whole = _render(front, plain)
    return whole if _is_sound(whole, placed.id) else _render(front, Wording(plain.heading, ""))


def _strip(text: str) -> str:
    """Return a text in which letters, digits and the commonest signs are left."""
    return re.sub(r"[^\w\s.,;:?%'’\"“”()/–—-]|_", " ", text)


def _is_sound(whole: str, name: str) -> bool:
    claim, _, problems = read_claim(whole, name, name)
    fits = claim is not None and len(whole.encode()) <= FILE_MAX
    return fits and all(passes(problem.rule, Profile.IMPORT) for problem in problems)


def _render(front: Mapping[str, Any], wording: Wording) -> str:
    return f"{write_front_matter(front)}# {wording.heading}\n" + (f"\n{wording.body}\n" if wording.body else "")


def _build_front(placed: Placed, topic: str, losses: Losses) -> dict[str, Any]:
    text, changes = placed.text, set[tuple[str, str]]()
    front: dict[str, Any] = {"kind": placed.kind.value, "topic": topic, "voice": Voice.OUTSIDE.value}
    label = clean_line(text.title, 10_000, changes)
    if label and len(label) <= LABEL_MAX and text.title != placed.id and text.title != text.text:
        front["label"] = label
    speakers = _clean_names([] if text.verbatim else text.speakers, changes)
    front |= {"speakers": list(speakers)} if speakers else {}
    wordings = [{"text": words, "speakers": list(names)} if names else words for words, names in text.wordings]
    front |= {"wordings": wordings} if wordings else {}
    front |= {"references": text.references} if text.references else {}
    for key in STEP_KINDS:
        steps = [_state(*step, changes) for step in placed.steps if step[0] is key]
        front |= {key.value: steps} if steps else {}
    front |= {"contrary": placed.contrary} if placed.contrary else {}
    front |= {"about": placed.about} if placed.about else {}
    front = _take_own(front, text, losses)
    for what, done in sorted(changes):
        losses.note(what, done, text.where)
    return front


def _state(kind: Bearing, target: str, linked: Sequence[str], link: Link, changes: set[tuple[str, str]]) -> object:
    one: dict[str, Any] = {"step" if kind is Bearing.UNDERCUTS else "claim": target}
    one |= {"together_with": list(linked)} if linked else {}
    one |= {"strength": link.strength.value} if link.strength is not Strength.MODERATE else {}
    because = clean_line(link.because, LINE_MAX, changes)
    one |= {"because": because} if because else {}
    scheme = clean_line(link.scheme, SCHEME_MAX, changes)
    one |= {"scheme": scheme} if scheme else {}
    return one if len(one) > 1 else target


def _take_own(front: dict[str, Any], text: Text, losses: Losses) -> dict[str, Any]:
    """Add the values of our own front matter that a file carries, each where it is valid."""
    for key, given in text.own.items():
        value = _drop_empty(given)
        if value is None:
            continue
        try:
            FrontMatter.model_validate(front | {key: value})
        except ValidationError:
            losses.note(f"data “{key}”", "left out: it has not the form of a claim file", text.where)
            continue
        if not all(map(_is_plain, _list_texts(value))):
            losses.note(f"data “{key}”", "left out: it holds HTML or hidden characters", text.where)
        else:
            front = front | {key: value}
    return front


def _drop_empty(value: object) -> object:
    """Return a value without what is empty in it, which front matter leaves out, or None where nothing is left."""
    if isinstance(value, Mapping):
        kept = {key: _drop_empty(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None} or None
    return None if value in ([], ()) or (isinstance(value, str) and not value.strip()) else value


def _list_texts(value: object) -> Iterator[str]:
    """Yield all texts in a value that has the form of front matter."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _list_texts(one)


def _is_plain(text: str) -> bool:
    return not any(find_html(text)) and not any(find_hidden(text))

"""A draft from an issue that somebody sent by the form on GitHub: strangers' text, read as data and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from argmap.argument.graph import ArgumentMap
from argmap.content.models import ID_MAX, LIST_MAX, STEP_MAX
from argmap.content.problems import show, suggest
from argmap.content.vocabulary import MADE_BY, Act, Bearing, Kind, Strength, Voice
from argmap.review.draft import Draft, suggest_id

FORM = "proposal.yml"
"""The form's file in .github/ISSUE_TEMPLATE/; a test compares its fields with those here."""

FIELDS: Mapping[str, str] = {
    "act": "What do you want to do?",
    "about": "Which claim or step is it about?",
    "heading": "Your claim, in one sentence",
    "body": "Explain it",
    "references": "Where can readers check it?",
    "strength": "If it is true, how much does it carry?",
    "because": "Why does it bear on that claim?",
    "more": "More",
}
"""The id of each field of the form, which an address fills in by, and its label, which is a heading in the issue."""

MORE = ("kind", "voice", "topic", "label", "source", "hedge", "date", "id")
"""The keys that lines of the field `more` may give, as in `voice: outside`."""

ISSUE_MAX = 65_536
"""Characters of the longest issue; GitHub takes no longer one."""

_NO_ANSWER = "_No response_"
_ADDRESS = re.compile(r"(?:.*/)?claims/([a-z0-9-]+)(?:/|\.md)?(?:[?#].*)?")
_LINE = re.compile(r"(?P<key>[a-z]+)\s*:\s*(?P<value>.*)")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class Reading:
    """What an issue says: its draft, or None where it cannot be read; `faults` then say why, a sentence or two each."""

    draft: Draft | None = None
    faults: list[str] = field(default_factory=list)


def read_issue(text: str, made: ArgumentMap, taken: set[str]) -> Reading:
    """Return the draft that an issue's text gives; `taken` are the ids that no new claim may have.

    The draft is not checked: `draft.check_draft` does that. Words of strangers stand in its values only.
    """
    answers, faults = split_issue(text)
    reader = _Reader(made, faults)
    draft = reader.read(answers, taken)
    return Reading(None if reader.faults else draft, reader.faults)


def split_issue(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the answers by the ids of their fields, and what is wrong with the form; no answer is an empty text.

    GitHub writes each field as its label, a heading of the third level, and the answer below it.
    """
    if len(text) > ISSUE_MAX:
        return {}, [f"The issue has more than {ISSUE_MAX} characters."]
    ids = {f"### {label}": name for name, label in FIELDS.items()}
    lines: dict[str, list[str]] = {}
    faults: list[str] = []
    name = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.rstrip() in ids:
            name = ids[line.rstrip()]
            if name in lines:
                faults.append(f"The heading “{FIELDS[name]}” stands twice.")
            lines.setdefault(name, [])
        elif name:
            lines[name].append(line)
    missing = [label for field_id, label in FIELDS.items() if field_id not in lines]
    if missing:
        faults.append(f"The form’s heading “{missing[0]}” is missing.")
    answers = {key: "\n".join(found).strip() for key, found in lines.items()}
    return {key: "" if answer == _NO_ANSWER else answer for key, answer in answers.items()}, faults


@dataclass(slots=True)
class _Reader:
    made: ArgumentMap
    faults: list[str]

    def read(self, answers: Mapping[str, str], taken: set[str]) -> Draft | None:
        """Return the draft, and note what cannot be read."""
        if self.faults:
            return None
        line = {name: " ".join(answer.split()) for name, answer in answers.items()}
        more = self._read_more(answers["more"])
        kind, bearing = MADE_BY[self._choose(Act, line["act"], "act", Act.OBJECT)]
        target, topic = self._find_target(line["about"], bearing)
        for name in ("heading", "body"):
            if not line[name]:
                self.faults.append(f"“{FIELDS[name]}” is empty.")
        return Draft(
            id=more.get("id") or suggest_id(line["heading"], taken),
            heading=line["heading"],
            body=answers["body"],
            kind=self._choose(Kind, more.get("kind", ""), "kind", kind),
            topic=more.get("topic") or topic,
            voice=self._choose(Voice, more.get("voice", ""), "voice", Voice.OUTSIDE),
            relation=bearing.value,
            target=target,
            strength=self._choose(Strength, line["strength"], "strength", Strength.MODERATE),
            because=line["because"],
            label=more.get("label", ""),
            source=tuple(more.get("source", "").split()),
            hedge=more.get("hedge", ""),
            references=tuple(self._list_references(answers["references"])),
            date=more.get("date", ""),
        )

    def _read_more(self, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for line in filter(None, map(str.strip, text.split("\n"))):
            match = _LINE.fullmatch(line)
            if match is None or match["key"] not in MORE or match["key"] in found:
                fix = f"One line each for {', '.join(MORE)}, such as voice: outside."
                self.faults.append(f"“{FIELDS['more']}” cannot be read: {show(line)}. {fix}")
                return found
            found[match["key"]] = " ".join(match["value"].split())
        return found

    def _choose(self, words: type[_Word], answer: str, name: str, usual: _Word) -> _Word:
        if answer.lower() in set(words):
            return words(answer.lower())
        if answer:
            self.faults.append(f"“{show(answer)}” is no {name}: write {', '.join(words)}.")
        return usual

    def _find_target(self, answer: str, bearing: Bearing) -> tuple[str, str]:
        """Return the claim or step that the draft bears on, and the topic of the claim or of the step's target."""
        steps = self.made.steps
        if bearing is Bearing.UNDERCUTS:
            if answer in steps:
                return answer, self.made.claims[self.made.target(steps[answer])].fields.topic
            self.faults.append(f"The map has no step “{show(answer)}”. {suggest(answer[:STEP_MAX], steps)}")
            return "", ""
        match = _ADDRESS.fullmatch(answer)
        name = self._find_current(match[1] if match else answer)
        if name in self.made.claims:
            return name, self.made.claims[name].fields.topic
        self.faults.append(f"The map has no claim “{show(answer)}”. {suggest(name[:ID_MAX], self.made.claims)}")
        return "", ""

    def _find_current(self, name: str) -> str:
        return next((c.id for c in self.made.claims.values() if name in c.fields.formerly), name)

    def _list_references(self, text: str) -> Iterator[str]:
        lines: Sequence[str] = [line.strip().removeprefix("- ") for line in text.split("\n")]
        yield from list(filter(None, lines))[: LIST_MAX + 1]  # one too many is the check's to refuse

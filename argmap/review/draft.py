"""A draft of a claim file: its text, the check's problems with it among the other claims, and writing it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import Reading, is_claim_id, mend_id, number_name, read_claim
from argmap.content.front_matter import write_front_matter
from argmap.content.models import ID_MAX, Claim
from argmap.content.problems import Problem, show
from argmap.content.telling_words import shorten_heading
from argmap.content.vocabulary import Kind, Strength, Voice
from argmap.review.advice import measure_likeness
from argmap.review.rules import check_reading

ALIKE = 55.0
"""From this likeness on (rapidfuzz, 0 to 100) a claim is shown as a possible duplicate; below `advice.ALIKE`, since
showing one too many costs the writer a glance, and missing one a second claim."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far. `relation` is a key of the front matter, `target` a claim's id, or a step's for undercuts."""

    id: str = "a-new-claim"
    heading: str = "A new claim"
    body: str = "It is still to be said what this means."
    kind: Kind = Kind.COUNTERCLAIM
    topic: str = ""
    voice: Voice = Voice.OUTSIDE
    relation: str = "attacks"
    target: str = ""
    strength: Strength = Strength.MODERATE
    because: str = ""
    label: str = ""
    source: tuple[str, ...] = ()
    hedge: str = ""
    references: tuple[str, ...] = ()
    date: str = ""

    def render(self) -> str:
        """Return the file's text."""
        heading = " ".join(self.heading.split())  # a heading is one line; what follows a line break would be body
        return f"{write_front_matter(self._collect())}# {heading}\n\n{self.body}\n"

    def _collect(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": self.kind.value, "topic": self.topic, "voice": self.voice.value}
        given = ("label", self.label), ("source", list(self.source)), ("hedge", self.hedge)
        fields |= {name: value for name, value in given if value}
        fields |= {"references": list(self.references)} if self.references else {}
        fields |= {"date": self.date} if self.date else {}
        return fields | {self.relation: self._relate()}

    def _relate(self) -> list[Any]:
        if self.relation == "about":
            return [self.target]
        one = {"step" if self.relation == "undercuts" else "claim": self.target}
        one |= {"strength": self.strength.value} if self.strength is not Strength.MODERATE else {}
        one |= {"because": self.because} if self.because else {}
        return [one if len(one) > 1 else self.target]


def add_draft(reading: Reading, draft: Draft) -> Reading:
    """Return the reading as it would be with the draft among its claims."""
    path = (reading.docs / "claims" / f"{draft.id}.md").as_posix()
    claim, whole, problems = read_claim(draft.render(), draft.id, path)
    found = [claim] if claim else []
    return replace(
        reading,
        claims=reading.claims + (found if whole else []),
        partial=reading.partial + ([] if whole else found),
        ids=reading.ids | {draft.id},
        problems=reading.problems + problems,
    )


def check_draft(reading: Reading, draft: Draft) -> list[Problem]:
    """Return the problems that the draft adds to its docs folder; where its id is invalid, only that one."""
    if problem := _check_id(reading, draft.id):
        return [problem]
    return sorted({*check_reading(add_draft(reading, draft))[1]} - {*check_reading(reading)[1]})


def _check_id(reading: Reading, name: str) -> Problem | None:
    path = show((reading.docs / "claims" / f"{name}.md").as_posix(), 200)
    if not is_claim_id(name):
        what = f'"{show(name)}" cannot be the id of a claim'
        fix = f'Lower-case words joined by hyphens, such as "{mend_id(name)}", at most {ID_MAX} characters.'
        return Problem(path, 1, 1, "file-name", what, fix)
    if name in list_taken(reading):
        what = f'the id "{name}" is or was that of another claim'
        return Problem(path, 1, 1, "file-name", what, "Choose one that no claim has had: addresses live on.")
    return None


def list_taken(reading: Reading) -> set[str]:
    """Return the ids that claims have, and those that they had formerly."""
    claims = (*reading.claims, *reading.partial)
    return reading.ids | {old for claim in claims for old in claim.fields.formerly}


def suggest_id(heading: str, taken: set[str]) -> str:
    """Return an id of a heading's first telling words that a new claim may have.

    >>> suggest_id("Benchmarks are goals, not tests", {"benchmarks-goals-tests"})
    'benchmarks-goals-tests-2'
    """
    return number_name(shorten_heading(heading), lambda name: name not in taken and is_claim_id(name))


def find_alike(made: ArgumentMap, heading: str, most: int = 3) -> list[Claim]:
    """Return the claims that may say the same as a heading, the most alike first."""
    scored = [(measure_likeness(heading, claim.heading), claim.id) for claim in made.claims.values()]
    return [
        made.claims[name] for score, name in sorted(scored, key=lambda one: (-one[0], one[1]))[:most] if score >= ALIKE
    ]


def write_draft(reading: Reading, draft: Draft) -> Path:
    """Write the draft as a new claim file, whole or not at all, and return its path.

    Raises:
        FileExistsError: where there is a file of that name.
        ValueError: where the check finds something.
    """
    if check_draft(reading, draft):
        raise ValueError("the draft does not pass the check")
    path = reading.docs / "claims" / f"{draft.id}.md"
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(draft.render(), "utf-8", newline="\n")
        os.link(beside, path)  # unlike a rename, a link never replaces a file
    finally:
        beside.unlink(missing_ok=True)
    return path

"""A debate as another tool's file holds it: texts, the steps between them, and who says what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.content.models import Essay, Reference, Topic
from argmap.content.problems import Problem
from argmap.content.vocabulary import Bearing, Kind, Strength

IMPORT_RULES = {
    "import-format": "A file is in one of the formats that argmap import reads.",
    "import-broken": "A file keeps to its format.",
    "import-size": "A file, and the debate in it, keep within limits.",
    "import-empty": "A file holds at least one claim.",
}
"""Why a file of another tool is not read; such problems name their place in it."""


class ImportProblem(Problem):
    """A problem of a file in another tool's format."""

    rules = IMPORT_RULES


class ReadError(Exception):
    """A file that cannot be read; `problems` says why, all of them at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].what if problems else "")
        self.problems = problems


@dataclass(slots=True)
class Text:
    """One statement. `key` names it within its file, `where` is its place for people, as in `debate.txt:3`.

    `text` is what is claimed, `wordings` the same in other words, each with its speakers, `body` what is added to it,
    `title` a short name that its file gives it. `own` holds values of our front matter that the file carries, by their
    keys, to be read back as they are; `verbatim` tells that text and body are Markdown of ours too.
    """

    key: str
    text: str
    where: str
    title: str = ""
    body: str = ""
    topic: str = ""
    kind: Kind | None = None
    speakers: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    wordings: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    verbatim: bool = False


@dataclass(slots=True)
class Link:
    """One step: from texts, by their keys, to a text, or, if `kind` is an undercut, to another step by its key.

    `scheme` is the name of its argumentation scheme. `stated_by` is the id of the claim whose file states it, where the
    source says so. `contrary` marks an attack that says, together with the one the other way, that two texts cannot
    both be true.
    """

    key: str
    kind: Bearing
    premises: tuple[str, ...]
    target: str
    where: str
    because: str = ""
    strength: Strength = Strength.MODERATE
    stated_by: str = ""
    scheme: str = ""
    contrary: bool = False


@dataclass(slots=True)
class Debate:
    """The content of one file, or of several together.

    `same` are pairs of texts of which the first says in other words what the second does; `assumed` and `doubted` are
    texts that the file takes for true and for false. The rest is what exports of ours keep of a map as a whole:
    `essay`, `thesis` (the id of the main one), `topics` by id, `works` by key, `addresses` by key of works
    that references.bib could not hold, and, as data that nobody has checked yet, `summary` and `stances` by id.
    """

    title: str = ""
    texts: dict[str, Text] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    same: list[tuple[str, str]] = field(default_factory=list)
    assumed: set[str] = field(default_factory=set)
    doubted: set[str] = field(default_factory=set)
    essay: Essay | None = None
    thesis: str = ""
    topics: dict[str, Topic] = field(default_factory=dict)
    works: dict[str, Reference] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    summary: Mapping[str, Any] | None = None
    stances: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def add_text(self, text: Text) -> None:
        """Add a text under its key."""
        self.texts[text.key] = text

    def add_link(
        self,
        kind: Bearing,
        premises: tuple[str, ...],
        target: str,
        where: str,
        key: str = "",
        because: str = "",
        strength: Strength = Strength.MODERATE,
        stated_by: str = "",
        scheme: str = "",
        *,
        contrary: bool = False,
    ) -> str:
        """Add a step, and return its key: the one that is given, or a new one."""
        name = key or f"step {len(self.links) + 1}"
        self.links[name] = Link(name, kind, premises, target, where, because, strength, stated_by, scheme, contrary)
        return name

    def add_contrary(self, one: str, other: str, where: str, stated_by: str = "") -> None:
        """Add that two texts cannot both be true: an attack each way."""
        for start, end in ((one, other), (other, one)):
            self.add_link(Bearing.ATTACKS, (start,), end, where, stated_by=stated_by, contrary=True)

"""The typed models of claims, relations, references and the essay's index: the one schema of every file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from argmap.content.vocabulary import (
    CREDENCES,
    Belief,
    Interest,
    Kind,
    PredictionState,
    Profile,
    StandingWord,
    Strength,
    Verified,
    Voice,
)

HEADING_MAX = 140
TOPIC_ID_MAX = 30  # of topics that a command names, since theirs begin the ids of paragraphs
LABEL_MAX = 48
FILE_MAX = 64 * 1024
QUOTATION_MAX = 11
LIST_MAX = 100
SENTENCE_MAX = 500
SENTENCES_MAX = 200
STEP_MAX = 600
SCHEME_MAX = 120
WORDING_MAX = 1000
NAME_MAX = 60
CREDENCES_MAX = 200
QUESTION_MAX = 120
BACKGROUND_MAX = 220


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


def _relation(value: object) -> object:
    return {"claim": value} if isinstance(value, str) else value


def _wording(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _undercut(value: object) -> object:
    return {"step": value} if isinstance(value, str) else value


_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_MAX = 80
PARAGRAPH_ID_MAX = 40
LINE_MAX = 300
ADDRESS = r"https?://[^\s<>\"'`\\]+"


def parse_step_reference(text: str) -> str:
    """Return a step's id in its one spelling: premises sorted, single spaces.

    Raises:
        ValueError: where the text is not of the form `a -> b`, `a -x b` or `u -/ (a -> b)`.
    """
    text = text.strip()
    if len(text) > STEP_MAX:
        raise ValueError(f"Name a step in at most {STEP_MAX} characters")
    if (match := re.fullmatch(r"(.+?)\s*-/\s*\((.+)\)", text)) and " -/ " not in match[1]:
        return f"{_join_premises(match[1])} -/ ({parse_step_reference(match[2])})"
    if match := re.fullmatch(r"([^()]+?)\s*(->|-x)\s+([a-z0-9-]+)", text):
        return f"{_join_premises(match[1])} {match[2]} {match[3]}"
    raise ValueError('It is not a step: write "a -> b" (supports), "a -x b" (attacks) or "u -/ (a -> b)" (undercuts)')


def _join_premises(text: str) -> str:
    premises = [part.strip() for part in text.split("+")]
    if not all(re.fullmatch(ID, part) for part in premises):
        raise ValueError('Premises are claim ids joined by " + "')
    return " + ".join(sorted(premises))


def _check_date(text: str) -> str:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        raise ValueError("Expected a date that the calendar has") from None
    return text


def _check_credences(credences: dict[str, Belief]) -> dict[str, Belief]:
    if not 0 < len(credences) <= CREDENCES_MAX:
        raise ValueError(f"Name from 1 to {CREDENCES_MAX} claims, each with a word")
    return credences


ClaimId = Annotated[str, StringConstraints(pattern=rf"^{ID}$", max_length=ID_MAX)]
ParagraphId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[0-9]+$", max_length=PARAGRAPH_ID_MAX)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=LINE_MAX, pattern=r"^[^\n]*$")]
Question = Annotated[str, StringConstraints(min_length=1, max_length=QUESTION_MAX, pattern=r"^[^\n]*\S\?$")]
Background = Annotated[str, StringConstraints(min_length=1, max_length=BACKGROUND_MAX, pattern=r"^[^\n]*$")]
Scheme = Annotated[str, StringConstraints(min_length=1, max_length=SCHEME_MAX, pattern=r"^[^\n]*$")]
WordingText = Annotated[str, StringConstraints(min_length=1, max_length=WORDING_MAX, pattern=r"^[^\n]*$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=LABEL_MAX, pattern=r"^[^\n]*$")]
PartialDate = Annotated[str, StringConstraints(pattern=_DATE), AfterValidator(_check_date)]
Day = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"), AfterValidator(_check_date)
]
ReferenceId = Annotated[str, StringConstraints(pattern=rf"^([A-Za-z0-9_][A-Za-z0-9_:.-]*|{ADDRESS})$", max_length=400)]
Address = Annotated[str, StringConstraints(pattern=rf"^{ADDRESS}$", max_length=400)]
Hashes = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]+( [0-9a-f]+)*)?$")]
StepReference = Annotated[str, StringConstraints(max_length=STEP_MAX), AfterValidator(parse_step_reference)]
Sources = Annotated[
    tuple[ParagraphId, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=ParagraphId | list[ParagraphId]),
]
ClaimIds = Annotated[
    tuple[ClaimId, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=ClaimId | list[ClaimId]),
]
References = Annotated[
    tuple[ReferenceId, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=ReferenceId | list[ReferenceId]),
]

Name = Annotated[str, StringConstraints(min_length=1, max_length=NAME_MAX, pattern=r"^[^\n]*$")]
Speakers = Annotated[
    tuple[Name, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=Name | list[Name]),
]


class Model(BaseModel):
    """A value read from a file: frozen, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Worded(Model):
    """The same claim in other words: it is one claim for the map, so this has no effect on how the claim stands."""

    text: WordingText = Field(description="the claim as others put it, in one line")
    speakers: Speakers = Field((), description="the names of those who put it so")


_OneWording = Annotated[Worded, BeforeValidator(_wording, json_schema_input_type=WordingText | Worded)]
Wordings = Annotated[
    tuple[_OneWording, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=WordingText | Worded | list[WordingText | Worded]),
]


class Relation(Model):
    """A support or an attack on a claim, alone or together with linked premises."""

    claim: ClaimId = Field(description="the claim that this one bears on")
    together_with: ClaimIds = Field((), description="linked premises: one step, all or nothing")
    strength: Strength = Field(Strength.MODERATE, description="how much the step carries if its premises hold")
    because: Line | None = Field(None, description="one line: why the premise bears on the conclusion")
    scheme: Scheme | None = Field(
        None, description="the name of its argumentation scheme, such as Argument from expert opinion"
    )


class Undercut(Model):
    """An objection to a step: its premises may hold, yet they do not carry the conclusion."""

    step: StepReference = Field(description='the step, as "a -> b", "a -x b" or "u -/ (a -> b)"')
    together_with: ClaimIds = Field((), description="linked premises: one step, all or nothing")
    strength: Strength = Field(Strength.MODERATE, description="how much of the step it takes away")
    because: Line | None = Field(None, description="one line: why the step does not carry")
    scheme: Scheme | None = Field(
        None, description="the name of its argumentation scheme, such as Argument from expert opinion"
    )


_OneRelation = Annotated[Relation, BeforeValidator(_relation, json_schema_input_type=ClaimId | Relation)]
_OneUndercut = Annotated[Undercut, BeforeValidator(_undercut, json_schema_input_type=StepReference | Undercut)]
Relations = Annotated[
    tuple[_OneRelation, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=ClaimId | Relation | list[ClaimId | Relation]),
]
Undercuts = Annotated[
    tuple[_OneUndercut, ...],
    Field(max_length=LIST_MAX),
    BeforeValidator(_listed, json_schema_input_type=StepReference | Undercut | list[StepReference | Undercut]),
]


class Prediction(Model):
    """What a claim says will happen, and how that stands today."""

    by: PartialDate = Field(description="when it can be judged")
    state: PredictionState = Field(description="how it stands today")
    why: ClaimIds = Field((), description="the claims of the map that decide the state")
    because: Line | None = Field(None, description="one or two sentences: why this state")


class Settlement(Model):
    """What observation would settle a claim, which way, by when, and where to watch for it."""

    true_if: Line = Field(description="what would be seen if the claim is true")
    false_if: Line = Field(description="what would be seen if it is false")
    by: PartialDate | None = Field(None, description="when it will be known; at any time where none is given")
    watch: Line | None = Field(None, description="a public question or measurement that will tell")
    where: Address | None = Field(None, description="the web address of what to watch")


class Ask(Model):
    """A basic claim as a question to readers who do not know the argument; yes means that they believe the claim."""

    question: Question = Field(description="in plain words; yes, no or unsure must answer it, and yes means the claim")
    background: Background = Field(description="two lines on what it is about, fair to both sides")


class FrontMatter(Model):
    """The front matter of a claim file."""

    kind: Kind = Field(description="what the claim is in the argument")
    topic: ClaimId = Field(description="a strand of the essay, listed in essay.yaml")
    voice: Voice = Field(description="who says it")
    speakers: Speakers = Field((), description="in a debate: the names of those who say it")
    wordings: Wordings = Field((), description="the same claim in other words, each with who puts it so")
    label: Label | None = Field(None, description="a short name for maps and paths; the heading where none is given")
    source: Sources = Field((), description="the paragraphs of the essay that say it")
    hedge: Line | None = Field(None, description="how the essay itself softens the claim")
    references: References = Field((), description="keys of references.bib, or web addresses")
    date: PartialDate | None = Field(None, description="of evidence, where its reference has none")
    supports: Relations = Field((), description="claims that this one is a reason for")
    attacks: Relations = Field((), description="claims that this one is a reason against")
    undercuts: Undercuts = Field((), description="steps that this claim says do not carry")
    contrary: ClaimIds = Field((), description="claims that cannot be true together with this one, stated once a pair")
    about: ClaimIds = Field((), description="for a question or note: the claims it concerns")
    prediction: Prediction | None = Field(None, description="for a claim that says what will happen")
    settled_by: Settlement | None = Field(None, description="what observation would settle the claim, either way")
    ask: Ask | None = Field(None, description="for a claim that nothing supports: the claim as a question to readers")
    formerly: ClaimIds = Field((), description="earlier ids of this claim; their addresses still lead here")


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, counted from 1."""

    line: int
    column: int


Places = Mapping[tuple[str | int, ...], Place]
"""The place of each value of a file, by its path of keys and indices, such as `("supports", 0, "claim")`."""


def find_place(places: Places, keys: tuple[str | int, ...]) -> Place:
    """Return the place of a value, or of the nearest enclosing one that is known; the first line at worst."""
    for end in range(len(keys), 0, -1):
        if found := places.get(keys[:end]):
            return found
    return Place(1, 1)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim file, read: its front matter, heading and body, and where each value stands.

    In `places`, `("heading",)` and `("body",)` give the heading's and the body's first line. `text` is the whole file.
    """

    id: str
    path: str
    heading: str
    body: str
    fields: FrontMatter
    text: str = ""
    places: Places = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The short name: `label:` of the file, else the heading."""
        return self.fields.label or self.heading

    def place(self, *keys: str | int) -> Place:
        """Return the place of a value, or of the nearest enclosing one that is known."""
        return find_place(self.places, keys)


@dataclass(frozen=True, slots=True)
class Reference:
    """One work: an entry of references.bib, or a bare web address (then only `id` and `url` are known).

    `programme` is who stands behind the work, such as a company or a research group; `interest` what they have to gain
    from the conclusion that it is cited for, and `interest_why` the reason for saying so.
    """

    id: str
    title: str
    url: str
    authors: tuple[str, ...] = ()
    year: str = ""
    date: str = ""
    venue: str = ""
    shows: str = ""
    verified: Verified | None = None
    caveat: str = ""
    programme: str = ""
    interest: Interest | None = None
    interest_why: str = ""

    @property
    def backer(self) -> str:
        """The party behind the work: its programme, else its authors, else an empty text."""
        if self.programme or not self.authors:
            return self.programme
        return self.authors[0] if len(self.authors) == 1 else f"{self.authors[0]} and others"

    @property
    def when(self) -> str:
        """The finest date known: YYYY-MM-DD, YYYY-MM, YYYY or nothing."""
        return self.date or self.year


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """The summary as read: its file as messages name it, and where each value stands, as in `Claim.places`."""

    path: str
    summary: Summary
    places: Places

    def place(self, *keys: str | int) -> Place:
        """Return the place of a value, or of the nearest enclosing one that is known."""
        return find_place(self.places, keys)


class Topic(Model):
    """A strand of the essay.

    `short` names it before the number of a paragraph, where the title is long; `lead` is a sentence or two that open
    it in the argument as running text.
    """

    id: ClaimId
    title: Line
    short: Line | None = None
    lead: Line | None = None


class Paragraph(Model):
    """One paragraph of the essay, without its text."""

    id: ParagraphId
    first: Line = Field(description="its first words, for a link that opens the essay there")
    last: Line = Field(description="its last words")
    words: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    grams: Hashes = Field("", description="hashes of its runs of four words, sorted, separated by spaces")


class Essay(Model):
    """The index of an essay: enough to link to it and to check quotations, without its text."""

    title: Line
    author: Line
    url: Address
    date: PartialDate
    thesis: ClaimId | None = Field(None, description="the thesis that the map is about, where it has several")
    topics: tuple[Topic, ...] = ()
    not_arguing: dict[str, Line] = Field(default_factory=dict, description="paragraphs that carry no claim, and why")
    phrases: Hashes = Field("", description="short hashes of the essay's runs of one to three words, pooled and sorted")
    paragraphs: tuple[Paragraph, ...] = ()


class MapSettings(Model):
    """The settings of a map that hold with and without an essay; topics and thesis are those of a map without one."""

    profile: Profile = Field(
        default=Profile.OWN, description="own: every rule holds; import: rules of good writing let pass"
    )
    thesis: ClaimId | None = Field(default=None, description="the thesis that the map is about, where it has several")
    topics: tuple[Topic, ...] = ()


DEFAULTS = MapSettings()
"""The settings of a map without map.yaml."""


class Sentence(Model):
    """One sentence of the summary, and the claims that it restates or relies on."""

    says: Annotated[str, StringConstraints(min_length=1, max_length=SENTENCE_MAX, pattern=r"^[^\n]*$")]
    rests_on: ClaimIds = ()
    ends_paragraph: bool = False
    verdict: bool = Field(False, description="whether the first page says it too, on how the argument stands")


class Seen(Model):
    """The state of a claim when somebody last compared the summary with it."""

    heading: Annotated[str, StringConstraints(min_length=1, max_length=HEADING_MAX)]
    standing: StandingWord | None = None


class Summary(Model):
    """The argument in three minutes, written by hand: sentences in order, and the claims as their writer saw them."""

    sentences: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=SENTENCES_MAX)]
    seen: dict[ClaimId, Seen] = Field(default_factory=dict)


class Signed(Model):
    """What somebody believes of the claims of a map, in words, under their name or a pseudonym."""

    name: Name
    date: Day
    says: Line
    credences: Annotated[dict[ClaimId, Belief], AfterValidator(_check_credences)]


@dataclass(frozen=True, slots=True)
class SignedStance:
    """A signed stance as read: its id (the file's name), its file for messages, and the place of each value."""

    id: str
    path: str
    signed: Signed
    places: Places = field(default_factory=dict)

    @property
    def credences(self) -> Mapping[str, float]:
        """The credence of each claim that it names, 0 to 1."""
        return {claim: CREDENCES[belief] for claim, belief in self.signed.credences.items()}

    def place(self, *keys: str | int) -> Place:
        """Return the place of a value, or of the nearest enclosing one that is known."""
        return find_place(self.places, keys)


def build_schema() -> dict[str, Any]:
    """Return the JSON Schema of a claim file's front matter (draft 2020-12)."""
    return FrontMatter.model_json_schema(mode="validation")

"""The form of the published data, as models, and the JSON Schemas made from them."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field

from argmap.content.models import Model, Summary, Topic
from argmap.content.vocabulary import (
    Bearing,
    Belief,
    Interest,
    Kind,
    PredictionState,
    StandingWord,
    Strength,
    Verified,
    Voice,
)

VERSION = "1.3"
"""The version of the form: the first number grows when a key goes or changes its meaning, the second with new keys."""

MAP_SCHEMA, INDEX_SCHEMA, CLAIM_SCHEMA, FILE_SCHEMA = (
    f"schemas/{name}.json" for name in ("map", "map-index", "claim", "claim-file")
)
"""Where the schemas lie, from the site's root.

They are of claims.json, of the same where the map is large, of claims/ID.json, and of the front matter.
"""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
Words = Annotated[str, Field(min_length=1)]


class PredictionData(Model):
    """What a claim says will happen."""

    by: Words = Field(description="when it can be judged: YYYY, YYYY-MM or YYYY-MM-DD")
    state: PredictionState = Field(description="how it stands today")
    why: list[Words] = Field([], description="ids of the claims that decide the state")
    because: Words | None = Field(None, description="why this state")


class QuestionData(Model):
    """A claim as a question to readers: yes means that they believe it."""

    question: Words = Field(description="the question, which yes, no or unsure answers")
    background: Words = Field(description="two lines on what it is about")


class SettlementData(Model):
    """What would settle a claim."""

    true_if: Words = Field(description="what would be seen if the claim is true")
    false_if: Words = Field(description="what would be seen if it is false")
    by: Words | None = Field(None, description="when it will be known: YYYY, YYYY-MM or YYYY-MM-DD")
    watch: Words | None = Field(None, description="a public question or measurement that will tell")
    where: Words | None = Field(None, description="the address of what to watch")


class WordedData(Model):
    """The same claim in other words."""

    text: Words = Field(description="the claim as others put it")
    speakers: list[Words] = Field([], description="the names of those who put it so")


class _Claim(Model):
    """What every form of a claim holds."""

    id: Words = Field(description="the last part of its address; it never changes")
    url: Words = Field(description="the address of its page")
    heading: Words = Field(description="the claim, in one sentence")
    label: Words | None = Field(None, description="a short name, where it has one")
    kind: Kind = Field(description="what it is in the argument; questions and notes carry no weight")
    voice: Voice = Field(description="who says it")
    topic: Words = Field(description="the strand of the argument that it belongs to")
    standing: StandingWord | None = Field(
        None, description="how it stands among the objections of the map; it is not a probability"
    )
    source: list[Words] = Field([], description="the paragraphs of the essay that say it")
    speakers: list[Words] = Field([], description="in a debate: the names of those who say it")
    wordings: list[WordedData] = Field([], description="the same claim in other words, each with who puts it so")
    hedge: Words | None = Field(None, description="how the essay itself softens it")
    date: Words | None = Field(None, description="of evidence: YYYY, YYYY-MM or YYYY-MM-DD")
    date_from: Literal["claim", "references"] | None = Field(
        None, description="whether the date is the claim's own, or that of the newest work that it cites"
    )
    about: list[Words] = Field([], description="of a question or note: the claims that it concerns")
    formerly: list[Words] = Field([], description="earlier ids, whose addresses lead here")
    prediction: PredictionData | None = Field(None, description="what it says will happen")
    settled_by: SettlementData | None = Field(None, description="what would settle it")
    ask: QuestionData | None = Field(None, description="the claim as a question to readers")
    text: Words | None = Field(None, description="the explanation, in Markdown")


class ClaimData(_Claim):
    """One claim. A key without a value is left out."""

    references: list[Words] = Field([], description="keys of references, or web addresses")


class StepData(Model):
    """One step: premises that together support a claim, attack it, or undercut another step."""

    id: Words = Field(description="`a + b -> c` supports, `a -x c` attacks, `a -/ (b -> c)` undercuts")
    kind: Bearing = Field(description="how the premises bear on the conclusion")
    premises: Annotated[list[Words], Field(min_length=1)] = Field(description="ids of claims: all or nothing")
    conclusion: Words = Field(description="the id of a claim; where the step undercuts, of a step")
    strength: Strength = Field(description="how much it carries if its premises hold")
    because: str = Field(description="why the premises bear on the conclusion, or nothing")
    contrary: bool = Field(
        default=False, description="whether it is one of the two attacks of claims that cannot both be true"
    )
    scheme: Words | None = Field(None, description="the name of its argumentation scheme, where it has one")
    stated_by: Words = Field(
        description="the claim whose file states the step: a premise, or the one it is contrary to"
    )
    in_: bool | None = Field(
        alias="in", description="whether it counts at present; null where objections go in a circle"
    )


class ReferenceData(Model):
    """One work. A key without a value is left out."""

    title: Words = Field(description="its title")
    authors: list[Words] = Field([], description="names in order; `others` stands for more")
    date: Words | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD")
    year: Words | None = Field(None, description="the year that citations name, where it is not that of the date")
    venue: Words | None = Field(None, description="where it appeared")
    url: Words | None = Field(None, description="its address")
    shows: Words | None = Field(None, description="what it shows")
    verified: Verified | None = Field(None, description="how far somebody checked it for this map")
    caveat: Words | None = Field(None, description="what in the entry is unsure")
    programme: Words | None = Field(None, description="who stands behind it")
    interest: Interest | None = Field(None, description="what they have to gain from the conclusion it is cited for")
    interest_why: Words | None = Field(None, description="the reason for saying so")


class EssayData(Model):
    """The text that is mapped."""

    title: Words = Field(description="its title")
    author: Words = Field(description="who wrote it")
    date: Words = Field(description="when it appeared")
    url: Words = Field(description="where it stands")


class Version(Model):
    """The state of the map that the data hold. A key without a value is left out."""

    commit: Words | None = Field(None, description="the first digits of the commit that they were made from")
    date: Words | None = Field(None, description="the day of that commit: YYYY-MM-DD")


class StanceData(Model):
    """What somebody believes of the claims, under their name or a pseudonym."""

    id: Words = Field(description="the name of its file")
    name: Words = Field(description="who signed it")
    date: Words = Field(description="when they signed it: YYYY-MM-DD")
    says: Words = Field(description="their own sentence about it")
    credences: dict[str, Belief] = Field(description="how far they believe each claim that they name, by its id")


class BeliefData(Model):
    """What one signed stance says of one claim: a row of stances.csv."""

    stance: Words = Field(description="the name of the stance’s file")
    name: Words = Field(description="who signed it")
    date: Words = Field(description="when they signed it: YYYY-MM-DD")
    says: Words = Field(description="their own sentence about the stance")
    claim: Words = Field(description="the id of the claim")
    belief: Belief = Field(description="how far they believe it, in words")
    credence: float = Field(description="the credence that the words stand for, 0 to 1")


class _File(Model):
    """What every file of JSON begins with."""

    schema_: Words = Field(alias="$schema", description="the address of this schema")
    form: Words = Field(description="the version of this form")
    version: Version = Field(description="the state of the map")
    licence: Words = Field(description="the address of the licence")


class MapData(_File):
    """A whole argument map: claims.json."""

    title: Words | None = Field(None, description="the title of the site")
    essay: EssayData | None = Field(description="the text that is mapped; null for the map of a debate")
    thesis: Words | None = Field(description="the id of the claim that the map is about")
    topics: list[Topic] = Field([], description="the strands of the essay, in its order, with their titles")
    claims: list[ClaimData] = Field(description="all claims, in the order of the argument")
    steps: list[StepData] = Field(description="all steps from claims to claims, or to other steps")
    references: dict[str, ReferenceData] = Field(description="the works, by key")
    summary: Summary | None = Field(None, description="the argument in three minutes; null where nobody wrote it")
    stances: list[StanceData] = Field(description="the stances that people signed, by their files’ names")


class MapIndexData(_File):
    """The contents of a large map: claims.json where the whole map is a compressed file of its own."""

    essay: EssayData | None = Field(description="the text that is mapped; null for the map of a debate")
    thesis: Words | None = Field(description="the id of the claim that the map is about")
    topics: list[Topic] = Field([], description="the strands of the essay, in its order, with their titles")
    whole: Words = Field(description="the address of the whole map in the form of schemas/map.json, compressed by gzip")
    one: Words = Field(description="the address of one claim in the form of schemas/claim.json, with {id} for its id")
    ids: Words = Field(description="the address of the list of all ids with their labels")
    claim_count: int = Field(description="how many claims the map has")
    step_count: int = Field(description="how many steps it has")


class WorkData(ReferenceData):
    """One work that a claim cites, with its key, or for a bare address the address."""

    id: Words = Field(description="the key of the work, or its address")


class OneClaimData(_File, _Claim):
    """One claim by itself, with the steps at it: claims/ID.json."""

    reasons: list[StepData] = Field(description="the steps that support or attack it")
    bears_on: list[StepData] = Field(description="the steps that it is a premise of")
    references: list[WorkData] = Field(description="the works that it cites")


def render_schemas(site_url: str) -> dict[str, str]:
    """Return the JSON Schemas (draft 2020-12) of claims.json, also of a large map, and claims/ID.json by path.

    Each `$id` is its address.
    """
    return {
        path: _render(model, f"{site_url}{path}")
        for path, model in ((MAP_SCHEMA, MapData), (INDEX_SCHEMA, MapIndexData), (CLAIM_SCHEMA, OneClaimData))
    }


def _render(model: type[Model], address: str) -> str:
    schema = {"$schema": _DRAFT, "$id": address, "version": VERSION, **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

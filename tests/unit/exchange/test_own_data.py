"""What our own exports keep is read back: ids, words in Markdown, all values of a claim, steps whole, the essay."""

from __future__ import annotations

import json

import pytest
from imports import list_losses, make_map, read_text

from argmap.argument.graph import ArgumentMap
from argmap.content.models import Topic
from argmap.content.vocabulary import Belief, Kind, Strength
from argmap.exchange.description import describe_reference
from argmap.exchange.schema import VERSION

WORK = {
    "title": "On tea & R{D}",
    "authors": ["Ann Author", "The Tea Board, Ltd."],
    "date": "2024-05-06",
    "venue": "Journal 5 %",
    "url": "https://example.org/whole",
    "shows": "That it wakes.",
    "verified": "primary",
    "programme": "The Tea Board",
    "interest": "own",
    "interest_why": "sells tea",
}
LEAVES = Topic(id="leaves", title="Of leaves", short="Leaves", lead="What they do.")
WHOLE = {
    "licence": "https://example.org/licence",
    "essay": {"title": "On tea", "author": "A. Writer", "url": "https://example.org/tea", "date": "2026-01"},
    "thesis": "other-goal",
    "topics": [LEAVES.model_dump(mode="json", exclude_none=True), {"id": "stems", "title": "Of stems"}],
    "references": {
        "key": {"title": "W", "url": "https://example.org/w"},
        "lost": {"title": "L"},
        "whole": WORK,
    },
    "summary": {
        "sentences": [
            {"says": "Tea is good.", "rests_on": ["goal", "gone"], "verdict": True},
            {"says": "It wakes.", "rests_on": ["reason-one"], "ends_paragraph": True},
        ],
        "seen": {"goal": {"heading": "Tea *is* good", "standing": "open objection"}, "gone": {"heading": "Gone"}},
    },
    "stances": [
        {
            "id": "ann",
            "name": "Ann",
            "date": "2026-01-02",
            "says": "So be it.",
            "credences": {"goal": "surely", "gone": "surely"},
        },
        {"id": "bob", "name": "Bob", "date": "2999-01-02", "says": "One day.", "credences": {"goal": "surely"}},
        {"id": "essay", "name": "Cat", "date": "2026-01-02", "says": "Taken.", "credences": {"goal": "surely"}},
    ],
}
GOAL = {
    "kind": "thesis",
    "topic": "leaves",
    "voice": "essay",
    "label": "Goal",
    "source": ["leaves.1"],
    "hedge": "perhaps",
}
REASON = {
    "kind": "evidence", "topic": "leaves", "voice": "outside", "references": ["key", "lost", "whole", "https://example.org/x"],
    "date": "2025", "body": "With *emphasis*, and a [link](goal.md).\\n\\nMore.", "formerly": ["old-reason"],
    "prediction": {"by": "2027", "state": "open", "why": ["goal", "gone"]}, "speakers": ["Ann"],
}  # fmt: skip
ASKED = {"kind": "question", "topic": "leaves", "voice": "outside", "about": ["goal", "gone"]}
OTHER = {"kind": "thesis", "topic": "leaves", "voice": "essay"}

ARGDOWN = f"""===
title: On tea
argmap: {json.dumps(WHOLE)}
===

# Of leaves {{topic: leaves}}

[goal]: Tea \\*is\\* good #thesis {json.dumps(GOAL)}

[reason-one]: It wakes one up #evidence {json.dumps(REASON).replace("{", "{", 1)}

[asked]: How so? #question {json.dumps(ASKED)}

[other-goal]: Coffee is not #thesis {json.dumps(OTHER)}

# Steps

<step 1>: since it does {{"strength": "strong", "stated_by": "reason-one"}}

(1) [other-goal]
(2) [reason-one]
-----
(3) [goal]
""".replace("\\\\n", "\\n")


def as_aif() -> str:
    claims = {"goal": ("Tea *is* good", GOAL), "reason-one": ("It wakes one up", REASON), "asked": ("How so?", ASKED)}
    claims["other-goal"] = ("Coffee is not", OTHER)
    nodes = [
        {"nodeID": name, "text": text, "type": "I", "argmap": {"id": name, **data}}
        for name, (text, data) in claims.items()
    ]
    step = {"strength": "strong", "because": "since it does", "stated_by": "reason-one"}
    nodes.append({"nodeID": "s", "text": "Default Inference", "type": "RA", "argmap": step})
    ends = [("reason-one", "s"), ("other-goal", "s"), ("s", "goal")]
    edges = [{"fromID": start, "toID": end} for start, end in ends]
    text = json.dumps({"nodes": nodes, "edges": edges, "argmap": {"title": "On tea", **WHOLE}})
    return text.replace("\\\\n", "\\n")


def as_json() -> str:
    claims = {"goal": ("Tea *is* good", GOAL), "reason-one": ("It wakes one up", REASON), "asked": ("How so?", ASKED)}
    claims["other-goal"] = ("Coffee is not", OTHER)
    entries = [
        {"id": name, "url": f"claims/{name}/", "heading": text, **data, "text": data.get("body")}
        for name, (text, data) in claims.items()
    ]
    for entry in entries:
        entry.pop("body", None)
    step = {
        "id": "other-goal + reason-one -> goal",
        "kind": "supports",
        "premises": ["other-goal", "reason-one"],
        "conclusion": "goal",
        "strength": "strong",
        "because": "since it does",
        "stated_by": "reason-one",
        "in": True,
    }
    head = {"$schema": "x", "form": VERSION, "version": {}, "title": "On tea"}
    return json.dumps({**head, **WHOLE, "claims": entries, "steps": [step]}).replace("\\\\n", "\\n")


@pytest.fixture(params=[lambda: ARGDOWN, as_aif, as_json], ids=["argdown", "aif", "json"])
def exported(request: pytest.FixtureRequest) -> str:
    made: str = request.param()
    return made


def build(exported: str) -> tuple[ArgumentMap, dict[str, int]]:
    debate, losses = read_text(exported, "x")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    return made, list_losses(losses)


def test_claims_keep_ids_words_and_values(exported: str) -> None:
    made, _ = build(exported)
    assert set(made.claims) == {"goal", "reason-one", "asked", "other-goal"}
    assert (made.claims["goal"].heading, made.claims["goal"].fields.hedge) == ("Tea *is* good", "perhaps")
    reason = made.claims["reason-one"]
    assert reason.body == "With *emphasis*, and a [link](goal.md).\n\nMore."
    assert (reason.fields.kind, reason.fields.date, reason.fields.speakers) == (Kind.EVIDENCE, "2025", ("Ann",))
    assert reason.fields.formerly == ("old-reason",)
    assert made.claims["asked"].fields.about == ("goal",)
    assert reason.fields.prediction is not None
    assert reason.fields.prediction.why == ("goal",)


def test_references_keep_their_keys_or_become_addresses(exported: str) -> None:
    made, lost = build(exported)
    cited = made.claims["reason-one"].fields.references
    assert cited == ("https://example.org/w", "whole", "https://example.org/x")
    assert lost == {
        "reference without an address": 1,
        "work in references.bib": 3,
        "claim that a sentence of the summary rests on": 1,
        "word of a signed stance on a claim that the map lacks": 1,
        "signed stance": 2,
        "licence": 1,
        "topic without claims": 1,
        "data “about”": 1,
        "data “prediction”": 1,
    }


def test_works_summary_and_stances_are_files_again(exported: str) -> None:
    made, _ = build(exported)
    kept = describe_reference(made.references["whole"])
    assert {**kept, "authors": list(made.references["whole"].authors)} == {**WORK, "title": "On tea & R(D)"}
    assert made.summary is not None
    first, second = made.summary.summary.sentences
    assert (first.says, first.rests_on, first.verdict) == ("Tea is good.", ("goal",), True)
    assert (second.rests_on, second.ends_paragraph) == (("reason-one",), True)
    assert list(made.summary.summary.seen) == ["goal"]
    (ann,) = made.stances
    assert (ann.id, ann.signed.name, dict(ann.signed.credences)) == ("ann", "Ann", {"goal": Belief.SURELY})


def test_what_has_not_the_form_of_an_export_is_told() -> None:
    _, losses = read_text(ARGDOWN.replace(json.dumps(WHOLE), '{"stances": {}, "summary": 3, "topics": "x"}'), "x")
    assert {what for what, _, _ in losses.grouped()} >= {"stances", "summary", "topics"}
    _, losses = read_text(ARGDOWN.replace(json.dumps(WHOLE), '{"topics": [{"id": "x"}, 3]}'), "x")
    assert "topic" in list_losses(losses)


def test_steps_are_whole(exported: str) -> None:
    made, _ = build(exported)
    (step,) = made.steps.values()
    assert step.id == "other-goal + reason-one -> goal"
    assert (step.strength, step.because, step.stated_by) == (Strength.STRONG, "since it does", "reason-one")


def test_the_essay_its_topics_and_the_main_thesis_are_known(exported: str) -> None:
    debate, losses = read_text(exported, "x")
    assert debate.essay is not None
    assert (debate.essay.title, debate.topics["leaves"], debate.thesis) == ("On tea", LEAVES, "other-goal")
    _, _, arranged = make_map(debate, losses)
    assert arranged.thesis == "other-goal"


def test_markdown_that_the_check_refuses_is_escaped_all_the_same() -> None:
    data = {"kind": "thesis", "topic": "t", "voice": "outside", "body": "[x](javascript:alert) and [y](nowhere.md)"}
    debate, losses = read_text(f"[goal]: The goal {json.dumps(data)}\n")
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert made.claims["goal"].body == "(x)(javascript:alert) and (y)(nowhere.md)"


def test_values_of_another_form_are_left_out_and_told() -> None:
    data = {"kind": "thesis", "topic": "t", "voice": "nobody", "date": "yesterday", "strange": "1"}
    debate, losses = read_text(f"[goal]: The goal {json.dumps(data)}\n")
    made, problems, _ = make_map(debate, losses)
    assert (problems, made.claims["goal"].fields.voice) == ([], "outside")
    assert list_losses(losses) == {
        "claim without any step": 1, "data “date”": 1, "data “strange”": 1, "data “voice”": 1,
    }  # fmt: skip


def test_values_with_html_or_hidden_characters_are_left_out_and_told() -> None:
    data = {"kind": "thesis", "topic": "t", "voice": "outside", "hedge": "<b>so</b>", "label": "a\u200bb"}
    debate, losses = read_text(f"[goal]: The goal {json.dumps(data, ensure_ascii=False)}\n")
    made, problems, _ = make_map(debate, losses)
    assert (problems, made.claims["goal"].fields.hedge, made.claims["goal"].fields.label) == ([], None, None)
    assert list_losses(losses) == {"claim without any step": 1, "data “hedge”": 1, "data “label”": 1}

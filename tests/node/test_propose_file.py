"""The form can only make a file that passes: the real check reads what its script makes of seeded drafts."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from drafts import draw_draft
from environment import ROOT
from node_fixtures import Call

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.argument.indexed import compile_map
from argmap.content.docs_folder import read_claim, read_docs
from argmap.content.essay_index import Fingerprints, split_words
from argmap.content.problems import render_problems
from argmap.pages.propose.page import collect_form, collect_quotations
from argmap.repository.github import ADDRESS_MAX
from argmap.review.issue_form import FIELDS, read_issue
from argmap.review.rules import check_reading

DRAFTS = 3000
EFFECTS = 400


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    made, problems = check_reading(read_docs(ROOT / "docs"))
    assert problems == []
    return made


@pytest.fixture(scope="module")
def form(made: ArgumentMap) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(collect_form(Argument(made), None)))
    return data


def test_whatever_is_typed_the_file_passes_the_check(
    call: Call, made: ArgumentMap, form: dict[str, Any], tmp_path: Path
) -> None:
    drafts = [draw_draft(seed, form) for seed in range(DRAFTS)]
    found = call("drafts.js", "composeAll", form, drafts, collect_quotations(made.essay))
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "claims", docs / "claims")
    for name in ("references.bib", "essay.yaml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    written = 0
    for seed, one in enumerate(found):
        assert bool(one["text"]) == (one["problems"] == [])
        if one["text"]:
            path = docs / "claims" / f"{one['id']}.md"
            assert path.parent == docs / "claims"
            path = path if not path.exists() else path.with_stem(f"{path.stem[:60]}-n{seed}")
            path.write_text(one["text"], "utf-8")
            written += 1
    assert render_problems(check_reading(read_docs(docs))[1], "text") == ""
    assert sum("“very unlikely”" in one["text"] for one in found) > DRAFTS / 100
    assert written > DRAFTS / 3, f"only {written} of {DRAFTS} drafts gave a file"


def test_the_effect_shown_is_that_of_the_real_evaluation(call: Call, made: ArgumentMap, form: dict[str, Any]) -> None:
    drafts = [draw_draft(seed, form) for seed in range(EFFECTS)]
    model = json.loads(json.dumps(compile_map(made).as_json()))
    before = Argument(made).standing.claims
    shown = 0
    for seed, (proposal, changes) in enumerate(call("drafts.js", "findEffects", form, model, drafts)):
        if changes is None:
            continue
        claim = read_claim(proposal["text"], f"new-{seed}", "new.md")[0]
        assert claim is not None
        after = Argument(build_map([*made.claims.values(), claim], made.references, made.essay)).standing.claims
        assert changes == {one: [before[one], after[one]] for one in before if before[one] != after[one]}
        shown += bool(changes)
    assert shown > EFFECTS / 50


def test_addresses_are_short_enough_and_hold_the_file_and_the_draft(call: Call, form: dict[str, Any]) -> None:
    drafts = [draw_draft(seed, form) for seed in range(DRAFTS, DRAFTS + 1000)]
    found = call("drafts.js", "addressAll", form, drafts)
    assert {one["whole"] for one in found} == {True}
    for one in found:
        assert len(f"https://github.com/login?return_to={quote(one['href'], safe='')}") <= ADDRESS_MAX
        given = parse_qs(urlsplit(one["href"]).query, keep_blank_values=True)
        assert given["value"] == [one["text"]]
        assert one["kept"] == one["text"] or not one["text"]


def write_issue(asked: dict[str, list[str]]) -> str:
    """Return the issue that GitHub makes of a form filled in by an address."""
    return "\n\n".join(f"### {label}\n\n{asked[name][0] or '_No response_'}" for name, label in FIELDS.items())


def test_an_issue_carries_every_field_over(call: Call, made: ArgumentMap, form: dict[str, Any]) -> None:
    drafts = [draw_draft(seed, form) for seed in range(DRAFTS, DRAFTS + 600)]
    found = [one for one in call("drafts.js", "addressIssues", form, drafts, ADDRESS_MAX) if one]
    assert len(found) > 200
    for one in found:
        assert one["left"] == ""
        asked = parse_qs(urlsplit(one["href"]).query, keep_blank_values=True)
        assert set(asked) == {"template", "title", *FIELDS}
        draft, faults = (reading := read_issue(write_issue(asked), made, set())).draft, reading.faults
        assert (faults, draft is not None) == ([], True)
        assert draft is not None
        (read, _, _), (meant, _, _) = (read_claim(text, one["id"], "x.md") for text in (draft.render(), one["text"]))
        assert read is not None
        assert meant is not None
        assert (draft.id, read.heading, read.body, read.fields) == (one["id"], meant.heading, meant.body, meant.fields)


def test_an_issue_that_is_too_long_for_an_address_leaves_whole_fields_out(call: Call, form: dict[str, Any]) -> None:
    drafts = [draw_draft(seed, form) for seed in range(DRAFTS, DRAFTS + 300)]
    for most in (200, 700, 1000):
        for one in filter(None, call("drafts.js", "addressIssues", form, drafts, most)):
            assert len(f"https://github.com/login?return_to={quote(one['href'], safe='')}") <= most
            asked = parse_qs(urlsplit(one["href"]).query, keep_blank_values=True)
            assert bool(one["left"]) == (not set(FIELDS) <= set(asked))


def test_what_was_mended_is_said(call: Call, form: dict[str, Any]) -> None:
    draft = draw_draft(0, form) | {
        "act": "object",
        "on": "no-explosion",
        "heading": 'A "bold" claim',
        "body": "# Why\r\n\r\nSee <b>, [this](https://example.org/a_(b)) and [that](no-explosion.md).",
        "references": ["https://example.org"],
        "kind": "",
        "topic": "",
        "voice": "outside",
        "because": "",
        "label": "",
        "strength": "weak",
        "date": "",
        "id": "",
    }
    (one,) = call("drafts.js", "composeAll", form, [draft])
    assert one["text"] == (
        '---\nkind: counterclaim\ntopic: intro\nvoice: outside\nreferences:\n  - "https://example.org/"\n'
        "attacks:\n  - claim: no-explosion\n    strength: weak\n---\n# A 'bold' claim\n\n"
        "Why\n\nSee < b>, (this)(https://example.org/a_(b)) and [that](no-explosion.md).\n"
    )
    assert len(one["notes"]) == 4


def test_the_essays_words_are_told_as_the_check_tells_them(call: Call, made: ArgumentMap) -> None:
    assert made.essay is not None
    prints = Fingerprints(made.essay)
    ends = [f"{paragraph.first} … {paragraph.last}" for paragraph in made.essay.paragraphs]
    texts = ["very unlikely", "Very  UNLIKELY!", "very", "never said by anyone", "", "…", "naïve", "a" * 200, *ends]
    found = call("drafts.js", "holdAll", collect_quotations(made.essay), texts)
    assert [digest for _, digest in found] == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    assert [kept for kept, _ in found[:8]] == [True, True, True, False, False, False, False, False]
    for text, (kept, _) in zip(texts, found, strict=True):
        parts = [split_words(part) for part in text.split("…")]
        assert not kept or all(prints.contain(part) for part in parts)
    assert sum(kept for kept, _ in found) > len(ends) / 2

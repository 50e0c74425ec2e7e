"""Issues sent by the form, honest and hostile: whatever they hold becomes a draft's values, or a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from environment import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import build_claim
from repositories import BASE

from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.docs_folder import read_claim, read_docs
from argmap.content.vocabulary import Act, Kind, Strength, Voice
from argmap.review.draft import Draft, check_draft
from argmap.review.issue_form import FIELDS, FORM, ISSUE_MAX, MORE, Reading, read_issue

MADE = build_map(
    [
        build_claim("t", kind="thesis", formerly=["the-thesis"], topic="first"),
        build_claim("a", supports=["t"], topic="second"),
    ]
)
HONEST = {
    "act": "object",
    "about": "https://example.org/map/claims/t/",
    "heading": "Chips stay scarce",
    "body": "It is said here.\n\nAnd why.",
    "references": "https://example.org/one\nsmith2025",
    "strength": "weak",
}


def write_issue(**answers: str) -> str:
    """Return an issue as GitHub writes it."""
    return "\n\n".join(f"### {label}\n\n{answers.get(name) or '_No response_'}" for name, label in FIELDS.items())


def read(taken: set[str] | None = None, made: ArgumentMap = MADE, **answers: str) -> Reading:
    return read_issue(write_issue(**HONEST | answers), made, taken or set())


def read_draft(**answers: str) -> Draft:
    found = read(**answers)
    assert found.faults == []
    assert found.draft is not None
    return found.draft


def test_the_forms_on_github_ask_for_these_fields() -> None:
    for folder in (ROOT / ".github" / "ISSUE_TEMPLATE", ROOT / "argmap" / "site" / "starter"):
        form = yaml.safe_load((folder / FORM).read_text("utf-8"))
        assert {part["id"]: part["attributes"]["label"] for part in form["body"]} == FIELDS
        assert ", ".join(Act) in form["body"][0]["attributes"]["description"]
        assert form["labels"] == ["proposal"]
        assert not any("render" in part["attributes"] for part in form["body"])  # a fence that an answer could close


def test_an_honest_issue_gives_a_draft() -> None:
    draft = read_draft()
    assert draft == Draft(
        id="chips-stay-scarce",
        heading="Chips stay scarce",
        body="It is said here.\n\nAnd why.",
        kind=Kind.COUNTERCLAIM,
        topic="first",
        target="t",
        strength=Strength.WEAK,
        references=("https://example.org/one", "smith2025"),
    )


@pytest.mark.parametrize("about", ["t", "the-thesis", "docs/claims/t.md", "../claims/t/", "http://x/claims/t/?a#b"])
def test_a_claim_is_found_by_its_id_its_address_and_its_former_id(about: str) -> None:
    assert read_draft(about=about).target == "t"


def test_a_step_is_undercut_and_gives_its_targets_topic() -> None:
    draft = read_draft(act="undercut", about="a -> t")
    assert (draft.relation, draft.target, draft.topic) == ("undercuts", "a -> t", "first")


def test_more_gives_the_other_keys() -> None:
    more = "kind: claim\nvoice: essay\ntopic: second\nlabel: L: m\nsource: x.1 x.2\nhedge: h\ndate: 2026\nid: my-own"
    draft = read_draft(more=more)
    assert (draft.kind, draft.voice, draft.topic, draft.label) == (Kind.CLAIM, Voice.ESSAY, "second", "L: m")
    assert (draft.source, draft.hedge, draft.date, draft.id) == (("x.1", "x.2"), "h", "2026", "my-own")
    assert [line.partition(":")[0] for line in more.splitlines()] == list(MORE)


def test_a_taken_id_gets_a_number() -> None:
    found = read(taken={"chips-stay-scarce"})
    assert found.draft is not None
    assert found.draft.id == "chips-stay-scarce-2"


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"act": "destroy"}, "“destroy” is no act: write object, support,"),
        ({"about": "../../etc/passwd"}, "The map has no claim “../../etc/passwd”."),
        ({"act": "undercut", "about": "a - > t"}, 'The map has no step “a - > t”. Did you mean "a -> t"?'),
        ({"heading": ""}, "“Your claim, in one sentence” is empty."),
        ({"body": "So.\n\n### Your claim, in one sentence\n\nAnother"}, "stands twice."),
        ({"strength": "immense"}, "“immense” is no strength: write weak, moderate, strong."),
        ({"more": "kind: god"}, "“god” is no kind: write thesis,"),
        ({"more": "prediction: {by: 2026}"}, "“More” cannot be read: prediction: {by: 2026}."),
        ({"more": "id: x\nid: y"}, "“More” cannot be read: id: y."),
        ({"more": "id: x\n---\n"}, "“More” cannot be read: ---."),
        ({"body": "x" * ISSUE_MAX}, f"The issue has more than {ISSUE_MAX} characters."),
    ],
)
def test_what_cannot_be_read_is_said(answers: dict[str, str], fault: str) -> None:
    found = read(**answers)
    assert found.draft is None
    assert len(found.faults) == 1
    assert fault in found.faults[0]


def test_all_faults_are_said_at_once() -> None:
    assert len(read(act="x", about="y", heading="", strength="z", more="!").faults) == 5


@pytest.mark.parametrize("text", ["", "Hello", "### What do you want to do?\n\nobject"])
def test_another_issue_is_not_taken_for_one(text: str) -> None:
    found = read_issue(text, MADE, set())
    assert (found.draft, len(found.faults)) == (None, 1)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issue") / "docs"
    (folder / "claims").mkdir(parents=True)
    for name, text in BASE.items():
        (folder / "claims" / f"{name}.md").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"more": "id: ../../../.github/workflows/x"}, "file-name"),
        ({"more": "id: index"}, "file-name"),
        ({"body": "a\u202eb \x00 \x1b[31m"}, "markup-hidden"),
        ({"body": "<script>alert(1)</script>"}, "markup-html"),
        ({"body": '--8<-- "../../secret"'}, "markup-snippet"),
        ({"body": "[x](javascript:alert(1))"}, "markup-link"),
        ({"references": "javascript:alert(1)"}, "value-wrong"),
        ({"references": "\n".join(f"https://example.org/{n}" for n in range(999))}, "value-wrong"),
        ({"heading": "x " * 200}, "heading-long"),
        ({"body": "[" * 5000}, "markup-excess"),
        ({"body": "# Another claim"}, "heading-twice"),
        ({"because": "b" * 400}, "value-wrong"),
        ({"references": ""}, "reference-missing"),
    ],
)
def test_what_the_check_refuses_in_a_file_it_refuses_in_an_issue(
    docs: Path, answers: dict[str, str], rule: str
) -> None:
    reading = read_docs(docs)
    made = build_map(reading.claims)
    found = read(made=made, **{"about": "thesis", "references": "https://example.org/", **answers})
    assert found.draft is not None
    assert rule in {problem.rule for problem in check_draft(reading, found.draft)}


@settings(max_examples=60, deadline=None)
@given(*[st.text(alphabet=st.characters(codec="utf-8"), max_size=60)] * 4)
def test_no_answer_becomes_another_key_of_the_file(heading: str, body: str, because: str, reference: str) -> None:
    found = read(heading=heading, body=body, because=because, references=reference)
    if found.draft is None:
        return
    claim, _, _ = read_claim(found.draft.render(), "x", "x.md")
    if claim is None:
        return
    assert (claim.fields.kind, claim.fields.voice, claim.fields.topic) == ("counterclaim", "outside", "first")
    assert [relation.claim for relation in claim.fields.attacks] in ([], ["t"])
    assert (claim.fields.supports, claim.fields.undercuts, claim.fields.formerly) == ((), (), ())

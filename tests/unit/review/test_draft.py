from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from repositories import BASE

from argmap.content.docs_folder import Reading, read_docs
from argmap.content.vocabulary import Kind, Strength, Voice
from argmap.review.draft import Draft, check_draft, find_alike, suggest_id, write_draft
from argmap.review.rules import check_reading

GOOD = Draft(
    id="new-doubt",
    heading="The thesis overlooks: something",
    body="It does.\nTwice.",
    topic="t",
    target="thesis",
    strength=Strength.STRONG,
    because='it is said: "no"',
    references=("https://example.org/a",),
)


def build_docs(folder: Path) -> Path:
    (folder / "claims").mkdir(parents=True)
    for name, text in BASE.items():
        (folder / "claims" / f"{name}.md").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return read_docs(build_docs(tmp_path_factory.mktemp("draft") / "docs"))


def test_a_draft_is_written_as_claim_files_are() -> None:
    assert GOOD.render() == (
        "---\n"
        "kind: counterclaim\n"
        "topic: t\n"
        "voice: outside\n"
        "references:\n"
        "  - https://example.org/a\n"
        "attacks:\n"
        "  - claim: thesis\n"
        "    strength: strong\n"
        "    because: 'it is said: \"no\"'\n"
        "---\n"
        "# The thesis overlooks: something\n"
        "\n"
        "It does.\n"
        "Twice.\n"
    )


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, set()),
        ({"relation": "undercuts", "target": "reason -> thesis"}, set()),
        ({"kind": Kind.NOTE, "relation": "about", "references": ()}, set()),
        ({"target": "nothing"}, {"claim-unknown"}),
        ({"references": ()}, {"reference-missing"}),
        ({"voice": Voice.ESSAY, "references": ()}, {"source-missing"}),
        ({"heading": "x" * 141}, {"heading-long"}),
        ({"body": "<b>x</b>"}, {"markup-html"}),
        ({"body": ""}, {"body-missing"}),
        ({"id": "reason"}, {"file-name"}),
        ({"id": "index"}, {"file-name"}),
        ({"id": "con"}, {"file-name"}),
        ({"id": "Bad Name"}, {"file-name"}),
        ({"id": "a" * 81}, {"file-name"}),
        ({"id": "../evil"}, {"file-name"}),
        ({"id": ""}, {"file-name"}),
    ],
)
def test_the_check_is_asked(reading: Reading, changes: dict[str, object], rules: set[str]) -> None:
    fields = {name: getattr(GOOD, name) for name in GOOD.__dataclass_fields__} | changes
    assert {problem.rule for problem in check_draft(reading, Draft(**fields))} == rules


def test_a_draft_takes_no_id_that_another_claim_had(tmp_path: Path) -> None:
    docs = build_docs(tmp_path / "docs")
    path = docs / "claims" / "reason.md"
    path.write_text(path.read_text("utf-8").replace("kind: claim", "kind: claim\nformerly: new-doubt"), "utf-8")
    found = check_draft(read_docs(docs), GOOD)
    assert [(one.path, one.what) for one in found] == [
        ((docs / "claims" / "new-doubt.md").as_posix(), 'the id "new-doubt" is or was that of another claim')
    ]


def test_a_draft_is_written_whole_and_passes_the_check(tmp_path: Path) -> None:
    docs = build_docs(tmp_path / "docs")
    path = write_draft(read_docs(docs), GOOD)
    assert path.read_text("utf-8") == GOOD.render()
    assert check_reading(read_docs(docs))[1] == []
    assert [one.name for one in (docs / "claims").iterdir() if one.name.startswith(".")] == []


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    docs = build_docs(tmp_path / "docs")
    reading = read_docs(docs)
    (docs / "claims" / "new-doubt.md").write_text("mine")
    with pytest.raises(FileExistsError):
        write_draft(reading, GOOD)
    assert (docs / "claims" / "new-doubt.md").read_text() == "mine"
    assert [one.name for one in (docs / "claims").iterdir() if one.name.startswith(".")] == []


def test_what_does_not_pass_is_not_written(tmp_path: Path) -> None:
    docs = build_docs(tmp_path / "docs")
    with pytest.raises(ValueError, match="does not pass"):
        write_draft(read_docs(docs), Draft(id="x", target="nothing", topic="t"))
    assert not (docs / "claims" / "x.md").exists()


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Benchmarks are goals, not tests", "benchmarks-goals-tests"),
        ("It is", "claim"),
        ("Größe ändert sich", "grosse-andert-sich"),
        ("Reason", "reason-2"),
        ("Index", "index-2"),
    ],
)
def test_an_id_is_suggested(heading: str, name: str) -> None:
    assert suggest_id(heading, {"reason"}) == name


def test_likely_duplicates_are_found(reading: Reading) -> None:
    made = check_reading(reading)[0]
    assert [claim.id for claim in find_alike(made, "The reason has good ground")] == ["ground"]
    assert find_alike(made, "Bread rises when it is warm") == []


LINE = st.text(st.characters(codec="utf-8"), max_size=80)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(heading="A heading in\ntwo lines", body="", because="", hedge="", label="")
@given(heading=LINE, body=LINE, because=LINE, hedge=LINE, label=LINE)
def test_a_draft_that_passes_says_what_was_typed(
    reading: Reading, heading: str, body: str, because: str, hedge: str, label: str
) -> None:
    """Whatever is typed, the file is refused or it holds just that: nothing typed becomes another key."""
    made = Draft(
        id="new-doubt",
        heading=heading,
        body=body,
        topic="t",
        target="thesis",
        because=because,
        hedge=hedge,
        label=label,
        references=("https://example.org/a",),
    )
    if check_draft(reading, made):
        return
    claim, *_ = [claim for claim in _read(reading, made).claims if claim.id == "new-doubt"]
    assert claim.fields.attacks[0].because == (because or None)
    assert (claim.fields.hedge, claim.fields.label) == (hedge or None, label or None)
    assert (claim.heading, claim.body.strip()) == (" ".join(heading.split()), body.strip())


def _read(reading: Reading, draft: Draft) -> Reading:
    path = reading.docs / "claims" / f"{draft.id}.md"
    try:
        path.write_bytes(draft.render().encode())
        return read_docs(reading.docs)
    finally:
        path.unlink(missing_ok=True)

"""What is exported and imported again is the same map, up to the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from environment import ROOT
from imports import make_map
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.cli.main import main
from argmap.content.docs_folder import read_docs
from argmap.content.models import Claim, FrontMatter
from argmap.content.vocabulary import STEP_KINDS
from argmap.exchange.losses import Losses
from argmap.exchange.publication import Export
from argmap.exchange.reading import SourceFile, read_source
from argmap.exchange.words import clean_line
from argmap.exchange.writers.aif import write_aif
from argmap.exchange.writers.argdown import write_argdown
from argmap.exchange.writers.own_json import write_json
from argmap.review.rules import check_reading

WRITERS = {"argdown": write_argdown, "aif": write_aif, "json": write_json}


def come_back(made: ArgumentMap, write: Callable[[Export], str]) -> tuple[ArgumentMap, set[str]]:
    """Return the map that an export becomes when it is imported, and the places at which something was lost."""
    losses = Losses()
    text = write(Export(made, Argument(made).standing))
    back, problems, _ = make_map(read_source(SourceFile("x", text.encode()), losses), losses)
    assert problems == []
    return back, {what for what, _, _ in losses.grouped()}


def tell(step: Step) -> tuple[str, str, str, str, str, bool]:
    because, scheme = (clean_line(text, 300, set()) for text in (step.because, step.scheme))
    return step.id, step.strength, because, scheme, step.stated_by, step.contrary


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("seed", range(40))
def test_claims_and_steps_come_back_whole_or_the_report_tells(seed: int, form: str) -> None:
    made = draw_rich_map(seed)
    back, lost = come_back(made, WRITERS[form])
    assert back.claims.keys() == made.claims.keys()
    if not lost & {"relation of a claim to itself", "relation stated twice", "undercut in a circle of undercuts"}:
        assert {tell(step) for step in back.steps.values()} == {tell(step) for step in made.steps.values()}
    assert {work.id for work in made.references.values()} <= {*back.references} or "work in references.bib" in lost
    assert (back.summary is None) == (made.summary is None) or "summary" in lost
    if back.summary and made.summary and not lost & {"claim that a sentence of the summary rests on"}:
        assert back.summary.summary == made.summary.summary
    stances = {stance.id: stance.signed for stance in made.stances}
    assert {stance.id: stance.signed for stance in back.stances} == stances or any("signed stance" in w for w in lost)
    if "work in references.bib" not in lost:
        assert back.references == made.references
    for name, claim in made.claims.items():
        assert list(find_changes(claim, back.claims[name], lost)) == []


def find_changes(claim: Claim, kept: Claim, lost: set[str]) -> Iterator[tuple[str, object, object]]:
    """Yield each value of a claim's file that came back otherwise, and that the report does not name."""
    for key in sorted(set(FrontMatter.model_fields) - {*STEP_KINDS, "contrary"}):
        was, now = getattr(claim.fields, key), getattr(kept.fields, key)
        named = {f"data “{key}”", *TELLING.get(key, ())}
        if was != now and not (named & lost):
            yield key, was, now


TELLING = {
    "wordings": ("HTML", "HTML entity"),
    "kind": ("question that is a reason",),
    "references": ("work in references.bib", "reference without an address"),
}
"""What the report says of a key, where it does not name it."""


@pytest.mark.parametrize("form", WRITERS)
def test_the_map_of_this_repository_comes_back_whole(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--docs", str(ROOT / "docs"), "--format", form, "-o", "map.data"]) == 0
    assert main(["import", "map.data", "--to", "back"]) == 0
    assert "170 claims of 170 texts, 218 steps of 218." in capsys.readouterr().out
    made, back = (check_reading(read_docs(docs))[0] for docs in (ROOT / "docs", tmp_path / "back" / "docs"))
    assert {name: tell_claim(claim) for name, claim in back.claims.items()} == {
        name: tell_claim(claim) for name, claim in made.claims.items()
    }
    assert {tell(step) for step in back.steps.values()} == {tell(step) for step in made.steps.values()}
    assert back.references == made.references
    assert (back.topics, back.main_thesis) == (made.topics, made.main_thesis)
    assert back.summary is not None
    assert made.summary is not None
    assert back.summary.summary == made.summary.summary
    assert [(one.id, one.signed) for one in back.stances] == [(one.id, one.signed) for one in made.stances]


def tell_claim(claim: Claim) -> tuple[str, str, dict[str, object]]:
    fields = {key: value for key, value in claim.fields if key not in {*STEP_KINDS, "contrary"}}
    return claim.heading, claim.body, fields

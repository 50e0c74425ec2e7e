"""What is exported and imported again is the same map, up to the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from imports import make_map
from rich_maps import draw_rich_map

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.exchange.losses import Losses
from argmap.exchange.publication import Export
from argmap.exchange.reading import SourceFile, read_source
from argmap.exchange.words import clean_line
from argmap.exchange.writers.aif import write_aif
from argmap.exchange.writers.argdown import write_argdown

WRITERS = {"argdown": write_argdown, "aif": write_aif}


def come_back(made: ArgumentMap, write: Callable[[Export], str]) -> tuple[ArgumentMap, set[str]]:
    """Return the map that an export becomes when it is imported, and the places at which something was lost."""
    losses = Losses()
    text = write(Export(made, Argument(made).standing))
    back, problems, _ = make_map(read_source(SourceFile("x", text.encode()), losses), losses)
    assert problems == []
    return back, {what for what, _, _ in losses.grouped()}


def tell(step: Step) -> tuple[str, str, str, str, str]:
    because, scheme = (clean_line(text, 300, set()) for text in (step.because, step.scheme))
    return step.id, step.strength, because, scheme, step.stated_by


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
    for name, claim in made.claims.items():
        fields, kept = claim.fields, back.claims[name].fields
        assert (kept.kind, kept.label, kept.hedge, kept.date) == (
            fields.kind,
            fields.label,
            fields.hedge,
            fields.date,
        ) or (lost & {"data “label”", "data “hedge”", "data “date”", "question that is a reason"})

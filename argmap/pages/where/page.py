"""The questions to readers, each with its source, its claim's first words and what is said against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.cruxes import measure_swings
from argmap.argument.graph import Step
from argmap.argument.objections import find_strongest
from argmap.argument.program import Program
from argmap.content.claim_text import strip_marks
from argmap.content.essay_index import link_to_paragraph
from argmap.content.models import Ask, Claim, Reference
from argmap.content.vocabulary import Answer, Verified, Voice
from argmap.pages.context import Built, Context
from argmap.pages.yours.labels import build_base, compile_program
from argmap.view.templates import render

ROOT = "../"
ASKED = 7
"""How many questions a reader is asked."""
_LISTED = 24  # most questions in the page, so that it stays small
_CHECKED = list(Verified)


@dataclass(frozen=True, slots=True)
class Question:
    """A basic claim as a question.

    `paragraph` is the address of the place in the essay that says it, or empty; `work` the best checked of its
    references; `objection` the step against it, or against a step from it, that counts most.
    """

    claim: Claim
    ask: Ask
    opening: str
    paragraph: str
    work: Reference | None
    objection: Step | None


def build_where(context: Context) -> Built:
    """Return the snippet `where.html`; nothing for a map without a thesis."""
    argument = context.argument
    if argument.made.main_thesis is None:
        return Built()
    questions = list_questions(argument, context.once(compile_program))
    page = render(
        "pages/where/where.html",
        made=argument.made,
        thesis=argument.made.claims[argument.made.main_thesis],
        standing=argument.standing,
        questions=questions,
        count=min(ASKED, len(questions)),
        answers=list(Answer),
        assets=context.settings.assets,
        root=ROOT,
    )
    return Built({"where.html": page})


def list_questions(argument: Argument, program: Program) -> list[Question]:
    """Return the basic claims that are put as questions, 24 at most.

    The one that moves the thesis most for a reader without a view comes first; of equals, the first in the argument.
    """
    made, compact = argument.made, program.compact
    asked = [compact.index[name] for name in made.basic if made.claims[name].fields.ask]
    swings = measure_swings(program, build_base(compact, frozenset()), claims=asked)
    ranked = sorted(asked, key=lambda claim: -abs(swings[claim]))
    return list(_describe(argument, (made.claims[compact.claims[claim]] for claim in ranked[:_LISTED])))


def _describe(argument: Argument, claims: Iterable[Claim]) -> Iterator[Question]:
    for claim in claims:
        if claim.fields.ask:
            opening = strip_marks(claim.body.strip().split("\n\n")[0])
            paragraph, work = _find_paragraph(argument, claim), _find_work(argument, claim)
            yield Question(claim, claim.fields.ask, opening, paragraph, work, _find_objection(argument, claim))


def _find_paragraph(argument: Argument, claim: Claim) -> str:
    essay = argument.made.essay
    if essay is None or claim.fields.voice is Voice.OUTSIDE:
        return ""
    said = (paragraph for paragraph in essay.paragraphs if paragraph.id in claim.fields.source)
    return next((link_to_paragraph(essay, paragraph) for paragraph in said), "")


def _find_work(argument: Argument, claim: Claim) -> Reference | None:
    """Return the claim's reference that was checked best; of equals the first that it names."""
    works = argument.made.cited(claim)
    return min(works, key=lambda work: _CHECKED.index(work.verified) if work.verified else len(_CHECKED), default=None)


def _find_objection(argument: Argument, claim: Claim) -> Step | None:
    made = argument.made
    undercuts = [cut for step in made.bears_on(claim.id) for cut in made.undercuts(step.id)]
    return find_strongest(argument, [*made.attacks(claim.id), *undercuts])

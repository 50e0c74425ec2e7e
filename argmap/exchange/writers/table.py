"""One table of claims and steps, a row each; and tables of the claims, the steps and the signed stances alone."""

from __future__ import annotations

from argmap.content.vocabulary import CREDENCES
from argmap.exchange.description import describe_claim, describe_step
from argmap.exchange.publication import Export
from argmap.exchange.tables import BELIEF_COLUMNS, CLAIM_COLUMNS, STEP_COLUMNS, write_table

COLUMNS = ("row", *CLAIM_COLUMNS, *(column for column in STEP_COLUMNS if column not in CLAIM_COLUMNS))


def write_csv(export: Export) -> str:
    """Return a map as one table: claims, and then steps; `row` says which a row is."""
    made = export.made
    claims = [{"row": "claim", **describe_claim(export, made.claims[name])} for name in made.order]
    steps = [{"row": "step", **describe_step(export, step)} for step in made.steps.values()]
    return write_table([*claims, *steps], COLUMNS, export.published.licence.url)


def write_claims(export: Export) -> str:
    """Return the claims alone as a table."""
    made = export.made
    rows = (describe_claim(export, made.claims[name]) for name in made.order)
    return write_table(rows, CLAIM_COLUMNS, export.published.licence.url)


def write_steps(export: Export) -> str:
    """Return the steps alone as a table."""
    rows = (describe_step(export, step) for step in export.made.steps.values())
    return write_table(rows, STEP_COLUMNS, export.published.licence.url)


def write_beliefs(export: Export) -> str:
    """Return what each signed stance says of each claim as a table."""
    rows = (
        {
            "stance": stance.id,
            **stance.signed.model_dump(mode="json"),
            "claim": claim,
            "belief": belief.value,
            "credence": str(CREDENCES[belief]),  # as text, since a table takes the number nought for nothing
        }
        for stance in export.made.stances
        for claim, belief in stance.signed.credences.items()
    )
    return write_table(rows, BELIEF_COLUMNS, export.published.licence.url)

"""The premises that the thesis turns on, drawn at build for readers without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from argmap.argument.backing import Backing, find_backing
from argmap.argument.cruxes import find_cruxes
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap
from argmap.argument.program import Program
from argmap.argument.stances import Stance
from argmap.argument.strengths import name_strength
from argmap.content.models import Claim
from argmap.language.current import gettext
from argmap.pages.context import Built, Context
from argmap.pages.cruxes.sentences import describe_crux, describe_flip
from argmap.pages.differ.signed import spread_beliefs
from argmap.pages.yours.labels import build_base, compile_program, list_stances
from argmap.view.assets import Assets
from argmap.view.templates import render

SHOWN = 12


@dataclass(frozen=True, slots=True)
class CruxRow:
    """One line of the picture of cruxes: a claim, and the strengths of the thesis at credence 0 and 1 for it."""

    claim: str
    low: float
    high: float

    @property
    def bar(self) -> tuple[float, float]:
        """The bar's start and length, in percent of the range from 0 to 1."""
        return _round(100 * min(self.low, self.high)), _round(100 * abs(self.high - self.low))

    @property
    def label(self) -> str:
        """The bar in words."""
        return gettext(
            "The thesis goes from “%(low)s” if you doubt it to “%(high)s” if you are sure of it",
            low=name_strength(self.low),
            high=name_strength(self.high),
        )


def _round(number: float) -> float:
    """Return a number with two decimals, ties upwards like the browser's `toFixed`, so that both draw the same bar."""
    return float(Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP))


def build_cruxes(context: Context) -> Built:
    """Return the snippet `cruxes.html`; nothing for a map without a thesis."""
    made = context.argument.made
    if made.main_thesis is None:
        return Built()
    page = _render(made, context.once(compile_program), context.once(list_stances)[0], context.settings.assets)
    return Built({"cruxes.html": page})


def _list_settled(made: ArgumentMap, compact: CompactMap) -> list[tuple[Claim, Backing]]:
    """Return the basic claims that say what would settle them, and who stands behind each."""
    claims = (made.claims[compact.claims[claim]] for claim in compact.basic)
    return [(claim, find_backing(made, claim.id)) for claim in claims if claim.fields.settled_by]


def _render(made: ArgumentMap, program: Program, stance: Stance, assets: Assets) -> str:
    compact = program.compact
    base = build_base(compact, set(stance.believed))
    found = find_cruxes(program, base)
    moving = [crux for crux in found.claims if abs(crux.swing) >= 0.005]
    groups: dict[str, list[CruxRow]] = {}
    for crux in moving[:SHOWN]:
        said = describe_crux(base[crux.claim], found.strength, crux)
        groups.setdefault(said, []).append(CruxRow(compact.claims[crux.claim], crux.low, crux.high))
    return render(
        "pages/cruxes/cruxes.html",
        made=made,
        assets=assets,
        stance=stance,
        thesis=made.claims[compact.claims[compact.thesis]],
        now=_round(100 * found.strength),
        word=name_strength(found.strength),
        groups=groups,
        shown={compact.claims[crux.claim] for crux in moving[:SHOWN]},
        settled=_list_settled(made, compact),
        spreads={claim: held for claim in made.basic if (held := spread_beliefs(made, claim))},
        flip=describe_flip(found, [made.claims[claim].label for claim in compact.claims]),
        root="../",
    )

"""What the pages on a reader's own beliefs need: the compact map and its words as JSON, and answers drawn at build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from argmap.argument.cruxes import Crux, Cruxes, find_cruxes, measure_swings
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.sides import find_sides
from argmap.argument.stances import BELIEVED, Stance, build_stances
from argmap.argument.standing import Standing
from argmap.argument.strengths import name_strength
from argmap.content.vocabulary import Side
from argmap.repository.history import History
from argmap.view.assets import AS_IN_DOCS, Assets
from argmap.view.json_text import dump_data, hash_texts, stamp_data
from argmap.view.templates import render

SHOWN = 12
NAMED = 3
CHANGES = 300
DATA = "site/assets/map/"
FLIPPED = "to the middle of “undecided” or past it"


@dataclass(frozen=True, slots=True)
class CruxRow:
    """One line of the picture of cruxes: the claim, and where the thesis goes."""

    claim: str
    low: float
    high: float

    @property
    def bar(self) -> tuple[float, float]:
        """Where the bar begins and how long it is, in percent of the range from 0 to 1."""
        return _round(100 * min(self.low, self.high)), _round(100 * abs(self.high - self.low))

    @property
    def label(self) -> str:
        """What the bar shows, in words."""
        ends = f"from “{name_strength(self.low)}” if you doubt it to “{name_strength(self.high)}” if you are sure of it"
        return f"The thesis goes {ends}"


def _round(number: float) -> float:
    """Return a number with two decimals, ties upwards, as the browser's `toFixed` does, which draws the same bar."""
    return float(Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP))


def build_beliefs(
    made: ArgumentMap,
    standing: Standing,
    history: History,
    assets: Assets = AS_IN_DOCS,
) -> dict[str, str]:
    """Return {path: text}: the snippets `yours.html` and `cruxes.html`, and the data that the browser evaluates.

    `history` lets an older link say what has changed since it was made. The two files of data, which the browser joins
    by index, carry the same `version`, and the version of the scripts that they are made for.
    Empty for a map without a thesis, of which nothing can be asked.
    """
    if made.main_thesis is None:
        return {}
    program = Program(compile_map(made))
    stances = build_stances(made)
    labels = _build_labels(made, standing, program, stances) | {"changes": list_changes(history)}
    data = {"model.json": dump_data(program.compact.as_json()), "labels.json": dump_data(labels)}
    version = hash_texts(data.values())
    return {
        **{DATA + name: stamp_data(text, version=version, scripts=assets.version) for name, text in data.items()},
        "snippets/yours.html": render(
            "pages/beliefs/yours.html", made=made, standing=standing, assets=assets, root="../"
        ),
        "snippets/cruxes.html": _render_cruxes(made, program, stances[0], assets),
    }


def list_main(made: ArgumentMap) -> list[str]:
    """Return the claims whose answers are always shown: the theses, then what bears on the main one and has reasons."""
    bearing = {p for step in made.reasons(made.main_thesis or "") for p in step.premises if made.supports(p)}
    return [*made.theses, *(claim for claim in made.order if claim in bearing and claim not in made.theses)]


def list_changes(history: History) -> list[tuple[int, str, str]]:
    """Return the newest changes of claims, newest first: minutes since 1970, what was done, the claim's id."""
    return [(int(e.when.timestamp()) // 60, e.deed, e.claim) for e in history.events[:CHANGES]]


def _build_labels(made: ArgumentMap, standing: Standing, program: Program, stances: Sequence[Stance]) -> dict[str, Any]:
    """Return the words for the compact map, by the same indices, and what the pages show first."""
    compact = program.compact
    sides = find_sides(made)
    step_index = {step: i for i, step in enumerate(compact.steps)}
    lines = [made.main_step(claim) for claim in compact.claims]
    return {
        "claims": [_describe(made, standing, sides[claim], claim) for claim in compact.claims],
        "line": [-1 if step is None else step_index[step.id] for step in lines],
        "topics": [[topic, made.topic_title(topic)] for topic in made.by_topic()],
        "main": [compact.index[claim] for claim in list_main(made)],
        "ranked": rank_premises(made, program, stances),
        "stances": [
            {"id": s.id, "title": s.title, "how": s.how, "believed": [compact.index[claim] for claim in s.believed]}
            for s in stances
        ],
    }


def _describe(made: ArgumentMap, standing: Standing, side: Side, claim: str) -> Mapping[str, Any]:
    known = made.claims[claim]
    return {
        "label": known.label,
        "heading": known.heading,
        "kind": known.fields.kind.word,
        "voice": known.fields.voice.word,
        "topic": known.fields.topic,
        "standing": standing.claims[claim],
        "side": side,
    }


def rank_premises(made: ArgumentMap, program: Program, stances: Sequence[Stance]) -> list[int]:
    """Return the basic claims, those that matter most first.

    By their greatest swing for a reader without a view, for one who believes everything, or in any stance.
    """
    compact = program.compact
    readers = dict.fromkeys(map(frozenset, [(), made.basic, *(stance.believed for stance in stances)]))
    swings = [measure_swings(program, build_base(compact, reader)) for reader in readers]
    place = {claim: i for i, claim in enumerate(made.order)}
    most = {claim: max(abs(swing[claim]) for swing in swings) for claim in compact.basic}
    return sorted(compact.basic, key=lambda claim: (-most[claim], place[compact.claims[claim]]))


def build_base(compact: CompactMap, believed: Set[str]) -> list[float]:
    """Return one base score per claim: 0.9 where the claim is believed, else no view."""
    return [BELIEVED if claim in believed else NO_VIEW for claim in compact.claims]


def _render_cruxes(made: ArgumentMap, program: Program, stance: Stance, assets: Assets) -> str:
    compact = program.compact
    base = build_base(compact, set(stance.believed))
    found = find_cruxes(program, base)
    moving = [crux for crux in found.claims if abs(crux.swing) >= 0.005]
    groups: dict[str, list[CruxRow]] = {}
    for crux in moving[:SHOWN]:
        said = describe_crux(base[crux.claim], found.strength, crux)
        groups.setdefault(said, []).append(CruxRow(compact.claims[crux.claim], crux.low, crux.high))
    return render(
        "pages/beliefs/cruxes.html",
        made=made,
        stance=stance,
        thesis=made.claims[compact.claims[compact.thesis]],
        now=_round(100 * found.strength),
        word=name_strength(found.strength),
        groups=groups,
        flip=describe_flip(found, [made.claims[claim].label for claim in compact.claims]),
        assets=assets,
        root="../",
    )


def describe_flip(found: Cruxes, labels: Sequence[str]) -> str:
    """Return in a sentence what would take the thesis to undecided or beyond."""
    alone = [labels[crux.claim] for crux in found.claims if crux.flip is not None]
    if abs(found.strength - NO_VIEW) < 1e-9:
        return "The thesis is undecided to begin with, so there is nothing to flip."
    if alone:
        named = ", ".join(f"“{label}”" for label in alone[:NAMED])
        more = f" and {len(alone) - NAMED} more" if len(alone) > NAMED else ""
        return f"A change of mind on one premise alone can take the thesis {FLIPPED}: {named}{more}."
    if found.pair:
        first, second = (f"“{labels[claim]}”" for claim in found.pair.claims)
        return f"No premise alone takes the thesis {FLIPPED}. Two together can: {first} and {second}."
    return f"No premise alone takes the thesis {FLIPPED}, nor do any two of the twelve that move it most."


def describe_crux(credence: float, strength: float, crux: Crux) -> str:
    """Return in a clause what a change of mind on one premise does to the thesis; equal for premises that do the same.

    >>> describe_crux(0.9, 0.98, Crux(0, 0.72, 0.98, None))
    'If you doubt this, the thesis goes from “for” to “leans for”'
    >>> describe_crux(0.5, 0.98, Crux(0, 0.98, 0.97, None))
    'If you are sure of this, the thesis hardly moves'
    """
    believed = credence > NO_VIEW
    after = crux.low if believed else crux.high
    change = "doubt this" if believed else "are sure of this"
    return f"If you {change}, the thesis {describe_move(strength, after)}"


def describe_move(before: float, after: float) -> str:
    """Return how a claim moves from one strength to another: in words where the word changes, else by how much.

    >>> describe_move(0.7, 0.65), describe_move(0.7, 0.9), describe_move(0.5, 0.5)
    ('stays at “leans for”; a little weaker', 'goes from “leans for” to “for”', 'hardly moves')
    """
    if abs(after - before) < 0.02:
        return "hardly moves"
    if name_strength(before) != name_strength(after):
        return f"goes from “{name_strength(before)}” to “{name_strength(after)}”"
    much = "a little" if abs(after - before) < 0.1 else "clearly"
    return f"stays at “{name_strength(after)}”; {much} {describe_drift(name_strength(after), up=after > before)}"


def describe_drift(word: str, *, up: bool) -> str:
    """Return which way a claim moves within the word that names its strength.

    >>> describe_drift("for", up=False), describe_drift("undecided", up=True), describe_drift("leans against", up=False)
    ('weaker', 'nearer to for', 'further against')
    """
    if word == "undecided":
        return f"nearer to {'for' if up else 'against'}"
    if word.endswith("against"):
        return "less against" if up else "further against"
    return "stronger" if up else "weaker"

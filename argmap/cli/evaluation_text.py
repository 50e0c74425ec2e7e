"""The output of `argmap evaluate` and `argmap cruxes` as data and as text, and the parser of their credences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.argument.bands import compare_methods, compute_bands, is_contested
from argmap.argument.contributions import Move, count_points, explain_move
from argmap.argument.cruxes import Pair, find_cruxes
from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import compile_map
from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.strengths import Evaluation, evaluate_map, name_strength
from argmap.content.problems import show, suggest
from argmap.content.vocabulary import WEIGHTLESS


def parse_credences(made: ArgumentMap, texts: Iterable[str]) -> dict[str, float]:
    """Return credences by claim id from texts such as `fast-takeoff=0.8`.

    Raises:
        ValueError: where a text is not of that form, names no claim that carries weight, names one twice, or its value
            is not a number from 0 to 1. The message states the fault and the remedy.
    """
    credences: dict[str, float] = {}
    for text in texts:
        claim, equals, value = text.partition("=")
        if not equals:
            raise ValueError(f'"{show(text)}" is not a credence: write ID=VALUE, such as fast-takeoff=0.8')
        _check_claim(made, claim)
        if claim in credences:
            raise ValueError(f'"{claim}" is given two credences: give it one')
        credences[claim] = _parse_value(claim, value)
    return credences


def _check_claim(made: ArgumentMap, claim: str) -> None:
    if claim not in made.claims:
        near = suggest(claim, made.claims)
        raise ValueError(f'no claim is named "{show(claim)}". {near}Ids are the file names in docs/claims/.')
    kind = made.claims[claim].fields.kind
    if kind in WEIGHTLESS:
        raise ValueError(f'"{claim}" is a {kind}: it carries no weight and takes no credence')


def _parse_value(claim: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not 0.0 <= number <= 1.0:
        raise ValueError(
            f'the credence of "{claim}" is "{show(value)}": give a number from 0 (surely not) to 1 (surely)'
        )
    return number


def report_evaluation(made: ArgumentMap, credences: Mapping[str, float], method: Method) -> dict[str, Any]:
    """Return strengths and standing by claim, forces by step, the claims without a stable value, and the firmness."""
    found = evaluate_map(made, credences, method)
    return {
        "method": str(found.method),
        "strengths": dict(found.strengths),
        "forces": dict(found.forces),
        "standing": {claim: str(word) for claim, word in found.standing.items()},
        "unstable": list(found.unstable),
        "thesis": _report_firmness(made, credences, method),
    }


def _report_firmness(made: ArgumentMap, credences: Mapping[str, float], method: Method) -> dict[str, Any] | None:
    """Return the band of the main thesis (its 5th and 95th percentile) and its strength by each method."""
    if made.main_thesis is None or not credences:
        return None
    compact = compile_map(made)
    program, base = Program(compact), [credences.get(claim, NO_VIEW) for claim in compact.claims]
    by_method = compare_methods(program, base)
    return {
        "claim": made.main_thesis,
        "band": list(compute_bands(program, base, method)[compact.thesis]),
        "methods": {str(name): strength for name, strength in by_method.items()},
        "contested": is_contested(by_method),
    }


def report_contributions(
    made: ArgumentMap, credences: Mapping[str, float], method: Method
) -> list[dict[str, Any]] | None:
    """Return what each claim that is set adds to the main thesis, compared with no view on anything, greatest first.

    None where the thesis has no stable value.

    Raises:
        ValueError: where the map has no thesis.
    """
    claims, move = _explain(made, credences, method)
    if move is None:
        return None
    return [{"claim": claims[part.claim], "contribution": part.size} for part in move.contributions]


def _explain(made: ArgumentMap, credences: Mapping[str, float], method: Method) -> tuple[tuple[str, ...], Move | None]:
    """Return the claims' ids, and the move of the thesis from no view on anything to the credences."""
    compact = compile_map(made)
    base = [credences.get(claim, NO_VIEW) for claim in compact.claims]
    return compact.claims, explain_move(Program(compact), [NO_VIEW] * len(base), base, method)


def render_contributions(made: ArgumentMap, credences: Mapping[str, float], method: Method, most: int = 12) -> str:
    """Return one line for each of the claims that add most to the main thesis, and one for all others: points of 100.

    The points add up from the thesis without any view to the thesis with the credences.

    Raises:
        ValueError: where the map has no thesis.
    """
    claims, move = _explain(made, credences, method)
    if move is None:
        return "The thesis has no stable value, so nothing can be said to hold it."
    if not move.contributions:
        return "Nothing that is set bears on the thesis."
    shown, others = move.contributions[:most], move.contributions[most:]
    names = [*(claims[part.claim] for part in shown), *([f"({len(others)} others)"] if others else [])]
    sizes = [*(part.size for part in shown), *([sum(part.size for part in others)] if others else [])]
    points = [f"{n:+d}" if n else "0" for n in count_points(move.before, sizes)]
    start, end = (f"{name_strength(s)} ({s:.2f})" for s in (move.before, move.after))
    lines = [f"{n:>4}  {name}" for n, name in zip(points, names, strict=True)]
    return "\n".join([f"From no view on anything, {start}, to {end}, in points of 100:", *lines])


def report_cruxes(made: ArgumentMap, credences: Mapping[str, float], method: Method) -> dict[str, Any]:
    """Return the effect of each basic claim on the main thesis, greatest swing first.

    Raises:
        ValueError: where the map has no thesis.
    """
    compact = compile_map(made)
    base = [credences.get(claim, NO_VIEW) for claim in compact.claims]
    found = find_cruxes(Program(compact), base, method)
    return {
        "method": str(method),
        "thesis": made.main_thesis,
        "strength": found.strength,
        "cruxes": [
            {"claim": compact.claims[c.claim], "swing": c.swing, "low": c.low, "high": c.high, "flip": c.flip}
            for c in found.claims
        ],
        "pair": _report_pair(compact.claims, found.pair),
    }


def _report_pair(claims: tuple[str, ...], pair: Pair | None) -> dict[str, float] | None:
    if pair is None:
        return None
    return {claims[claim]: credence for claim, credence in zip(pair.claims, pair.credences, strict=True)}


def render_evaluation(made: ArgumentMap, credences: Mapping[str, float], method: Method) -> str:
    """Return one line per claim in the argument's order: its strength under the credences, its standing, its id."""
    found = evaluate_map(made, credences, method)
    claims = [claim for claim in made.order if claim in found.strengths]
    lines = [f"{_describe(found, claim):<22}{found.standing[claim].word:<20}{claim}" for claim in claims]
    head = f"{'support in this map':<22}{'standing':<20}claim"
    return "\n".join([head, *lines, *_render_firmness(_report_firmness(made, credences, method))])


def _render_firmness(firmness: Mapping[str, Any] | None) -> list[str]:
    if firmness is None:
        return []
    low, high = (f"{name_strength(end)} ({end:.2f})" for end in firmness["band"])
    methods = ", ".join(f"{name} {name_strength(found)} ({found:.2f})" for name, found in firmness["methods"].items())
    depends = "It depends on the method" if firmness["contested"] else "By each method"
    return ["", f"The thesis is between {low} and {high} if the credences shift a little. {depends}: {methods}."]


def _describe(found: Evaluation, claim: str) -> str:
    if claim in found.unstable:
        return "no stable value"
    return f"{name_strength(found.strengths[claim])} ({found.strengths[claim]:.2f})"


def render_cruxes(made: ArgumentMap, credences: Mapping[str, float], method: Method, most: int = 12) -> str:
    """Return the thesis and the claims that move it most, one line each, with the credence that flips it.

    Raises:
        ValueError: where the map has no thesis.
    """
    found = report_cruxes(made, credences, method)
    lines = [f"{found['thesis']}: {name_strength(found['strength'])} ({found['strength']:.2f})"]
    for crux in [crux for crux in found["cruxes"] if crux["swing"]][:most]:
        flip = "" if crux["flip"] is None else f"  flips it at {crux['flip']:.2f}"
        lines.append(f"{crux['swing']:+.2f}  from {crux['low']:.2f} to {crux['high']:.2f}  {crux['claim']}{flip}")
    if found["pair"]:
        both = " and ".join(f"{claim} at {credence:.2f}" for claim, credence in found["pair"].items())
        lines.append(f"together flip it: {both}")
    return "\n".join(lines)

"""Generates maps of costly shapes: long chains, many reasons on one claim, mutual attacks, and large loops."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from generated import generate_claims

from argmap.content.models import Claim, FrontMatter
from argmap.content.vocabulary import WEIGHTLESS, Kind


def draw_chain(count: int) -> list[Claim]:
    """Return `count` claims of which each is the only reason for the one before it; the first is the thesis."""
    return [_build(0), *(_build(i, supports=[i - 1]) for i in range(1, count))]


def draw_star(count: int) -> list[Claim]:
    """Return a thesis with `count` reasons and objections, of which every third is an objection."""
    return [_build(0), *(_build(i, **{"supports" if i % 3 else "attacks": [0]}) for i in range(1, count + 1))]


def draw_chains(count: int, depth: int) -> list[Claim]:
    """Return `count` claims in chains of `depth` steps that all lead to the thesis."""
    return [_build(0), *(_build(i, supports=[i - 1 if (i - 1) % depth else 0]) for i in range(1, count))]


def draw_hubs(count: int, reasons: int) -> list[Claim]:
    """Return `count` claims: `reasons` of them for and against the thesis, as many for and against the first of these.

    So it goes on until all have their place; every third is an objection.
    """
    return [
        _build(0),
        *(_build(i, **{"supports" if i % 3 else "attacks": [(i - 1) // reasons]}) for i in range(1, count)),
    ]


def draw_mutual(count: int, pairs: int) -> list[Claim]:
    """Return a generated map of `count` claims in which `pairs` pairs, drawn at random, attack each other.

    The loops are small and many.
    """
    claims = {claim.id: claim for claim in generate_claims(count)}
    weighty = [name for name, claim in claims.items() if claim.fields.kind not in {Kind.THESIS, *WEIGHTLESS}]
    dice = random.Random(1)  # noqa: S311 - nothing secret is drawn
    for _ in range(pairs):
        one, other = dice.sample(weighty, 2)
        for name, end in ((one, other), (other, one)):
            claims[name] = _add_attack(claims[name], end)
    return list(claims.values())


def draw_row(count: int, pairs: int) -> list[Claim]:
    """Return `count` claims: a row in which neighbours attack each other, `pairs` times, and reasons for those.

    All of the row is one loop, and every fifth claim of it is a reason for the thesis.
    """
    row = range(1, pairs + 2)
    made = [_build(0)]
    for i in row:
        ends = [0] if i % 5 == 1 else []
        made.append(_build(i, supports=ends, attacks=[other for other in (i - 1, i + 1) if other in row]))
    return made + [_build(i, supports=[1 + i % len(row)]) for i in range(pairs + 2, count)]


def draw_comb(count: int, pairs: int) -> list[Claim]:
    """Return `count` claims: a chain of half of them, a reason for each, and `pairs` pairs of the chain at odds.

    Nearly all of the chain is one loop.
    """
    half = count // 2
    dice = random.Random(1)  # noqa: S311 - nothing secret is drawn
    against: dict[int, set[int]] = {i: set() for i in range(half)}
    for _ in range(pairs):
        one, other = sorted(dice.sample(range(1, half), 2))
        against[one].add(other)
        against[other] |= {one} - {other - 1}  # which it is a reason for
    chain = [_build(i, supports=[i - 1] if i else [], attacks=sorted(ends)) for i, ends in against.items()]
    return chain + [_build(half + i, supports=[i]) for i in range(1, half)]


def draw_ring(count: int) -> list[Claim]:
    """Return a thesis and `count` claims that attack one another in a ring, each with a reason of its own."""
    ring = range(1, count + 1)
    made = [_build(i, supports=[0] if i == 1 else [], attacks=[i % count + 1]) for i in ring]
    return [_build(0), *made, *(_build(count + i, supports=[i]) for i in ring)]


SHAPES: Mapping[str, Callable[[], list[Claim]]] = {
    "a chain of 10,000 claims": lambda: draw_chain(10_000),
    "2,000 reasons on one claim": lambda: draw_star(2_000),
    "50 mutual attacks among 1,000 claims": lambda: draw_mutual(1_000, 50),
    "50 mutual attacks in a row, 1,000 claims": lambda: draw_row(1_000, 50),
    "50 mutual attacks across a chain, 1,000 claims": lambda: draw_comb(1_000, 50),
    "a ring of 100 attacks": lambda: draw_ring(100),
    "a generated map of 2,000 claims": lambda: generate_claims(2_000),
}


def _add_attack(claim: Claim, end: str) -> Claim:
    fields = claim.fields.model_dump(mode="json", exclude_unset=True)
    known = [relation["claim"] for key in ("supports", "attacks") for relation in fields.get(key, ())]
    if end not in known:
        fields["attacks"] = [*fields.get("attacks", ()), {"claim": end, "strength": "strong"}]
    return Claim(claim.id, claim.path, claim.heading, claim.body, FrontMatter.model_validate(fields))


def _build(index: int, **relations: list[int]) -> Claim:
    fields: dict[str, Any] = {"kind": "claim" if index else "thesis", "voice": "essay", "topic": "intro"}
    fields |= {"source": ["intro.1"], "label": f"Claim {index}"}
    for key, ends in relations.items():
        fields[key] = [{"claim": f"c{end}", "strength": "strong"} for end in ends]
    heading = f"The claim that has the number {index} in a map of a simple shape"
    body = "A claim of a map that was made to be measured. What would change this is another measurement."
    return Claim(f"c{index}", f"docs/claims/c{index}.md", heading, body, FrontMatter.model_validate(fields))

"""Maps for the tests: from a list of steps in the map's own spelling, and at random."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from argmap.argument.graph import ArgumentMap, Step, build_map
from argmap.argument.indexed import ATTACK, KINDS, SUPPORT, UNDERCUT, CompactMap, sort_claims
from argmap.content.models import Claim, FrontMatter, Place
from argmap.content.vocabulary import Strength

_CASES = Path(__file__).parents[1] / "cases"
CASES: list[dict[str, Any]] = json.loads((_CASES / "evaluation.json").read_text("utf-8"))
CONTRIBUTIONS: list[dict[str, Any]] = json.loads((_CASES / "contributions.json").read_text("utf-8"))
_STEP = re.compile(r"(?P<premises>[a-z0-9 +-]+?) (?P<arrow>->|-x|-/) (?P<conclusion>.+)")
_KEYS = {"->": ("supports", "claim"), "-x": ("attacks", "claim"), "-/": ("undercuts", "step")}
_CITED: dict[str, Any] = {"voice": "outside", "references": ["https://example.org/"]}


def build_claim(name: str, **fields: object) -> Claim:
    front = {"kind": "claim", "topic": "t", "voice": "essay", **fields}
    return Claim(name, f"docs/claims/{name}.md", name, "Body.", FrontMatter.model_validate(front))


def build_case_map(steps: Iterable[tuple[str, str]]) -> ArgumentMap:
    """Return the map of steps such as ("p + q -> t", "strong"); a claim called t is the thesis."""
    fields: dict[str, dict[str, list[object]]] = {}
    for step, strength in steps:
        match = _STEP.fullmatch(step)
        assert match, step
        first, *others = match["premises"].split(" + ")
        key, end = _KEYS[match["arrow"]]
        conclusion = match["conclusion"][1:-1] if end == "step" else match["conclusion"]
        for claim in [first, *others, *([conclusion] if end == "claim" else [])]:
            fields.setdefault(claim, {})
        fields[first].setdefault(key, []).append({end: conclusion, "together_with": others, "strength": strength})
    return build_map(build_claim(n, kind="thesis" if n == "t" else "claim", **own) for n, own in fields.items())


def draw_map(seed: int, most: int = 24) -> CompactMap:
    """Return a random map: linked premises, nested undercuts, and in a third of the maps steps that run in circles."""
    rng = random.Random(seed)  # a test, not a secret
    count = rng.randint(2, most)
    circles = rng.random() < 1 / 3
    kinds: list[int] = []
    conclusions: list[int] = []
    premises: list[tuple[int, ...]] = []
    targets: list[int] = []
    for _ in range(rng.randint(1, count * 2)):
        if kinds and rng.random() < 0.3:
            kind, conclusion = UNDERCUT, rng.randrange(len(kinds))
            target = targets[conclusion]
        else:
            kind, conclusion = rng.choice((SUPPORT, ATTACK)), rng.randrange(count - 1 if not circles else count)
            target = conclusion
        pool = range(count) if circles and kind != SUPPORT else range(target + 1, count)
        if not pool:
            continue
        kinds.append(kind)
        conclusions.append(conclusion)
        targets.append(target)
        premises.append(tuple(sorted(rng.sample(pool, min(len(pool), rng.choice((1, 1, 1, 2, 3)))))))
    steps = range(len(kinds))
    return CompactMap(
        claims=tuple(f"c{i:04}" for i in range(count)),
        steps=tuple(f"s{i:04}" for i in steps),
        kinds=tuple(kinds),
        conclusions=tuple(conclusions),
        notches=tuple(rng.randrange(len(Strength)) for _ in steps),
        premises=tuple(premises),
        order=sort_claims(count, premises, targets),
        thesis=0,
    )


def draw_ring(seed: int) -> CompactMap:
    """Return a ring of attacks, of odd length, that a thesis rests on; with high credences it often never settles."""
    rng = random.Random(seed)  # a test, not a secret
    length = rng.choice((3, 5))
    premises = [(i,) for i in range(1, length + 1)] + [(1,)]
    conclusions = [i % length + 1 for i in range(1, length + 1)] + [0]
    return CompactMap(
        claims=tuple(f"c{i}" for i in range(length + 1)),
        steps=tuple(f"s{i}" for i in range(length + 1)),
        kinds=(ATTACK,) * length + (SUPPORT,),
        conclusions=tuple(conclusions),
        notches=(2,) * (length + 1),
        premises=tuple(premises),
        order=sort_claims(length + 1, premises, conclusions),
        thesis=0,
    )


def draw_credences(seed: int, count: int) -> list[float]:
    """Return credences of all kinds: none held, certain, next to certain, whole stops and arbitrary."""
    rng = random.Random(seed)  # a test, not a secret
    special = (0.0, 1.0, 0.5, 5e-324, 1e-300, 1.0 - 2**-53, 0.5 + 2**-53, 0.1, 0.3, 0.7, 0.9)
    return [rng.choice(special) if rng.random() < 0.4 else rng.random() for _ in range(count)]


def draw_dated_map(seed: int) -> ArgumentMap:
    """Return a random map whose claims appear over a year, the thesis among the first; the rest as in `draw_map`."""
    rng = random.Random(seed)  # a test, not a secret
    compact = draw_map(seed)
    claims = {name: build_claim(name, **_draw_voice(rng)) for name in compact.claims}
    claims["c0000"] = build_claim("c0000", kind="thesis")
    claims["c0001"] = build_claim("c0001", **_CITED, date="2025-03")
    steps: dict[str, Step] = {}
    for number, name in enumerate(compact.steps):
        premises = tuple(compact.claims[i] for i in compact.premises[number])
        ends = compact.steps if compact.kinds[number] == UNDERCUT else compact.claims
        end = ends[compact.conclusions[number]]
        kind, strength = KINDS[compact.kinds[number]], tuple(Strength)[compact.notches[number]]
        steps[name] = Step(name, kind, premises, end, strength, "", premises[0], Place(1, 1))
    return ArgumentMap(claims, steps)


def _draw_voice(rng: random.Random) -> dict[str, Any]:
    return {} if rng.random() < 0.3 else _CITED | {"date": f"2025-{rng.randint(1, 12):02}"}

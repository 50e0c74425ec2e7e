"""Our strengths and labels against the published semantics in another implementation, `formal-argumentation`."""

from __future__ import annotations

import random

import pytest
from argumentation.core.dung import ArgumentationFramework, grounded_extension
from argumentation.gradual.dfquad import dfquad_strengths
from argumentation.gradual.gradual import WeightedBipolarGraph, quadratic_energy_strengths_discrete
from bipolar import make_bipolar

from argmap.argument.indexed import ATTACK, SUPPORT, CompactMap, sort_claims
from argmap.argument.methods import Method
from argmap.argument.program import Program
from argmap.argument.standing import label_claims


def build_compact(count: int, steps: list[tuple[int, int, int, int]]) -> CompactMap:
    """Return a map of steps (kind, conclusion, notch, premise)."""
    premises = [(step[3],) for step in steps]
    conclusions = [step[1] for step in steps]
    return CompactMap(
        claims=tuple(f"c{i}" for i in range(count)),
        steps=tuple(f"s{i}" for i in range(len(steps))),
        kinds=tuple(step[0] for step in steps),
        conclusions=tuple(conclusions),
        notches=tuple(step[2] for step in steps),
        premises=tuple(premises),
        order=sort_claims(count, premises, conclusions),
        thesis=0,
    )


def draw_supported(seed: int) -> CompactMap:
    """Return a random map without undercuts or linked premises, in which every claim that is attacked is supported."""
    rng = random.Random(seed)  # a test, not a secret
    count = rng.randint(4, 40)
    steps = [(SUPPORT, rng.randrange(claim), rng.randrange(3), claim) for claim in range(1, count)]
    supported = sorted({conclusion for _, conclusion, _, _ in steps})
    pairs = {(conclusion, premise) for _, conclusion, _, premise in steps}
    for _ in range(count):
        conclusion = rng.choice(supported)
        premise = rng.randrange(conclusion + 1, count)
        if (conclusion, premise) not in pairs:
            pairs.add((conclusion, premise))
            steps.append((ATTACK, conclusion, rng.randrange(3), premise))
    return build_compact(count, steps)


@pytest.mark.parametrize("seed", range(100))
def test_signed_dfquad_is_dfquad_with_base_zero_on_what_is_above_no_view(seed: int) -> None:
    compact = draw_supported(seed)
    rng = random.Random(seed)  # a test, not a secret
    base = [rng.random() if i in compact.basic else 0.5 for i in range(len(compact.claims))]
    graph, weights = make_bipolar(compact, base)
    published = dfquad_strengths(graph, support_weights=weights).strengths
    found = Program(compact).compute(base)
    expected = {claim: published[claim] for claim in compact.claims}
    assert dict(zip(compact.claims, found.accepted, strict=True)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(50))
def test_quadratic_energy_is_the_published_one_on_the_same_forces(seed: int) -> None:
    rng = random.Random(seed)  # a test, not a secret
    count = rng.randint(2, 12)
    steps = [(rng.choice((SUPPORT, ATTACK)), 0, rng.randrange(3), claim) for claim in range(1, count)]
    compact = build_compact(count, steps)
    base = [rng.random() for _ in range(count)]
    found = Program(compact).compute(base, Method.QUADRATIC_ENERGY)
    start = {"c0": base[0], **{f"c{steps[i][3]}": force for i, force in enumerate(found.forces)}}
    sides = {kind: frozenset((f"c{step[3]}", "c0") for step in steps if step[0] == kind) for kind in (SUPPORT, ATTACK)}
    graph = WeightedBipolarGraph(frozenset(start), start, sides[ATTACK], sides[SUPPORT])
    published = quadratic_energy_strengths_discrete(graph, tolerance=1e-13).strengths
    assert found.claims[0] == pytest.approx(published["c0"], abs=1e-10)


@pytest.mark.parametrize("seed", range(100))
def test_claims_that_are_in_are_the_grounded_extension(seed: int) -> None:
    rng = random.Random(seed)  # a test, not a secret
    count = rng.randint(2, 20)
    pairs = {(rng.randrange(count), rng.randrange(count)) for _ in range(rng.randint(1, 2 * count))}
    attacks = sorted((a, b) for a, b in pairs if a != b)
    compact = build_compact(count, [(ATTACK, b, 1, a) for a, b in attacks])
    framework = ArgumentationFramework(
        arguments=frozenset(compact.claims), defeats=frozenset((f"c{a}", f"c{b}") for a, b in attacks)
    )
    labels = label_claims(compact).claims
    assert {compact.claims[i] for i, label in enumerate(labels) if label} == set(grounded_extension(framework))

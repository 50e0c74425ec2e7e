"""The map compiled once into arrays of integers, for the evaluation here and, as JSON, in the browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.vocabulary import STEP_KINDS, WEIGHTLESS, Bearing, Strength

KINDS = STEP_KINDS
NOTCHES = tuple(Strength)
SUPPORT, ATTACK, UNDERCUT = range(len(KINDS))

Group = int | tuple[int, ...]
"""A claim, or the claims of a loop."""


@dataclass(frozen=True)
class CompactMap:
    """Claims that carry weight and the whole steps between them, by index; both sorted by id.

    For step i: `kinds[i]` is SUPPORT, ATTACK or UNDERCUT; `conclusions[i]` the index of a claim, or of a step for
    an undercut; `notches[i]` 0 weak, 1 moderate, 2 strong; `premises[i]` indices of claims in order.
    `order` lists all claims, premises before what rests on them; claims that depend on one another stand together as a
    tuple, a loop (also one claim that depends on itself).
    `thesis` is the index of the main thesis, -1 where there is none.
    """

    claims: tuple[str, ...]
    steps: tuple[str, ...]
    kinds: tuple[int, ...]
    conclusions: tuple[int, ...]
    notches: tuple[int, ...]
    premises: tuple[tuple[int, ...], ...]
    order: tuple[Group, ...]
    thesis: int

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The index of each claim's id."""
        return {claim: i for i, claim in enumerate(self.claims)}

    @cached_property
    def supports(self) -> tuple[tuple[int, ...], ...]:
        """For each claim, the steps that support it, in order."""
        return self._into(SUPPORT, len(self.claims))

    @cached_property
    def attacks(self) -> tuple[tuple[int, ...], ...]:
        """For each claim, the steps that attack it, in order."""
        return self._into(ATTACK, len(self.claims))

    @cached_property
    def undercuts(self) -> tuple[tuple[int, ...], ...]:
        """For each step, the steps that undercut it, in order."""
        return self._into(UNDERCUT, len(self.steps))

    def _into(self, kind: int, length: int) -> tuple[tuple[int, ...], ...]:
        into: list[list[int]] = [[] for _ in range(length)]
        for step, conclusion in enumerate(self.conclusions):
            if self.kinds[step] == kind:
                into[conclusion].append(step)
        return tuple(map(tuple, into))

    @cached_property
    def basic(self) -> tuple[int, ...]:
        """The claims that no step supports."""
        return tuple(i for i, supports in enumerate(self.supports) if not supports)

    @cached_property
    def bears_on(self) -> tuple[tuple[int, ...], ...]:
        """For each claim, the steps that it is a premise of, in order."""
        out: list[list[int]] = [[] for _ in self.claims]
        for step, premises in enumerate(self.premises):
            for premise in premises:
                out[premise].append(step)
        return tuple(map(tuple, out))

    def target(self, step: int) -> int:
        """Return the claim that a step bears on in the end: an undercut's is that of the step it undercuts."""
        while self.kinds[step] == UNDERCUT:
            step = self.conclusions[step]
        return self.conclusions[step]

    def require_thesis(self) -> int:
        """Return the index of the main thesis.

        Raises:
            ValueError: where the map has none.
        """
        if self.thesis < 0:
            raise ValueError("the map has no thesis")
        return self.thesis

    def reaching(self, ends: Iterable[int]) -> set[int]:
        """Return the claims from which steps lead to one of the claims `ends`, and these."""
        into: dict[int, set[int]] = {}
        for step, premises in enumerate(self.premises):
            into.setdefault(self.target(step), set()).update(premises)
        seen = set(ends)
        waiting = list(seen)
        while waiting:
            new = into.get(waiting.pop(), set()) - seen
            seen |= new
            waiting += new
        return seen

    def as_json(self) -> dict[str, Any]:
        """Return the data that the browser evaluates: `steps` as [kind, conclusion, notch, premise, ...]; no labels."""
        rows = zip(self.kinds, self.conclusions, self.notches, self.premises, strict=True)
        return {
            "hash": self.hash,
            "claims": list(self.claims),
            "steps": [[kind, conclusion, notch, *premises] for kind, conclusion, notch, premises in rows],
            "order": list(self.order),
            "thesis": self.thesis,
        }

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that change when any claim's id or any step changes."""
        rows = [self.claims, self.kinds, self.conclusions, self.notches, self.premises]
        return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()[:12]


def compile_map(made: ArgumentMap) -> CompactMap:
    """Return the compact form of a map: claims that carry weight, and the whole steps among them.

    The checks refuse support cycles; this function takes them as loops like any other.
    """
    claims = tuple(sorted(i for i, c in made.claims.items() if c.fields.kind not in WEIGHTLESS))
    index = {claim: i for i, claim in enumerate(claims)}
    steps = [made.steps[i] for i in sorted(made.steps) if _carries_weight(made, made.steps[i], index)]
    place = {step.id: i for i, step in enumerate(steps)}
    premises = tuple(tuple(index[p] for p in sorted(step.premises)) for step in steps)
    targets = [index[made.target(step)] for step in steps]
    thesis = made.main_thesis
    return CompactMap(
        claims=claims,
        steps=tuple(step.id for step in steps),
        kinds=tuple(KINDS.index(step.kind) for step in steps),
        conclusions=tuple((place if step.kind is Bearing.UNDERCUTS else index)[step.conclusion] for step in steps),
        notches=tuple(NOTCHES.index(step.strength) for step in steps),
        premises=premises,
        order=sort_claims(len(claims), premises, targets),
        thesis=-1 if thesis is None else index[thesis],
    )


def _carries_weight(made: ArgumentMap, step: Step, index: Mapping[str, int]) -> bool:
    if step.id not in made.graph or not all(premise in index for premise in step.premises):
        return False
    if step.kind is Bearing.UNDERCUTS:
        return _carries_weight(made, made.steps[step.conclusion], index)
    return step.conclusion in index


def sort_claims(count: int, premises: Sequence[Sequence[int]], targets: Iterable[int]) -> tuple[Group, ...]:
    """Return the claims, premises first; claims that depend on one another, or on themselves, as a sorted tuple."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((target, p) for group, target in zip(premises, targets, strict=True) for p in group)
    looped = set(nx.nodes_with_selfloops(graph))
    groups = [sorted(group) for group in nx.strongly_connected_components(graph)]
    return tuple(tuple(group) if len(group) > 1 or group[0] in looped else group[0] for group in groups)

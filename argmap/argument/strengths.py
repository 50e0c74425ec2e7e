"""The strength of each claim and the force of each step, from a reader's credences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import compile_map
from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.standing import compute_standing
from argmap.content.vocabulary import DEGREE_EDGES, Degree, StandingWord


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Strengths, forces and standing by id. `unstable` claims have no stable value; their numbers mean nothing."""

    method: Method
    strengths: Mapping[str, float]
    forces: Mapping[str, float]
    standing: Mapping[str, StandingWord]
    unstable: tuple[str, ...]


def evaluate_map(
    made: ArgumentMap, credences: Mapping[str, float] | None = None, method: Method = Method.SIGNED_DFQUAD
) -> Evaluation:
    """Return strengths, forces and standing for credences by claim id; 0.5 where none is given.

    Raises:
        KeyError: where a credence names a claim that is not in the map or carries no weight.
    """
    compact = compile_map(made)
    base = [NO_VIEW] * len(compact.claims)
    for claim, credence in (credences or {}).items():
        base[compact.index[claim]] = credence
    found = Program(compact).compute(base, method)
    return Evaluation(
        method=method,
        strengths=dict(zip(compact.claims, found.claims, strict=True)),
        forces=dict(zip(compact.steps, found.forces, strict=True)),
        standing=compute_standing(compact, credences).claims,
        unstable=tuple(compact.claims[i] for i in sorted(found.unstable)),
    )


def name_strength(strength: float) -> str:
    """Return the word for a strength in [0, 1].

    >>> [name_strength(s) for s in (0.1, 0.3, 0.5, 0.7, 0.9)]
    ['against', 'leans against', 'undecided', 'leans for', 'for']
    """
    return find_degree(strength).word


def find_degree(strength: float) -> Degree:
    """Return the degree of a strength in [0, 1]."""
    passed = sum(strength >= edge if edge < NO_VIEW else strength > edge for edge in DEGREE_EDGES)
    return list(Degree)[passed]

"""The methods of evaluation: how supporting and attacking forces move a claim from its base score."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """The names of the methods, as addresses and the command line give them."""

    SIGNED_DFQUAD = "signed-dfquad"
    QUADRATIC_ENERGY = "quadratic-energy"
    LOG_ODDS = "log-odds"


@dataclass(frozen=True, slots=True)
class Rule:
    """A method in two steps, so that a loop in which only attacks change gathers the supports once.

    `gather` takes the base score and the supporting forces; `conclude` the base score, what was gathered, and the
    attacking forces, and returns the strength. Floating-point operations follow the order of the forces.
    """

    gather: Callable[[float, Sequence[float]], float]
    conclude: Callable[[float, float, Sequence[float]], float]

    def move(self, base: float, supporting: Sequence[float], attacking: Sequence[float]) -> float:
        """Return the strength of a claim.

        >>> RULES[Method.SIGNED_DFQUAD].move(0.5, [0.64, 0.2], [])
        0.856
        """
        return self.conclude(base, self.gather(base, supporting), attacking)


def _multiply_dfquad(_: float, supporting: Sequence[float]) -> float:
    """Return the product of (1 - force).

    DF-QuAD (Rago, Toni, Aurisicchio and Baroni, KR 2016): support minus attack, each 1 - product of (1 - force).
    """
    undone = 1.0
    for force in supporting:
        undone *= 1.0 - force
    return undone


def _conclude_dfquad(base: float, undone: float, attacking: Sequence[float]) -> float:
    unharmed = 1.0
    for force in attacking:
        unharmed *= 1.0 - force
    energy = (1.0 - undone) - (1.0 - unharmed)
    return base + energy * (1.0 - base) if energy >= 0.0 else base + energy * base


def _sum_forces(_: float, supporting: Sequence[float]) -> float:
    """Return the sum of the supporting forces.

    Quadratic Energy (Potyka, KR 2018): the sum of supports minus attacks e, through e^2 / (1 + e^2).
    """
    energy = 0.0
    for force in supporting:
        energy += force
    return energy


def _conclude_quadratic(base: float, energy: float, attacking: Sequence[float]) -> float:
    for force in attacking:
        energy -= force
    pull = energy * energy / (1.0 + energy * energy)
    return base + (1.0 - base) * pull if energy >= 0.0 else base - base * pull


def _add_log_odds(base: float, supporting: Sequence[float]) -> float:
    """Return the log-odds of the base score with log((1 + f) / (1 - f)), which is 2 atanh f, added for each force f.

    Attacks take the same away; a base score of 0 or 1 stays.
    """
    if base <= 0.0 or base >= 1.0:
        return base
    odds = math.log(base / (1.0 - base))
    for force in supporting:
        odds += math.log((1.0 + force) / (1.0 - force))
    return odds


def _conclude_log_odds(base: float, odds: float, attacking: Sequence[float]) -> float:
    if base <= 0.0 or base >= 1.0:
        return base
    for force in attacking:
        odds -= math.log((1.0 + force) / (1.0 - force))
    if odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-odds))
    return math.exp(odds) / (1.0 + math.exp(odds))


RULES: Mapping[Method, Rule] = {
    Method.SIGNED_DFQUAD: Rule(_multiply_dfquad, _conclude_dfquad),
    Method.QUADRATIC_ENERGY: Rule(_sum_forces, _conclude_quadratic),
    Method.LOG_ODDS: Rule(_add_log_odds, _conclude_log_odds),
}

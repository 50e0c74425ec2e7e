"""The credences that move the thesis most, and the least changes that flip the thesis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from argmap.argument.methods import Method
from argmap.argument.program import NO_VIEW, Program
from argmap.argument.trial import Trial

STOPS = tuple(i / 20 for i in range(10, 21))
STEP = 0.05
HALVINGS = 20
PAIRED = 12
UNDECIDED = 1e-9


@dataclass(frozen=True, slots=True)
class Crux:
    """The strength of the thesis with the credence of one basic claim at 0 (`low`) and at 1 (`high`), others unchanged.

    `flip` is the credence nearest to the present one at which the thesis is no longer on its side of 0.5;
    None where there is none, or where the thesis is at 0.5 already.
    """

    claim: int
    low: float
    high: float
    flip: float | None

    @property
    def swing(self) -> float:
        """The change of the thesis' strength as the credence goes from 0 to 1; negative for a claim against it."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Pair:
    """Two basic claims and the credences at which, moved together, they flip the thesis."""

    claims: tuple[int, int]
    credences: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cruxes:
    """All basic claims, greatest swing first (then by id), and where none flips the thesis alone, the smallest pair."""

    strength: float
    claims: tuple[Crux, ...]
    pair: Pair | None


class _Probe(Trial):
    """A trial that knows which claims can move the thesis, and on which side of undecided it stands."""

    def __init__(self, program: Program, base: Sequence[float], method: Method) -> None:
        super().__init__(program, base, method)
        self.reaching = program.compact.reaching((self.thesis,))
        self.looped = program.compact.reaching(claim for group in program.loops for claim in group)
        self.side = _side(self.strength)

    def flips(self, moves: Mapping[int, float]) -> bool:
        return _side(self.read(moves)) != self.side


def find_cruxes(program: Program, base: Sequence[float], method: Method = Method.SIGNED_DFQUAD) -> Cruxes:
    """Return the effect of each basic claim on the main thesis; claims without a line to the thesis have swing 0.

    Flips are found by scanning the credence in steps of 1/20, nearest first, then bisection: a claim may act both ways,
    so nothing is taken to be monotone. A basic claim does the same at every credence up to 0.5, so the scan begins
    there. A claim that bears on a loop, where each reading may take 1,000 rounds, is only scanned if the thesis moves
    by more than 1e-9 at a credence of 0 or of 1. Pairs are sought among the 12 claims with the greatest swing.

    Raises:
        ValueError: where the map has no thesis.
    """
    probe = _Probe(program, base, method)
    found = [_find_crux(probe, claim) for claim in program.compact.basic]
    ranked = tuple(sorted(found, key=lambda crux: (-abs(crux.swing), crux.claim)))
    alone = probe.side == 0 or any(crux.flip is not None for crux in ranked)
    return Cruxes(probe.strength, ranked, None if alone else _find_pair(probe, ranked))


def measure_swings(
    program: Program,
    base: Sequence[float],
    method: Method = Method.SIGNED_DFQUAD,
    claims: Sequence[int] | None = None,
) -> Mapping[int, float]:
    """Return the swing of each of some basic claims, or of all, as `find_cruxes` does, without looking for flips.

    Raises:
        ValueError: where the map has no thesis.
    """
    probe = _Probe(program, base, method)
    return {claim: _measure_swing(probe, claim) for claim in (program.compact.basic if claims is None else claims)}


def _measure_swing(probe: _Probe, claim: int) -> float:
    if claim not in probe.reaching:
        return 0.0
    swing = probe.read({claim: 1.0}) - probe.read({claim: 0.0})
    probe.restore((claim,))
    return swing


def _find_crux(probe: _Probe, claim: int) -> Crux:
    if claim not in probe.reaching:
        return Crux(claim, probe.strength, probe.strength, None)
    low, high = probe.read({claim: 0.0}), probe.read({claim: 1.0})
    moves = max(abs(low - probe.strength), abs(high - probe.strength)) > UNDECIDED
    flip = _find_flip(probe, claim, high) if probe.side and (moves or claim not in probe.looped) else None
    probe.restore((claim,))
    return Crux(claim, low, high, flip)


def _find_flip(probe: _Probe, claim: int, high: float) -> float | None:
    """Return the flip of a claim; `high` is the strength of the thesis with the credence at 1."""
    now = probe.now[claim]
    for stop in sorted(STOPS, key=lambda stop: (abs(stop - now), stop)):
        if stop == now:
            continue
        if _side(high if stop == 1.0 else probe.read({claim: stop})) != probe.side:
            near = max(now, stop - STEP) if stop > now else min(now, stop + STEP)
            return _halve(probe, {claim: near}, {claim: stop})[claim]
    return None


def _find_pair(probe: _Probe, ranked: Sequence[Crux]) -> Pair | None:
    best: Pair | None = None
    least = math.inf
    for pair in combinations([crux.claim for crux in ranked[:PAIRED] if crux.swing != 0.0], 2):
        for corner in product((0.0, 1.0), repeat=2):
            moved = _find_pair_flip(probe, dict(zip(pair, corner, strict=True)), least)
            far = _measure_distance(probe, moved) if moved else math.inf
            if moved and far < least:
                best, least = Pair(pair, (moved[pair[0]], moved[pair[1]])), far
    return best


def _find_pair_flip(probe: _Probe, end: Mapping[int, float], most: float) -> Mapping[int, float] | None:
    """Return the credences at which two claims, moved together towards `end`, flip the thesis, or None.

    Beyond the distance `most` from the present credences, the answer is not refined.
    """
    now = {claim: probe.now[claim] for claim in end}
    moved = _halve(probe, now, end, most) if probe.flips(end) else None
    probe.restore(end)
    return moved


def _measure_distance(probe: _Probe, credences: Mapping[int, float]) -> float:
    """Return the sum of the distances of credences from the present ones."""
    return sum(abs(credence - probe.now[claim]) for claim, credence in credences.items())


def _halve(
    probe: _Probe, near: Mapping[int, float], far: Mapping[int, float], most: float = math.inf
) -> Mapping[int, float]:
    """Bisect 20 times between credences that keep the thesis (`near`) and ones that flip it; return the flipping end.

    Bisection stops early where the whole interval is at least `most` away from the present credences.
    """
    for _ in range(HALVINGS):
        if _measure_distance(probe, near) >= most:
            break
        middle = {claim: (near[claim] + far[claim]) / 2.0 for claim in near}
        if probe.flips(middle):
            far = middle
        else:
            near = middle
    return far


def _side(strength: float) -> int:
    if abs(strength - NO_VIEW) <= UNDECIDED:
        return 0
    return 1 if strength > NO_VIEW else -1

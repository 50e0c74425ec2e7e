"""Reads the strength of the thesis under changed credences, and takes the changes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.argument.methods import Method
from argmap.argument.program import Program


class Trial:
    """One stance, a base score per claim, in which credences are tried; `strength` is the thesis' without any change.

    Raises:
        ValueError: where the map has no thesis.
    """

    def __init__(self, program: Program, base: Sequence[float], method: Method) -> None:
        self.thesis = program.compact.require_thesis()
        self.program = program
        self.now = base
        self.base = list(base)
        self.method = method
        self._before = program.compute(base, method)
        self._found = program.compute(base, method)
        self._reached: set[int] = set()
        self.strength = self._found.claims[self.thesis]

    def read(self, moves: Mapping[int, float]) -> float:
        """Return the thesis' strength with these credences by claim, beside the changes not yet restored."""
        for claim, credence in moves.items():
            self.base[claim] = credence
        self._reached.update(self.program.update(self._found, self.base, moves, self.method))
        return self._found.claims[self.thesis]

    def restore(self, claims: Iterable[int]) -> None:
        """Take the changes of these claims back; they must be all that were changed."""
        for claim in claims:
            self.base[claim] = self.now[claim]
        self.program.restore(self._found, self._before, self._reached)
        self._reached.clear()

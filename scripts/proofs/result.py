"""What a proof found: what it tried, what failed, and what could not be tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """The outcome of one proof; it holds where nothing failed.

    `lacking` names what this machine or a driver cannot do, so that nothing is skipped in silence.
    """

    tried: str
    failures: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

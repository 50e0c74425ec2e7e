"""Asks the user a question and hears Ctrl-C at whatever moment it comes."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_BEAT = 0.2  # seconds


def ask(question: str) -> str:
    """Return the line that the user types after a question.

    Raises:
        EOFError: where there are no more lines.
        KeyboardInterrupt: on Ctrl-C, within a fifth of a second.
    """
    with _waking():
        return input(question)


@contextmanager
def _waking() -> Iterator[None]:
    """Break the wait for input off and take it up again a few times a second.

    Python only notes a signal and acts on it between its own steps. One that comes after the question is written, but
    before the system begins to wait for the answer, would else be acted on only when there is an answer.
    """
    if sys.platform == "win32":  # there a wait for the console ends at Ctrl-C, whenever it came
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, _BEAT, _BEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

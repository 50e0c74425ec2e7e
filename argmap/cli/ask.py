"""Asks the user a question; Ctrl-C ends the wait at whatever moment it comes."""

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
    """Interrupt the wait for input a few times a second, so that pending signals are acted on.

    Python acts on a signal only between bytecodes. A signal that comes after the question is written, and before the
    system call that waits for the answer, would otherwise have no effect until there is an answer.
    """
    if sys.platform == "win32":  # on Windows, Ctrl-C ends a wait for the console whenever it came
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, _BEAT, _BEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

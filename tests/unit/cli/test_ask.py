"""A question hears Ctrl-C also in the moment before the wait for its answer begins."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from argmap.cli.ask import ask

if sys.platform != "win32":
    import pty

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the console itself ends a wait at Ctrl-C")

LATE = """
import ctypes, functools, signal, sys
from argmap.cli.ask import ask

class Out:
    '''Its flush, which `input` calls last before it waits, raises the signal inside C: no step of Python follows.'''
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    write, fileno = sys.stdout.write, sys.stdout.fileno
    flush = functools.partial(ctypes.CDLL(None)["raise"], int(signal.SIGINT))

signal.signal(signal.SIGINT, signal.default_int_handler)
out, sys.stdout = sys.stdout, Out()
try:
    ask("Which claim? ")
except KeyboardInterrupt:
    out.write("heard")
"""


def test_ctrl_c_between_the_question_and_the_wait_is_heard() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LATE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        try:
            running.wait(20)  # with its input open: its end would end the wait too
        finally:
            running.kill()
        assert running.stdout.read() == "Which claim? heard"


def test_a_line_typed_slowly_at_a_terminal_is_taken_whole() -> None:
    ours, theirs = pty.openpty()
    program = "from argmap.cli.ask import ask; print(f'<{ask(chr(63))}|{ask(chr(63))}>')"
    with subprocess.Popen([sys.executable, "-c", program], stdin=theirs, stdout=subprocess.PIPE, text=True) as running:
        os.close(theirs)
        assert running.stdout
        assert running.stdout.read(1) == "?"
        for part in (b"slo", b"w li", b"ne\n", b"second\n"):
            os.write(ours, part)
            time.sleep(0.5)  # longer than two beats
        assert running.communicate(timeout=20)[0] == "?<slow line|second>\n"
    os.close(ours)


def test_a_question_leaves_the_alarm_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGALRM)
    monkeypatch.setattr("builtins.input", lambda question: f"{question} {signal.getitimer(signal.ITIMER_REAL)[1]}")
    assert ask("beat?") == "beat? 0.2"
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == (before, (0.0, 0.0))

"""The browsers that the site is tried in: found, or named with what to install; a walk ends in any case."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import browsers
import pytest
from proofs import screen, walking

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", list(browsers.OTHERS))
def test_a_browser_that_is_not_there_is_named_with_what_to_install(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.find_browser(name) is None
    assert browsers.install_browser(name) is None
    what = f"{name} (Debian 12 has it as {' '.join(browsers.OTHERS[name].packages)})"
    assert browsers.advise(name) == f"This needs {what}. Install it, and run this again."


def test_a_browser_lacks_what_one_of_its_parts_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "driver"
    program.write_text("#!/bin/sh\nexit $1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.Engine(("other", "driver"), ()).find() == str(program)
    assert browsers.Engine(("driver",), (), others=("other",)).find() is None
    assert browsers.Engine(("driver",), (), check=(str(program), "0")).find() == str(program)
    assert browsers.Engine(("driver",), (), check=(str(program), "1")).find() is None


def test_a_walk_that_does_not_end_is_stopped_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MINUTES", 5 / 60)
    os.mkfifo(tmp_path / "held")
    held = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    hold = "import signal; held = open('held', 'w'); print('here', file=held, flush=True); signal.pause()"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    monkeypatch.chdir(tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        walking.run([sys.executable, "-c", start], "", os.environ)
    waiting = select.poll()
    waiting.register(held, 0)
    assert waiting.poll(60_000) == [(held, select.POLLHUP)]  # what held it is gone
    assert os.read(held, 10) == b"here\n"
    os.close(held)


def test_a_screen_that_does_not_open_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Xvfb").write_text("#!/bin/sh\nexit 3\n", "utf-8")
    (tmp_path / "Xvfb").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="it ended with 3"), screen.open_screen(10, 10):
        pass

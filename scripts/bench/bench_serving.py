"""Measures serving: how long it takes from a saved claim until its page shows the new words."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_table import Row

CLAIM = "c7"
ROUNDS = 3
LATEST = 1800.0
_ASK = 0.05


def measure_serving(size: int, make_projects: Callable[[Path, int], tuple[Path, Path]]) -> Row:
    """Compare medians of the seconds until a reworded claim is served; the note gives processor time."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = make_projects(Path(folder), size)
        (seconds, work), (other, others_work) = (measure_project(project) for project in (ours, bare))
    note = f"processor time of the server: ours {work:.3g} s, other {others_work:.3g} s"
    return Row(f"{size} claims", seconds, other, note)


def measure_project(project: Path, claim: str = CLAIM) -> tuple[float, float]:
    """Serve a project, reword a claim again and again, and return medians: seconds, and those of processor time."""
    file = project / "docs" / "claims" / f"{claim}.md"
    with serve(project) as (address, process):
        page = f"{address}claims/{claim}/"
        wait_for(page, "</html>")
        taken = [measure_save(file, page, process, f"Reworded {number}") for number in range(ROUNDS)]
    seconds, work = (statistics.median(column) for column in zip(*taken, strict=True))
    return seconds, work


def measure_save(file: Path, page: str, process: int, words: str) -> tuple[float, float]:
    """Put words at the end of a claim's file; return the seconds until its page has them, and of processor time."""
    text = file.read_text("utf-8")
    worked, started = read_work(process), time.perf_counter()
    file.write_text(f"{text}\n{words}\n", "utf-8")
    wait_for(page, words)
    return time.perf_counter() - started, read_work(process) - worked


@contextmanager
def serve(project: Path) -> Iterator[tuple[str, int]]:
    """Give the address at which MkDocs serves a project, and the number of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    setting = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    server = subprocess.Popen(command, cwd=project, env=setting, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/", server.pid
    finally:
        server.terminate()
        server.wait()


def wait_for(page: str, words: str) -> None:
    """Ask for a page until it has these words.

    Raises:
        TimeoutError: after half an hour.
    """
    end = time.monotonic() + LATEST
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page, timeout=LATEST) as answer:  # noqa: S310  the address of our own server
                if words in answer.read().decode():
                    return
        except OSError:  # it does not listen yet
            pass
        time.sleep(_ASK)
    raise TimeoutError(page)


def read_work(process: int) -> float:
    """Return the seconds of processor time that a process has taken; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

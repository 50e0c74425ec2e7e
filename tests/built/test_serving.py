"""Serving: a saved claim shows at once, a broken one shows its problems while the last good pages stay."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = """\
site_name: Small map
theme: material
plugins: [argmap, search]
"""
GOAL = "---\nkind: thesis\ntopic: t\nvoice: essay\nsource: a.1\n---\n# The goal\n\nIts body.\n"
REASON = "---\nkind: claim\ntopic: t\nvoice: essay\nsource: a.1\nsupports: [goal]\n---\n# The reason\n\nIts body.\n"
PATIENCE = 30.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project: two claims and a front page."""
    claims = tmp_path / "docs" / "claims"
    claims.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Front\n", "utf-8")
    (claims / "goal.md").write_text(GOAL, "utf-8")
    (claims / "reason.md").write_text(REASON, "utf-8")
    return tmp_path


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """Yield the address at which `mkdocs serve` shows the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "log.txt").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def wait_for(address: str, words: str) -> str:
    """Return the page at an address once it holds the words."""
    last = "nothing"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  the address of our own server
                last = answer.read().decode()
        except OSError as error:
            last = str(error)
        if words in last:
            return last
        time.sleep(0.1)
    pytest.fail(f"{address} never held {words!r}; at last it held {last[:2000]}")


def test_a_saved_claim_shows_and_a_broken_one_leaves_the_last_good_pages(served: str, project: Path) -> None:
    reason = project / "docs" / "claims" / "reason.md"
    wait_for(served + "claims/goal/", "The reason")

    reason.write_text(REASON.replace("The reason", "A better reason"), "utf-8")
    wait_for(served + "claims/goal/", "A better reason")

    reason.write_text(REASON.replace("[goal]", "[gaol]").replace("The reason", "A broken reason"), "utf-8")
    page = wait_for(served + "claims/reason/", "Did you mean &#34;goal&#34;?")
    assert "A better reason" in page
    assert "A broken reason" not in page

    reason.write_text(REASON.replace("The reason", "A mended reason"), "utf-8")
    page = wait_for(served + "claims/goal/", "A mended reason")
    assert "last good pages" not in page


def test_a_browser_that_waits_hears_of_a_change_and_then_gets_the_new_page(served: str, project: Path) -> None:
    page = wait_for(served + "claims/goal/", "The reason")
    told = re.search(r"livereload\((\d+), \d+\);", page)
    assert told
    (project / "docs" / "claims" / "reason.md").write_text(REASON.replace("The reason", "A better reason"), "utf-8")
    with urllib.request.urlopen(f"{served}livereload/{told[1]}/1", timeout=PATIENCE) as answer:  # noqa: S310  our own
        assert int(answer.read()) > int(told[1])
    with urllib.request.urlopen(served + "claims/goal/", timeout=PATIENCE) as answer:  # noqa: S310  our own server
        assert "A better reason" in answer.read().decode()
    log = (project / "log.txt").read_text("utf-8")
    assert log.count("Documentation built in") == 1
    assert log.count("Took up changes in") == 1


def test_a_broken_claim_stops_a_build_with_its_place(project: Path) -> None:
    (project / "docs" / "claims" / "reason.md").write_text(REASON.replace("kind: claim", "kind: clam"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert built.returncode == 1
    assert 'reason.md:2:7: "kind" is "clam"' in built.stderr
    assert not (project / "site").exists()

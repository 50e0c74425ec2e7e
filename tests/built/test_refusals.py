"""A build that the system refuses something ends with a sentence, and the last good site stays."""

from __future__ import annotations

import ctypes
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from environment import ROOT
from repositories import BASE, start_repository

CONFIG = """\
site_name: Small map
theme: material
plugins: [argmap, search]
"""
FULL = "ERROR   -  argmap: File too large. Free some space there, and run this again."
CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2  # of Linux' prctl and capabilities


def be_like_others() -> None:
    """Take from root, before a program starts, the right to read and write whatever its mode; others have none."""
    if sys.platform == "linux":
        for right in (DAC_OVERRIDE, DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(CAPBSET_DROP, right, 0, 0, 0)


def limit_files(size: int) -> None:
    """Refuse what would make a file larger than some bytes, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project, which has no site yet."""
    folder = tmp_path / "project"
    repository = start_repository(folder, BASE)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (repository.docs / "index.md").write_text("# Front\n", "utf-8")
    (repository.docs / "assets").mkdir()
    (repository.docs / "assets" / "style.css").write_text("p {}", "utf-8")
    return folder


def build(project: Path, prepare: Callable[[], None] = be_like_others) -> tuple[int, str]:
    """Return the exit code of a build of a project, and what it says at last."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    built = subprocess.run(
        command,
        cwd=project,
        env=environment,
        preexec_fn=prepare,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in built.stderr
    return built.returncode, built.stderr.strip()


def test_a_project_without_faults_is_built(project: Path) -> None:
    assert build(project) == (0, "")


@pytest.mark.parametrize("name", ["page.md", "assets/more.css"])
def test_a_pipe_in_the_docs_folder_is_named_and_not_waited_for(name: str, project: Path) -> None:
    os.mkfifo(project / "docs" / name)
    status, said = build(project)
    place = f"{project / 'docs' / name}:1:1"
    assert (
        f"{place}: a pipe, a socket or a device, not a file [docs-file]\n    Delete it, or move it elsewhere." in said
    )
    assert (status, (project / "site").exists()) == (1, False)


def test_a_socket_in_the_docs_folder_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "docs" / "assets")  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("listener")
        status, said = build(project)
    assert f"{project / 'docs' / 'assets' / 'listener'}:1:1: a pipe, a socket or a device" in said
    assert status == 1


@pytest.mark.parametrize("name", ["assets/style.css", "index.md", "assets"])
def test_what_may_not_be_read_is_named(name: str, project: Path) -> None:
    path = project / "docs" / name
    path.chmod(0)
    status, said = build(project)
    path.chmod(0o755)
    assert f"{path}:1:1: cannot be read [docs-file]\n    Let your user read it, or move it elsewhere." in said
    assert status == 1


def test_a_checkout_that_may_not_be_written_is_named(project: Path) -> None:
    project.chmod(0o555)
    status, said = build(project)
    project.chmod(0o755)
    assert (status, said) == (
        1,
        f"ERROR   -  argmap: {project / '.argmap'}: Permission denied. "
        "Let your user read and write it, or name another place, and run this again.",
    )


def test_a_full_disk_is_named_and_leaves_nothing_half_made(project: Path) -> None:
    status, said = build(project, partial(limit_files, 12_000))
    assert (status, said.splitlines()[-1]) == (1, FULL)
    assert list((project / ".argmap").rglob("*.part")) == []


def test_a_full_disk_leaves_the_last_good_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / ".argmap-site").touch()
    (site / "index.html").write_text("last good", "utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(site)]
    limit = partial(limit_files, 200_000)
    built = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)
    assert "Traceback" not in built.stderr
    *_, refused, last = built.stderr.strip().splitlines()
    assert refused.startswith("ERROR   -  argmap: ")
    assert refused.endswith("File too large. Free some space there, and run this again.")
    assert last == f"Nothing was built; {site} is as it was."
    assert (built.returncode, (site / "index.html").read_text("utf-8")) == (1, "last good")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]

"""Writing what is generated: only what changed, nothing left behind, nothing half-written."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path
from subprocess import PIPE

import pytest

from argmap.pages.build import Settings
from argmap.site.build import build_site, write_files

GOAL = "---\nkind: thesis\ntopic: t\nvoice: essay\nsource: a.1\n---\n# The goal\n\nIts *body*.\n"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write_files(tmp_path, {"a.html": "1", "b/c.bin": b"2"}) == 2
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert write_files(tmp_path, {"a.html": "1", "b/c.bin": b"3"}) == 1
    assert (tmp_path / "a.html").stat().st_mtime_ns == before
    assert (tmp_path / "b" / "c.bin").read_bytes() == b"3"


def test_what_is_no_longer_generated_goes(tmp_path: Path) -> None:
    write_files(tmp_path, {"old.html": "1", "kept.html": "2"})
    write_files(tmp_path, {"kept.html": "2"})
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["kept.html"]


def test_folders_that_hold_nothing_any_more_go(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b/old.html": "1", "a/kept.html": "2"})
    write_files(tmp_path, {"a/kept.html": "2"})
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "kept.html"]


def test_what_another_process_is_writing_stays_and_what_a_killed_one_left_goes(tmp_path: Path) -> None:
    for name, age in ((".1.part", 5), (".2.part", 5000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    write_files(tmp_path, {"a.html": "1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".1.part", "a.html"]


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.html": "1"})
    write = Path.write_bytes

    def fill_up(path: Path, data: bytes) -> int:
        write(path, data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(OSError, match="No space left on device"):
        write_files(tmp_path, {"a.html": "22"})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.html": "1"}


def test_two_processes_may_write_one_folder(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from argmap.site.build import write_files
print("ready", flush=True)
sys.stdin.readline()
for turn in range(400):
    write_files(Path(sys.argv[1]), {f"{name}.html": f"{sys.argv[2]} {turn}" for name in range(5)})
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    writers = [
        subprocess.Popen([*command, name], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.html" for name in range(5))


def test_problems_leave_no_pages(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text("nothing", "utf-8")
    built = build_site(tmp_path, Settings())
    assert built.pages is None
    assert [problem.rule for problem in built.problems] == ["front-matter-missing"]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_links_leave_no_pages(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text(GOAL, "utf-8")
    (tmp_path / "git").symlink_to("../.git")
    built = build_site(tmp_path, Settings())
    assert (built.pages, [problem.rule for problem in built.problems]) == (None, ["file-link"])


def test_a_folder_without_claims_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="has no folder claims/"):
        build_site(tmp_path, Settings())


def test_a_deep_argument_is_built_whole(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text(GOAL, "utf-8")
    names = ["goal", *(f"c{number}" for number in range(450))]
    for end, name in itertools.pairwise(names):
        text = GOAL.replace("kind: thesis", f"kind: claim\nsupports: [{end}]")
        (tmp_path / "claims" / f"{name}.md").write_text(text, "utf-8")
    built = build_site(tmp_path, Settings())
    assert built.pages is not None
    assert sorted(built.pages.claims) == sorted(names)

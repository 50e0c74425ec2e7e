from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import environment
import pytest

from argmap.cli.commands import publish as command
from argmap.cli.main import main
from argmap.site import publish, swap
from argmap.site.file_lock import hold

COMMAND = [sys.executable, str(environment.ROOT / "scripts" / "build.py"), "--quiet", "--site"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a last good site."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("last good", encoding="utf-8")
    (folder / publish.MARKER).touch()
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project, which is the working directory."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Front\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse_folder(folder: Path) -> str:
    with pytest.raises(ValueError, match="has no file") as raised:
        publish.take_site_folder(folder)
    return str(raised.value)


def fill(folder: Path, _kept: tuple[int, ...]) -> int:
    folder.mkdir()
    (folder / "index.html").write_text("new", encoding="utf-8")
    return 0


def test_a_finished_build_takes_the_place_of_the_last(site: Path) -> None:
    assert publish.build_beside(site, fill) == 0
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert list_names(site) == ["index.html"]
    assert list_names(site.parent) == [".site.lock", "site"]


def test_a_first_build_needs_no_folder(tmp_path: Path) -> None:
    assert publish.build_beside(tmp_path / "deep" / "site", fill) == 0
    assert list_names(tmp_path / "deep" / "site") == ["index.html"]


def test_a_failed_build_leaves_the_last_good_site(site: Path) -> None:
    assert publish.build_beside(site, lambda folder, kept: fill(folder, kept) or 3) == 3
    assert (site / "index.html").read_text(encoding="utf-8") == "last good"
    assert list_names(site.parent) == [".site.lock", "site"]


def test_a_build_that_raises_leaves_the_last_good_site(site: Path) -> None:
    def stop(folder: Path, kept: tuple[int, ...]) -> int:
        fill(folder, kept)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish.build_beside(site, stop)
    assert (site / "index.html").read_text(encoding="utf-8") == "last good"
    assert list_names(site.parent) == [".site.lock", "site"]


def test_folders_are_put_in_place_where_the_system_cannot_exchange_them(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    assert publish.build_beside(site, fill) == 0
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert list_names(site.parent) == [".site.lock", "site"]


def test_a_site_moved_away_by_a_killed_build_comes_back(site: Path) -> None:
    site.rename(site.with_name("site.old"))
    assert publish.build_beside(site, lambda *_: 1) == 1
    assert (site / "index.html").read_text(encoding="utf-8") == "last good"


@pytest.mark.parametrize("held", ["letter.txt", "sitemap.xml", "index.html", ".hidden"])
def test_a_folder_that_holds_something_else_is_refused_with_what_to_do(held: str, tmp_path: Path) -> None:
    (tmp_path / held).touch()
    assert refuse_folder(tmp_path) == (
        f"{tmp_path} has no file .argmap-site, so it may hold something other than a site of ours, and a build would"
        " delete that. Name a new folder; where it is a site from before there was such a file, delete it first"
    )


@pytest.mark.parametrize("beside", ["site.new", "site.old"])
def test_a_folder_of_others_that_a_build_would_use_on_its_way_is_refused(beside: str, site: Path) -> None:
    (site.parent / beside).mkdir()
    (site.parent / beside / "letter.txt").touch()
    assert refuse_folder(site).startswith(f"{site.parent / beside} has no file .argmap-site")
    (site.parent / beside / publish.MARKER).touch()
    assert publish.take_site_folder(site) == site


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    assert "has no file .argmap-site" in refuse_folder(tmp_path / "site")


def test_a_new_or_empty_folder_and_a_site_of_ours_are_taken(tmp_path: Path, site: Path) -> None:
    assert publish.take_site_folder(tmp_path / "new") == tmp_path / "new"
    (tmp_path / "empty").mkdir()
    assert publish.take_site_folder(tmp_path / "empty") == tmp_path / "empty"
    assert publish.take_site_folder(site) == site


def test_the_usual_folder_is_looked_at_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "site").mkdir()
    (project / "site" / "letter.txt").touch()
    assert main(["build"]) == 2
    assert f"argmap: {project / 'site'} has no file .argmap-site" in capsys.readouterr().err


def test_a_folder_named_for_the_site_is_looked_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "letters").mkdir()
    (project / "letters" / "letter.txt").touch()
    assert main(["build", "--site", "letters"]) == 2
    assert f"error: argument --site: {project / 'letters'} has no file .argmap-site" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["build"], ["serve"]])
def test_a_folder_without_settings_is_no_project(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert f"argmap: {tmp_path} has no mkdocs.yml. Name the project's folder" in capsys.readouterr().err


def test_ctrl_c_while_a_site_takes_its_place_leaves_it_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def put(new: Path, place: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        swap.put_in_place(new, place)

    monkeypatch.setattr(publish, "put_in_place", put)
    before = signal.getsignal(signal.SIGINT)
    assert publish.build_beside(site, fill) == 0
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert signal.getsignal(signal.SIGINT) == before


def test_a_build_that_is_refused_or_stopped_says_that_the_site_is_as_it_was(
    site: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "check_docs", lambda *_, **__: 0)
    stops: list[tuple[BaseException, int, str]] = [
        (
            OSError(28, "No space left on device"),
            1,
            "No space left on device. Free some space there, and run this again.\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ]
    for error, status, said in stops:

        def stop(*_: object, error: BaseException = error) -> int:
            raise error

        monkeypatch.setattr(command, "build_with_mkdocs", stop)
        assert main(["build", "--project", str(project), "--site", str(site)]) == status
        assert capsys.readouterr().err == f"{said}Nothing was built; {site} is as it was.\n"
        assert list_names(site.parent) == [".site.lock", "project", "site"]


def test_a_link_that_leads_nowhere_stops_a_build_with_its_place(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "index.md").write_text("# Front\n\n[Gone](gone.md)\n", encoding="utf-8")
    assert publish.build_with_mkdocs(project, project / "new", ()) == 1
    said = capfd.readouterr().err
    assert "WARNING -  Doc file 'index.md' contains a link 'gone.md'" in said
    assert "INFO" not in said


def test_builds_of_one_checkout_wait_for_each_other(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / ".argmap").mkdir()
    with ThreadPoolExecutor() as pool:
        with hold(project / ".argmap" / "lock", "never said"):
            building = pool.submit(publish.build_with_mkdocs, project, project / "new", ())
            assert wait([building], timeout=3).done == set()
            assert not (project / "new").exists()
            assert capfd.readouterr().err == "Waiting for another build to finish\n"
        assert building.result(timeout=120) == 0
    assert (project / "new" / "index.html").is_file()
    assert (project / "new" / publish.MARKER).read_text(encoding="utf-8") == publish.MARKED


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed otherwise there")
def test_a_build_killed_half_way_leaves_the_last_good_site_and_the_next_one_replaces_it(site: Path) -> None:
    with subprocess.Popen([*COMMAND, str(site)], start_new_session=True) as process:
        wait_for_files(site.with_name("site.new"), process)
        os.killpg(process.pid, signal.SIGKILL)
    assert (site / "index.html").read_text(encoding="utf-8") == "last good"
    assert subprocess.run([*COMMAND, str(site)], check=False).returncode == 0
    assert "<html" in (site / "index.html").read_text(encoding="utf-8")
    assert list_names(site.parent) == [".site.lock", "site"]


def wait_for_files(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the build is half-way: it has begun to write and still runs."""
    end = time.monotonic() + 120
    while not (folder.is_dir() and set(list_names(folder)) - {publish.MARKER}):
        assert process.poll() is None, "the build ended before it wrote anything"
        assert time.monotonic() < end, "the build wrote nothing in two minutes"
        time.sleep(0.01)

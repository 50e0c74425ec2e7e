from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import pytest
import run
from environment import ROOT
from repositories import BASE, start_repository

from argmap.cli.commands import check
from argmap.cli.commands.common import CONTENT, FINE, INTERRUPTED, USAGE, keeping_all
from argmap.cli.commands.expand import EXPANDED
from argmap.cli.main import GROUPS, main

THESIS = "---\nkind: thesis\ntopic: t\nvoice: essay\nsource: x.1\n---\n# Heading\n\nBody.\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.md").write_text(THESIS, "utf-8")
    return tmp_path


def test_a_sound_folder(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--docs", str(docs)]) == FINE
    assert capsys.readouterr() == ("", "1 claim, 0 steps: no problems\n")


def test_problems_go_to_standard_output_and_their_number_to_standard_error(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "claims" / "b.md").write_text("", "utf-8")
    assert main(["check", "--docs", str(docs)]) == CONTENT
    out, err = capsys.readouterr()
    assert out.startswith(f"{docs.as_posix()}/claims/b.md:1:1: the file is empty [file-empty]\n    ")
    assert err == "1 claim, 0 steps: 1 problem\n"


def test_json_is_json_also_without_problems(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--docs", str(docs), "--format", "json"]) == FINE
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check", "--format", "xml"], ["check", "--nonsense"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert main(arguments) == USAGE


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["source", "--help"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == FINE
    assert "usage: argmap" in capsys.readouterr().out


def test_a_folder_without_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--docs", str(tmp_path)]) == USAGE
    assert capsys.readouterr().err == f"argmap: {tmp_path} has no folder claims/. Name the folder with --docs DIR.\n"


def test_the_index_of_an_essay_is_made_and_compared(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = docs / "copy.md"
    copy.write_text("## X\n\nThe brakes on research are many and each needs time.\n", "utf-8")
    common = [str(copy), "--docs", str(docs)]
    assert main(["source", "index", *common]) == USAGE
    (docs / "essay.yaml").write_text("title: T\nauthor: A\nurl: https://x.org\ndate: soon\n", "utf-8")
    assert main(["source", "index", *common]) == CONTENT
    (docs / "essay.yaml").write_text("title: T\nauthor: A\nurl: https://x.org\ndate: '2025'\n", "utf-8")
    assert main(["source", "index", *common]) == FINE
    assert main(["source", "check", *common]) == FINE
    copy.write_text("Something else.", "utf-8")
    capsys.readouterr()
    assert main(["source", "check", *common]) == CONTENT
    assert capsys.readouterr() == ("x.1: 0% of its wording is still there\n", "1 paragraph of 1 changed\n")


BEGUN = "title: T\nauthor: A\nurl: https://x.org\ndate: '2025'\n"


@pytest.mark.parametrize(
    ("begun", "copy", "printed"),
    [
        ("", "", "copy.md:1:1: the copy holds no paragraph"),
        ("", "**`a.1`** One.\n\n**`a.1`** Two.\n", 'copy.md:1:1: the paragraph "a.1" stands 2 times'),
        (
            "not_arguing:\n  a.2: why\n",
            "**`a.1`** One.\n",
            'essay.yaml:6:3: "not_arguing" names an unknown paragraph: "a.2"',
        ),
    ],
)
def test_an_index_is_written_whole_or_not_at_all(
    begun: str, copy: str, printed: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "copy.md").write_text(copy, "utf-8")
    (docs / "essay.yaml").write_text(BEGUN + begun, "utf-8")
    assert main(["source", "index", str(docs / "copy.md"), "--docs", str(docs)]) == CONTENT
    assert printed in capsys.readouterr().out
    assert (docs / "essay.yaml").read_text("utf-8") == BEGUN + begun
    assert sorted(path.name for path in docs.iterdir()) == ["claims", "copy.md", "essay.yaml"]


def test_an_index_that_is_broken_is_mended_by_a_new_one(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "copy.md").write_text("\ufeff## X\n\nOne.\n", "utf-8")
    (docs / "essay.yaml").write_text(f"# mine\n{BEGUN}not_arguing: {{x.1: why}}\nparagraphs: [{{id: x.1}}]\n", "utf-8")
    assert main(["source", "index", str(docs / "copy.md"), "--docs", str(docs)]) == FINE
    said = f"{docs / 'essay.yaml'}: 1 paragraph. It is written anew: comments in it are not kept.\n"
    assert capsys.readouterr().out == said
    assert (docs / "essay.yaml").read_text("utf-8").startswith(f"{BEGUN}not_arguing:\n  x.1: why\nphrases: ")


@pytest.mark.parametrize("data", [b"\xff\xfe", None])
def test_an_unreadable_copy_or_index_is_wrong_usage(data: bytes | None, docs: Path) -> None:
    copy = docs / "copy.md"
    if data:
        copy.write_bytes(data)
    (docs / "essay.yaml").write_text("title: T\nauthor: A\nurl: https://x.org\ndate: '2025'\n", "utf-8")
    assert main(["source", "index", str(copy), "--docs", str(docs)]) == USAGE
    copy.write_text("Words.", "utf-8")
    (docs / "essay.yaml").write_bytes(b"\xff")
    assert main(["source", "index", str(copy), "--docs", str(docs)]) == USAGE


def test_the_program_runs_where_the_terminal_knows_ascii_only(docs: Path) -> None:
    (docs / "claims" / "é.md").write_text(THESIS, "utf-8")
    command = [sys.executable, "-m", "argmap", "check", "--docs", str(docs)]
    setting = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=setting, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (CONTENT, False)
    assert '"\\xe9.md" is not the name of a claim file' in ran.stdout


EACH = """
import sys
from argmap.cli.main import main
print([main(line.split()) for line in sys.stdin], file=sys.stderr)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has its own way with names")
@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("Ünï ç", {"LC_ALL": "C"}),
        ("Ünï ç", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        (os.fsdecode(b"l\xe9"), {}),
    ],
    ids=["C", "ASCII", "Latin-1"],
)
def test_each_command_works_in_a_folder_whose_name_is_no_text_where_it_runs(
    name: str, setting: dict[str, str], tmp_path: Path
) -> None:
    repository = start_repository(tmp_path / name, BASE)
    shutil.copytree(ROOT / "argmap", repository.folder / "argmap")
    (repository.docs / "changes.md").write_text('# New\n\n--8<-- "changes.html"\n', "utf-8")
    commands = "check\nadvise\ndiff HEAD\ndiff HEAD HEAD\nexpand ../out\n"
    setting = {**os.environ, **setting, "PYTHONPATH": "."}
    asked = [sys.executable, "-c", EACH]
    ran = subprocess.run(
        asked, input=commands.encode(), cwd=repository.folder, env=setting, capture_output=True, check=False
    )
    assert ran.stderr.splitlines()[-1] == b"[0, 0, 0, 0, 0]"
    assert '<time datetime="2026-03-01">' in (tmp_path / "out" / "docs" / "changes.md").read_text("utf-8")


def test_a_reader_that_stops_early_causes_no_traceback(docs: Path) -> None:
    for number in range(3000):
        (docs / "claims" / f"{number}.md").write_text("", "utf-8")
    command = [sys.executable, "-m", "argmap", "check", "--docs", str(docs)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr is not None
        assert "Traceback" not in running.stderr.read()


def test_expand_refuses_a_folder_within_the_docs(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["expand", str(docs / "out"), "--docs", str(docs)]) == USAGE
    assert capsys.readouterr().err == (
        f"argmap: {docs}/out lies in {docs}, which it would then be a part of; name a folder elsewhere.\n"
    )
    assert not (docs / "out").exists()


def test_expand_refuses_a_folder_that_holds_the_docs(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs.parent / EXPANDED).write_text("", "utf-8")  # as if it had written there before
    assert main(["expand", str(docs.parent), "--docs", str(docs)]) == USAGE
    assert capsys.readouterr().err == (
        f"argmap: {docs.parent} holds {docs}, which would be deleted; name a folder elsewhere.\n"
    )
    assert (docs / "claims" / "a.md").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_links_are_problems_and_nothing_is_written(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "git").symlink_to("../.git")
    out = docs.parent / f"{docs.name}-out"
    assert main(["check", "--docs", str(docs)]) == CONTENT
    assert main(["expand", str(out), "--docs", str(docs)]) == CONTENT
    assert capsys.readouterr().out.count(f"{docs}/git:1:1: a symbolic link; ") == 2
    assert not out.exists()


def test_expand_says_why_the_history_is_not_told(
    docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet", str(docs)], check=True)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert main(["expand", str(docs.parent / f"{docs.name}-out"), "--docs", str(docs)]) == FINE
    assert "git config --global --add safe.directory" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_an_index_that_is_a_link_is_not_read(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs.parent / "private.yaml").write_text(BEGUN, "utf-8")
    (docs / "essay.yaml").symlink_to("../private.yaml")
    (docs / "copy.md").write_text("Words.", "utf-8")
    assert main(["source", "index", str(docs / "copy.md"), "--docs", str(docs)]) == USAGE
    assert capsys.readouterr().err == (
        f"argmap: {docs / 'essay.yaml'} is a symbolic link. Put the file itself there.\n"
    )
    assert (docs / "essay.yaml").is_symlink()


def test_expand_lists_the_problems_of_pages_and_writes_nothing(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text('# Page\n\n--8<-- "nosuch.html"\n', "utf-8")
    out = docs.parent / f"{docs.name}-out"
    assert main(["expand", str(out), "--docs", str(docs)]) == CONTENT
    assert f'{docs}/page.md:3:1: no snippet is named "nosuch.html" [page-snippet]' in capsys.readouterr().out
    assert not out.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_said() -> None:
    command = [sys.executable, "-m", "argmap", "schema"]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (USAGE, "argmap: the system refused: No space left on device\n")


def test_a_folder_that_cannot_be_made_is_said(docs: Path) -> None:
    beside = docs.parent / f"{docs.name}-file"
    beside.touch()
    place = beside / "x"
    command = [sys.executable, "-m", "argmap", "expand", str(place), "--docs", str(docs)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (USAGE, 1)
    assert ran.stderr.startswith(f"argmap: the system refused: {place}")


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_of_commands_adds_those_that_it_is_said_to_add(group: str) -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    importlib.import_module(f"argmap.cli.commands.{group}").add_commands(commands)
    assert tuple(commands.choices) == GROUPS[group]


def test_a_command_is_read_without_the_others() -> None:
    known = "import sys; from argmap.cli.main import main; main(['check', '--help'])"
    loaded = f"{known}; print(sorted(name for name in sys.modules if name.startswith('argmap.cli.commands.')))"
    ran = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "['argmap.cli.commands.check', 'argmap.cli.commands.common']"


def test_an_interrupt_while_a_command_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib, "import_module", interrupt)
    assert main(["check"]) == INTERRUPTED


def test_circular_garbage_is_looked_for_again_after_a_check(docs: Path) -> None:
    with keeping_all():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert main(["check", "--docs", str(docs)]) == FINE
    assert gc.isenabled()


def test_an_interrupt_is_no_traceback(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check_reading", interrupt)
    assert main(["advise", "--docs", str(docs)]) == INTERRUPTED


def test_a_quiet_check_says_nothing_of_a_sound_folder(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--quiet", "--docs", str(docs)]) == FINE
    assert capsys.readouterr() == ("", "")


def run_script(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "run.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_script_takes_paths_from_where_it_is_run_and_the_docs_from_the_checkout(docs: Path) -> None:
    (docs / "claims" / "b.md").write_text("", "utf-8")
    assert run_script(docs, "check", "--docs", ".").stdout.startswith("claims/b.md:1:1: the file is empty")
    own = run_script(ROOT / "docs", "evaluate", "--docs", ".")
    assert (own.returncode, run_script(docs, "evaluate").stdout) == (FINE, own.stdout)


def test_an_interrupt_of_the_script_while_it_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loading:
        def __getattr__(self, _: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(environment, "enter", lambda: None)
    monkeypatch.setitem(sys.modules, "argmap.cli.main", Loading())  # type: ignore[arg-type]  # no module, as yet
    assert run.main() == INTERRUPTED

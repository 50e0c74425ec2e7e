"""argmap import: the folder that it makes, what it tells, and when it writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from imports import SAMPLES

from argmap.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder beside which the samples lie."""
    for sample in SAMPLES.glob("park.*"):
        shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["park.argdown", "park.json", "park.txt", "park.yml"])
def test_the_new_folder_passes_the_check(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", name, "--to", "demo"]) == 0
    capsys.readouterr()
    assert main(["check", "--docs", "demo/docs"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith(": no problems")
    assert told[1].endswith("claims without a reference (profile import)")
    assert (folder / "demo" / "mkdocs.yml").is_file()


def test_without_a_folder_it_takes_the_name_of_the_file(folder: Path) -> None:
    assert main(["import", "park.argdown"]) == 0
    assert (folder / "park" / "docs" / "claims" / "ban.md").is_file()


def test_it_tells_what_was_lost_as_text_and_as_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "park.txt", "--losses", "report.json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "park holds a new map: 6 claims of 6 texts, 6 steps of 6.",
        "What was changed or lost:",
        "address within a text: 1, kept as a reference (park.txt:4)",
        "claim used again in another place: 1, kept as one claim with several steps (park.txt:13)",
        "link to a claim that the file does not have: 1, left out (park.txt:14)",
    ]
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert [(one["what"], one["count"], one["where"]) for one in report] == [
        ("address within a text", 1, ["park.txt:4"]),
        ("claim used again in another place", 1, ["park.txt:13"]),
        ("link to a claim that the file does not have", 1, ["park.txt:14"]),
    ]


def test_imported_again_it_is_the_same(folder: Path) -> None:
    for name in ("one", "two"):
        assert main(["import", "park.argdown", "--to", name]) == 0
    files = [{p.relative_to(folder / n): p.read_bytes() for p in (folder / n).rglob("*.md")} for n in ("one", "two")]
    assert files[0] == files[1]


def test_assumptions_become_a_signed_stance(folder: Path) -> None:
    assert main(["import", "park.yml"]) == 0
    stance = yaml.safe_load((folder / "park" / "docs" / "stances" / "as-imported.yaml").read_text("utf-8"))
    assert stance["credences"] == {
        "traffic-makes-park-loud": "surely",
        "visitors-need-car": "surely",
        "dirt": "surely not",
        "far": "surely not",
        "quiet": "surely not",
        "smell": "surely not",
    }


def test_a_broken_file_is_told_with_its_place_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.argdown").write_text("[a]: A.\n[b]: B.\n", "utf-8")
    assert main(["import", "bad.argdown"]) == 1
    assert capsys.readouterr().out.startswith("bad.argdown:2:1: no Argdown: a definition of a statement “[b]:”")
    assert not (folder / "bad").exists()


def test_a_report_that_cannot_be_written_leaves_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "park.txt", "--losses", "nowhere/report.json"]) == 2
    assert "report.json cannot be written: No such file or directory." in capsys.readouterr().err
    assert not (folder / "park").exists()


def test_what_is_there_is_not_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "park").mkdir()
    (folder / "park" / "README.md").write_text("Mine.", "utf-8")
    assert main(["import", "park.argdown"]) == 2
    assert "park holds README.md already. Nothing was written" in capsys.readouterr().err
    assert [path.name for path in (folder / "park").iterdir()] == ["README.md"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "none.argdown"]) == 2
    assert capsys.readouterr().err == "argmap: none.argdown: No such file or directory\n"


def test_title_and_language_are_those_that_are_given(folder: Path) -> None:
    assert main(["import", "park.argdown", "--title", "Autos <b>im</b> Park", "--language", "de"]) == 0
    settings = (folder / "park" / "mkdocs.yml").read_text("utf-8")
    assert 'site_name: "Autos im Park"' in settings
    assert "language: de" in settings


@pytest.mark.usefixtures("folder")
def test_a_language_that_is_no_code_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "park.argdown", "--language", "de\nx"]) == 2
    assert "--language" in capsys.readouterr().err

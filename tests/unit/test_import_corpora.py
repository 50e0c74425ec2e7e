"""The script that imports corpora: what it counts, and what it takes for a fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import import_corpora
import pytest
from imports import SAMPLES


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with two debates, one in a folder of its own."""
    (tmp_path / "more").mkdir()
    shutil.copy(SAMPLES / "park.json", tmp_path)
    shutil.copy(SAMPLES / "park.argdown", tmp_path / "more")
    return tmp_path


def test_it_counts_what_is_imported(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_corpora.tell_folder(corpus, "") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{corpus}: 2 files: 2 imported; ")
    assert import_corpora.tell_folder(corpus, ".argdown") == 0
    assert capsys.readouterr().out.startswith(f"{corpus}: 1 files: 1 imported; ")


def test_it_names_what_is_refused(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "broken.json").write_text("{", "utf-8")
    assert import_corpora.tell_folder(corpus, ".json") == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{corpus / 'broken.json'}: refused: broken.json:1:2: ")
    assert last.startswith(f"{corpus}: 2 files: 1 imported, 1 refused; ")


def test_a_crash_and_a_hang_are_faults(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyError

    def hang(*_: object) -> None:
        raise import_corpora.OutOfTimeError

    for trouble, outcome in ((crash, "CRASHED"), (hang, "SLOW")):
        monkeypatch.setattr("imports.make_map", trouble)
        found, _, _ = import_corpora.import_file(corpus / "park.json")
        assert found is import_corpora.Outcome[outcome]
        assert import_corpora.tell_folder(corpus, ".json") == 1

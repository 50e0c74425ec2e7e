"""The date of a site: what SOURCE_DATE_EPOCH names, else that of the commit, else none."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import BASE, start_repository

from argmap.repository.build_date import VARIABLE, find_commit, find_date


@pytest.fixture(autouse=True)
def _no_date_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_a_site_bears_the_date_of_its_commit(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.day = 9
    repository.commit("Later", {"doubt": None})
    repository.write({"reason": None})  # not committed: the commit's date still
    assert find_date(tmp_path) == "2026-03-09"
    assert find_commit(tmp_path) == repository.git("rev-parse", "HEAD")[:12]


def test_a_date_that_is_named_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start_repository(tmp_path, BASE)
    monkeypatch.setenv(VARIABLE, "86400")
    assert find_date(tmp_path) == "1970-01-02"


@pytest.mark.parametrize("named", ["", "today", "1e9", "99999999999999", "9" * 40])
def test_what_names_no_date_is_an_error_with_a_remedy(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, named)
    with pytest.raises(ValueError, match="is to be a number of seconds since 1970, or not to be set"):
        find_date(tmp_path)


def test_without_git_or_a_commit_there_is_no_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (find_date(tmp_path), find_commit(tmp_path)) == ("", "")
    start_repository(tmp_path / "begun", BASE)
    monkeypatch.setenv("PATH", "")
    assert find_date(tmp_path / "begun") == ""


def test_a_commit_beyond_all_dates_has_none(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    tree, who = repository.git("rev-parse", "HEAD^{tree}"), "T <t@example.org> 99999999999999 +0000"
    (tmp_path / "commit").write_text(f"tree {tree}\nauthor {who}\ncommitter {who}\n\nLate\n", "utf-8")
    written = repository.git("hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "commit"))
    repository.git("update-ref", "HEAD", written)
    assert find_date(tmp_path) == ""

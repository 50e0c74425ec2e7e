"""Writing what is generated: only what changed, nothing left behind, nothing half-written."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from argmap.pages import Settings
from argmap.site import build_site, expand_docs, write_files

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


def test_problems_leave_no_pages(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text("nothing", "utf-8")
    built = build_site(tmp_path, Settings())
    assert built.pages is None
    assert [problem.rule for problem in built.problems] == ["front-matter-missing"]


def test_a_folder_without_claims_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="has no folder claims/"):
        build_site(tmp_path, Settings())


def test_expanded_docs_need_no_plugin(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text(GOAL, "utf-8")
    (tmp_path / "claims.md").write_text('# All\n\n--8<-- "claims.html"\n', "utf-8")
    built = build_site(tmp_path, Settings())
    assert built.pages is not None
    files = expand_docs(tmp_path, built.pages)
    page = files["claims/goal.md"]
    assert isinstance(page, str)
    assert page.startswith('---\ntitle: "The goal"\n')
    assert "# The goal\n" in page
    assert "Its *body*." in page
    assert "--8<--" not in str(files["claims.md"])
    assert 'href="../claims/goal/"' in str(files["claims.md"])


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

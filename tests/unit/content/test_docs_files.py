"""What is taken of a docs folder on a disk: files with their bytes, and what is refused with a reason."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest

from argmap.content.docs_files import LINK, DocsFiles, Refused, find_links, is_hidden, refuse_kind, take_folder
from argmap.content.models import FILE_MAX


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "claims").mkdir(parents=True)
    (tmp_path / "docs" / "claims" / "a.md").write_bytes(b"a\r\n")
    return tmp_path / "docs"


def refusals(docs: Path) -> dict[str, str]:
    return {path: one.what for path, one in take_folder(docs).files.items() if isinstance(one, Refused)}


def test_files_are_taken_byte_by_byte_and_others_are_left(docs: Path) -> None:
    for name in ("index.md", "essay.yaml", "claims/.hidden.md", "claims/B.md"):
        (docs / name).write_bytes(b"\xff")
    assert take_folder(docs).files == {"claims/a.md": b"a\r\n", "claims/B.md": b"\xff", "essay.yaml": b"\xff"}


def test_a_file_may_have_its_limit_and_no_byte_more(docs: Path) -> None:
    (docs / "claims" / "b.md").write_bytes(b"x" * FILE_MAX)
    (docs / "claims" / "c.md").write_bytes(b"x" * (FILE_MAX + 1))
    (docs / "references.bib").write_bytes(b"x" * (FILE_MAX + 1))
    assert refusals(docs) == {"claims/c.md": "larger than 64 KiB"}


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_each_link_is_refused_at_any_depth_and_none_is_followed(docs: Path) -> None:
    (docs / "assets" / "deep").mkdir(parents=True)
    for name, target in {
        "git": "../.git",
        "round": ".",
        "assets/nowhere": "nowhere",
        "assets/deep/page.md": "/etc/passwd",
        "assets/deep/up": "..",
        "claims/folder": ".",
        "claims/b.md": "a.md",
        "essay.yaml": "claims/a.md",
    }.items():
        (docs / name).symlink_to(target)
    files = take_folder(docs).files
    assert files["claims/a.md"] == b"a\r\n"
    assert {path for path, content in files.items() if isinstance(content, Refused)} == set(find_links(docs))
    beside = {"git", "round", "assets/nowhere", "assets/deep/page.md", "assets/deep/up"}
    assert {path for path, content in files.items() if content == LINK} == beside


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_claims_behind_a_link_are_not_read(docs: Path) -> None:
    (docs / "claims").rename(docs / "elsewhere")
    (docs / "claims").symlink_to("elsewhere")
    assert take_folder(docs).files == {"claims": LINK}


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
def test_links_that_no_site_publishes_are_left(docs: Path) -> None:
    (docs / ".cache").mkdir()
    for name in (".#lock", "claims/.#a.md", ".cache/link"):
        (docs / name).symlink_to("nowhere")  # as Emacs does while a file is open
    assert list(find_links(docs)) == []
    assert list(take_folder(docs).files) == ["claims/a.md"]


def test_links_are_found_deeper_than_python_calls(docs: Path) -> None:
    deep = docs.joinpath(*"a" * 100)
    deep.mkdir(parents=True)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 50)
    try:
        assert list(find_links(docs)) == []
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    ("name", "hidden"),
    [(".x", True), (".x.md", True), ("x", False), (".", False), ("..", False), ("../x", False), (".\\x", False),
     (".x:y", False), (f".{'x' * 300}", True)],
)  # fmt: skip
def test_a_name_that_begins_with_a_dot_is_passed_over_unless_it_leads_elsewhere(name: str, hidden: bool) -> None:
    assert is_hidden(name) == hidden


def test_a_message_names_a_file_with_its_folder_on_one_line() -> None:
    assert DocsFiles(Path("docs"), {}).show("claims/a\n.md") == "docs/claims/a\\u000a.md"
    assert DocsFiles(Path(), {}).show("claims//etc/../x") == "claims//etc/../x"
    assert len(DocsFiles(Path("docs"), {}).show("x" * 500)) == 201


def test_each_reason_says_how_to_mend_it() -> None:
    reasons = [LINK, *(refuse_kind(path) for path in ("claims", "claims/a.md", "essay.yaml"))]
    assert [one for one in reasons if not one.fix.endswith(".")] == []


def test_stances_that_are_no_folder_are_refused(docs: Path) -> None:
    (docs / "stances").write_text("no folder", "utf-8")
    assert take_folder(docs).files["stances"] == refuse_kind("stances")

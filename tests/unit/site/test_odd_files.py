"""What a docs folder holds besides folders and plain files is found without being opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from argmap.content.problems import render_problems
from argmap.site.odd_files import find_odd_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no folder holds such files there")


def test_plain_files_folders_links_and_what_is_hidden_are_not_odd(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").touch()
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / ".git" / "pipe")
    os.mkfifo(tmp_path / ".pipe")
    assert list(find_odd_files(tmp_path)) == []


def test_all_odd_files_are_listed_at_once(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    os.mkfifo(tmp_path / "deep" / "er" / "page.md")
    os.mkfifo(tmp_path / "a.md")
    said = "a pipe, a socket or a device, not a file [docs-file]\n    Delete it, or move it elsewhere."
    assert render_problems(find_odd_files(tmp_path), "text") == (
        f"{tmp_path}/a.md:1:1: {said}\n{tmp_path}/deep/er/page.md:1:1: {said}"
    )

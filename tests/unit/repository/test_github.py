from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from argmap.repository.github import Repository, explain_lack, find_repository, parse_repository

KNOWN = Repository("some-owner", "the.map")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ARGMAP_REPOSITORY", raising=False)
    monkeypatch.delenv("ARGMAP_BRANCH", raising=False)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


def set_origin(folder: Path, address: str) -> None:
    subprocess.run(["git", "-C", str(folder), "remote", "add", "origin", address], check=True)


@pytest.mark.parametrize(
    "address",
    [
        "some-owner/the.map",
        "https://github.com/some-owner/the.map",
        "https://github.com/some-owner/the.map/",
        "https://github.com/some-owner/the.map.git",
        "https://someone:secret@github.com/some-owner/the.map.git",
        "git@github.com:some-owner/the.map.git",
        "ssh://git@github.com/some-owner/the.map.git",
        "ssh://git@github.com:22/some-owner/the.map.git",
        "git://GitHub.com/some-owner/the.map.git",
    ],
)
def test_every_spelling_names_the_same_repository(address: str) -> None:
    assert parse_repository(address) == KNOWN


@pytest.mark.parametrize(
    "address",
    [
        "https://gitlab.com/some-owner/the.map",
        "git@codeberg.org:some-owner/the.map.git",
        "https://github.com.evil.example/some-owner/the.map",
        "https://github.com@evil.example/some-owner/the.map",
    ],
)
def test_other_hosts_are_refused_with_a_reason(address: str) -> None:
    assert parse_repository(address) == "is not on GitHub, and links to editors elsewhere are not known"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "the.map",
        "a/b/c",
        "-a/b",
        "a-/b",
        "a--b/c",
        "a/..",
        'a/b"onclick=1',
        "a/b c",
        "a/b?c",
        "javascript:alert(1)",
        "https://github.com/a/b/tree/main",
        "/srv/git/map.git",
        "../map",
        f"{'a' * 40}/b",
    ],
)
def test_what_is_no_repository_is_refused(address: str) -> None:
    assert parse_repository(address) == "is not a repository's address"


def test_the_environment_comes_before_the_remote(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_origin(folder, "git@github.com:other/one.git")
    monkeypatch.setenv("ARGMAP_REPOSITORY", "https://github.com/some-owner/the.map")
    monkeypatch.setenv("ARGMAP_BRANCH", "next/one")
    assert find_repository(folder) == Repository("some-owner", "the.map", "next/one")


def test_the_remote_origin_is_read(folder: Path) -> None:
    set_origin(folder, "git@github.com:some-owner/the.map.git")
    assert find_repository(folder) == KNOWN
    assert explain_lack(folder) == ""


def test_no_remote_says_what_to_set(folder: Path) -> None:
    assert find_repository(folder) is None
    assert explain_lack(folder) == (
        "No repository is known: this folder has no git remote named origin. "
        "Set ARGMAP_REPOSITORY to OWNER/NAME of a repository on GitHub."
    )


def test_a_repository_that_git_does_not_trust_is_not_taken_for_one_without_a_remote(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_origin(folder, "git@github.com:some-owner/the.map.git")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert find_repository(folder) is None
    assert explain_lack(folder) == (
        "No repository is known: git does not trust this repository, which belongs to another user of this machine. "
        "Set ARGMAP_REPOSITORY to OWNER/NAME of a repository on GitHub."
    )


def test_a_remote_elsewhere_says_so(folder: Path) -> None:
    set_origin(folder, "https://codeberg.org/some-owner/the.map.git")
    assert find_repository(folder) is None
    assert explain_lack(folder) == (
        "The git remote origin is not on GitHub, and links to editors elsewhere are not known. "
        "Set ARGMAP_REPOSITORY to OWNER/NAME of a repository on GitHub."
    )


@pytest.mark.parametrize("branch", ["a b", "../x", "a//b", "-x", "x.lock", "x/", 'x"', "a?b"])
def test_a_branch_that_git_would_refuse_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, branch: str) -> None:
    monkeypatch.setenv("ARGMAP_REPOSITORY", "some-owner/the.map")
    monkeypatch.setenv("ARGMAP_BRANCH", branch)
    assert explain_lack(folder) == "ARGMAP_BRANCH is not the name of a branch."


def test_addresses() -> None:
    assert KNOWN.edit_url("docs/claims/a-b.md") == "https://github.com/some-owner/the.map/edit/main/docs/claims/a-b.md"
    assert KNOWN.edit_url() == "https://github.com/some-owner/the.map/edit/main/"
    new = "https://github.com/some-owner/the.map/new/main?filename=docs%2Fclaims%2Fa.md"
    assert KNOWN.new_file_url("docs/claims/a.md") == new
    assert KNOWN.new_file_url("docs/claims/a.md", "a & b\n") == f"{new}&value=a%20%26%20b%0A"
    assert KNOWN.new_issue_url("object.yml") == "https://github.com/some-owner/the.map/issues/new?template=object.yml"
    filled = KNOWN.new_issue_url("mistake.yml", page="https://example.org/a/", mistake="a & b\nc: ")
    assert filled.endswith("?template=mistake.yml&page=https%3A%2F%2Fexample.org%2Fa%2F&mistake=a%20%26%20b%0Ac%3A%20")

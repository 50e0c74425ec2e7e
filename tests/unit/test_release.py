"""The command that releases: what it changes, what it refuses and why, and that a failure leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import environment
import pytest
import release
from release import ReleaseError
from releasing import changelog, project_version
from releasing.checkout import Checkout, GitError

PROJECT = '[project]\nname = "argmap"\nversion = "0.1.0"\n'
CHANGES = "# Changelog\n\n## Unreleased\n\n### Added\n\n- Something of note.\n\n## 0.1.0 - 2026-01-02\n\n- The first.\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Return a checkout on main, with nothing to commit and an origin that has all of it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    names = {"AUTHOR_NAME": "T", "AUTHOR_EMAIL": "t@example.org", "COMMITTER_NAME": "T", "COMMITTER_EMAIL": "t@e.org"}
    for name, value in {**names, "CONFIG_GLOBAL": os.devnull, "CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(f"GIT_{name}", value)
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "origin")], check=True)
    subprocess.run(["git", "clone", "-q", str(tmp_path / "origin"), str(tmp_path / "here")], check=True)
    made = Checkout(tmp_path / "here")
    made.git("switch", "-q", "--orphan", "main")
    return commit(made, {"pyproject.toml": PROJECT, "CHANGELOG.md": CHANGES})


def commit(checkout: Checkout, files: Mapping[str, str]) -> Checkout:
    checkout.write(dict(files))
    checkout.git("add", "--all")
    checkout.git("commit", "-q", "-m", "Work")
    checkout.git("push", "-q", "origin", "main")
    return checkout


def read_origin(checkout: Checkout) -> dict[str, str]:
    """Return the commits that the names at the origin stand for."""
    lines = [line.split("\t") for line in checkout.git("ls-remote", "origin").splitlines()]
    return {name.removeprefix("refs/"): found for found, name in lines if name != "HEAD"}


def show_state(checkout: Checkout) -> tuple[str, ...]:
    """Return all that a release could change."""
    here = [checkout.git(*words) for words in (("show-ref",), ("status", "--porcelain", "--branch"))]
    return (*here, str(read_origin(checkout)), checkout.read("pyproject.toml"), checkout.read("CHANGELOG.md"))


def refuse(checkout: Checkout, version: str = "0.2.0", *, by_request: bool = False) -> str:
    """Return why a version is refused; nothing has changed."""
    before = show_state(checkout)
    with pytest.raises((ReleaseError, GitError)) as error:
        release.release(checkout, version, by_request=by_request)
    assert show_state(checkout) == before
    return str(error.value)


def forbid_pushes(checkout: Checkout, pattern: str) -> None:
    """Let the origin refuse what is pushed to names of a pattern."""
    hook = checkout.root.parent / "origin" / "hooks" / "update"
    hook.write_text(f'#!/bin/sh\ncase "$1" in {pattern}) echo "not to $1" >&2; exit 1;; esac\n')
    hook.chmod(0o755)


def test_one_command_names_the_version_commits_tags_and_pushes(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    release.release(checkout, "0.2.0")
    assert checkout.read("pyproject.toml") == PROJECT.replace("0.1.0", "0.2.0")
    assert changelog.read_sections(checkout.read("CHANGELOG.md"))["0.2.0"].body == "### Added\n\n- Something of note."
    assert changelog.read_sections(checkout.read("CHANGELOG.md"))["Unreleased"].body == ""
    assert checkout.git("log", "-1", "--format=%s") == "Release 0.2.0"
    assert checkout.git("cat-file", "-t", "v0.2.0") == "tag"
    there = read_origin(checkout)
    assert there["heads/main"] == there["tags/v0.2.0^{}"] == checkout.git("rev-parse", "HEAD")
    assert "v0.2.0 is pushed." in capsys.readouterr().out


def test_the_first_release_may_have_the_version_that_stands_there(checkout: Checkout) -> None:
    commit(checkout, {"CHANGELOG.md": CHANGES.partition("## 0.1.0")[0]})
    release.release(checkout, "0.1.0")
    assert checkout.read("pyproject.toml") == PROJECT
    assert "tags/v0.1.0" in read_origin(checkout)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = show_state(checkout)
    release.release(checkout, "0.2.0", dry=True)
    assert show_state(checkout) == before
    assert capsys.readouterr().out == (
        "Releasing 0.2.0:\n"
        "1. set the version in pyproject.toml and CHANGELOG.md, and commit\n"
        "2. tag the commit v0.2.0\n"
        "3. push main and the tag to origin, both or neither\n"
        "\nNotes:\n\n### Added\n\n- Something of note.\n\n"
        "Nothing was done: this was a dry run.\n"
    )


def test_where_main_takes_pull_requests_only_the_second_run_tags_what_was_merged(checkout: Checkout) -> None:
    release.release(checkout, "0.2.0", by_request=True)
    assert checkout.git("branch", "--format=%(refname:short)") == "main"
    assert checkout.read("pyproject.toml") == PROJECT
    assert set(read_origin(checkout)) == {"heads/main", "heads/release-0.2.0"}
    checkout.git("fetch", "-q")
    checkout.git("merge", "-q", "--no-ff", "-m", "Merge", "origin/release-0.2.0")
    checkout.git("push", "-q", "origin", "main")
    merged = checkout.git("rev-parse", "HEAD")
    assert refuse(checkout, by_request=True) == "main names 0.2.0 already: leave out --pull-request, to tag it."
    release.release(checkout, "0.2.0")
    assert read_origin(checkout)["tags/v0.2.0^{}"] == read_origin(checkout)["heads/main"] == merged


def test_what_was_merged_between_the_two_runs_is_not_left_out_of_the_notes(checkout: Checkout) -> None:
    commit(
        checkout,
        {
            "pyproject.toml": PROJECT.replace("0.1.0", "0.2.0"),
            "CHANGELOG.md": CHANGES.replace("## 0.1.0", "## 0.2.0 - 2026-02-03\n\n- More.\n\n## 0.1.0"),
        },
    )
    assert refuse(checkout) == (
        'CHANGELOG.md:3:1: "Unreleased" has entries. 0.2.0 has a section already: move the entries there.'
    )


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("0.0.9", "0.0.9 comes before 0.1.0, the version in pyproject.toml. Name a later one."),
        ("two", '"two" is not a version. Write it as in 0.2.0, 1.0.0rc1.'),
        ("v0.2.0", '"v0.2.0" is not a version as the index writes it. Write 0.2.0.'),
        ("0.2.0-rc.1", '"0.2.0-rc.1" is not a version as the index writes it. Write 0.2.0rc1.'),
        ("0.2.0+mine", '"0.2.0+mine" is not a version as the index writes it. Write 0.2.0.'),
    ],
)
def test_a_version_that_cannot_follow_is_refused(checkout: Checkout, version: str, why: str) -> None:
    assert refuse(checkout, version) == why


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ("# Changelog\n", 'CHANGELOG.md:1:1: there is no "## Unreleased". Write what changes for users below it.'),
        (
            "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-01-02\n\n- The first.\n",
            'CHANGELOG.md:3:1: "Unreleased" has no entry. Write a line "- …" for each change of note.',
        ),
        (f"{CHANGES}\n## 0.2.0\n\n- Early.\n", "CHANGELOG.md:13:1: 0.2.0 has a section already."),
        (
            f"{CHANGES}\n## Unreleased\n\n- Twice.\n",
            "CHANGELOG.md:13:1: Unreleased has a section at line 3 already. Join the two.",
        ),
    ],
)
def test_a_changelog_without_a_word_on_the_version_is_refused(checkout: Checkout, changes: str, why: str) -> None:
    assert refuse(commit(checkout, {"CHANGELOG.md": changes})) == why


def test_all_that_is_in_the_way_is_named_at_once(checkout: Checkout) -> None:
    checkout.git("switch", "-q", "--create", "other")
    checkout.git("tag", "v0.2.0")
    checkout.git("push", "-q", "origin", "v0.2.0")
    checkout.write({"CHANGELOG.md": "# Changelog\n", "new.txt": ""})
    assert refuse(checkout).splitlines() == [
        'CHANGELOG.md:1:1: there is no "## Unreleased". Write what changes for users below it.',
        "This checkout is on other. Releases are made on main: `git switch main`.",
        "Some files differ from the last commit: CHANGELOG.md, new.txt. "
        "Commit them or put them aside (`git stash --include-untracked`).",
        "The tag v0.2.0 exists here. Name a later version, or delete it: `git tag --delete v0.2.0`.",
        "The tag v0.2.0 exists at origin. Name a later version: a tag that people have is not moved.",
    ]


def test_a_main_that_differs_from_the_origins_is_refused(checkout: Checkout) -> None:
    checkout.git("commit", "-q", "--allow-empty", "-m", "Mine")
    assert refuse(checkout) == "main differs from origin's. `git pull --ff-only`, or push what is yours, and try again."
    checkout.git("remote", "remove", "origin")
    with pytest.raises(ReleaseError, match="There is no origin to push to"):
        release.release(checkout, "0.2.0")


@pytest.mark.parametrize("pattern", ["refs/heads/main", "refs/tags/*"])
def test_a_push_that_is_refused_in_part_leaves_nothing_behind(checkout: Checkout, pattern: str) -> None:
    forbid_pushes(checkout, pattern)
    said = refuse(checkout)
    assert "not to refs/" in said
    assert said.endswith("add --pull-request. Nothing has changed, here or there.")


def test_a_branch_that_cannot_be_pushed_leaves_nothing_behind(checkout: Checkout) -> None:
    forbid_pushes(checkout, "refs/heads/release-*")
    assert "not to refs/heads/release-0.2.0" in refuse(checkout, by_request=True)


def test_stopping_it_before_the_push_leaves_nothing_behind(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    git = Checkout.git

    def stop_at_push(self: Checkout, *words: str) -> str:
        if words[0] == "push":
            raise KeyboardInterrupt
        return git(self, *words)

    before = show_state(checkout)
    monkeypatch.setattr(Checkout, "git", stop_at_push)
    with pytest.raises(KeyboardInterrupt):
        release.release(checkout, "0.2.0")
    assert show_state(checkout) == before


def test_the_command_takes_a_refusal_for_a_failure(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "enter", lambda: None)
    monkeypatch.setattr(environment, "ROOT", checkout.root)
    assert release.main(["0.0.1"]) == 1
    assert capsys.readouterr().err.startswith("0.0.1 comes before 0.1.0")
    assert release.main(["--dry-run", "0.2.0"]) == 0


def test_the_version_is_changed_in_its_own_line_alone() -> None:
    text = '[tool.other]\nname = "x"\n\n[project]\nversion = "0.1.0"  # set by scripts/release.py\nrequires = "0.1.0"\n'
    assert project_version.set_version(text, "1.0") == text.replace('version = "0.1.0"', 'version = "1.0"')
    with pytest.raises(project_version.VersionError, match="no line `version"):
        project_version.set_version('[other]\nversion = "0.1.0"\n[project]\nversion = "0.1.0"\n', "1.0")


def test_this_projects_own_files_are_of_the_form_that_the_command_reads() -> None:
    files = [(environment.ROOT / name).read_text("utf-8") for name in (project_version.FILE, changelog.FILE)]
    assert project_version.read_version(project_version.set_version(files[0], "9999.0")) == "9999.0"
    assert next(iter(changelog.read_sections(files[1]))) == "Unreleased"
    assert all(title == "Unreleased" or one.day for title, one in changelog.read_sections(files[1]).items())

from pathlib import Path

import pytest
from repositories import BASE, start_repository, write_claim

from argmap.git import GitError, find_commit, find_worktree, read_revision


def test_a_revision_is_read_with_paths_as_in_the_repository(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.commit("Later", {"later": write_claim("Later")})
    worktree = find_worktree(repository.docs)
    assert sorted(claim.path for claim in read_revision(worktree, "HEAD~1").claims) == [
        f"docs/claims/{name}.md" for name in sorted(BASE)
    ]
    assert "later" in read_revision(worktree, "HEAD").ids


def test_reading_a_revision_changes_nothing(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.write({"untracked": "half-written"})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    read_revision(find_worktree(repository.docs), "HEAD")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~99", "", "main...nope", "HEAD\n--all"])
def test_an_unknown_revision_is_said(tmp_path: Path, revision: str) -> None:
    worktree = find_worktree(start_repository(tmp_path, BASE).docs)
    with pytest.raises(GitError, match="unknown revision"):
        find_commit(worktree, revision)


def test_three_dots_name_the_point_where_a_branch_began(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.git("checkout", "-q", "-b", "change")
    repository.commit("Change", {"mine": write_claim("Mine")})
    repository.git("checkout", "-q", "main")
    repository.commit("Meanwhile", {"theirs": write_claim("Theirs")})
    reading = read_revision(find_worktree(repository.docs), "main...change")
    assert sorted(reading.ids) == sorted(BASE)


def test_a_folder_without_a_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        find_worktree(tmp_path)


def test_a_revision_without_the_folder_reads_as_empty(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    worktree = find_worktree(repository.folder / "elsewhere" / "docs")
    assert (worktree.docs, read_revision(worktree, "HEAD").ids) == ("elsewhere/docs", set())


def test_links_large_files_and_odd_names_in_a_tree_become_problems(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    claims = repository.docs / "claims"
    (claims / "link.md").symlink_to("/etc/passwd")
    (claims / "large.md").write_text("x" * 70_000)
    (claims / "Not An Id.md").write_text("x")
    (claims / "bad.md").write_bytes(b"\xff\xfe\x00")
    repository.commit("Odd", {})
    reading = read_revision(find_worktree(repository.docs), "HEAD")
    assert [(problem.path, problem.rule) for problem in sorted(reading.problems)] == [
        ("docs/claims/Not An Id.md", "file-name"),
        ("docs/claims/bad.md", "file-encoding"),
        ("docs/claims/large.md", "file-size"),
        ("docs/claims/link.md", "file-name"),
    ]
    assert sorted(claim.id for claim in reading.claims) == sorted(BASE)


def test_a_name_too_long_for_a_folder_becomes_a_problem(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    blob = repository.git("rev-parse", "HEAD:docs/claims/ground.md")
    for name in (f"{'x' * 300}.md", f".{'x' * 300}"):
        repository.git("update-index", "--add", "--cacheinfo", f"100644,{blob},docs/claims/{name}")
    tree = repository.git("write-tree")
    reading = read_revision(find_worktree(repository.docs), tree)
    assert [(problem.path, problem.rule) for problem in reading.problems] == [
        (f"docs/claims/{'x' * 188}…", "file-name"),
    ]
    assert sorted(reading.ids) == sorted(BASE)

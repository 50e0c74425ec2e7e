import os
import tempfile
from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.repository import git
from argmap.repository.file_changes import File, FileChange, FileKind
from argmap.repository.git import GitError, find_commit, find_worktree, list_changes, read_revision

FILE = "100644"


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


def read_crafted(repository: Repository, *entries: tuple[str, bytes, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the problems (path and rule) and the claims of a commit whose docs/claims holds these entries."""
    reading = read_revision(find_worktree(repository.docs), repository.commit_claims(*entries))
    return [(one.path, one.rule) for one in sorted(reading.problems)], sorted(one.id for one in reading.claims)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return start_repository(tmp_path / "repository", BASE)


@pytest.fixture
def ground(repository: Repository) -> tuple[str, bytes, str]:
    return FILE, b"ground.md", repository.git("rev-parse", "HEAD:docs/claims/ground.md")


NAMES = (
    "../../x.pth", "../x.md", "..\\..\\x.bat", ".\\x.md", "/etc/x.md", "sub/x.md", "./ground.md", "sub/ground.md",
    "C:x.md", "C:\\x.md", ".", "..", ".x:y", "x.md:stream", "Ground.md", "GROUND.MD", "x.md/", "con.md", "x\u202e.md",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_a_tree_is_compared_and_shown_and_never_a_path(
    repository: Repository, ground: tuple[str, bytes, str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    monkeypatch.chdir(room)
    evil = repository.store("blob", b"import os\n")
    found, claims = read_crafted(repository, ground, (FILE, name.encode(), evil))
    shown = name.replace("\u202e", "\\u202e")
    assert (found, claims) == ([(f"docs/claims/{shown}", "file-name")], ["ground"])
    left = {path.name for path in tmp_path.rglob("*") if (tmp_path / "repository") not in path.parents}
    assert left == {"room", "repository"}


def test_nothing_is_written_to_a_folder_for_passing_use(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert len(read_revision(find_worktree(repository.docs), "HEAD").claims) == len(BASE)


def test_a_name_that_is_not_text_becomes_a_problem(repository: Repository, ground: tuple[str, bytes, str]) -> None:
    found, claims = read_crafted(repository, ground, (FILE, b"\xff\xfe.md", ground[2]))
    assert (found, claims) == ([("docs/claims/\\udcff\\udcfe.md", "file-name")], ["ground"])


def test_folders_in_a_tree_of_claims_become_problems(repository: Repository, ground: tuple[str, bytes, str]) -> None:
    inner = repository.make_tree((FILE, b"x.pth", ground[2]))
    found, claims = read_crafted(
        repository, ("40000", b"..", inner), ground, ("40000", b"x.md", inner), ("40000", b".hidden", inner)
    )
    assert claims == ["ground"]
    assert found == [("docs/claims/..", "file-name"), ("docs/claims/x.md", "file-name")]


def test_a_file_that_stands_twice_is_not_read_from_either(
    repository: Repository, ground: tuple[str, bytes, str]
) -> None:
    other = (FILE, b"ground.md", repository.git("rev-parse", "HEAD:docs/claims/reason.md"))
    assert read_crafted(repository, ground, other) == ([("docs/claims/ground.md", "file-name")], [])


def test_what_is_no_file_though_its_mode_says_so_becomes_a_problem(
    repository: Repository, ground: tuple[str, bytes, str]
) -> None:
    missing, folder = "1" * 40, repository.make_tree()
    other = (("160000", b"module.md", missing), (FILE, b"missing.md", missing), (FILE, b"tree.md", folder))
    found, claims = read_crafted(repository, ground, *other)
    assert claims == ["ground"]
    assert found == [(f"docs/claims/{name}.md", "file-name") for name in ("missing", "module", "tree")]


def test_a_folder_of_claims_that_stands_twice_is_not_read_from_either(repository: Repository) -> None:
    claims = ("40000", b"claims", repository.git("rev-parse", "HEAD:docs/claims"))
    other = ("40000", b"claims", repository.make_tree((FILE, b"x.md", repository.store("blob", b"x"))))
    commit = repository.commit_top(("40000", b"docs", repository.make_tree(claims, other)))
    reading = read_revision(find_worktree(repository.docs), commit)
    assert ([(one.path, one.rule) for one in reading.problems], reading.ids) == ([("docs/claims", "file-name")], set())


@pytest.mark.parametrize("mode", ["120000", "160000", FILE])
def test_claims_that_are_no_folder_become_a_problem(repository: Repository, mode: str) -> None:
    docs = repository.make_tree((mode, b"claims", repository.store("blob", b"../.git")))
    commit = repository.commit_top(("40000", b"docs", docs))
    reading = read_revision(find_worktree(repository.docs), commit)
    assert [(one.path, one.rule) for one in reading.problems] == [("docs/claims", "file-name")]


def test_a_docs_folder_that_is_a_link_is_not_followed(repository: Repository) -> None:
    target = repository.store("blob", b"elsewhere")
    elsewhere = repository.git("rev-parse", "HEAD:docs")
    commit = repository.commit_top(("120000", b"docs", target), ("40000", b"elsewhere", elsewhere))
    assert read_revision(find_worktree(repository.docs), commit).ids == set()


def test_a_docs_folder_that_stands_twice_is_said(repository: Repository) -> None:
    docs = repository.git("rev-parse", "HEAD:docs")
    commit = repository.commit_top(("40000", b"docs", docs), ("40000", b"docs", repository.make_tree()))
    with pytest.raises(GitError, match='"docs" stands twice'):
        read_revision(find_worktree(repository.docs), commit)


@pytest.mark.parametrize("data", [b"100644 \0" + bytes(20), b"100644 x.md\0abc", b"mode x.md\0" + bytes(20)])
def test_a_tree_that_git_cannot_read_is_said(repository: Repository, data: bytes) -> None:
    docs = repository.make_tree(("40000", b"claims", repository.store("tree", data)))
    commit = repository.commit_top(("40000", b"docs", docs))
    worktree = find_worktree(repository.docs)
    with pytest.raises(GitError, match=r"^git failed\. It says: "):
        read_revision(worktree, commit)
    with pytest.raises(GitError, match="cannot list the files of this revision"):
        list_changes(worktree, "HEAD", commit)


def test_a_tree_that_names_one_large_file_many_times_is_not_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "_DOCS_MAX", 1024 * 1024)
    large = repository.store("blob", b"x" * 60_000)
    commit = repository.commit_claims(*((FILE, b"x%d.md" % number, large) for number in range(20)))
    with pytest.raises(GitError, match="larger than 1 MiB"):
        read_revision(find_worktree(repository.docs), commit)


def test_a_tree_that_names_files_without_end_is_not_listed(
    repository: Repository, ground: tuple[str, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "_LIST_MAX", 1024 * 1024)
    tree = repository.make_tree(*((FILE, b"%d" % number, ground[2]) for number in range(10)))
    for _ in range(12):  # 10 ** 13 files
        tree = repository.make_tree(*(("40000", b"%d" % number, tree) for number in range(10)))
    with pytest.raises(GitError, match="or holds too many"):
        list_changes(find_worktree(repository.docs), "HEAD", repository.commit_top(("40000", b"x", tree)))


def test_changed_files_of_two_revisions_are_listed_wherever_they_are(repository: Repository) -> None:
    top = repository.folder
    (top / "moved.txt").write_text("Stays as it is.")
    (top / "turned").write_text("docs")
    (top / "run.sh").write_text("true")
    (top / "gone.txt").write_text("Goes.")
    repository.commit("Before", {})
    (top / "moved.txt").rename(top / "docs" / "moved.txt")
    (top / "turned").unlink()
    (top / "turned").symlink_to("docs")
    (top / "run.sh").chmod(0o755)
    (top / "gone.txt").unlink()
    (top / "new.txt").write_text("Comes.")
    repository.commit("After", {"ground": BASE["ground"].replace("a ground", "grounds")})
    found = list_changes(find_worktree(repository.docs), "HEAD~1", "HEAD")
    assert [describe(change) for change in found] == [
        ("file docs/claims/ground.md", "file docs/claims/ground.md"),
        ("file moved.txt", "file docs/moved.txt"),
        ("file gone.txt", ""),
        ("", "file new.txt"),
        ("file run.sh", "executable file run.sh"),
        ("file turned", "symbolic link turned"),
    ]


def describe(change: FileChange) -> tuple[str, str]:
    before, after = (f"{file.kind} {file.path}" if file else "" for file in (change.before, change.after))
    return before, after


def test_changed_files_on_the_disk_are_listed_also_where_git_does_not_know_them(repository: Repository) -> None:
    top = repository.folder
    (top / "kept.txt").write_text("Kept.")
    (top / "run.sh").write_text("true")
    (top / ".gitignore").write_text("ignored\n")
    repository.commit("Before", {})
    (top / "ignored").write_text("Not told.")
    os.utime(top / "kept.txt", (1, 1))
    (top / "run.sh").chmod(0o755)
    (top / "ä link").symlink_to("/")
    (top / "other").mkdir()
    Repository(top / "other").git("init", "-q")
    (top / "other" / "x").write_text("x")
    repository.write({"ground": None, "new": write_claim("New")})
    found = list_changes(find_worktree(repository.docs), "HEAD")
    assert [describe(change) for change in found] == [
        ("file docs/claims/ground.md", ""),
        ("", "file docs/claims/new.md"),
        ("", "link to another repository other/"),
        ("file run.sh", "executable file run.sh"),
        ("", "symbolic link ä link"),
    ]
    assert found[3].before == File("run.sh", FileKind.FILE, repository.git("rev-parse", "HEAD:run.sh"))


def test_a_repository_of_another_user_is_said_with_how_to_trust_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(GitError) as caught:
        find_worktree(repository.docs)
    assert caught.value.what == "git does not trust this repository, which belongs to another user of this machine"
    assert caught.value.mend == f"If you trust it: git config --global --add safe.directory {repository.folder}"


def test_signed_stances_of_a_revision_are_read(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    (repository.docs / "stances").mkdir()
    signed = f"name: A. Reader\ndate: 2026-03-01\nsays: So it is.\ncredences:\n  {min(BASE)}: surely\n"
    (repository.docs / "stances" / "a-reader.yaml").write_text(signed, "utf-8")
    repository.commit("Sign", {})
    worktree = find_worktree(repository.docs)
    assert [stance.id for stance in read_revision(worktree, "HEAD").stances] == ["a-reader"]
    assert read_revision(worktree, "HEAD~1").stances == []

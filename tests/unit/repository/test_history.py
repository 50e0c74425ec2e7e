import os
from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import read_docs
from argmap.repository.history import History, read_history
from argmap.review.rules import check_reading


def read_map(docs: Path) -> ArgumentMap:
    return check_reading(read_docs(docs))[0]


def tell(history: History, claim: str) -> list[tuple[str, str, str]]:
    return [(event.date, event.deed, event.former) for event in history.by_claim.get(claim, ())]


def build_history(folder: Path) -> Repository:
    repository = start_repository(folder, BASE)
    repository.commit("Say it better", {"ground": BASE["ground"].replace("a ground", "good grounds")})
    repository.commit(
        "Rename",
        {
            "ground": None,
            "base": BASE["ground"].replace("supports:", "formerly: [ground]\nsupports:"),
            "doubt": BASE["doubt"].replace("claim: ground", "claim: base"),
        },
    )
    repository.commit("Take out", {"doubt": None})
    return repository


def test_each_claim_has_its_changes_newest_first(tmp_path: Path) -> None:
    repository = build_history(tmp_path)
    history = read_history(repository.docs, read_map(repository.docs))
    assert (history.lack, history.begins) == ("", "")
    assert tell(history, "reason") == [("2026-03-01", "added", "")]
    assert tell(history, "doubt") == [
        ("2026-03-04", "removed", ""),
        ("2026-03-03", "changed", ""),
        ("2026-03-01", "added", ""),
    ]


def test_a_renamed_claim_keeps_its_history(tmp_path: Path) -> None:
    repository = build_history(tmp_path)
    assert tell(read_history(repository.docs, read_map(repository.docs)), "base") == [
        ("2026-03-03", "renamed", "ground"),
        ("2026-03-02", "changed", ""),
        ("2026-03-01", "added", ""),
    ]


def test_other_files_are_no_part_of_it(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    (repository.folder / "README.md").write_text("x")
    (repository.docs / "claims" / "sub").mkdir()
    (repository.docs / "claims" / "sub" / "reason.md").write_text("x")
    repository.commit("Elsewhere", {})
    history = read_history(repository.docs, read_map(repository.docs))
    assert {event.subject for event in history.events} == {"Begin"}


def test_a_time_that_no_date_can_say_is_the_last_that_one_can(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    (repository.docs / "claims" / "late.md").write_text(write_claim("Late", more="supports: [thesis]\n"), "utf-8")
    repository.git("add", "-A")
    raw = repository.git("write-tree")
    person = "T <t@example.org> 999999999999 +0000"
    text = f"tree {raw}\nparent {repository.git('rev-parse', 'HEAD')}\nauthor {person}\ncommitter {person}\n\nLate\n"
    (tmp_path / "commit").write_text(text, "utf-8")
    repository.git(
        "reset", "-q", "--soft", repository.git("hash-object", "-t", "commit", "-w", str(tmp_path / "commit"))
    )
    assert tell(read_history(repository.docs, read_map(repository.docs)), "late") == [("9999-12-31", "added", "")]


def test_what_is_not_committed_is_not_told(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.write({"fresh": write_claim("Fresh", more="supports: [thesis]\n")})
    assert tell(read_history(repository.docs, read_map(repository.docs)), "fresh") == []


def test_a_shallow_copy_says_where_it_begins_and_claims_nothing_before(tmp_path: Path) -> None:
    whole = build_history(tmp_path / "whole")
    whole.git("clone", "-q", "--depth", "2", f"file://{whole.folder}", str(tmp_path / "shallow"))
    docs = tmp_path / "shallow" / "docs"
    history = read_history(docs, read_map(docs))
    assert history.begins == "2026-03-03"
    assert [(event.claim, event.deed) for event in history.events] == [("doubt", "removed")]


def test_a_copy_one_commit_deep_tells_nothing(tmp_path: Path) -> None:
    whole = build_history(tmp_path / "whole")
    whole.git("clone", "-q", "--depth", "1", f"file://{whole.folder}", str(tmp_path / "shallow"))
    docs = tmp_path / "shallow" / "docs"
    history = read_history(docs, read_map(docs))
    assert (history.events, history.begins) == ((), "2026-03-04")


def test_a_folder_outside_any_repository_says_so(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    history = read_history(tmp_path, read_map(tmp_path))
    assert history.lack.startswith("no history is at hand: not a git repository")


def test_a_machine_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = start_repository(tmp_path, BASE)
    monkeypatch.setenv("PATH", str(tmp_path))
    history = read_history(repository.docs, read_map(repository.docs))
    assert history.lack == "no history is at hand: git is not installed"


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.git("init", "-q")
    repository.write(BASE)
    history = read_history(repository.docs, read_map(repository.docs))
    assert history.lack == "no history is at hand: nothing has been committed yet"


NAMES = (
    b"./ground.md",
    b"sub/ground.md",
    b"../claims/ground.md",
    b"/ground.md",
    b"GROUND.md",
    b"\x01ground.md",
    b"con.md",
)


@pytest.mark.parametrize("name", NAMES)
def test_only_a_file_that_a_claim_can_have_is_an_event_of_a_claim(tmp_path: Path, name: bytes) -> None:
    repository = start_repository(tmp_path, BASE)
    listed = repository.git("ls-tree", "HEAD:docs/claims").splitlines()
    kept = [("100644", line.partition("\t")[2].encode(), line.split()[2]) for line in listed]
    text = repository.store("blob", b"x")
    repository.git("update-ref", "HEAD", repository.commit_claims(*kept, ("100644", name, text)))
    history = read_history(repository.docs, read_map(repository.docs))
    assert {(event.claim, event.subject) for event in history.events} == {(claim, "Begin") for claim in BASE}


def test_a_tree_that_git_cannot_read_leaves_out_the_history_and_says_so(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.git("update-ref", "HEAD", repository.commit_claims(("100644", b"", "1" * 40)))
    history = read_history(repository.docs, read_map(repository.docs))
    assert history == History(lack="no history is at hand: git failed", mend="It says: empty filename in tree entry")


@pytest.mark.parametrize("when", ["", "12", "soon +0000", "-99999999999 +0000", "9" * 30 + " +0000"])
def test_a_commit_without_a_time_that_can_be_read_is_told(tmp_path: Path, when: str) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.write({"thesis": BASE["thesis"] + "More.\n"})
    repository.git("add", "-A")
    text = f"tree {repository.git('write-tree')}\nparent {repository.git('rev-parse', 'HEAD')}\n"
    text += f"author T <t@x> 12 +0000\ncommitter T <t@x> {when}\n\nOdd\n"
    repository.git("update-ref", "HEAD", repository.store("commit", text.encode()))
    history = read_history(repository.docs, read_map(repository.docs))
    assert [event.subject for event in history.by_claim["thesis"]] == ["Odd", "Begin"]


def test_a_repository_of_another_user_says_how_to_trust_it_to_whoever_builds_and_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = start_repository(tmp_path, BASE)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    history = read_history(repository.docs, read_map(repository.docs))
    assert history.lack.startswith("no history is at hand: git does not trust this repository")
    assert str(tmp_path) not in history.lack
    assert history.mend.endswith(f"git config --global --add safe.directory {tmp_path}")

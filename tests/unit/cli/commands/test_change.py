import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.cli.main import main


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = start_repository(tmp_path, BASE)
    made.commit("Object", {"no": write_claim("It is not so", "counterclaim", more="attacks: [thesis]\n")})
    return made


def run(repository: Repository, *arguments: str) -> int:
    return main([*arguments, "--docs", str(repository.docs)])


def test_diff_of_two_revisions(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "diff", "HEAD~1", "HEAD") == 0
    assert capsys.readouterr().out.startswith("This change adds an objection to the thesis “The thesis holds”")


def test_diff_with_the_files_as_they_are(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"no": None})
    assert run(repository, "diff", "HEAD") == 0
    assert capsys.readouterr().out.startswith("This change removes the counterclaim “It is not so”")


def test_diff_of_unknown_revisions_is_wrong_usage(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert (run(repository, "diff", "nope"), run(repository, "diff", "HEAD", "nope")) == (2, 2)
    assert capsys.readouterr().err == 'argmap: unknown revision: "nope"\n' * 2


def test_diff_names_changed_files_that_it_does_not_compare(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / "mkdocs.yml").write_text("site_name: X\n")
    (repository.docs / "git").symlink_to("../.git")
    repository.commit("Change", {})
    (repository.folder / "untracked.py").write_text("x")
    for arguments, files in ((("HEAD~1", "HEAD"), 2), (("HEAD~1",), 3), (("HEAD",), 1)):
        assert run(repository, "diff", *arguments) == 0
        assert f"This change touches {files} file" in capsys.readouterr().out


def test_diff_in_a_repository_of_another_user_says_how_to_trust_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert run(repository, "diff", "HEAD~1") == 2
    assert capsys.readouterr().err == (
        "argmap: git does not trust this repository, which belongs to another user of this machine. "
        f"If you trust it: git config --global --add safe.directory {repository.folder}\n"
    )


def test_diff_outside_a_repository_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    assert main(["diff", "HEAD", "--docs", str(tmp_path)]) == 2


def test_diff_changes_nothing(repository: Repository) -> None:
    repository.write({"half": "half-written", "no": None})
    status = repository.git("status", "--porcelain")
    before = {path: path.stat().st_mtime_ns for path in repository.folder.rglob("*") if ".git" not in path.parts}
    for form in ("text", "markdown", "json", "html"):
        assert run(repository, "diff", "HEAD~1", "--format", form) == 0
    after = {path: path.stat().st_mtime_ns for path in repository.folder.rglob("*") if ".git" not in path.parts}
    assert (repository.git("status", "--porcelain"), after) == (status, before)


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Claim of an argument map"


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_advice_never_blocks(repository: Repository, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"ill": write_claim("It is one; it is two", more="supports: [thesis]\n"), "broken": "broken"})
    assert run(repository, "advise", "--format", form) == 0
    assert "two-things" in capsys.readouterr().out


ANSWERS = [
    "object",
    "holds",
    "1",
    "The thesis leaves out the tide",
    "",
    "",
    "",
    "https://example.org/a",
    "weak",
    "",
    "It does.",
    "",
    "",
]


def run_new(repository: Repository, answers: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "argmap", "new", "--docs", str(repository.docs)]
    text = "".join(f"{line}\n" for line in answers)
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=60)


def test_new_asks_and_writes_a_file_that_passes(repository: Repository) -> None:
    done = run_new(repository, ANSWERS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "This change adds an objection to the thesis “The thesis holds”" in done.stdout
    assert repository.git("status", "--porcelain") == "?? docs/claims/thesis-leaves-tide.md"
    assert run(repository, "check") == 0


def test_new_asks_again_until_an_answer_passes(repository: Repository) -> None:
    answers = [
        *ANSWERS[:3],
        "",
        "x" * 150,
        *ANSWERS[3:7],
        "no-such-key",
        *ANSWERS[7:10],
        "<b>no</b>",
        "",
        *ANSWERS[10:],
    ]
    done = run_new(repository, answers)
    assert done.returncode == 0
    for rule in ("heading-long", "markup-html"):
        assert f"[{rule}]" in done.stdout


@pytest.mark.parametrize("taken", ["index", "con", "Bad Name", "x" * 90, "../evil", "reason"])
def test_new_asks_again_for_an_id_that_cannot_be(repository: Repository, taken: str) -> None:
    done = run_new(repository, [*ANSWERS[:4], taken, "tide.md", *ANSWERS[5:]])
    assert (done.returncode, done.stderr) == (0, "")
    assert "[file-name]" in done.stdout
    assert repository.git("status", "--porcelain") == "?? docs/claims/tide.md"


def test_new_works_beside_claims_that_are_new_by_name(repository: Repository) -> None:
    names = ("a-new-claim", "new-claim")
    repository.commit("New", {name: write_claim(f"A {name}", more="supports: [thesis]\n") for name in names})
    assert run_new(repository, [*ANSWERS[:4], "new-claim", "tide", *ANSWERS[5:]]).returncode == 0
    assert repository.git("status", "--porcelain") == "?? docs/claims/tide.md"


def test_new_undercuts_a_step(repository: Repository) -> None:
    done = run_new(
        repository,
        [
            "undercut",
            "thesis",
            "1",
            "The tide says otherwise",
            "",
            "",
            "",
            "https://example.org/a",
            "",
            "why",
            "It is not.",
            "",
            "",
        ],
    )
    assert done.returncode == 0
    assert "  - step: reason -> thesis\n    because: why\n" in done.stdout


def test_new_shows_what_may_say_the_same(repository: Repository) -> None:
    done = run_new(repository, [*ANSWERS[:3], "The reason has good ground", "n", *ANSWERS[3:]])
    assert done.returncode == 0
    assert "  ground: The reason has a ground" in done.stdout


def test_new_writes_nothing_when_told_not_to(repository: Repository) -> None:
    done = run_new(repository, [*ANSWERS[:-1], "n"])
    assert (done.returncode, repository.git("status", "--porcelain")) == (0, "")


@pytest.mark.parametrize("count", range(0, len(ANSWERS), 3))
def test_new_writes_nothing_when_answers_end(repository: Repository, count: int) -> None:
    done = run_new(repository, ANSWERS[:count])
    assert done.returncode == 2
    assert done.stderr == "argmap: the answers ended before the claim was whole. Nothing was written.\n"
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole group of programs")
def test_new_writes_nothing_on_ctrl_c(repository: Repository) -> None:
    command = [sys.executable, "-m", "argmap", "new", "--docs", str(repository.docs)]
    hear = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background job is deaf to it
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, preexec_fn=hear
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write("object\n")
        running.stdin.flush()
        read = ""
        while "Which claim" not in read:
            read += running.stdout.read(1)
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)  # with its input still open, whose end would end it too
        out = running.stdout.read()
    assert (running.returncode, out.endswith("\nNothing was written.\n")) == (130, True)
    assert repository.git("status", "--porcelain") == ""


ISSUE = """### What do you want to do?

object

### Which claim or step is it about?

https://example.org/claims/thesis/

### Your claim, in one sentence

{heading}

### Explain it

It is said here: ````` and ~~~.

### Where can readers check it?

https://example.org/

### If it is true, how much does it carry?

_No response_

### Why does it bear on that claim?

_No response_

### More

_No response_
"""


def test_an_issue_becomes_a_file_in_a_fence_and_a_difference_and_nothing_is_written(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE.format(heading="Ask @someone about #12"), "utf-8")
    before = sorted(repository.docs.rglob("*"))
    assert run(repository, "draft", str(issue)) == 0
    report = capsys.readouterr().out
    fence = "`" * 6
    words, file, rest = report.split(fence)
    assert "makes the file <code>docs/claims/ask\\-someone\\-about\\-12\\.md</code>" in words
    assert file.startswith("text\n---\nkind: counterclaim\n")
    assert "\n# Ask @someone about #12\n" in file
    assert "This change adds an objection to the thesis" in rest
    assert [alive for alive in ("@someone", "#12") if alive in words + rest] == []
    assert sorted(repository.docs.rglob("*")) == before


def test_an_issue_with_faults_is_told_of_all_of_them(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE.format(heading="<b>@all</b> as"), "utf-8")
    assert run(repository, "draft", str(issue)) == 0
    report = capsys.readouterr().out
    assert "It is not a claim file that passes the check yet" in report
    assert report.count("\n- ") > 1
    assert "What this change does" not in report
    assert "<b>" not in report.partition("`" * 6)[0]


def test_a_text_that_is_not_there_is_wrong_usage(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "draft", "nowhere.md") == 2
    assert "nowhere.md" in capsys.readouterr().err

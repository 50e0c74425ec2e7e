from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from environment import OLDEST_PYTHON, ROOT

from argmap.review.issue_form import FIELDS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent
PINNED = re.compile(r"uses: [a-z-]+(/[a-z-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


RELEASE = (
    "cp provenance/attestation.json release/provenance.intoto.jsonl\n"
    'gh release create "$TAG" --verify-tag --title "$TAG" --notes-file release/notes.md '
    "release/dist/* release/*.json*\n"
)


def read_workflow(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((GITHUB / "workflows" / name).read_text("utf-8"))
    return found


def list_steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_actionlint_finds_nothing() -> None:
    done = subprocess.run([TOOLS / "actionlint"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_zizmor_finds_nothing() -> None:
    command = [TOOLS / "zizmor", "--offline", "--format", "json", "--quiet", ".github", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version(path: Path) -> None:
    used = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_write_unless_its_job_says_so(path: Path) -> None:
    workflow = read_workflow(path.name)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())


def test_a_proposal_is_checked_without_secrets_and_without_writing() -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text("utf-8")
    workflow = read_workflow("check.yml")
    assert list(workflow[True]) == ["pull_request"]  # YAML 1.1 reads the key "on" as true
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}] * 2
    assert "secrets." not in text
    assert "github.token" not in text


def test_a_proposal_is_tested_on_the_oldest_python_that_we_support() -> None:
    job = read_workflow("check.yml")["jobs"]["versions"]
    assert job["strategy"]["matrix"]["python"][0] == ".".join(map(str, OLDEST_PYTHON))
    assert job["steps"][-1]["run"] == "python3 scripts/test.py tests/unit"


def test_nothing_is_published_before_all_tests_pass() -> None:
    jobs = read_workflow("publish.yml")["jobs"]
    assert jobs["deploy"]["needs"] == ["test", "build"]
    assert jobs["test"]["steps"][-1]["run"] == "python3 scripts/test.py"


def test_only_the_main_branch_is_published_also_by_hand() -> None:
    workflow = read_workflow("publish.yml")
    assert workflow[True]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    steps = list_steps(read_workflow(path.name))
    checkouts = [step["with"] for step in steps if "actions/checkout@" in step.get("uses", "")]
    assert [one["persist-credentials"] for one in checkouts] == [False] * len(checkouts)


def test_what_may_write_runs_nothing_but_scripts_and_actions() -> None:
    writing = {
        (path.name, name): [step["run"] for step in job["steps"] if "run" in step]
        for path in WORKFLOWS
        for name, job in read_workflow(path.name)["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert writing == {
        ("comment.yml", "comment"): [
            'python3 scripts/github/pull_request.py comment "$NUMBER" "$RUNNER_TEMP/report/diff.md"'
        ],
        ("objection.yml", "comment"): [
            'python3 scripts/github/pull_request.py comment "$NUMBER" "$RUNNER_TEMP/report/diff.md"'
        ],
        ("nightly.yml", "report"): ['python3 scripts/github/report_issue.py "$RUNNER_TEMP/report"'],
        ("publish.yml", "deploy"): [],
        ("codeql.yml", "analyse"): [],
        ("scorecard.yml", "look"): [],
        ("release.yml", "attest"): [],
        ("release.yml", "publish"): [],
        ("release.yml", "release"): [RELEASE],
    }


def test_a_release_is_tested_and_built_twice_before_anything_is_signed_or_published() -> None:
    jobs = read_workflow("release.yml")["jobs"]
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "test": None,
        "build": None,
        "again": "build",
        "attest": ["test", "build", "again"],
        "publish": "attest",
        "release": "publish",
    }
    assert jobs["again"]["steps"][-1]["run"] == 'diff --recursive "$RUNNER_TEMP/release" "$RUNNER_TEMP/again"'


def test_a_release_needs_no_secret_and_no_job_has_more_leave_than_its_own() -> None:
    text = (GITHUB / "workflows" / "release.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "password" not in text.replace("in place of a password", "")
    assert {name: job["permissions"] for name, job in read_workflow("release.yml")["jobs"].items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read"},
        "again": {"contents": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "release": {"contents": "write"},
    }


def test_only_a_version_tag_starts_a_release() -> None:
    assert read_workflow("release.yml")[True] == {"push": {"tags": ["v[0-9]*"]}}


def test_an_issue_is_read_as_data_by_a_script_alone() -> None:
    workflow = read_workflow("objection.yml")
    assert list(workflow[True]) == ["issues"]
    steps = list_steps(workflow)
    given = " ".join(str(value) for step in steps for value in {**step.get("env", {}), **step.get("with", {})}.values())
    assert set(re.findall(r"github\.event[a-z.]*", given)) == {"github.event.issue.number"}
    job = workflow["jobs"]["compare"]
    assert job["permissions"] == {"contents": "read"}
    assert f"'### {FIELDS['act']}'" in job["if"]


def test_broken_git_objects_of_a_proposal_are_refused() -> None:
    fetched = [step["run"] for step in list_steps(read_workflow("comment.yml")) if " fetch " in step.get("run", "")]
    assert [text.startswith("git -c fetch.fsckObjects=true fetch ") for text in fetched] == [True]


def test_no_owner_of_code_is_made_up() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [
        line for line in lines if not line.startswith("#") and re.search(r"@(name|OWNER|organisation)\b", line)
    ] == []
    offered = [line.removeprefix("# ").split()[0] for line in lines if line.endswith(" @name")]
    assert offered[0] == "*"
    assert [path for path in offered if not list(ROOT.glob(path.removeprefix("/").rstrip("/")))] == []


def test_what_the_page_on_security_names_exists() -> None:
    text = (GITHUB / "SECURITY.md").read_text("utf-8")
    named = [part for part in re.findall(r"`([^`]+)`", text) if "/" in part and "://" not in part]
    paths = [word for part in named for word in part.split() if "/" in word]
    assert set(paths) == {"scripts/run.py", ".github/CODEOWNERS", "docs/dev/releasing.md"}
    assert [path for path in paths if not (ROOT / path).is_file()] == []
    assert f'"{read_workflow("check.yml")["jobs"]["check"]["name"]}"' in text


def test_what_may_comment_never_checks_out_the_proposal() -> None:
    workflow = read_workflow("comment.yml")
    checkouts = [step["with"] for step in list_steps(workflow) if "actions/checkout@" in step.get("uses", "")]
    assert [one["ref"] for one in checkouts] == ["${{ github.event.repository.default_branch }}"] * 2
    assert not any("run-id" in step.get("with", {}) for step in list_steps(workflow))


def test_a_proposal_is_compared_with_the_branch_that_it_asks_to_enter() -> None:
    steps = list_steps(read_workflow("comment.yml"))
    compared = [step["env"]["BASE"] for step in steps if "run.py diff" in step.get("run", "")]
    assert compared == ["origin/${{ steps.find.outputs.base }}"]


@pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")
@pytest.mark.parametrize(("status", "said"), [(0, "Compared.\n"), (2, "This change could not be compared. Read every")])
def test_a_proposal_that_cannot_be_compared_is_not_left_with_an_earlier_comment(
    status: int, said: str, tmp_path: Path
) -> None:
    (step,) = [step for step in list_steps(read_workflow("comment.yml")) if "run.py diff" in step.get("run", "")]
    for name, text in {"git": "true", "python3": f"echo Compared.; exit {status}"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    setting = {**step["env"], "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=setting, check=True)
    assert (tmp_path / "report" / "diff.md").read_text().startswith(said)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_programs_are_files_that_exist(path: Path) -> None:
    commands = [step["run"] for step in list_steps(read_workflow(path.name)) if "run" in step]
    scripts = [name for command in commands for name in re.findall(r"python3 (\S+)", command)]
    assert [name for name in scripts if not (ROOT / name).is_file()] == []
    assert [command for command in commands if "${{" in command or len(command.splitlines()) > 3] == []


@pytest.mark.parametrize("path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda path: path.name)
def test_issue_forms_have_what_github_asks_for(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    assert {part["type"] for part in form["body"]} <= {"input", "textarea", "dropdown", "markdown", "checkboxes"}
    ids = [part["id"] for part in form["body"]]
    assert len(set(ids)) == len(ids)
    assert all(part["attributes"]["label"] for part in form["body"])


def test_a_pull_request_asks_for_at_most_five_ticks() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    assert 0 < text.count("- [ ]") <= 5

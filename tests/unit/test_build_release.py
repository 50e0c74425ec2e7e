"""What a release is made of: its date, its notes, its list of parts; and what is refused before anything is built."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import build_release
import environment
import pytest
import vendor
from build_release import BuildError
from locked_tools import Tools, ToolsError
from npm_packages import WANTED
from releasing import changelog, distributions, sbom
from releasing.checkout import Checkout
from repositories import Repository, start_repository, write_claim

NOTES = "# Changelog\n\n## 0.2.0 - 2026-02-03\n\n### Added\n\n- This.\n\n## 0.1.0 - 2026-01-02\n\n- That.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository at version 0.2.0 whose last commit is on main at its origin."""
    monkeypatch.delenv(build_release.DATE, raising=False)
    made = start_repository(tmp_path / "here", {"thesis": write_claim("It holds", "thesis")})
    (made.folder / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n')
    (made.folder / "CHANGELOG.md").write_text(NOTES)
    made.commit("Release 0.2.0", {})
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return made


def test_every_file_bears_the_date_of_the_commit(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = Checkout(repository.folder)
    assert build_release.find_date(checkout) == repository.git("log", "-1", "--format=%ct")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert build_release.find_date(checkout) == "7"


def test_files_that_are_not_the_commits_are_not_built(repository: Repository) -> None:
    (repository.folder / "new.txt").touch()
    with pytest.raises(BuildError, match=r"^Some files differ from the last commit: new\.txt\. "):
        build_release.find_date(Checkout(repository.folder))


def test_a_folder_without_git_needs_a_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(build_release.DATE, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(BuildError, match=r"git does not say when this was committed\. Set SOURCE_DATE_EPOCH"):
        build_release.find_date(Checkout(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="Set SOURCE_DATE_EPOCH"):
        build_release.find_date(Checkout(tmp_path))


def test_the_notes_of_a_tag_are_its_section_of_the_changelog(repository: Repository) -> None:
    assert build_release.find_notes(Checkout(repository.folder), "v0.2.0") == "### Added\n\n- This.\n"


def test_a_tag_that_does_not_fit_the_version_is_refused(repository: Repository) -> None:
    with pytest.raises(BuildError, match=r"^The tag v0\.3\.0 does not fit version 0\.2\.0 in pyproject\.toml\.$"):
        build_release.find_notes(Checkout(repository.folder), "v0.3.0")


def test_a_tag_beside_main_is_refused(repository: Repository) -> None:
    repository.git("commit", "-q", "--allow-empty", "-m", "Beside")
    with pytest.raises(BuildError, match=r"The commit of v0\.2\.0 is not on main"):
        build_release.find_notes(Checkout(repository.folder), "v0.2.0")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# Changelog\n", "CHANGELOG.md:1:1: 0.2.0 has no section. `python3 scripts/release.py 0.2.0` makes it."),
        ("\n## 0.2.0\n\n- This.\n", 'CHANGELOG.md:2:1: 0.2.0 has no date. Write "## 0.2.0 - YYYY-MM-DD".'),
        (
            "## 0.2.0 - 2026-02-03\n",
            'CHANGELOG.md:1:1: "0.2.0" has no entry. Write a line "- …" for each change of note.',
        ),
    ],
)
def test_a_version_without_notes_is_refused(text: str, why: str) -> None:
    with pytest.raises(changelog.ChangelogError) as error:
        changelog.find_notes(text, "0.2.0")
    assert str(error.value) == why


def test_a_folder_with_files_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "enter", lambda: None)
    (tmp_path / "mine.txt").touch()
    assert build_release.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is not empty. Name an empty or missing folder.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_program_that_finds_a_fault_is_named_with_its_words(tmp_path: Path) -> None:
    for name, said in {"twine": "no long description", "check-wheel-contents": "never run"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {said}; exit 3\n")
        (tmp_path / name).chmod(0o755)
    with pytest.raises(distributions.DistributionError) as error:
        distributions.check(tmp_path, tmp_path / "a.whl", tmp_path / "a.tar.gz", tmp_path)
    assert str(error.value) == "twine found a fault or failed (exit code 3):\nno long description"


def test_tools_that_cannot_be_installed_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locked_tools.ROOT", tmp_path)
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho no room left >&2; exit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(python))
    (tmp_path / "small.lock").touch()
    with pytest.raises(ToolsError) as error:
        Tools("the tools of this test", ".small", tmp_path / "small.lock").find()
    assert str(error.value) == (
        "The tools of this test could not be installed. Mend this, and try again:\nno room left"
    )
    assert not (tmp_path / ".small").exists()


def test_the_list_of_parts_names_what_the_wheel_carries_of_others() -> None:
    packages = json.loads((WANTED / "package-lock.json").read_text("utf-8"))["packages"]
    parts = sbom.list_vendored(packages)
    wanted = json.loads((WANTED / "package.json").read_text("utf-8"))["dependencies"]
    assert {part["name"]: part["version"] for part in parts} == {name: wanted[name] for name in vendor.SITE_PARTS}
    hammer = next(part for part in parts if part["name"] == "@egjs/hammerjs")
    assert hammer["purl"] == "pkg:npm/%40egjs/hammerjs@" + wanted["@egjs/hammerjs"]
    assert [(one["alg"], len(one["content"])) for one in hammer["hashes"]] == [("SHA-512", 128)]
    assert [part["name"] for part in sbom.list_fonts(sbom.FONTS)] == ["ibm-plex-sans", "source-serif-4"]


def test_licences_are_named_by_id_or_expression() -> None:
    locked = {"version": "1.0", "integrity": "sha1-AAAA", "license": ""}
    names = dict.fromkeys(vendor.SITE_PARTS, "MIT") | {"uuid": "(Apache-2.0 OR MIT)"}
    parts = sbom.list_vendored({f"node_modules/{name}": {**locked, "license": text} for name, text in names.items()})
    assert {json.dumps(part["licenses"]) for part in parts} == {
        '[{"license": {"id": "MIT"}}]',
        '[{"expression": "(Apache-2.0 OR MIT)"}]',
    }


def test_argmap_depends_on_the_parts_that_are_added() -> None:
    root: dict[str, Any] = {"ref": sbom.ROOT_COMPONENT, "dependsOn": ["b"]}
    listed = {"components": [{"bom-ref": "b"}], "dependencies": [{"ref": "b"}, root]}
    made = sbom.add_parts(listed, [{"bom-ref": "a", "name": "A"}])
    assert made == {
        "components": [{"bom-ref": "b"}, {"bom-ref": "a", "name": "A"}],
        "dependencies": [{"ref": "b"}, {"ref": sbom.ROOT_COMPONENT, "dependsOn": ["a", "b"]}, {"ref": "a"}],
    }


def test_a_list_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "cyclonedx-py").write_text("#!/bin/sh\necho no such environment >&2; exit 1\n")
    (tmp_path / "cyclonedx-py").chmod(0o755)
    with pytest.raises(sbom.SbomError, match="cyclonedx-py failed:\nno such environment"):
        sbom.write(tmp_path / "sbom.cdx.json", Path(os.devnull), tmp_path, "0")
    assert not (tmp_path / "sbom.cdx.json").exists()

"""argmap expand: what it writes follows the settings of the site in mkdocs.yml, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.cli.commands.common import CONTENT, FINE, USAGE
from argmap.cli.main import main

CONFIG = """\
site_name: Map
site_url: https://example.org/map/
theme: {name: material, language: de}
plugins:
  - search
  - argmap: {licence: {name: Ours, url: "https://example.org/l"}, changes_since: "2100-01-01"}
"""
CC_BY = '"licence":"https://creativecommons.org/licenses/by/4.0/"'


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = start_repository(tmp_path / "map", BASE)
    made.commit("Add one more", {"later": write_claim("Later", more="supports: [thesis]\n")})
    (made.docs / "changes.md").write_text('# New\n\n--8<-- "changes.html"\n', "utf-8")
    return made


def expand(repository: Repository, config: str | None = None) -> tuple[int, Path]:
    """Return the exit code and the folder that is written, with such a mkdocs.yml."""
    out = repository.folder.parent / "out"
    if config is not None:
        (repository.folder / "mkdocs.yml").write_text(config, "utf-8")
    return main(["expand", str(out), "--docs", str(repository.docs)]), out


def read(folder: Path, path: str) -> str:
    return (folder / path).read_text("utf-8")


def test_settings_come_from_mkdocs_yml(repository: Repository) -> None:
    status, out = expand(repository, CONFIG)
    assert status == FINE
    assert '"licence":"https://example.org/l"' in read(out, "claims.json")
    assert "https://example.org/map/" in read(out, "llms.txt")
    assert '<html lang="de"' in read(out, "embed/whole/index.html")
    assert "claims/later/" not in read(out, "changes.md")


def test_without_mkdocs_yml_settings_are_as_if_left_out(repository: Repository) -> None:
    status, out = expand(repository)
    assert status == FINE
    assert CC_BY in read(out, "claims.json")
    assert '<html lang="en"' in read(out, "embed/whole/index.html")
    assert "claims/later/" in read(out, "changes.md")


def test_a_mkdocs_yml_without_the_plugin_is_of_no_map(repository: Repository) -> None:
    status, out = expand(repository, "site_name: Another\nsite_url: https://example.org/\n")
    assert status == FINE
    assert CC_BY in read(out, "claims.json")
    assert "example.org" not in read(out, "llms.txt")


def test_a_wrong_setting_is_named_with_its_place(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = expand(repository, CONFIG.replace("2100-01-01", "soon"))
    assert status == CONTENT
    assert "mkdocs.yml:6:82: neither a date nor a commit: " in capsys.readouterr().out
    assert not out.exists()


def test_a_file_that_mkdocs_does_not_accept_is_named(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = expand(repository, "plugins: [argmap]\nsite_name: [\n")
    assert status == USAGE
    assert capsys.readouterr().err.startswith("argmap: mkdocs.yml: ")
    assert not out.exists()

"""The adapter in a site of its own: what it refuses to build, and what it says beside."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from repositories import BASE, Repository, start_repository

from argmap.site import defaults
from argmap.site.plugin import ArgmapPlugin

CONFIG = "site_name: Map\ntheme: material\nplugins: [argmap]\nnot_in_nav: /claims/*\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = start_repository(tmp_path / "map", BASE)
    (made.docs / "index.md").write_text("# Map\n", "utf-8")
    (made.folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return made


def load(repository: Repository, *, serving: bool = False) -> MkDocsConfig:
    config = load_config(str(repository.folder / "mkdocs.yml"), site_dir=str(repository.folder.parent / "site"))
    plugin = config.plugins["argmap"]
    assert isinstance(plugin, ArgmapPlugin)
    plugin.pages = None  # MkDocs keeps a plugin from one configuration to the next, as while serving
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    return config


def test_a_sound_site_is_built_and_tells_of_changes(
    repository: Repository, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(load(repository))
    assert (tmp_path / "site" / "claims" / "thesis" / "index.html").is_file()
    assert (tmp_path / "site" / "changes.xml").is_file()
    assert [record.message for record in caplog.records if record.levelno > logging.INFO] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
@pytest.mark.parametrize("serving", [False, True])
@pytest.mark.parametrize(
    ("name", "target"),
    [("git", "../.git"), ("more.md", "../mkdocs.yml"), ("claims/x.md", "thesis.md"), ("assets", ".")],
)
def test_a_link_is_never_published(
    repository: Repository, name: str, target: str, serving: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = load(repository, serving=serving)
    if serving:
        build(config)
    before = sorted(tmp_path.glob("site/**/*"))
    (repository.docs / name).symlink_to(target)
    with pytest.raises(Abort, match="Nothing was built: mend the problems above"):
        build(config)
    assert sorted(tmp_path.glob("site/**/*")) == before
    assert f"docs/{name}:1:1: " in caplog.text


@pytest.mark.parametrize(
    ("most", "theme", "previewed"),
    [
        (300, "material", True),
        (0, "material", False),
        (0, "{name: material, features: [navigation.instant.preview]}", True),
    ],
)
def test_links_are_previewed_where_a_map_is_not_too_large(
    most: int, theme: str, previewed: bool, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(defaults, "PREVIEWED_MOST", most)
    (repository.folder / "mkdocs.yml").write_text(CONFIG.replace("material", theme), "utf-8")
    build(load(repository))
    page = (tmp_path / "site" / "claims" / "thesis" / "index.html").read_text("utf-8")
    assert ('"navigation.instant.preview"' in page) == previewed


def test_a_repository_of_another_user_is_said_and_the_site_is_built(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    caplog.set_level(logging.INFO, "mkdocs")
    build(load(repository))
    (said,) = [record for record in caplog.records if "safe.directory" in record.message]
    assert said.message == (
        "argmap: The pages will not tell of changes, since no history is at hand: git does not trust this repository, "
        "which belongs to another user of this machine. "
        f"If you trust it: git config --global --add safe.directory {repository.folder}"
    )
    assert said.levelname == "NOTICE"  # scripts/build.py leaves out what is for information
    assert said.levelno < logging.WARNING  # at which a strict build stops
    assert (tmp_path / "site" / "index.html").is_file()
    assert [page for page in (tmp_path / "site").rglob("*.html") if str(tmp_path) in page.read_text("utf-8")] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a privilege")
@pytest.mark.parametrize("link", [".argmap", ".argmap/snippets"])
def test_a_link_in_place_of_the_builds_own_folder_is_not_followed(
    repository: Repository, link: str, tmp_path: Path
) -> None:
    precious = tmp_path / "precious" / "snippets"
    precious.mkdir(parents=True)
    (precious / "kept.txt").write_text("x", "utf-8")
    (repository.folder / link).parent.mkdir(exist_ok=True)
    (repository.folder / link).symlink_to(precious.parent if link == ".argmap" else precious)
    with pytest.raises(Abort, match="is a symbolic link"):
        build(load(repository))
    assert [path.name for path in precious.iterdir()] == ["kept.txt"]

"""argmap expand: what it writes follows the settings of the site in mkdocs.yml, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from markdown.extensions.toc import slugify_unicode as slugify
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
MORE = """\
nav: [changes.md]
extra_css: [own.css]
markdown_extensions:
  - toc:
      permalink: true
      slugify: !!python/name:markdown.extensions.toc.slugify_unicode
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
    assert '"licence":"https://example.org/l"' in read(out, "docs/claims.json")
    assert "https://example.org/map/" in read(out, "docs/llms.txt")
    assert '<html lang="de"' in read(out, "docs/embed/whole/index.html")
    assert "claims/later.md" not in read(out, "docs/changes.md")


def test_without_mkdocs_yml_settings_are_as_if_left_out(repository: Repository) -> None:
    status, out = expand(repository)
    assert status == FINE
    assert CC_BY in read(out, "docs/claims.json")
    assert '<html lang="en"' in read(out, "docs/embed/whole/index.html")
    assert "claims/later.md" in read(out, "docs/changes.md")


def test_a_mkdocs_yml_without_the_plugin_is_of_no_map(repository: Repository) -> None:
    status, out = expand(repository, "site_name: Another\nsite_url: https://example.org/\n")
    assert status == FINE
    assert CC_BY in read(out, "docs/claims.json")
    assert "example.org" not in read(out, "docs/llms.txt")
    assert sorted(path.name for path in out.iterdir()) == [".argmap-expanded", "docs"]


def test_the_project_has_the_settings_and_templates_of_the_site(repository: Repository) -> None:
    (repository.folder / "own").mkdir()
    (repository.folder / "own" / "404.html").write_text("Mine.", "utf-8")
    own = CONFIG.replace("language: de}", "language: de, custom_dir: own}") + MORE
    assert expand(repository, own)[0] == FINE
    out = repository.folder.parent / "out"
    settings = yaml.unsafe_load(read(out, "mkdocs.yml"))
    assert (settings["site_name"], settings["nav"]) == ("Map", ["changes.md"])
    of_theme = {key: settings["theme"][key] for key in ("name", "variant", "language", "custom_dir")}
    assert of_theme == {"name": "material", "variant": "classic", "language": "de", "custom_dir": "theme"}
    assert [next(iter(plugin)) for plugin in settings["plugins"]] == ["search"]
    contents = {"permalink": True, "slugify": slugify, "permalink_title": "Dauerhafter Link"}
    assert {"toc": contents} in settings["markdown_extensions"]
    assert "pymdownx.snippets" not in str(settings["markdown_extensions"])
    assert settings["extra"]["scope"] == "/map/"
    assert settings["extra"]["argmap"]["fonts"].startswith("assets/argmap/fonts.css?v=")
    assert "'unsafe-inline'" not in settings["extra"]["argmap"]["policy"].split("style-src")[0]
    (sheet, mine), (script,) = settings["extra_css"], settings["extra_javascript"]
    assert (sheet.split("?")[0], mine) == ("assets/argmap/all.css", "own.css")
    assert (script["path"].split("?")[0], script["type"]) == ("assets/argmap/main.js", "module")
    assert read(out, "theme/404.html") == "Mine."
    assert (out / "theme" / "partials" / "javascripts" / "palette.html").is_file()
    assert not (out / "theme" / "partials" / "search.html").exists()


def test_a_project_in_german_says_in_german_what_the_templates_say(repository: Repository) -> None:
    assert expand(repository, CONFIG)[0] == FINE
    out = repository.folder.parent / "out"
    settings = yaml.safe_load(read(out, "mkdocs.yml"))
    told = settings["extra"]["argmap"]
    assert (told["open_graph_locale"], told["words"]["new"]) == ("de_DE", "Was neu ist")
    assert "/".join(told["words"]["missing_where"]).count('href="/') == 2
    assert told["messages"]["Menu"] == "Menü"
    assert "attr_list" in settings["markdown_extensions"]
    assert "## Die Teile {: #the-pieces }" in read(out, "docs/guide.md")


def test_another_theme_is_refused(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = expand(repository, "site_name: Map\ntheme: mkdocs\nplugins: [argmap]\n")
    assert status == USAGE
    assert "made for MkDocs Material" in capsys.readouterr().err
    assert not out.exists()


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

"""The plugin's settings in mkdocs.yml: what they do, and where the file is wrong about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from repositories import BASE, Repository, start_repository, write_claim

CONFIG = """\
site_name: Map
theme: {{name: material, language: {language}}}
plugins:
  - search
  - argmap: {{{options}}}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = start_repository(tmp_path / "map", BASE)
    later = write_claim("Later", more="supports: [thesis]\nformerly: [early]\n")
    made.commit("Add one more", {"later": later})
    (made.docs / "index.md").write_text("# Map\n", "utf-8")
    return made


def build_with(repository: Repository, options: str = "", language: str = "en", config: str = CONFIG) -> Path:
    """Return the folder of the site that mkdocs.yml with such settings gives."""
    file = repository.folder / "mkdocs.yml"
    file.write_text(config.format(options=options, language=language), "utf-8")
    site = repository.folder.parent / "site"
    build(load_config(str(file), site_dir=str(site)))
    return site


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_without_settings_words_are_cc_by_and_pages_english(repository: Repository) -> None:
    site = build_with(repository)
    footer = 'Words: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.'
    assert footer in read(site, "claims/thesis/index.html")
    assert '<html lang="en"' in read(site, "claims/early/index.html")


def test_the_licence_stands_in_footers_and_data(repository: Repository) -> None:
    site = build_with(repository, 'licence: {name: "A & B", url: "https://example.org/l"}')
    assert 'Words: <a href="https://example.org/l">A &amp; B</a>.' in read(site, "claims/thesis/index.html")
    assert '"licence":"https://example.org/l"' in read(site, "claims.json")
    assert "creativecommons" not in read(site, "claims/thesis/index.html")


def test_a_footer_of_the_sites_own_stays(repository: Repository) -> None:
    site = build_with(repository, config=CONFIG + "copyright: Ours alone\n")
    page = read(site, "claims/thesis/index.html")
    assert "Ours alone" in page
    assert "Words: <a" not in page


def test_every_page_is_in_the_language_of_the_theme(repository: Repository) -> None:
    site = build_with(repository, language="de")
    pages = ("claims/thesis/index.html", "claims/early/index.html", "embed/whole/index.html", "index.html")
    assert {re.findall(r'<html lang="([^"]*)"', read(site, page))[0] for page in pages} == {"de"}
    assert '"inLanguage":"de"' in read(site, "claims/thesis/index.html")


def test_nothing_is_told_of_what_was_before_the_start(repository: Repository) -> None:
    begun = len(re.findall("<entry>", read(build_with(repository), "changes.xml")))
    commit = repository.git("rev-parse", "HEAD").strip()
    for start in ("2026-03-02", commit[:12]):
        feed = read(build_with(repository, f"changes_since: {start}"), "changes.xml")
        assert len(re.findall("<entry>", feed)) == 1 < begun
    assert not (build_with(repository, "changes_since: 2027-01-01") / "changes.xml").exists()
    first = repository.git("rev-list", "--max-parents=0", "HEAD").strip()
    assert len(re.findall("<entry>", read(build_with(repository, f"changes_since: {first}"), "changes.xml"))) == begun


@pytest.mark.parametrize(
    ("options", "language", "said"),
    [
        ("licence: CC0", "en", "5:23: licence has not the keys name and url"),
        ("licence: {name: X}", "en", "5:23: licence has not the keys name and url"),
        ("licence: {name: '', url: 'https://example.org'}", "en", "5:30: the licence has no name"),
        ("licence: {name: X, url: 'javascript:1'}", "en", "5:38: no web address: javascript:1"),
        ("changes_since: soon", "en", "5:29: neither a date nor a commit: soon"),
        ("changes_since: '2026-02-30'", "en", "5:29: neither a date nor a commit: 2026-02-30"),
        ("changes_since: 0123456789", "en", "5:29: unknown commit: 0123456789"),
        ("changes_since: [1]", "en", "5:29: neither a date nor a commit: [1]"),
        ("", "xx", "2:35: no language of the theme: xx"),
        ("", "../en", "2:35: no language of the theme: ../en"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_with_its_place(
    options: str, language: str, said: str, repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort, match="mend the problems above"):
        build_with(repository, options, language)
    assert f"mkdocs.yml:{said} [setting-wrong]\n    " in caplog.text


def test_settings_may_come_from_the_environment(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("START", "2027-01-01")
    assert not (build_with(repository, "changes_since: !ENV START") / "changes.xml").exists()

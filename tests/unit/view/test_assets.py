"""Where scripts and styles stand: together, under an address that changes with any of them."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

import pytest
from environment import ROOT

from argmap.view.assets import AS_IN_DOCS, MAIN, THEME, Assets, read_assets
from argmap.view.browser_words import render_words

DOCS = THEME
MADE = Assets("0123456789ab")
FILES = sorted(
    path.relative_to(DOCS).as_posix()
    for folder in ("argmap", "vendor")
    for path in (DOCS / "assets" / folder).rglob("*.js")
)
MADE_IN_BUILD = [f"assets/argmap/{name}" for name in render_words() if name.endswith(".js")]  # these import nothing
SCRIPTS = [*FILES, *MADE_IN_BUILD]
IMPORT = re.compile(
    r"""^(?:import|export) (?:[^;"]*from )?"(?P<static>[^"]+)";|\bimport\("(?P<called>[^"]+)"\)""", re.M
)


def list_imports(script: str) -> list[str]:
    """Return the modules that a script of ours names, but for those in comments on types."""
    code = re.sub(r"/\*.*?\*/", "", (DOCS / script).read_text("utf-8"), flags=re.S)
    return [match["static"] or match["called"] for match in IMPORT.finditer(code)]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for folder in ("argmap", "vendor"):
        shutil.copytree(DOCS / "assets" / folder, tmp_path / "assets" / folder)
    return tmp_path


def test_the_same_files_have_the_same_version(docs: Path) -> None:
    assert read_assets(docs) == read_assets(DOCS)
    assert re.fullmatch(r"[0-9a-f]{12}", read_assets(docs).version)


@pytest.mark.parametrize("name", ["main.js", "explorer/rows.js", "tokens.css", "../vendor/minisearch.min.js"])
def test_any_script_or_style_changes_the_version(name: str, docs: Path) -> None:
    path = docs / "assets" / "argmap" / name
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert read_assets(docs).version != read_assets(DOCS).version


def test_a_script_under_another_name_changes_the_version(docs: Path) -> None:
    (docs / "assets/argmap/menu.js").rename(docs / "assets/argmap/menu2.js")
    assert read_assets(docs).version != read_assets(DOCS).version


def test_what_is_neither_script_nor_style_leaves_the_version(docs: Path) -> None:
    (docs / "assets/argmap/map.png").write_bytes(b"another picture")
    (docs / "assets/argmap/claim.schema.json").unlink()
    assert read_assets(docs) == read_assets(DOCS)


def test_docs_without_scripts_have_no_version(tmp_path: Path) -> None:
    assert read_assets(tmp_path) == AS_IN_DOCS


@pytest.mark.parametrize("assets", [AS_IN_DOCS, MADE])
@pytest.mark.parametrize("script", [name for name in FILES if "/vendor/" not in name])
def test_modules_find_each_other_wherever_they_are_put(script: str, assets: Assets) -> None:
    placed = {assets.place(name) for name in SCRIPTS}
    here = posixpath.dirname(assets.place(script))
    found = {name: posixpath.normpath(posixpath.join(here, name)) for name in list_imports(script)}
    assert {name: path for name, path in found.items() if path not in placed} == {}


def test_main_names_no_module_and_no_module_names_it() -> None:
    assert list_imports(MAIN) == []
    assert [script for script in FILES if any(name.endswith("/main.js") for name in list_imports(script))] == []


def test_only_main_keeps_its_place() -> None:
    assert [name for name in SCRIPTS if MADE.place(name) == name] == [MAIN]
    assert [AS_IN_DOCS.address(name) for name in SCRIPTS] == SCRIPTS


@pytest.mark.parametrize(
    "path", ["assets/argmap/logo.svg", "assets/fonts/a.woff2", "assets/vendor/a-LICENSE.txt", "index.md"]
)
def test_other_files_keep_their_places(path: str) -> None:
    assert (MADE.place(path), MADE.address(path)) == (path, path)


def test_the_page_on_hosting_names_what_may_be_kept_for_ever() -> None:
    page = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    folder = MADE.scripts.removesuffix(f"{MADE.version}/argmap/")
    assert f"what lies below `{folder}` may be kept for ever" in page
    assert (
        re.findall(r"^(?:location )?(/\S+?)\*?(?: \{)?\n +\S*? ?Cache-Control.*immutable", page, re.M)
        == [f"/{folder}"] * 2
    )

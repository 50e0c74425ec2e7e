"""The maps in examples/: each is what the import makes of its file, and builds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from english_texts import list_strings, list_texts, match_english
from environment import ROOT
from essay_words import list_essay_words
from starter_site import run

from argmap.language.current import speaking
from argmap.pages.context import Page
from argmap.pages.registry import GENERIC_PAGES

EXAMPLES = {
    "mill-on-liberty": ("debate.txt", "31 claims, 31 steps: no problems"),
    "kant-aufklaerung": ("debate.argdown", "24 claims, 20 steps: no problems"),
}


def read_claims(folder: Path) -> dict[str, str]:
    files = [*folder.glob("docs/claims/*.md"), folder / "docs" / "map.yaml"]
    return {path.name: path.read_text("utf-8") for path in files}


def test_all_examples_are_tested() -> None:
    assert {path.name for path in (ROOT / "examples").iterdir() if path.is_dir()} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_the_import_makes_of_its_file(name: str, installed: dict[str, str], tmp_path: Path) -> None:
    made = run(
        tmp_path, installed, "argmap", "import", str(ROOT / "examples" / name / EXAMPLES[name][0]), "--to", "new"
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert read_claims(tmp_path / "new") == read_claims(ROOT / "examples" / name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_passes_the_check_and_builds(name: str, installed: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(ROOT / "examples" / name, folder, ignore=shutil.ignore_patterns("site", ".argmap"))
    checked = run(folder, installed, "argmap", "check")
    assert checked.stderr.split("\n")[0] == EXAMPLES[name][1]
    built = run(folder, installed, "argmap", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    home = (folder / "site" / "index.html").read_text("utf-8")
    assert f'lang="{"de" if name.startswith("kant") else "en"}"' in home
    assert (folder / "site" / "explore" / "index.html").is_file()
    assert list_essay_words(folder) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_of_an_example_are_those_of_the_engine(name: str) -> None:
    docs = ROOT / "examples" / name / "docs"
    with speaking("de" if name.startswith("kant") else "en"):
        old = [page.path for page in GENERIC_PAGES if page.own and not page.of_essay and is_old(docs, page)]
    assert old == []


def is_old(docs: Path, page: Page) -> bool:
    return (docs / page.path).read_text("utf-8") != page.read_words(debate=True)


@pytest.fixture(scope="session")
def german(installed: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of the German example."""
    folder = tmp_path_factory.mktemp("german") / "map"
    shutil.copytree(ROOT / "examples" / "kant-aufklaerung", folder, ignore=shutil.ignore_patterns("site", ".argmap"))
    built = run(folder, installed, "argmap", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


def test_no_page_of_a_german_site_says_a_message_in_english(german: Path) -> None:
    pages = sorted(german.rglob("*.html"))
    data = [german / "assets" / "map" / name for name in ("history.json", "labels.json", "evidence.json")]
    english = match_english("de")
    found = [
        f"{page.relative_to(german)}: {text}"
        for page, texts in [
            *((page, list_texts(page)) for page in pages),
            *((file, list_strings(file)) for file in data),
        ]
        for text in texts
        if english.fullmatch(text)
    ]
    assert len(pages) > 50
    assert found == []


def test_every_page_of_a_german_site_says_that_it_is_german(german: Path) -> None:
    heads = {page: page.read_text("utf-8")[:300] for page in german.rglob("*.html")}
    assert [page for page, head in heads.items() if not re.search(r'<html lang="?de["> ]', head)] == []
    home = (german / "index.html").read_text("utf-8")
    assert '<meta property="og:locale" content="de_DE">' in home
    index = json.loads((german / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["de"]


def test_links_to_parts_of_the_german_pages_lead_somewhere(german: Path) -> None:
    for page, anchors in (
        ("method", ("standing", "support-in-this-map", "how-strong-a-step-is")),
        ("contribute", ("sign-a-stance",)),
    ):
        text = (german / page / "index.html").read_text("utf-8")
        assert [anchor for anchor in anchors if f'id="{anchor}"' not in text] == []

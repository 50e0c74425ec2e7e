"""The maps in examples/: each is what the import makes of its file, and builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from environment import ROOT
from starter_site import run

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

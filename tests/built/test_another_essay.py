"""The README's recipe for another essay, followed to the letter with a small one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from environment import NO_BANNERS, ROOT

RECIPE = (ROOT / "README.md").read_text("utf-8").partition("## For another essay\n")[2].partition("\n## ")[0]
STEPS = re.split(r"^\d\. ", RECIPE, flags=re.M)
ESSAY = """\
title: On tea
author: A. Writer
url: https://example.org/tea
date: 2026-01-02
topics:
- {id: leaves, title: The leaves}
"""
COPY = "## Leaves\n\nTea should be drunk slowly, since haste spoils the taste of it all.\n"
THESIS = (
    "---\nkind: thesis\ntopic: leaves\nvoice: essay\nsource: leaves.1\n---\n# Tea is to be drunk slowly\n\nIt is.\n"
)
OURS = re.compile(r"Lambert|interconnects\.ai|intelligence explosion|speed up AI", re.I)


def list_pages(step: int) -> list[str]:
    return re.findall(r"`(docs/[a-z]+\.md)`", STEPS[step])


def run(project: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    setting = {**os.environ, **NO_BANNERS}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=setting, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def write_anew(text: str) -> str:
    """Return a page with its words gone: a heading, and the lines that pull in what is generated."""
    kept = [line for line in text.splitlines() if line.startswith("--8<--")]
    return "\n\n".join(["# About tea", *kept]) + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the map in which the recipe has been followed."""
    shutil.copytree(
        ROOT / "docs", tmp_path / "docs", ignore=lambda folder, names: names if folder.endswith("claims") else []
    )
    (tmp_path / "docs" / "references.bib").write_text("", "utf-8")
    (tmp_path / "docs" / "essay.yaml").write_text(ESSAY, "utf-8")
    (tmp_path / "copy.md").write_text(COPY, "utf-8")
    run(tmp_path, "argmap", "source", "index", "copy.md")
    (tmp_path / "docs" / "claims" / "slowly.md").write_text(THESIS, "utf-8")
    for name in list_pages(4):
        (tmp_path / name).unlink()
    (tmp_path / "docs" / "leaves.md").write_text('# The leaves\n\n--8<-- "topic-leaves.html"\n', "utf-8")
    for name in list_pages(5):
        page = tmp_path / name
        page.write_text(write_anew(page.read_text("utf-8")), "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace("watch: [argmap]\n", "")
    config = re.sub(r"^(site_name|site_description): .*", r"\1: On tea", config, flags=re.M)
    topics = "|".join(Path(name).name for name in list_pages(4))
    config = re.sub(rf"(      - (?:{topics})\n)+", "      - leaves.md\n", config)
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    return tmp_path


def test_the_recipe_gives_a_site_without_a_word_of_this_essay(project: Path) -> None:
    assert run(project, "argmap", "check") == "1 claim, 0 steps: no problems\n"
    run(project, "mkdocs", "build", "--strict")  # --quiet would let warnings pass
    pages = {path.relative_to(project / "site").as_posix(): path for path in (project / "site").rglob("*.html")}
    assert {"index.html", "leaves/index.html", "claims/slowly/index.html"} <= set(pages)
    found = {name: OURS.findall(path.read_text("utf-8")) for name, path in pages.items()}
    assert {name: words for name, words in found.items() if words} == {}

"""What is published is what was checked: files that change or come in between have no say, and ids stay apart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from environment import NO_BANNERS

CONFIG = """\
site_name: Small map
theme: {name: material, font: false, custom_dir: THEME}
plugins: [argmap, search]
markdown_extensions: [admonition, {toc: {permalink: true}}]
hooks: [late.py]
"""
LATE = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_pre_build(config):
    for path, text in %r.items():
        Path(config.docs_dir, path).write_text(text, "utf-8")
"""
"""Writes files once everything has been checked, before MkDocs looks which files there are."""
GOAL = "---\nkind: thesis\ntopic: t\nvoice: essay\nsource: a.1\n---\n# %s\n\nIts body.\n"
EVIL = GOAL % "Evil" + "\n<script>evil()</script>\n"
THEME = Path(__file__).parents[2] / "argmap" / "theme"


def build(project: Path, files: dict[str, str], late: dict[str, str] | None = None, *options: str) -> tuple[int, str]:
    """Build a project with these files in docs, others being written after the check; return exit code and messages."""
    for path, text in {"index.md": "# Front\n", **files}.items():
        (project / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / path).write_text(text, "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG.replace("THEME", str(THEME)), "utf-8")
    (project / "late.py").write_text(LATE % (late or {}), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    setting = {**os.environ, **NO_BANNERS}
    built = subprocess.run(command, cwd=project, env=setting, capture_output=True, text=True, check=False)
    return built.returncode, built.stdout + built.stderr


def read_page(project: Path, path: str) -> str:
    return (project / "site" / path / "index.html").read_text("utf-8")


def list_ids(page: str) -> list[tuple[str, str]]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [(element.get("id", ""), element.tag) for element in tree.iter() if element.get("id")]


def test_a_claim_that_changes_after_the_check_is_published_as_it_was(tmp_path: Path) -> None:
    code, said = build(tmp_path, {"claims/goal.md": GOAL % "The goal"}, {"claims/goal.md": EVIL})
    assert code == 0, said
    page = read_page(tmp_path, "claims/goal")
    assert ("evil()" in page, "The goal" in page, "<p>Its body.</p>" in page) == (False, True, True)


def test_what_comes_into_claims_after_the_check_is_left_out_and_named(tmp_path: Path) -> None:
    late = {"claims/evil.md": EVIL, "claims/evil.js": "evil()", "claims/evil.html": EVIL, "claims/.part": "evil()"}
    code, said = build(tmp_path, {"claims/goal.md": GOAL % "The goal"}, late)
    assert code == 0, said
    assert sorted(path.name for path in (tmp_path / "site" / "claims").iterdir()) == ["goal", "goal.json", "index.html"]
    named = re.findall(r"claims/(\S+) is left out: it was not there", said)
    assert sorted(named) == ["evil.html", "evil.js", "evil.md"]
    assert build(tmp_path, {}, {"claims/more.md": EVIL}, "--strict")[0] != 0


def test_extensions_of_the_site_are_for_its_own_pages(tmp_path: Path) -> None:
    note = "\n!!! note\n    Words.\n"
    code, said = build(tmp_path, {"claims/goal.md": GOAL % "The goal" + note, "page.md": f"# Page\n{note}"})
    assert code == 0, said
    assert ["admonition" in read_page(tmp_path, path) for path in ("claims/goal", "page")] == [False, True]


@pytest.mark.parametrize("heading", ["`__config`", "__config", "Objections", "Map"])
def test_no_heading_takes_an_id_of_the_theme_or_of_a_generated_part(heading: str, tmp_path: Path) -> None:
    code, said = build(tmp_path, {"claims/goal.md": GOAL % heading, "page.md": f"# Page\n\n## {heading}\n"})
    assert code == 0, said
    for path in ("claims/goal", "page"):
        page = read_page(tmp_path, path)
        names = [name for name, _ in list_ids(page)]
        assert sorted(set(names)) == sorted(names)
        assert ("__config", "script") in list_ids(page)
    claim = read_page(tmp_path, "claims/goal")
    (anchor,) = [name for name, tag in list_ids(claim) if tag == "h1"]
    assert f'<a class="headerlink" tabindex="-1" aria-hidden="true" href="#{anchor}" title="Permanent link">' in claim
    assert f'<a href="#{anchor}" class="md-skip">' in claim


def test_usual_headings_keep_their_ids(tmp_path: Path) -> None:
    page = "# Page\n\n## A < B & “C” > D\n\n## 中\n\n## 文\n"
    code, said = build(tmp_path, {"claims/goal.md": GOAL % "AI isn’t *magic*, or 2_x?", "page.md": page})
    assert code == 0, said
    assert ("ai-isnt-magic-or-2_x", "h1") in list_ids(read_page(tmp_path, "claims/goal"))
    assert [name for name, tag in list_ids(read_page(tmp_path, "page")) if tag == "h2"] == ["a-b-c-d", "_1", "_2"]

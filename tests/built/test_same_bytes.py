"""The same files give the same bytes, whatever the day of the build, with git and without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import BASE, start_repository

CONFIG = """\
site_name: Small map
site_url: https://example.org/map/
theme: material
plugins: [argmap, search]
"""
LATER = """
import datetime, sys, time
days = datetime.timedelta(int(sys.argv.pop(1)))
before = time.time
time.time = lambda: before() + days.total_seconds()

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + days

datetime.datetime = Later
from mkdocs.__main__ import cli
from mkdocs.utils import get_build_date
print(get_build_date())
cli(["build", "--strict", "--site-dir", sys.argv[1]])
"""


@pytest.fixture(params=["git", "no git"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a small project of 2 March 2026, with its repository and without."""
    folder = tmp_path / "project"
    repository = start_repository(folder, BASE)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (folder / "docs" / "index.md").write_text("# Front\n", "utf-8")
    (folder / ".gitignore").write_text("/.argmap/\n", "utf-8")
    repository.commit("Begin pages", {})
    if request.param == "no git":
        (folder / ".git").rename(tmp_path / "elsewhere")
    return folder


def build(project: Path, days: int, **setting: str) -> tuple[str, dict[str, bytes]]:
    """Return what MkDocs takes for today some days later, and all files that it then builds."""
    site = project.parent / f"site-{days}"
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | setting
    command = [sys.executable, "-c", LATER, str(days), str(site)]
    built = subprocess.run(
        command,
        cwd=project,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return built.stdout, files


def count_pages(files: dict[str, bytes]) -> int:
    """Return how many pages MkDocs has rendered: those to embed are written as they are, and no sitemap names them."""
    return sum(name.endswith("index.html") and not name.startswith("embed/") for name in files)


def test_two_days_give_the_same_site(project: Path) -> None:
    day, files = build(project, 0)
    later, same = build(project, 400)
    assert day != later
    assert sorted(name for name in files.keys() | same.keys() if files.get(name) != same.get(name)) == []
    assert "sitemap.xml.gz" in files
    has_git = (project / ".git").exists()
    assert files["sitemap.xml"].count(b"<lastmod>2026-03-02</lastmod>") == (count_pages(files) if has_git else 0)
    assert files["sitemap.xml"].count(b"<lastmod>") == (count_pages(files) if has_git else 0)
    assert files["sitemap.xml"].count(b"<loc>https://example.org/map/") == count_pages(files)


def test_a_date_that_is_named_is_the_sitemaps(project: Path) -> None:
    _, files = build(project, 0, SOURCE_DATE_EPOCH="86400")
    assert files["sitemap.xml"].count(b"<lastmod>1970-01-02</lastmod>") == count_pages(files)

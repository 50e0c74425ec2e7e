"""What `pip install`, `argmap init` and `argmap build` give, without a checkout of this repository."""

from __future__ import annotations

import re
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from essay_words import list_essay_words
from page_faults import LOOKS, check_page, watch
from starter_site import run

from argmap.pages.registry import GENERIC_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows

OPENED = ("", "claims/the-thesis/", "explore/", "yours/", "propose/", "method/", "as-data/", "contribute/")
OURS = re.compile(r"Lambert|interconnects|intelligence explosion", re.IGNORECASE)


def test_the_wheel_holds_what_a_browser_fetches_and_what_a_new_map_begins_with(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "argmap/theme/main.html",
        "argmap/theme/assets/argmap/tokens.css",
        "argmap/theme/assets/argmap/explorer.js",
        "argmap/theme/assets/vendor/vis-network.min.js",
        "argmap/theme/assets/fonts/ibm-plex-sans-latin-400-normal.woff2",
        "argmap/view/parts/words.css.j2",
        "argmap/pages/home/map.html.j2",
        "argmap/pages/guide/guide.md",
        "argmap/site/starter/mkdocs.yml.j2",
        "argmap/site/defaults.yml",
    } <= names


def test_the_site_of_a_new_map_is_the_wheels(installed: dict[str, str], tmp_path: Path) -> None:
    found = run(tmp_path, installed, "timeit", "-n1", "-r1", "import argmap; print(argmap.__file__)")
    assert found.stdout.startswith(installed["PYTHONPATH"])


def test_every_page_is_there_and_none_speaks_of_our_essay_nor_a_debates_of_any(new_map: Path) -> None:
    site = new_map / "site"
    of_text = (new_map / "docs" / "essay.yaml").exists()
    paths = [page.path.removesuffix(".md") for page in GENERIC_PAGES if of_text or not page.of_essay]
    assert [path for path in ("", *paths, "claims/the-thesis") if not (site / path / "index.html").is_file()] == []
    texts = {
        path: path.read_text("utf-8") for path in site.rglob("*") if path.suffix in {".html", ".json", ".xml", ".txt"}
    }
    assert [str(path) for path, text in texts.items() if OURS.search(text)] == []
    assert of_text or list_essay_words(new_map) == []


def test_a_new_map_passes_the_check(new_map: Path, installed: dict[str, str]) -> None:
    checked = run(new_map, installed, "argmap", "check")
    assert checked.stderr == "3 claims, 2 steps: no problems\n"


def test_no_link_of_a_new_map_leads_nowhere(new_map: Path) -> None:
    site = new_map / "site"
    dead = set()
    for page in site.rglob("index.html"):
        for target in re.findall(r'(?:href|src)="([^"#?:]+)["#?]', page.read_text("utf-8")):
            end = (site / target.lstrip("/") if target.startswith("/") else page.parent / target).resolve()
            if not (end.is_file() or (end / "index.html").is_file()):
                dead.add((page.relative_to(site).as_posix(), target))
    assert dead == set()


@pytest.mark.parametrize("name", ["README.md", "mkdocs.yml", "docs/claims/the-thesis.md"])
def test_what_is_there_is_not_replaced(name: str, installed: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "demo" / name
    file.parent.mkdir(parents=True)
    file.write_text("Mine.", "utf-8")
    made = run(tmp_path, installed, "argmap", "init", "demo")
    assert made.returncode == 2
    assert f"demo holds {name} already. Nothing was written" in made.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def test_what_does_not_fit_is_named_all_at_once(installed: dict[str, str], tmp_path: Path) -> None:
    made = run(tmp_path, installed, "argmap", "init", "demo", "--title", "<b>", "--url", "ftp:x", "--date", "soon")
    assert made.returncode == 2
    assert all(f"--{name}" in made.stderr for name in ("title", "url", "author", "date"))
    assert list(tmp_path.iterdir()) == []


def test_titles_of_any_form_give_a_site_that_builds(installed: dict[str, str], tmp_path: Path) -> None:
    title = "Tea: #1 *of* [all] & 'more' \\ {{ x }}"
    made = run(
        tmp_path,
        installed,
        "argmap",
        "init",
        "demo",
        "--title",
        title,
        "--topic",
        "Index",
        "--topic",
        "Größe",
        "--topic",
        "x" * 200,
    )
    assert made.returncode == 0, made.stderr
    built = run(tmp_path / "demo", installed, "argmap", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Tea: #1 *of* [all] &amp; 'more' \\ {{ x }}" in (tmp_path / "demo" / "site" / "index.html").read_text(
        "utf-8"
    )


def test_a_page_that_pulls_in_what_is_not_made_is_named_with_its_line(
    installed: dict[str, str], tmp_path: Path
) -> None:
    assert run(tmp_path, installed, "argmap", "init", "demo").returncode == 0
    page = tmp_path / "demo" / "docs" / "the-argument.md"
    text = page.read_text("utf-8").replace("topic-the-argument.html", "topic-the-arguments.html")
    page.write_text(text, "utf-8")
    built = run(tmp_path / "demo", installed, "argmap", "build")
    assert built.returncode == 1
    line = text[: text.index("--8<--")].count("\n") + 1
    said = f'the-argument.md:{line}:1: no snippet is named "topic-the-arguments.html" [page-snippet]'
    assert said in built.stderr
    assert 'Did you mean "topic-the-argument.html"?' in built.stderr
    assert "Traceback" not in built.stderr
    assert not (tmp_path / "demo" / "site").exists()


@pytest.fixture
def new_url(new_map: Path) -> Iterator[str]:
    """Yield the address of a new map's site."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(new_map / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_nothing_is_wrong_with_a_new_map_in_a_browser(new_map: Path, new_url: str, windows: Windows) -> None:
    """A text's map wide and light, a debate's narrow and dark; each page in both, of another map: test_every_page."""
    look = "wide-light" if (new_map / "docs" / "essay.yaml").is_file() else "phone-dark"
    with windows.lend(**LOOKS[look], reduced_motion="reduce") as context:
        page = context.new_page()
        wrong = watch(page, new_url)
        for path in OPENED:
            check_page(page, wrong, new_url + path)

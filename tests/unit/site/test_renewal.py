"""A renewed site, file by file what a build of the whole site gives; and what is rendered for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File
from repositories import BASE, Repository, start_repository, write_claim

from argmap.pages.claims import page
from argmap.site.mkdocs_site import MkDocsSite
from argmap.site.plugin import ArgmapPlugin

URL = "http://127.0.0.1:8000/"
CONFIG = f"""\
site_name: Map
site_url: {URL}
theme: material
plugins: [argmap, search]
nav: [index.md, more.md]
"""
MORE = "# More\n\nOf [the thesis](claims/thesis.md).\n"
CLAIMS = {
    "reason": write_claim("A reason", more="supports: [{claim: thesis, strength: strong}]\n"),
    "doubt": write_claim("A doubt", "counterclaim", "attacks: [reason]\n"),
    "apart": write_claim("A reason of its own", more="supports: [thesis]\n"),
    "leaf": write_claim("What it rests on", more="supports: [apart]\n"),
}


class Served:
    """A project as one server serves it, with the plugins of its own that a process of its own would have."""

    def __init__(self, project: Path, site: Path, patch: pytest.MonkeyPatch) -> None:
        self.project, self.site, self.patch = project, site, patch
        self.wholes = 0
        self.cache: dict[str, object] = {}
        config = self.load()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=URL)
        plugin = config.plugins["argmap"]
        assert isinstance(plugin, ArgmapPlugin)
        assert plugin.renewal
        self.renewal = plugin.renewal
        self.server = LiveReloadServer(self.build_whole, "127.0.0.1", 8000, str(site))
        config.plugins.on_serve(self.server, config=config, builder=self.build_whole)

    def load(self) -> MkDocsConfig:
        self.enter()
        return load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site), site_url=URL)

    def enter(self) -> None:
        """Have MkDocs use the plugins and the folder of this server."""
        self.patch.setattr(MkDocsConfig.plugins, "plugin_cache", self.cache)
        self.patch.setenv("ARGMAP_SNIPPETS", f".argmap/{self.site.name}")

    def build_whole(self) -> None:
        self.wholes += 1
        build(self.load(), serve_url=URL)

    def take_up(self) -> None:
        self.enter()
        self.server.builder()

    def read(self) -> dict[str, bytes]:
        return {p.relative_to(self.site).as_posix(): p.read_bytes() for p in self.site.rglob("*") if p.is_file()}

    def bring(self, path: str) -> bytes | None:
        self.enter()
        self.renewal.bring(path)
        file = self.site / path
        return file.read_bytes() if file.is_file() else None


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    made = start_repository(tmp_path / "map", {**BASE, **CLAIMS})
    (made.folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (made.docs / "index.md").write_text('# Map\n\n--8<-- "home-verdict.html"\n', "utf-8")
    (made.docs / "more.md").write_text(MORE, "utf-8")
    return made


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each page is added that is rendered again."""
    found: list[str] = []
    write = MkDocsSite.write_page

    def note(site: MkDocsSite, file: File, pages: list[File]) -> None:
        found.append(file.src_uri)
        write(site, file, pages)

    monkeypatch.setattr(MkDocsSite, "write_page", note)
    return found


def edit(project: Repository, path: str, old: str, new: str) -> None:
    file = project.folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def change_in_turn(project: Repository) -> Iterator[tuple[str, bool]]:
    """Make one change after the other; yield what it was, and whether the whole site has to be built."""
    docs = project.docs
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    yield "a heading", False
    edit(project, "docs/claims/thesis.md", "It is said here", "It is not said here")
    yield "the body of the thesis", False
    project.write({"new": write_claim("A new doubt", "counterclaim", "attacks: [leaf]\n")})
    yield "a claim more", False
    edit(project, "docs/claims/reason.md", "strength: strong", "strength: weak")
    yield "a strength", False
    edit(project, "docs/claims/leaf.md", "supports", "suports")
    yield "a broken file", False
    (docs / "claims" / "new.md").unlink()
    yield "a claim less while a file is broken", False
    edit(project, "docs/claims/leaf.md", "suports", "supports")
    yield "the file mended", False
    (docs / "claims" / "doubt.md").rename(docs / "claims" / "a-doubt.md")
    yield "another name", False
    edit(project, "docs/more.md", "# More", "# Even more")
    yield "a title in the menu", False
    edit(project, "docs/more.md", "Of [", "On [")
    edit(project, "docs/claims/apart.md", "# A reason", "# The reason")
    yield "a page and a claim at once", False
    edit(project, "mkdocs.yml", "site_name: Map", "site_name: Another map")
    yield "the settings", True
    edit(project, "docs/claims/apart.md", "# The reason", "# This reason")
    yield "a heading after that", False
    (docs / "picture.svg").write_text("<svg/>", "utf-8")
    yield "a picture", True
    project.commit("Keep all that", {})
    edit(project, "docs/claims/apart.md", "# This reason", "# That reason")
    yield "a heading after a commit", True


def compare(ours: Served, whole: Served, what: str, builds_whole: bool) -> None:
    """Take up a change in one server, build all in the other, and compare what they serve."""
    before = ours.wholes
    ours.take_up()
    whole.build_whole()
    assert (what, ours.wholes - before) == (what, int(builds_whole))
    expected = whole.read()
    paths = sorted(expected.keys() | ours.read().keys())
    different = [path for path in paths if ours.bring(path) != expected.get(path)]
    assert (what, different) == (what, [])


def test_a_renewed_site_is_the_site_as_built_whole(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    whole = Served(project.folder, tmp_path / "whole", monkeypatch)
    for what, builds_whole in change_in_turn(project):
        compare(ours, whole, what, builds_whole)


def test_so_is_that_of_a_map_whose_list_goes_on_over_pages(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST", 3)
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    whole = Served(project.folder, tmp_path / "whole", monkeypatch)
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    compare(ours, whole, "a heading", builds_whole=False)
    project.write({"new": write_claim("A new doubt", "counterclaim", "attacks: [leaf]\n")})
    compare(ours, whole, "one more page of the list", builds_whole=True)


def test_only_pages_that_a_change_reaches_are_rendered_again_and_only_when_asked_for(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    ours.take_up()
    assert rendered == []
    assert b"What it really rests on" in (ours.bring("claims/apart/index.html") or b"")
    assert rendered == ["claims/apart.md"]
    ours.bring("search/search_index.json")
    assert len(rendered) == len(set(rendered))
    assert {"claims/apart.md", "claims/leaf.md"} <= set(rendered)
    assert not {"claims/doubt.md", "more.md", "guide.md", "index.md"} & set(rendered)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("mkdocs.yml", "search]", "search, meta]"),
        ("mkdocs.yml", "theme:", "markdown_extensions: [{pymdownx.snippets: {base_path: [parts]}}]\ntheme:"),
        ("mkdocs.yml", "more.md]", "more.md, claims/leaf.md]"),
        ("mkdocs.yml", "theme:", "strict: true\ntheme:"),
        ("docs/more.md", "# More", '--8<-- "home-verdict.html"'),
    ],
)
def test_a_site_of_whose_pages_not_all_is_known_is_built_whole(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str
) -> None:
    edit(project, path, old, new)
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    ours.take_up()
    assert ours.wholes == 1
    assert b"What it really rests on" in (ours.bring("claims/leaf/index.html") or b"")


def test_a_theme_folder_of_the_site_may_show_anything_on_any_page(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    (project.folder / "own").mkdir()
    edit(project, "mkdocs.yml", "theme: material", "theme: {name: material, custom_dir: own}")
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    ours.take_up()
    ours.bring("more/index.html")
    assert (ours.wholes, rendered) == (0, ["more.md"])


def ask(served: Served, address: str) -> tuple[str, bytes]:
    """Return the status and the content with which a server answers."""
    served.enter()
    told: list[tuple[object, ...]] = []
    environ = {"PATH_INFO": address, "REQUEST_METHOD": "GET"}
    answer = served.server.get_app()
    assert answer
    content = b"".join(answer(environ, lambda *head: told.append(head)))  # type: ignore[arg-type,return-value]  # as wsgiref
    return str(told[0][0]), content


def test_a_request_brings_its_page_up_to_date(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    project.write({"new": write_claim("A new doubt", "counterclaim", "attacks: [leaf]\n")})
    ours.take_up()
    assert ask(ours, "/claims/new")[0] == "302 Found"
    status, content = ask(ours, "/claims/new/")
    assert (status, b"A new doubt" in content) == ("200 OK", True)
    assert rendered == ["claims/new.md"]
    assert ask(ours, "/claims/new.json")[0] == "200 OK"
    assert b"A new doubt" in ask(ours, "/claims.json")[1]
    assert ask(ours, "/claims/none/")[0] == "404 Not Found"


def test_an_answer_that_a_change_has_overtaken_is_made_again(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Served(project.folder, tmp_path / "ours", monkeypatch)
    edit(project, "docs/claims/leaf.md", "# What it rests on", "# What it really rests on")
    bring = ours.renewal.bring
    changes = iter([ours.take_up])

    def bring_and_change(path: str) -> int:
        generation = bring(path)
        for change in changes:  # once, between the page and the answer
            change()
        return generation

    monkeypatch.setattr(ours.renewal, "bring", bring_and_change)
    assert b"What it really rests on" in ask(ours, "/claims/leaf/")[1]

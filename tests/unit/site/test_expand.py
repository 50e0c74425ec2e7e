"""Expanded docs: plain files with everything in them, links to files, and in front what templates need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from argmap.content.problems import render_problems
from argmap.pages.context import Settings
from argmap.site.build import build_site
from argmap.site.expand import Expanded, expand_docs
from argmap.site.file_links import link_html, link_markdown
from argmap.view.assets import Assets

GOAL = "---\nkind: thesis\ntopic: t\nvoice: essay\nsource: a.1\n---\n# The goal\n\nIts *body*.\n"
ASSETS = Assets("0123456789ab")
PAGES = frozenset({"index.md", "claims.md", "claims/goal.md", "dev/index.md", "read/full.md"})


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "goal.md").write_text(GOAL, "utf-8")
    (tmp_path / "claims.md").write_text('---\ntitle: All\n---\n# All claims\n\n--8<-- "claims.html"\n', "utf-8")
    return tmp_path


def expand(docs: Path, settings: Settings | None = None) -> Expanded:
    settings = settings or Settings(assets=ASSETS)
    built = build_site(docs, settings)
    assert built.pages is not None
    return expand_docs(docs, built.pages, settings)


def read_page(expanded: Expanded, path: str) -> tuple[dict[str, object], str]:
    """Return a page's front matter and what follows it."""
    _, front, words = str(expanded.files[path]).split("---\n", 2)
    data = yaml.safe_load(front)
    assert isinstance(data, dict)
    return data, words


def test_a_claims_page_is_the_html_that_the_check_has_seen(docs: Path) -> None:
    data, words = read_page(expand(docs), "claims/goal.md")
    assert (data["title"], data["hide"]) == ("The goal", ["navigation", "toc"])
    assert '<h1 id="the-goal">The goal<a class="headerlink"' in words
    assert "<p>Its <em>body</em>.</p>" in words
    assert [line for line in words.split("\n") if not line.strip()] == []


def test_snippets_are_filled_in_with_links_to_files(docs: Path) -> None:
    data, words = read_page(expand(docs), "claims.md")
    assert data["title"] == "All"
    assert "--8<--" not in words
    assert 'href="claims/goal.md"' in words


def test_a_link_of_a_page_leads_to_a_file(docs: Path) -> None:
    (docs / "t.md").write_text("# T\n", "utf-8")
    expanded = expand(docs)
    dead = []
    for path in [name for name in expanded.files if name.endswith(".md")]:
        for link in re.findall(r'\s(?:href|src)="([^"#?:]+)["#?]', read_page(expanded, path)[1]):
            end = (docs / path).parent.joinpath(link).resolve().relative_to(docs.resolve()).as_posix()
            if end not in expanded.files and f"{end}/index.html" not in expanded.files:
                dead.append((path, link))
    assert dead == [("as-data.md", "sitemap.xml")]  # which every generator writes


def test_the_front_matter_holds_what_templates_need(docs: Path) -> None:
    expanded = expand(docs)
    claim, _ = read_page(expanded, "claims/goal.md")
    given = claim["argmap"]
    assert isinstance(given, dict)
    assert (given["card"], given["generic"]) == ("assets/cards/claims/goal.png", False)
    assert '"@type"' in given["linked_data"]
    explore, words = read_page(expanded, "explore.md")
    given = explore["argmap"]
    assert isinstance(given, dict)
    assert (given["card"], given["generic"]) == ("assets/cards/explore.png", True)
    assert given["styles"] == ["assets/argmap/explorer.css?v=0123456789ab"]
    assert 'href="../assets/' in given["preloads"]
    assert "modulepreload" not in words
    assert {"assets/cards/claims/goal.png", "assets/cards/explore.png"} <= set(expanded.cards)


def test_assets_are_as_a_build_publishes_them(docs: Path) -> None:
    (docs / "assets" / "argmap").mkdir(parents=True)
    (docs / "assets" / "argmap" / "logo.svg").write_text("<svg/>", "utf-8")
    files = expand(docs).files
    assert files["assets/argmap/logo.svg"] == b"<svg/>"
    assert "/*" not in str(files["assets/argmap/all.css"])
    assert {"assets/argmap/main.js", "assets/scripts/0123456789ab/argmap/explorer.js"} <= set(files)
    assert "assets/argmap/explorer.js" not in files


def test_pages_that_cannot_be_expanded_are_problems(docs: Path) -> None:
    (docs / "latin.md").write_bytes("# Fine\n\nCafé\n".encode("latin-1"))
    (docs / "typo.md").write_text('# All\n\n--8<-- "claim.html"\n', "utf-8")
    expanded = expand(docs)
    assert {"latin.md", "typo.md"} & set(expanded.files) == set()
    assert render_problems(expanded.problems, "text") == (
        f"{docs}/latin.md:3:1: not UTF-8 text [page-encoding]\n    Save the page as UTF-8.\n"
        f'{docs}/typo.md:3:1: no snippet is named "claim.html" [page-snippet]\n'
        '    Did you mean "claims.html"? Delete the line, or name a snippet that is generated.'
    )


def test_no_value_becomes_markdown_in_expanded_docs(docs: Path) -> None:
    evil = "[x](https://evil.example) **a**"
    (docs / "claims" / "goal.md").write_text(GOAL, "utf-8")
    reason = GOAL.replace("kind: thesis", f"kind: claim\nlabel: '{evil}'\nhedge: '{evil}'\nsupports: [goal]")
    (docs / "claims" / "reason.md").write_text(reason, "utf-8")
    (docs / "references.bib").write_text("% nothing yet\n", "utf-8")
    expanded = expand(docs)
    assert (expanded.problems, "references.bib" in expanded.files) == ([], False)
    shown = {
        name: Markdown().convert(str(text).split("---\n", 2)[-1])
        for name, text in expanded.files.items()
        if name.endswith((".md", ".txt"))
    }
    assert evil.replace("](", "]&#40;") in str(expanded.files["claims/goal.md"])
    assert {name for name, page in shown.items() if 'href="https://evil' in page or "<strong>a" in page} == set()


@pytest.mark.parametrize(
    ("page", "link", "file"),
    [
        ("index.md", "claims/goal/", "claims/goal.md"),
        ("index.md", "./", "index.md"),
        ("claims.md", "../", "index.md"),
        ("claims.md", "../claims/#t", "claims.md#t"),
        ("claims.md", "../claims.json", "claims.json"),
        ("claims/goal.md", "../../?a=1&amp;b#c", "../index.md?a=1&amp;b#c"),
        ("claims/goal.md", "../../dev/", "../dev/index.md"),
        ("claims/goal.md", "../../embed/whole/", "../embed/whole/"),
        ("dev/index.md", "../read/full/", "../read/full.md"),
        ("claims.md", "#here", "#here"),
        ("claims.md", "?q=1", "?q=1"),
        ("claims.md", "/absolute", "/absolute"),
        ("claims.md", "https://example.org/claims/", "https://example.org/claims/"),
        ("claims.md", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_relative_to_an_address_becomes_one_relative_to_a_file(page: str, link: str, file: str) -> None:
    assert link_html(f'<a class="x" href="{link}">', page, PAGES) == f'<a class="x" href="{file}">'


def test_what_is_no_link_of_a_generator_stays() -> None:
    for html in (
        '<a xlink:href="../claims/">',
        '<div data-href="../claims/">',
        '<link rel="modulepreload" href="../assets/a.js">',
        "<p>href=&#34;../claims/&#34;</p>",
    ):
        assert link_html(html, "claims.md", PAGES) == html


@pytest.mark.parametrize("mark", ["```\n{}\n```", "~~~ html\n{}\n~~~", "``{}``"])
def test_code_in_markdown_stays(mark: str) -> None:
    tag = '<a href="../">'
    text = f"{mark.format(tag)}\n\n{tag}\n"
    assert link_markdown(text, "claims.md", PAGES) == f'{mark.format(tag)}\n\n<a href="index.md">\n'

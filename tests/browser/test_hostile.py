"""What runs in a reader's browser: the policy holds, and payloads forced past the check stay text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from environment import ROOT
from playwright.sync_api import Browser, Page
from site_fixtures import PREFIX, SiteHandler

WATCH = """
window.ran = [];
window.alert = window.confirm = window.prompt = (said) => { window.ran.push(`dialog ${said}`); };
document.addEventListener("securitypolicyviolation", (e) => {
  console.warn(`POLICY ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
});
"""
BUILD = """
import sys
import argmap.review.rules, argmap.site.build
check = argmap.review.rules.check_reading
argmap.site.build.check_reading = lambda reading: (check(reading)[0], [])
from mkdocs.__main__ import cli
cli(["build", "--quiet", "--site-dir", sys.argv[1]])
"""
"""Builds a site with every problem of the content let pass."""


def payload(name: str, form: str = "<img src=x onerror=\"ran.push('{}')\">") -> str:
    """Return markup that notes its name in the window if it runs."""
    return form.format(name)


SHOWING = (
    "", "evals/", "claims/", "claims/no-explosion/", "claims/hostile-fields/", "claims/hostile-note/", "explore/",
    "yours/", "cruxes/", "propose/", "objections/", "since/", "references/", "coverage/", "changes/", "read/full/",
    "embed/whole/", "embed/evals/",
)  # fmt: skip
"""Pages that show payloads; not those whose heading carries one, since Markdown lets HTML through."""

BREAKOUT = (
    "\"'></script></template></title></textarea></style>"
    "<img src=x onerror=\"ran.push('{}')\"><script>ran.push('{}')</script>"
)
MARKDOWN = "[x](javascript:ran.push(1)) ![x](https://evil.example/x) **x** `x`"
HANDLER = '" onmouseover="ran.push(\'{}\')" autofocus onfocus="ran.push(\'{}\')" x="'


RAW = """
<img src=x onerror="ran.push('body')">

<script>ran.push('script')</script>

[words](javascript:ran.push('link'))

<a href="javascript:ran.push('anchor')">bait</a>

<iframe srcdoc="<script>parent.ran.push('frame')</script>"></iframe>

<svg><animate onbegin="ran.push('animate')" attributeName=x dur=1s /></svg>

<script src="https://evil.example/x.js"></script>

<base href="https://evil.example/">

<style>body { background: url(https://evil.example/pixel) }</style>

<link rel=stylesheet href="https://evil.example/x.css">

<script>__md_scope=new URL("../..",location),ran.push('like the theme')</script>

<details open ontoggle="ran.push('toggle')"><summary>words</summary></details>

<template data-argmap="../../evil"></template>
"""


def break_out(name: str) -> str:
    return f"{MARKDOWN} {BREAKOUT} {HANDLER}".replace("{}", name)


def build_claim(heading: str, body: str, **front: object) -> str:
    usual = {"kind": "counterclaim", "topic": "evals", "voice": "essay", "source": "evals.2"}
    written = yaml.safe_dump({**usual, **front}, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{written}---\n# {heading}\n\n{body}\n"


def write_claims(folder: Path) -> None:
    """Add claims that carry payloads in every field, and in one claim also in heading and body."""
    by = {"claim": "no-explosion", "strength": "strong"}
    fields = {
        "label": payload("label", "<svg onload=ran.push('{}')>"),
        "hedge": break_out("hedge"),
        "references": ["hostile2025"],
        "attacks": [{**by, "because": break_out("because")}],
        "prediction": {"by": "2027", "state": "open", "why": ["no-explosion"], "because": break_out("prediction")},
    }
    (folder / "hostile-fields.md").write_text(build_claim("Hostile fields", "Body.", **fields), "utf-8")
    raw = build_claim(f"Hostile {break_out('heading')}", RAW, attacks=[by], label=break_out("label")[:48])
    (folder / "hostile-raw.md").write_text(raw, "utf-8")
    note = build_claim("Hostile note", "Body.", kind="note", hedge=break_out("note"), about=["hostile-fields"])
    (folder / "hostile-note.md").write_text(note, "utf-8")
    step = build_claim(
        f"Hostile {break_out('undercut')}", "Body.",
        undercuts=[{"step": "hostile-fields -x no-explosion", "because": break_out("undercut")}],
    )  # fmt: skip
    (folder / "hostile-step.md").write_text(step, "utf-8")


def write_beside(docs: Path) -> None:
    """Put payloads into the references and the essay's index."""
    entry = {key: break_out(key) for key in ("author", "title", "year", "howpublished", "abstract", "caveat")}
    entry |= {"verified": "primary", "url": "javascript:ran.push('url')"}
    fields = ",\n".join(f"  {key} = {{{value}}}" for key, value in entry.items())
    with (docs / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write(f"\n@misc{{hostile2025,\n{fields}\n}}\n")
    essay = yaml.safe_load((docs / "essay.yaml").read_text("utf-8"))
    essay["title"], essay["author"] = break_out("essay"), break_out("writer")
    essay["topics"][1]["title"] = break_out("topic")
    essay["not_arguing"] = {key: break_out("reason") for key in essay["not_arguing"]}
    essay["paragraphs"][0]["first"] = break_out("first")
    (docs / "essay.yaml").write_text(yaml.safe_dump(essay, sort_keys=False, allow_unicode=True), "utf-8")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose content is hostile."""
    project = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "docs", project / "docs")
    write_claims(project / "docs" / "claims")
    write_beside(project / "docs")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(re.sub(r"^watch:.*\n", "", settings, flags=re.M), "utf-8")
    as_someone = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for step in (["init", "-q"], ["add", "docs"], ["commit", "-q", "-m", break_out("message")]):  # for lists of changes
        subprocess.run(["git", *as_someone, *step], cwd=project, check=True)
    command = [sys.executable, "-c", BUILD, str(project / "site")]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


Serve = Callable[[Path], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Yield a function that serves a folder and returns its address."""
    running: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page that notes what payloads ran, in it and in its frames."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_every_page_has_the_same_strict_policy(built_site: Path) -> None:
    policies = set()
    for path in sorted(built_site.rglob("*.html")):
        text = path.read_text("utf-8")
        if '<meta http-equiv="refresh"' in text:  # a former address, which leads on and loads nothing
            assert 'Content-Security-Policy" content="default-src \'none\'"' in text
            continue
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        inline = re.findall(r"<script(?: type=\"module\")?>", text)
        assert (path.name, len(found), len(inline) in {0, 4}) == (
            path.name,
            1,
            True,
        )  # Material's and the fonts'; pages to embed: none
        policies.add(re.sub(r" 'sha256-[^']+'", "", unescape(found[0])))
    assert policies == {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    }


def test_search_and_instant_navigation_stay_within_the_policy(page: Page, site_url: str) -> None:
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{page.url} {said.text}") if "POLICY" in said.text else None)
    page.goto(site_url)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("evaluations", delay=20)
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("Escape")
    for path in ("claims/", "explore/", "yours/", "propose/"):  # under the first page's policy
        page.locator(f"nav a[href$='{path}']").first.evaluate("link => link.click()")
        page.wait_for_url(f"**/{path}*")
        page.wait_for_load_state("networkidle")
    assert wrong == []


def visit(page: Page, address: str) -> list[str]:
    """Open a page, go over it with mouse and keyboard, and return the payloads that ran."""
    page.goto(address)
    page.wait_for_timeout(200)
    for spot in ((300, 300), (640, 400), (1000, 600)):
        page.mouse.move(*spot)
        page.keyboard.press("Tab")
    return page.evaluate("ran")


def take_policy_out(site: Path, to: Path) -> Path:
    """Return a copy of a site without its policy, so that only escaping stands between a payload and the reader."""
    shutil.copytree(site, to)
    for path in to.rglob("*.html"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"<meta http-equiv=[\"']?Content-Security-Policy[^>]*>", "", text), "utf-8")
    return to


@pytest.mark.parametrize("path", ["claims/hostile-raw/", "claims/hostile-step/"])
def test_html_that_got_past_the_check_runs_only_without_the_policy(
    path: str, hostile_site: Path, page: Page, serve: Serve, tmp_path: Path
) -> None:
    address = serve(hostile_site) + path
    assert visit(page, address) == []
    for link in page.locator("a[href^='javascript:']").all():
        link.evaluate("link => link.click()")
    assert page.evaluate("ran") == []
    assert page.url.startswith(address)
    assert visit(page, serve(take_policy_out(hostile_site, tmp_path / "site")) + path) != []


def test_what_is_generated_is_escaped_without_any_policy(
    hostile_site: Path, page: Page, serve: Serve, tmp_path: Path
) -> None:
    address = serve(take_policy_out(hostile_site, tmp_path / "site"))
    assert {path: ran for path in SHOWING if (ran := visit(page, address + path))} == {}


def test_text_fields_are_not_read_as_markdown(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        if path.parent.name not in {"hostile-raw", "hostile-step"}:  # their headings are Markdown
            text = path.read_text("utf-8")
            assert (path, 'href="javascript:' in text, 'src="https://evil' in text) == (path, False, False)


def test_data_feeds_and_pictures_stay_whole(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    for path in [*hostile_site.rglob("*.xml"), *hostile_site.rglob("*.svg")]:
        tree = ET.parse(path)  # noqa: S314  our own build's, whatever it was made from
        names = {name.rpartition("}")[2] for e in tree.iter() for name in (e.tag, *e.attrib)}
        assert (path, "script" in names, any(name.startswith("on") for name in names)) == (path, False, False)

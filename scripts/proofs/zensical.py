"""What `argmap expand` writes, built by Zensical as PyPI gives it, below a path: nothing leads astray, all works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import browsers
from environment import ROOT
from page_faults import LOOKS, watch
from playwright.sync_api import sync_playwright
from polling import wait_true
from proofs.result import Result
from proofs.serving import serve
from proofs.tools import find_tools
from site_links import HTML, find_file, follow_links, list_pages, parse

from argmap.pages.registry import PAGES
from argmap.view.security_policy import hash_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

WAIT_MS = 120_000
"""How long a step in the browser may take, on a machine that does other things too."""
_RUNS = frozenset({"", "module", "text/javascript"})
_DRAWN = "document.querySelector('[data-argmap=explorer] canvas')?.height > 0"
_MOUNTED = "document.querySelectorAll('[data-argmap]').length > 0"
_FAILED = "document.querySelectorAll('[data-failed]').length > 0"


@dataclass(frozen=True)
class Site:
    """A site that Zensical has built: its name, its folder, its address, the first topic and a claim of it."""

    name: str
    folder: Path
    address: str
    topic: str
    claim: str


def prove(folder: Path) -> Result:
    """Build this map, a new one and one in German with Zensical, follow all links, and open each sort of page."""
    chromium = browsers.install_browser(browsers.CHROMIUM)
    if chromium is None:
        return Result("nothing", (browsers.advise(browsers.CHROMIUM),))
    zensical = str(find_tools() / "zensical")
    command = [sys.executable, "-m", "argmap", "init", str(folder / "new")]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    tried, failures = [], []
    for name, docs, topic, claim in (
        ("this map", ROOT / "docs", "intro", "no-explosion"),
        ("a new map", folder / "new" / "docs", "the-argument", "the-thesis"),
        ("a map in German", ROOT / "examples" / "kant-aufklaerung" / "docs", "mundigkeit", "bequemlichkeit"),
    ):
        project = folder / name.replace(" ", "-")
        with serve(project / "site") as address:
            said = build(zensical, project, docs, address)
            if said:
                failures.append(f"{name}: {said}")
                continue
            site = Site(name, project / "site", address, topic, claim)
            count, broken = follow_links(site.folder, address)
            wrong = [*broken, *check_heads(site), *visit(site, chromium)]
            failures += [f"{name}: {what}" for what in wrong[:50]]
            tried.append(f"{name}: {count} links of {len(list_pages(site.folder))} pages")
    return Result("; ".join(tried), tuple(failures))


def build(zensical: str, project: Path, docs: Path, address: str) -> str:
    """Expand a docs folder and build it strictly; return what went wrong, or nothing."""
    expand = [sys.executable, "-m", "argmap", "expand", str(project), "--docs", str(docs)]
    for command, place in ((expand, ROOT), ([zensical, "build", "--strict"], project)):
        setting = {**os.environ, "SITE_URL": address}
        done = subprocess.run(
            command, cwd=place, env=setting, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode:
            return f"{done.stdout[-2_000:]}{done.stderr[-2_000:]}"
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return ""


def check_heads(site: Site) -> Iterator[str]:
    """Yield what is wrong with the heads of pages: the policy, scripts that it does not allow, and the preview card."""
    for path in list_pages(site.folder):
        name = path.relative_to(site.folder).as_posix()
        if (site.folder.with_name("docs") / name).exists():  # argmap has made it whole
            continue
        tree, _ = parse(path)
        metas = tree.iter(f"{HTML}meta")
        named = {meta.get("http-equiv") or meta.get("property"): meta.get("content") for meta in metas}
        policy = named.get("Content-Security-Policy") or ""
        if not policy.startswith("default-src 'none'; script-src 'self' 'sha256-"):
            yield f"{name} has no policy"
        inline = [s for s in tree.iter(f"{HTML}script") if not s.get("src") and (s.get("type") or "") in _RUNS]
        for script in inline:
            (digest,) = hash_scripts(f"<script>{script.text}</script>")
            if digest not in policy:
                yield f"{name} has a script that its policy does not allow: {(script.text or '')[:80]}"
        card = named.get("og:image")
        if name != "404.html" and (card is None or find_file(card, site.folder, site.address) is None):
            yield f"{name} has no preview card"


def visit(site: Site, chromium: str) -> Sequence[str]:
    """Open each sort of page at two sizes, and search; return what goes wrong."""
    addresses = [page.address.format(topic=site.topic, claim=site.claim) for page in PAGES if page.pictured]
    there = [path for path in addresses if (site.folder / path / "index.html").is_file()]
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look, options in LOOKS.items():
            page = browser.new_page(**options)
            page.set_default_timeout(WAIT_MS)
            said = watch(page, site.address)
            for path in there:
                page.goto(site.address + path, wait_until="networkidle")
                if page.evaluate(_FAILED):
                    said.append("a part of the page failed")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    said.append("the page is wider than its window")
                wrong += [f"{look}, {path or 'first page'}: {what}" for what in said]
                said.clear()
            use(page, site)
            wrong += [f"{look}, in use: {what}" for what in said]
            page.close()
        browser.close()
    return wrong


def use(page: Page, site: Site) -> None:
    """Wait for the map, and find a claim by the search, which opens the claim's page without a new document."""
    page.goto(f"{site.address}explore/", wait_until="networkidle")
    wait_true(page, _DRAWN)
    page.goto(f"{site.address}claims/{site.claim}/", wait_until="networkidle")
    words = " ".join(page.locator("h1").inner_text().split()[:5])
    page.goto(f"{site.address}claims/", wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.locator(f"a[href*='claims/{site.claim}/']:has(mark)").first.click()
    page.wait_for_url(f"**/claims/{site.claim}/**")
    wait_true(page, _MOUNTED)

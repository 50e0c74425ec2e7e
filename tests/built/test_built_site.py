"""The built site: its links lead somewhere, its HTML is valid, it asks no third party, its bytes are the same again."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from environment import ROOT
from site_links import HTML, find_file, follow_links, list_pages, name_address, parse

from argmap.content.docs_folder import read_docs
from argmap.review.rules import check_reading
from argmap.view.assets import read_site_assets

CLAIM_PAGE_MAX = 72_000
LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}


def test_no_link_of_the_site_is_broken(built_site: Path, site_address: str) -> None:
    count, broken = follow_links(built_site, site_address)
    assert broken == []
    assert count > 1000


def test_every_page_is_valid_html(built_site: Path) -> None:
    found = {str(page.relative_to(built_site)): parse(page)[1] for page in list_pages(built_site)}
    assert {page: errors for page, errors in found.items() if errors} == {}


def test_no_page_has_an_id_twice(built_site: Path) -> None:
    found = []
    for page in list_pages(built_site):
        ids = [e.get("id") for e in parse(page)[0].iter() if e.get("id")]
        found += [f"{page.relative_to(built_site)}: {i}" for i in sorted({i for i in ids if ids.count(i) > 1})]
    assert found == []


def test_no_page_loads_from_a_third_party(built_site: Path, site_address: str) -> None:
    found = []
    for page in list_pages(built_site):
        here = name_address(page, built_site, site_address)
        for element in parse(page)[0].iter():
            name = element.tag.removeprefix(HTML) if isinstance(element.tag, str) else ""
            loaded = element.get(LOADED.get(name, "-"))
            if name == "link" and set((element.get("rel") or "").split()) & LOADED_LINKS:
                loaded = element.get("href")
            if loaded and not loaded.startswith("data:") and not urljoin(here, loaded).startswith(site_address):
                found.append(f"{page.relative_to(built_site)}: {loaded}")
    for sheet in built_site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        found += [f"{sheet.name}: {url}" for url in re.findall(r"url\(\s*['\"]?((?:https?:)?//[^)'\"]+)", text)]
    assert found == []


def test_no_page_has_a_browser_fetch_another_ahead_of_time(built_site: Path) -> None:
    found = [
        f"{page.relative_to(built_site)}: {link.get('href')}"
        for page in list_pages(built_site)
        for link in parse(page)[0].iter(f"{HTML}link")
        if set((link.get("rel") or "").split()) & {"prev", "next", "prefetch", "prerender"}
    ]
    assert found == []


def test_every_script_is_there_and_of_the_sites_one_version(built_site: Path, site_address: str) -> None:
    version = read_site_assets(ROOT / "docs").version
    scripts = {path.relative_to(built_site).as_posix() for path in (built_site / "assets").rglob("*.js")}
    ours = {path for path in scripts if not path.startswith("assets/javascripts/")}  # the theme's
    assert {path for path in ours if not path.startswith(f"assets/scripts/{version}/")} == {"assets/argmap/main.js"}
    for page in list_pages(built_site):
        here = name_address(page, built_site, site_address)
        for element in parse(page)[0].iter():
            named = element.get("src" if element.tag == f"{HTML}script" else "href") or ""
            if element.tag in {f"{HTML}script", f"{HTML}link"} and "/argmap/" in named and ".svg" not in named:
                assert find_file(urljoin(here, named), built_site, site_address), (page, named)
                assert version in named, (page, named)


def test_every_claim_has_its_page_and_no_page_is_large(built_site: Path) -> None:
    made, problems = check_reading(read_docs(ROOT / "docs"))
    assert problems == []
    sizes = {c: (built_site / "claims" / c / "index.html").stat().st_size for c in made.claims}
    assert {claim: size for claim, size in sizes.items() if size >= CLAIM_PAGE_MAX} == {}


@pytest.mark.parametrize("words", ["compute", "robot", "benchmark"])
def test_the_search_index_holds_claims(built_site: Path, words: str) -> None:
    index = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))
    assert any(e["location"].startswith("claims/") and words in e["title"].lower() for e in index["docs"])


def test_the_search_index_holds_each_claim_once_and_by_its_own_words(built_site: Path) -> None:
    made, _ = check_reading(read_docs(ROOT / "docs"))
    index = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))
    texts = [(e["location"], e["text"]) for e in index["docs"] if e["location"].startswith("claims/")]
    own = [location for location, _ in texts if "#" not in location and location != "claims/"]
    assert sorted(own) == sorted(f"claims/{claim}/" for claim in made.claims)
    assert [location for location, text in texts if "this claim</li>" in text or "Next" in text] == []


def test_building_twice_gives_the_same_bytes(built_site: Path, site_address: str, tmp_path: Path) -> None:
    again = tmp_path / "site"
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--quiet", "--site", str(again)]
    subprocess.run(command, env={**os.environ, "SITE_URL": site_address}, check=True, capture_output=True)
    assert hash_files(again) == hash_files(built_site)


def hash_files(folder: Path) -> dict[str, str]:
    """Return the hash of each file by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

"""The form can only make a file that passes: the real check reads what its script makes of seeded drafts."""

from __future__ import annotations

import json
import mimetypes
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drafts import draw_draft
from environment import ROOT
from playwright.sync_api import Browser, Page, Route

from argmap.checks import check_reading
from argmap.graph import ArgumentMap
from argmap.problems import render_problems
from argmap.propose import collect_form
from argmap.reader import read_docs

DRAFTS = 6000
HOST = "http://form.example/"
COMPOSE = """async ([data, drafts]) => {
  const { Form, compose } = await import("/assets/argmap/propose/file.js");
  const form = new Form(data);
  return drafts.map((draft) => {
    const { id, text, problems } = compose(draft, form);
    return { id, text, problems };
  });
}"""


def serve_asset(route: Route) -> None:
    path = ROOT / "docs" / route.request.url.removeprefix(HOST).partition("?")[0]
    if path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0] or "text/plain")
    else:
        route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route("**/*", serve_asset)
    page.goto(HOST)
    yield page
    page.close()


@pytest.fixture(scope="module")
def made() -> ArgumentMap:
    made, problems = check_reading(read_docs(ROOT / "docs"))
    assert problems == []
    return made


@pytest.fixture(scope="module")
def form(made: ArgumentMap) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(collect_form(made, None)))
    return data


def test_whatever_is_typed_the_file_passes_the_check(page: Page, form: dict[str, Any], tmp_path: Path) -> None:
    drafts = [draw_draft(seed, form) for seed in range(DRAFTS)]
    found = page.evaluate(COMPOSE, [form, drafts])
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "claims", docs / "claims")
    for name in ("references.bib", "essay.yaml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    written = 0
    for seed, one in enumerate(found):
        assert bool(one["text"]) == (one["problems"] == [])
        if one["text"]:
            path = docs / "claims" / f"{one['id']}.md"
            assert path.parent == docs / "claims"
            path = path if not path.exists() else path.with_stem(f"{path.stem[:60]}-n{seed}")
            path.write_text(one["text"], "utf-8")
            written += 1
    assert render_problems(check_reading(read_docs(docs))[1], "text") == ""
    assert written > DRAFTS / 3, f"only {written} of {DRAFTS} drafts gave a file"

"""The table of pages, held to what their builders return and to the folders of the package."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from environment import ROOT

from argmap.argument.argument import Argument
from argmap.content.docs_folder import read_docs
from argmap.pages.context import Built, Context, Page
from argmap.pages.registry import GENERIC_PAGES, PAGES
from argmap.review.rules import check_reading

FOLDER = ROOT / "argmap" / "pages"


@cache
def make_context() -> Context:
    return Context(Argument(check_reading(read_docs(ROOT / "docs"))[0]), pages=PAGES)


@cache
def build(page: Page) -> Built:
    return page.build(make_context()) if page.build else Built()


def name(page: Page) -> str:
    return page.address or "home"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_row_names_the_snippets_that_its_page_gives(page: Page) -> None:
    topics = make_context().argument.made.by_topic()
    named = [snippet.format(topic=topic) for snippet in page.snippets for topic in (topics if "{" in snippet else [""])]
    assert list(build(page).snippets) == named


def test_no_two_pages_give_a_snippet_or_a_file_of_one_name() -> None:
    names = [name for page in PAGES for built in [build(page)] for name in [*built.snippets, *built.files]]
    assert len(names) == len(set(names))


def test_every_folder_of_the_package_is_a_row() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert {page.folder for page in PAGES} == folders


@pytest.mark.parametrize("page", GENERIC_PAGES, ids=name)
def test_a_generic_page_pulls_in_only_snippets_of_the_registry(page: Page) -> None:
    pulled = set(re.findall(r'--8<-- "([^"]+)"', page.read_words()))
    assert pulled <= {snippet for row in PAGES for snippet in row.snippets}


def test_every_page_of_words_in_the_package_is_a_generic_row() -> None:
    words = {path for path in FOLDER.rglob("*.md") if path.read_text("utf-8").startswith("---\ntitle:")}
    assert words == {Path(FOLDER, page.folder, page.path) for page in GENERIC_PAGES}


def test_the_index_for_machines_lists_what_the_rows_tell() -> None:
    (data,) = (build(page) for page in PAGES if page.folder == "data")
    listed = re.findall(r"- \[([^\]]+)\]\(([a-z0-9/-]+/)\): (.+)", str(data.files["llms.txt"]))
    told = [(page.told.title, page.address, page.told.what) for page in PAGES if page.told]
    assert [row for row in listed if not row[1].startswith("claims/")] == told


def test_what_several_pages_need_is_made_once() -> None:
    calls: list[Context] = []
    context = Context(make_context().argument)

    def make(given: Context) -> int:
        calls.append(given)
        return len(calls)

    assert [context.once(make), context.once(make), calls] == [1, 1, [context]]

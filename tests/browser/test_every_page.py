"""Each type of page in Chromium, wide and light, narrow and dark: no fault that axe-core finds, nothing sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_faults import LOOKS, check_page, watch
from tabs import take_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser_fixtures import Windows
    from playwright.sync_api import Page

PAGES = (
    "",
    "intro/",
    "compute/",
    "claims/",
    "claims/no-explosion/",
    "claims/meta-16k/",
    "claims/x-alphaevolve/",
    "claims/q-substitutes/",
    "explore/",
    "yours/",
    "where/",
    "cruxes/",
    "differ/",
    "propose/",
    "objections/",
    "since/",
    "references/",
    "coverage/",
    "guide/",
    "method/",
    "contribute/",
    "changes/",
    "as-data/",
    "dev/architecture/",
    "dev/formats/argdown/",
    "read/3-minutes/",
    "read/full/",
    "embed/whole/",
    "no-such-page/",
)


@pytest.fixture(params=list(LOOKS))
def watched(request: pytest.FixtureRequest, windows: Windows, site_url: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page of one size and scheme, and what goes wrong in it."""
    with windows.lend(**LOOKS[request.param], reduced_motion="reduce") as window:
        page = take_tab(window)
        yield page, watch(page, site_url)


@pytest.mark.parametrize("path", PAGES)
def test_page(path: str, watched: tuple[Page, list[str]], site_url: str) -> None:
    check_page(*watched, site_url + path)

"""The pages of a new map in Chromium: nothing wrong with any, wide and light, narrow and dark."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from page_faults import LOOKS, check_page, watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PAGES = ("", "claims/the-thesis/", "explore/", "yours/", "propose/", "method/", "as-data/", "contribute/")


@pytest.fixture(scope="module")
def new_url(new_map: Path) -> Iterator[str]:
    """Yield the address of a new map's site."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(new_map / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wrong_with_a_new_map(look: str, new_url: str, browser: Browser) -> None:
    with browser.new_context(**LOOKS[look], reduced_motion="reduce") as context:
        page = context.new_page()
        wrong = watch(page, new_url)
        for path in PAGES:
            check_page(page, wrong, new_url + path)

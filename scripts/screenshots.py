"""Take a picture of every type of page, wide and narrow, light and dark, to be looked at before a change of design."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.error import HTTPError
from urllib.request import urlopen

import environment
import faults
from chromium import advise, find_chromium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

SIZES = {"wide": (1280, 800), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TIMEOUT = 10.0  # seconds
PAUSE, TRIES = 250.0, 20  # milliseconds between two looks at a page, and how often
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures of a site that is being served."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", default="http://127.0.0.1:8000/", help="its address; scripts/serve.py serves it")
    parser.add_argument("--to", type=Path, default=environment.ROOT / "site.screenshots", metavar="DIR")
    parser.add_argument("--whole", action="store_true", help="the whole length of each page, not its first screen")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="addresses below the site's; all types by default")
    options = parser.parse_args(arguments)
    environment.enter(environment.TEST)
    chromium = find_chromium()
    if chromium is None:
        sys.exit(advise())
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only inside the environment

    options.site = f"{options.site.rstrip('/')}/"
    options.pages = options.pages or list_addresses(options.site)
    options.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for size in SIZES:
            for scheme in SCHEMES:
                take_pictures(browser, options, size, scheme)
        browser.close()
    print(f"The pictures are in {options.to}.")


def list_addresses(site: str) -> list[str]:
    """Return the addresses of one page of each sort of the map that a site shows, those of the engine's registry."""
    from argmap.pages.registry import PAGES  # noqa: PLC0415  only inside the environment

    claim = read_json(f"{site}claims.json")["thesis"] or next(iter(read_json(f"{site}claim-ids.json")["claims"]))
    topic = read_json(f"{site}claims/{claim}.json")["topic"]
    addresses = [page.address.format(topic=topic, claim=claim) for page in PAGES if page.pictured]
    return [path for path in addresses if is_there(f"{site}{path}")]


def read_json(address: str) -> Any:  # noqa: ANN401  whatever the file holds
    """Return what a file of a site holds."""
    with urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310  the address that whoever runs this gives
        return json.load(answer)


def is_there(address: str) -> bool:
    """Tell whether a site has a page; not every map has all pages of the registry."""
    try:
        with urlopen(address, timeout=TIMEOUT):  # noqa: S310  the address that whoever runs this gives
            return True
    except HTTPError:
        return False


def take_pictures(browser: Browser, options: argparse.Namespace, size: str, scheme: Literal["light", "dark"]) -> None:
    """Take the pictures of all pages at one size and in one scheme."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    for path in options.pages:
        page.goto(
            f"{options.site}{path}", wait_until="load"
        )  # "networkidle" never comes: live reload keeps a connection open
        name = path.strip("/").replace("/", "-") or "home"
        (options.to / f"{name}-{size}-{scheme}.png").write_bytes(take_picture(page, whole=options.whole))
    context.close()


def take_picture(page: Page, *, whole: bool) -> bytes:
    """Return a page's picture as PNG, once it looks the same twice; at the latest after some five seconds."""
    picture = b""
    for _ in range(TRIES):
        before, picture = picture, page.screenshot(full_page=whole, animations="disabled")  # waits for fonts, too
        if picture == before:
            break
        page.wait_for_timeout(PAUSE)
    return picture


if __name__ == "__main__":
    faults.run(main)

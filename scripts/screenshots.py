"""Take a picture of every type of page, wide and narrow, light and dark, to be looked at before a change of design."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import environment
import faults
from chromium import advise, find_chromium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

PAGES = (
    "",
    "read/3-minutes/",
    "read/10-minutes/",
    "read/full/",
    "intro/",
    "compute/",
    "claims/",
    "claims/no-explosion/",
    "claims/x-alphaevolve/",
    "explore/",
    "yours/",
    "cruxes/",
    "objections/",
    "since/",
    "references/",
    "coverage/",
    "propose/",
    "contribute/",
    "guide/",
    "method/",
    "changes/",
    "embed/whole/",
)
SIZES = {"wide": (1280, 800), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
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

    options.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for size in SIZES:
            for scheme in SCHEMES:
                take_pictures(browser, options, size, scheme)
        browser.close()
    print(f"The pictures are in {options.to}.")


def take_pictures(browser: Browser, options: argparse.Namespace, size: str, scheme: Literal["light", "dark"]) -> None:
    """Take the pictures of all pages at one size and in one scheme."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    for path in options.pages or PAGES:
        page.goto(f"{options.site.rstrip('/')}/{path}", wait_until="networkidle")
        name = path.strip("/").replace("/", "-") or "home"
        page.screenshot(path=options.to / f"{name}-{size}-{scheme}.png", full_page=options.whole)
    context.close()


if __name__ == "__main__":
    faults.run(main)

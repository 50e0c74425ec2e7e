"""Write the widths of the characters in the site's fonts, which pictures and the map wrap their labels by.

Chromium measures each character of a font at 1,000 px, so a width is in thousandths of the font's size. Run this after
a font has changed.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import environment
from chromium import advise, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

FONTS = Path(environment.ROOT, "argmap/theme/assets/fonts")
TARGET = Path(environment.ROOT, "argmap/view/fonts/widths.json")
FACES = {
    "sans": "ibm-plex-sans-latin-400-normal.woff2",
    "bold": "ibm-plex-sans-latin-600-normal.woff2",
    "serif": "source-serif-4-latin-600-normal.woff2",
}
"""The faces by the names that `view.text_width` has for them."""

_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x2010, 0x2026),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
CHARACTERS = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
_MEASURE = Path(__file__).with_name("font_widths.js")


def measure_fonts(page: Page) -> dict[str, dict[str, int]]:
    """Return the width of each character that a face has, by face, as a browser's page measures them."""
    sources = {face: base64.b64encode((FONTS / file).read_bytes()).decode() for face, file in FACES.items()}
    found: dict[str, dict[str, int]] = page.evaluate(_MEASURE.read_text(encoding="utf-8"), [sources, CHARACTERS])
    return found


def main() -> int:
    """Return 0 where the file was written."""
    environment.enter(environment.TEST)
    executable = find_chromium()
    if not executable:
        print(f"Chromium measures the fonts. {advise()}", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  comes with the environment entered above

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        widths = measure_fonts(browser.new_page())
        browser.close()
    text = json.dumps(widths, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    TARGET.write_text(text + os.linesep, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

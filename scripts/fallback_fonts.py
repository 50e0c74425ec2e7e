"""Prints the fallback faces of tokens.css: fonts that devices have, scaled to the width and height of the site's own.

A page is painted with these until its fonts have come, and must not move when they come. Widths are those of the words
of the claims. Fonts that may not be copied are measured by free ones of the same widths, which npm has.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import environment
import faults
from chromium import advise, find_chromium
from npm_packages import NPM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = environment.ROOT
FONTS = ROOT / "argmap" / "theme" / "assets" / "fonts"
MEASURE = Path(__file__).with_name("measure_font.js")
VERSION = "5.3.0"
"""The version of all packages @fontsource/NAME that are measured."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of the site: its file names begin with `file`; its styles are of weight and slant."""

    name: str
    file: str
    styles: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Device:
    """A font of many devices, the package that has its widths, and all names of fonts with these widths."""

    name: str
    package: str
    local: tuple[str, ...]


SANS = Family("IBM Plex Sans", "ibm-plex-sans", ((400, "normal"), (600, "normal")))
SERIF = Family("Source Serif 4", "source-serif-4", ((400, "normal"), (400, "italic"), (600, "normal")))
DEVICES = {
    SANS: (
        Device("Arial", "arimo", ("Arial", "Helvetica", "Liberation Sans", "Arimo")),
        Device("Roboto", "roboto", ("Roboto",)),
        Device("DejaVu Sans", "dejavu-sans", ("DejaVu Sans",)),
    ),
    SERIF: (
        Device("Georgia", "gelasio", ("Georgia", "Gelasio")),
        Device("Times New Roman", "tinos", ("Times New Roman", "Liberation Serif", "Tinos")),
        Device("Noto Serif", "noto-serif", ("Noto Serif",)),
        Device("DejaVu Serif", "dejavu-serif", ("DejaVu Serif",)),
    ),
}
DEVICE_STYLES = {(400, "normal"): (400, ""), (400, "italic"): (400, " Italic"), (600, "normal"): (700, " Bold")}
"""The weight of a device's font that stands for one of the site's, and what follows its name."""
FACE = (
    '@font-face {{ font-family: "{family} as {device}"; font-weight: {weight}; font-style: {slant}; src: {source}; '
    "size-adjust: {size:.2%}; ascent-override: {ascent:.2%}; descent-override: {descent:.2%}; "
    "line-gap-override: {gap:.0%}; }}"
)


@dataclass(frozen=True, slots=True)
class Measures:
    """A font's average width, ascent, descent and line gap, in parts of its size."""

    width: float
    ascent: float
    descent: float
    gap: float


def main() -> int:
    """Print a rule for each style of each family and each font of devices."""
    environment.enter(environment.TEST)
    chromium = find_chromium()
    if chromium is None:
        print(advise(), file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only inside the environment

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        packages = fetch_fonts(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for rule in render_faces(browser.new_page(), packages):
            print(rule)
        browser.close()
    return 0


def fetch_fonts(folder: Path) -> Path:
    """Fetch the fonts to measure from npm into a folder; return the folder of their packages."""
    names = [f"@fontsource/{device.package}@{VERSION}" for devices in DEVICES.values() for device in devices]
    command = [*NPM, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), *names]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return folder / "node_modules" / "@fontsource"


def render_faces(page: Page, packages: Path) -> Iterator[str]:
    """Yield the rules, family by family."""
    text = read_words()
    for family, devices in DEVICES.items():
        own = {style: measure(page, FONTS / name_file(family.file, *style), text) for style in family.styles}
        for device in devices:
            for style in family.styles:
                weight, suffix = DEVICE_STYLES[style]
                file = packages / device.package / "files" / name_file(device.package, weight, style[1])
                size = own[style].width / measure(page, file, text).width
                yield render_face(family, device, style, suffix, size, own[style])


def read_words() -> str:
    """Return the words of all claims, one line a paragraph."""
    files = sorted((ROOT / "docs" / "claims").glob("*.md"))
    bodies = (file.read_text("utf-8").split("---", 2)[2] for file in files)
    return "\n".join(line for body in bodies for line in body.splitlines() if line.strip())


def name_file(name: str, weight: int, slant: str) -> str:
    """Return the name that the packages give a font's file."""
    return f"{name}-latin-{weight}-{slant}.woff2"


def measure(page: Page, file: Path, text: str) -> Measures:
    """Measure a font in a browser."""
    data = {"bytes": base64.b64encode(file.read_bytes()).decode(), "text": text}
    return Measures(*page.evaluate(MEASURE.read_text("utf-8"), data))


def render_face(family: Family, device: Device, style: tuple[int, str], suffix: str, size: float, own: Measures) -> str:
    """Return the rule by which a device's font stands for the family's own: overrides are of the scaled size."""
    source = ", ".join(f'local("{name}{suffix}")' for name in device.local)
    weight, slant = style
    return FACE.format(
        family=family.name, device=device.name, weight=weight, slant=slant, source=source,
        size=size, ascent=own.ascent / size, descent=own.descent / size, gap=own.gap / size,
    )  # fmt: skip


if __name__ == "__main__":
    faults.run(main)

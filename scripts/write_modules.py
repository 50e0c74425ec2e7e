"""Writes the generated modules (`words.js` and others) where tsc and Biome look for imports of the browser's code."""

from __future__ import annotations

import faults
from npm_packages import KEPT

from argmap.view.browser_words import render_words

WRITTEN = KEPT / "generated"


def main() -> None:
    """Write the files into the folder that tsconfig.json puts beside our own modules; leave what is as it should be."""
    WRITTEN.mkdir(parents=True, exist_ok=True)
    for name, text in render_words().items():
        path = WRITTEN / name
        if not path.is_file() or path.read_text("utf-8") != text:  # another process of the tests may be reading it
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    faults.run(main)

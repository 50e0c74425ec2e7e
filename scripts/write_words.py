"""Write words.js, which a build makes for each site, where the tools that read the browser's modules look for it."""

from __future__ import annotations

import faults
from npm_packages import KEPT

from argmap.view.browser_words import render_words_js

WORDS = KEPT / "generated" / "words.js"


def main() -> None:
    """Write the file, which tsconfig.json puts beside our own modules."""
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    WORDS.write_text(render_words_js(), "utf-8")


if __name__ == "__main__":
    faults.run(main)

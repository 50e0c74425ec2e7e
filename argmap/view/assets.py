"""The addresses of scripts and styles: scripts lie in a folder named by their hash, so that no page mixes versions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from argmap.view.browser_words import render_words

THEME = Path(__file__).parents[1] / "theme"
"""Templates that go before Material's, and under `assets/` the files that a browser fetches."""

MAIN = "assets/argmap/main.js"
"""The script that keeps its address, so that pages of any age find it and can say that they are out of date."""
OURS, VENDOR = "assets/argmap/", "assets/vendor/"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Assets:
    """The addresses of scripts and styles, below the site's root.

    `version` is 12 hexadecimal digits that change with any script or style, or empty where all stand as in the docs
    folder. Modules import each other by relative paths, so a folder gives all of them new addresses at once. Styles
    keep their places, with the version as a query: an old page is better off with a newer style than with none.

    >>> made = Assets("0123456789ab")
    >>> made.place("assets/argmap/explorer/rows.js"), made.address("assets/argmap/site.css")
    ('assets/scripts/0123456789ab/argmap/explorer/rows.js', 'assets/argmap/site.css?v=0123456789ab')
    >>> made.address("assets/argmap/main.js"), made.vendor, Assets().scripts
    ('assets/argmap/main.js?v=0123456789ab', 'assets/scripts/0123456789ab/vendor/', 'assets/argmap/')
    """

    version: str = ""

    @property
    def scripts(self) -> str:
        """The folder of the engine's scripts, `main.js` apart."""
        return self._move(OURS)

    @property
    def vendor(self) -> str:
        """The folder of vendored scripts."""
        return self._move(VENDOR)

    def place(self, path: str) -> str:
        """Return the path below the site's root at which a file of the docs folder is published."""
        moves = path.startswith((OURS, VENDOR)) and path.endswith(".js") and path != MAIN
        return self._move(path) if moves else path

    def address(self, path: str) -> str:
        """Return the path that pages name a file of the docs folder by."""
        has_query = path == MAIN or (path.startswith(OURS) and path.endswith(".css"))
        return f"{path}?v={self.version}" if has_query and self.version else self.place(path)

    def _move(self, path: str) -> str:
        return path.replace("assets/", f"assets/scripts/{self.version}/", 1) if self.version else path


AS_IN_DOCS = Assets()
"""Every script and style keeps its path of the docs folder."""


def read_site_assets(docs: Path) -> Assets:
    """Return the addresses for a site: the engine's files, those of its docs folder, and generated ones."""
    return read_assets(THEME, docs, made={f"{OURS}{name}": text for name, text in render_words().items()})


def read_assets(*folders: Path, made: Mapping[str, str] = MappingProxyType({})) -> Assets:
    """Return the addresses for the scripts and styles in some folders, and for generated ones.

    A file of a later folder stands for one of the same path in an earlier one.
    """
    hashes = {path: hashlib.sha256(text.encode()).digest() for path, text in made.items()}
    for folder in folders:
        for file in (path for part in (OURS, VENDOR) for path in (folder / part).rglob("*")):
            if file.suffix in {".js", ".css"}:
                hashes[file.relative_to(folder).as_posix()] = hashlib.sha256(file.read_bytes()).digest()
    return Assets(hashlib.sha256(repr(sorted(hashes.items())).encode()).hexdigest()[:_DIGITS] if hashes else "")

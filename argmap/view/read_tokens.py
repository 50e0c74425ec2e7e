"""The colours of tokens.css, for pictures and pages that no style sheet of the site reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

_TOKENS = Path(__file__).parents[1] / "theme" / "assets" / "argmap" / "tokens.css"
_SCHEMES = {"light": "default", "dark": "slate"}
_COLOUR = re.compile(r"--am-(?P<name>[a-z-]+): (?P<value>#[0-9a-f]{6});")


@cache
def read_colours(scheme: Literal["light", "dark"]) -> Mapping[str, str]:
    """Return the colours of a scheme by name, each as `#rrggbb`."""
    block = re.search(
        rf'^\[data-md-color-scheme="{_SCHEMES[scheme]}"\] \{{(?P<rules>.*?)^\}}',
        _TOKENS.read_text("utf-8"),
        re.S | re.M,
    )
    return {match["name"]: match["value"] for match in _COLOUR.finditer(block["rules"] if block else "")}

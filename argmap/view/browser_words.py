"""What the browser shares with Python: `words.js` and `sizes.js` for its modules, `words.css` for its style sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from argmap.argument.graph import ARROW
from argmap.content.telling_words import COMMON_WORDS, ID_LENGTH, ID_WORDS, NAMELESS
from argmap.content.vocabulary import (
    DEGREE_EDGES,
    MADE_BY,
    TERMS,
    Bearing,
    Kind,
    Outcome,
    PredictionState,
    Side,
    StandingWord,
    Term,
    Verified,
    Voice,
)
from argmap.view import sizes
from argmap.view.templates import render

ATTRIBUTES: dict[str, type[Term]] = {
    "kind": Kind,
    "voice": Voice,
    "bearing": Bearing,
    "side": Side,
    "standing": StandingWord,
    "outcome": Outcome,
    "verified": Verified,
    "state": PredictionState,
}
"""The attributes, `data-NAME`, by which pages say what an element shows."""


def render_words() -> dict[str, str]:
    """Return the files by name."""
    return {"words.css": render_words_css(), "words.js": render_words_js(), "sizes.js": render_sizes_js()}


def render_words_css() -> str:
    """Return the style sheet that gives each `data-NAME="value"` the custom properties of its term."""
    return render("view/parts/words.css", terms={name: list(choices) for name, choices in ATTRIBUTES.items()})


def render_words_js() -> str:
    """Return the module that exports each list of choices by its name, `Kind` to `PredictionState`."""
    terms = {choices.__name__: _dump_terms(choices) for choices in TERMS}
    rules = {
        "arrows": ARROW,
        "made_by": {act: {"kind": kind, "bearing": bearing} for act, (kind, bearing) in MADE_BY.items()},
        "degree_edges": DEGREE_EDGES,
        "common": sorted(COMMON_WORDS),
        "id": {"words": ID_WORDS, "length": ID_LENGTH, "nameless": NAMELESS},
    }
    return render("view/parts/words.js", terms=terms, **{name: _dump(rule) for name, rule in rules.items()})


def render_sizes_js() -> str:
    """Return the module that exports the sizes of the map by their names in `view.sizes`."""
    return render("view/parts/sizes.js", sizes={name: _dump(_trim(getattr(sizes, name))) for name in sizes.ON_MAP})


def _trim(size: Any) -> Any:  # noqa: ANN401  a number or a mapping to numbers
    """Return whole numbers as such: JavaScript has one kind."""
    if isinstance(size, Mapping):
        return {name: _trim(one) for name, one in size.items()}
    return int(size) if size == int(size) else size


def _dump_terms(choices: type[Term]) -> Markup:
    entries = {
        term.value: {
            "word": term.word,
            "many": term.entry.many,
            "meaning": term.entry.meaning,
            "does": term.entry.does,
            "sign": term.entry.sign,
            "tone": term.entry.tone,
            "shape": term.entry.shape,
            "dash": term.entry.dash,
        }
        for term in choices
    }
    return _dump(entries)


def _dump(value: object) -> Markup:
    return Markup(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: S704  JSON of our own words is JavaScript

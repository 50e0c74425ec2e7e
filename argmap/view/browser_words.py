"""Generates what the browser shares with Python: words, messages, sizes, widths of characters and rules for drafts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from argmap.argument.graph import ARROW
from argmap.content.models import CREDENCES_MAX, LINE_MAX, NAME_MAX
from argmap.content.telling_words import COMMON_WORDS, ID_LENGTH, ID_WORDS, NAMELESS
from argmap.content.vocabulary import (
    CREDENCES,
    DEGREE_EDGES,
    LIVE,
    MADE_BY,
    PALE,
    WEIGHTLESS,
    Answer,
    Bearing,
    Belief,
    Degree,
    Kind,
    Outcome,
    PredictionState,
    Side,
    StandingWord,
    Term,
    Verified,
    Voice,
    get_open_objections,
    get_tally_words,
)
from argmap.language.catalogue import messages_for_browser
from argmap.language.current import get_language
from argmap.view import sizes, text_width
from argmap.view.templates import render

ATTRIBUTES: dict[str, type[Term]] = {
    "kind": Kind,
    "voice": Voice,
    "bearing": Bearing,
    "side": Side,
    "answer": Answer,
    "standing": StandingWord,
    "outcome": Outcome,
    "verified": Verified,
    "state": PredictionState,
}
"""The attributes, `data-NAME`, by which pages say what an element shows."""

SHOWN: tuple[type[Term], ...] = (Kind, Voice, Bearing, Side, Degree, Belief, Answer, StandingWord, Outcome)
"""The lists whose words the browser's modules need."""

FIELDS = ("word", "many", "does", "towards", "meaning", "title", "titles", "sign", "tone", "shape", "dash")


def render_words() -> dict[str, str]:
    """Return the files by name, in the language that is written in."""
    return {
        "words.css": render_words_css(),
        "words.js": render_words_js(),
        "messages.js": render_messages_js(),
        "sizes.js": render_sizes_js(),
        "widths.js": render_widths_js(),
        "draft_rules.js": render_draft_rules_js(),
    }


def render_words_css() -> str:
    """Return the style sheet that gives each `data-NAME="value"` the custom properties of its term."""
    return render("view/parts/words.css", terms={name: list(choices) for name, choices in ATTRIBUTES.items()})


def render_words_js() -> str:
    """Return the module that exports each list of choices that the browser shows by its name, as in `Kind`."""
    terms = {choices.__name__: _dump_terms(choices) for choices in SHOWN}
    others = {
        "weightless": sorted(WEIGHTLESS),
        "live": sorted(LIVE),
        "pale": sorted(PALE),
        "tally_words": get_tally_words(),
        "open_objections": get_open_objections(),
        "degree_edges": DEGREE_EDGES,
        "credences": CREDENCES,
        "arrows": ARROW,
    }
    return render("view/parts/words.js", terms=terms, **{name: _dump(other) for name, other in others.items()})


def render_messages_js() -> str:
    """Return the module with the messages of the browser's own code."""
    language = get_language()
    return render(
        "view/parts/messages.js", language=_dump(language), messages=_dump(dict(messages_for_browser(language)))
    )


def render_draft_rules_js() -> str:
    """Return the module with the rules for drafts that the form shares with the terminal."""
    return render(
        "view/parts/draft_rules.js",
        made_by=_dump({act: {"kind": kind, "bearing": bearing} for act, (kind, bearing) in MADE_BY.items()}),
        common=_dump(sorted(COMMON_WORDS)),
        stance=_dump({"name": NAME_MAX, "says": LINE_MAX, "credences": CREDENCES_MAX}),
        id=_dump({"words": ID_WORDS, "length": ID_LENGTH, "nameless": NAMELESS}),
    )


def render_sizes_js() -> str:
    """Return the module that exports the sizes of the map by their names in `view.sizes`."""
    return render("view/parts/sizes.js", sizes={name: _dump(_trim(getattr(sizes, name))) for name in sizes.ON_MAP})


def render_widths_js() -> str:
    """Return the module that exports the widths of characters by their names in `view.text_width`."""
    names = {"WIDTHS": text_width.WIDTHS, "UNKNOWN": text_width.UNKNOWN, "SQUARE": text_width.SQUARE}
    return render(
        "view/parts/widths.js",
        widths={name: Markup(json.dumps(value, ensure_ascii=False)) for name, value in names.items()},  # noqa: S704  JSON of our own numbers is JavaScript
    )


def _trim(size: Any) -> Any:  # noqa: ANN401  a number or a mapping to numbers
    """Return whole numbers as `int`, so that they are written without a decimal point."""
    if isinstance(size, Mapping):
        return {name: _trim(one) for name, one in size.items()}
    return int(size) if isinstance(size, float) and size.is_integer() else size


def _dump_terms(choices: type[Term]) -> tuple[Markup, Markup]:
    """Return the names of the fields that a list's terms have, as a type, and the terms with these fields."""
    entries = {term.value: _describe(term) for term in choices}
    used = [name for name in FIELDS if any(entry[name] for entry in entries.values())]
    trimmed = {value: {name: entry[name] for name in used} for value, entry in entries.items()}
    return Markup(" | ").join(map(_dump, used)), _dump(trimmed)


def _describe(term: Term) -> dict[str, Any]:
    return {name: getattr(term.entry, name) for name in FIELDS} | {"word": term.word}


def _dump(value: object) -> Markup:
    return Markup(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: S704  JSON of our own words is JavaScript

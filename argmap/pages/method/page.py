"""The sections of the method that hold for every map."""

from __future__ import annotations

from pathlib import Path

from argmap.pages.context import Built, Context, read_words

WORDS = Path(__file__).with_name("words.md")


def build_method(context: Context) -> Built:
    """Return the snippet `method.md`: pages pull it in, and its anchors stay."""
    return Built({"method.md": read_words(WORDS, debate=context.argument.made.essay is None)})

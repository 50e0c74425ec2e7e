"""Takes the comments out of the engine's scripts as they are published, a quarter of their bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from mkdocs.structure.files import File

from argmap.view.assets import OURS, THEME

_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*$|//[^\n]*$)\n?", re.MULTILINE | re.DOTALL)
"""A comment that stands on lines of its own. None of the engine's scripts has such lines in a text: a test says so."""
_SCRIPTS = THEME / OURS


def shrink_script(file: File) -> None:
    """Give a script of the engine its short form; those of the docs folder and vendored ones stay as they are."""
    source = file.abs_src_path
    if file.dest_uri.endswith(".js") and source and Path(source).is_relative_to(_SCRIPTS):
        file.content_string = drop_comments(file.content_string)


@lru_cache(maxsize=500)  # a server builds again and again
def drop_comments(text: str) -> str:
    """Return a script without the comments that stand on lines of their own."""
    return _COMMENT.sub("", text)

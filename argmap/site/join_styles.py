"""Joins style sheets of the engine into one: on a slow connection, each request costs a good part of a second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def join_styles(files: Files, config: MkDocsConfig, joined: str, paths: Iterable[str]) -> File:
    """Return one style sheet, at the path `joined`, made of those with these paths.

    It stands in the folder of its parts, so that what they name by relative paths is found.

    Raises:
        KeyError: where a path is not among the files.
    """
    parts = {file.dest_uri: file for file in files if file.dest_uri.endswith(".css")}
    return File.generated(config, joined, content=join_sheets(parts[path].content_string for path in paths))


def join_sheets(sheets: Iterable[str]) -> str:
    """Return style sheets as one, in their order and without their comments."""
    return _COMMENT.sub("", "\n".join(sheets))

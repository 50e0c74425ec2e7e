"""Joins the engine's style sheets into one: on a slow connection, each request costs a page a good part of a second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
JOINED = "assets/argmap/all.css"
"""The style sheet that pages link, in the folder of its parts, so that what they name by relative paths is found."""


def join_styles(files: Files, config: MkDocsConfig, paths: Iterable[str]) -> File:
    """Return one style sheet made of those with these paths, in their order and without their comments.

    Raises:
        KeyError: where a path is not among the files.
    """
    parts = {file.dest_uri: file for file in files if file.dest_uri.endswith(".css")}
    joined = "\n".join(parts[path].content_string for path in paths)
    return File.generated(config, JOINED, content=_COMMENT.sub("", joined))

"""What the theme's templates are told of the whole site, under `argmap` among the `extra` settings; and the policy."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.content.problems import Problem
from argmap.language.catalogue import messages_for_page
from argmap.language.current import get_language, gettext, ngettext
from argmap.language.formats import find_open_graph_locale
from argmap.view.assets import Assets
from argmap.view.security_policy import VIS_NETWORK_STYLES, build_policy, hash_scripts
from argmap.view.templates import render

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

INLINE = tuple(f"partials/javascripts/{name}.html" for name in ("base", "fonts", "palette", "content"))
"""The templates that put scripts into pages: two of the engine's theme, two of Material's."""
_FEED = "changes.xml"
_ROOT = "{root}"
_NAMED = {
    "fonts": "assets/argmap/fonts.css",
    "fold": "assets/argmap/fold.js",
    "before_theme": "assets/argmap/before_theme.js",
}


def describe_site(assets: Assets, files: Container[str], problems: Sequence[Problem] = ()) -> dict[str, object]:
    """Return the data of a site with these generated files, in the language that is written in.

    Keys: `feed`, the path of the feed of changes, or empty; `problems` of the files, while serving; `words`, what the
    templates themselves say, since Zensical's know no messages; `messages` of the browser's modules that import none;
    `open_graph_locale`, empty in English; and for each file that only the templates name, its address.
    """
    return {
        "feed": _FEED if _FEED in files else "",
        "problems": list(problems),
        "words": _say_words(len(problems)),
        "messages": messages_for_page(get_language()),
        "open_graph_locale": find_open_graph_locale(),
        **{name: assets.address(path) for name, path in _NAMED.items()},
    }


def _say_words(problems: int) -> dict[str, object]:
    """Return the sentences of the templates; `missing_where` is in pieces, between which the site's root belongs."""
    counted = ngettext(
        "%(count)s problem in the files: these are the last good pages.",
        "%(count)s problems in the files: these are the last good pages.",
        problems,
        count=problems,
    )
    return {
        "new": gettext("What is new"),
        "data": gettext("Data and citation"),
        "missing": gettext("There is no page at this address"),
        "missing_where": render("site/missing.html", root=_ROOT).split(_ROOT),
        "problems": counted if problems else "",
    }


def write_policy(
    env: Environment, config: MkDocsConfig, base_url: str, styles: Iterable[str] = VIS_NETWORK_STYLES
) -> str:
    """Return the policy for pages at one depth; it allows the theme's inline scripts and none of the content's."""
    known = {"config": config, "base_url": base_url, "features": config.theme.get("features", [])}
    parts = [env.get_template(name) for name in INLINE]
    return build_policy((digest for part in parts for digest in hash_scripts(part.render(known))), styles)

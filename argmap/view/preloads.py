"""Takes what a page asks for ahead of time out of its content: in its head a browser finds it sooner."""

from __future__ import annotations

import re

from markupsafe import Markup

_PRELOAD = re.compile(r'<link rel="(?:module)?preload"[^>]*>\n?')


def lift_preloads(content: str) -> tuple[Markup, Markup]:
    """Return the links of HTML that ask for something ahead of time, and the HTML without them.

    >>> lift_preloads('<p>Words</p><link rel="modulepreload" href="a.js">')
    (Markup('<link rel="modulepreload" href="a.js">'), Markup('<p>Words</p>'))
    """
    return Markup("".join(_PRELOAD.findall(content))), Markup(_PRELOAD.sub("", content))  # noqa: S704 - HTML before, too

"""Which modules of the browser a module needs."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.view.browser_words import render_words


def follow_imports(module: Path, seen: set[Path]) -> set[Path]:
    """Return the modules that one needs before it can run, and it."""
    seen.add(module)
    made = module.name in render_words() and module.parent.name == "argmap"  # a build makes them; they import nothing
    for name in () if made else re.findall(r'^(?:im|ex)port [^;]*"(\.[^"]+)";$', module.read_text("utf-8"), re.M):
        other = (module.parent / name).resolve()
        if other not in seen:
            follow_imports(other, seen)
    return seen

"""Which modules of the browser a module needs."""

from __future__ import annotations

import re
from pathlib import Path


def follow_imports(module: Path, seen: set[Path]) -> set[Path]:
    """Return the modules that one needs before it can run, and it."""
    seen.add(module)
    made = module.name == "words.js" and module.parent.name == "argmap"  # from the vocabulary; it imports nothing
    for name in () if made else re.findall(r'^import .*"(\..+)";$', module.read_text("utf-8"), re.M):
        other = (module.parent / name).resolve()
        if other not in seen:
            follow_imports(other, seen)
    return seen

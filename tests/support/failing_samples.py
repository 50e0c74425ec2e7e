"""The failing samples: one folder a rule, and the files of them that a repository cannot hold as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

FAILING = Path(__file__).parents[1] / "content" / "failing"
_FRONT = "---\nkind: claim\ntopic: speed\nvoice: essay\nsource: intro.1\nsupports: goal\n---\n"
_HEADING = "# Chips are scarce for years to come\n\n"
MADE: dict[str, dict[str, bytes]] = {
    "file-encoding": {
        "claims/chips-scarce.md": f"{_FRONT}{_HEADING}Every fab in Malmö took years.\n".encode("latin-1")
    },
    "file-size": {
        "claims/chips-scarce.md": (_FRONT + _HEADING + "Every plant takes years to build.\n" * 2000).encode()
    },
    "markup-hidden": {
        "claims/chips-scarce.md": f"{_FRONT}{_HEADING}Every\u200b plant takes \u202eyears\u202c to build.\n".encode()
    },
}
"""For each rule, the files that git or an editor would not keep byte for byte, or that are too large to keep."""
LINKED: dict[str, dict[str, str]] = {"file-link": {"assets/notes": "../../private", "figures": "assets"}}
"""For each rule, the symbolic links of its sample, which not every file system keeps, and what each leads to."""


def copy_sample(rule: str, to: Path) -> Path:
    """Return a copy of a rule's docs folder, whole."""
    docs = to / "docs"
    shutil.copytree(FAILING / rule, docs, ignore=shutil.ignore_patterns("expected.txt"))
    for name, data in MADE.get(rule, {}).items():
        (docs / name).write_bytes(data)
    for name, target in LINKED.get(rule, {}).items():
        (docs / name).symlink_to(target)
    return docs

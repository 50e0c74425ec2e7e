"""What the reader who hears does on each page: the keys, which do not depend on the words of a map."""

from __future__ import annotations

from dataclasses import dataclass

MOST_TABS = 40
BACK = "shift+Tab"


@dataclass(frozen=True)
class Press:
    """Presses keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class TabTo:
    """Presses Tab until something is said that holds these words; what was said on the way is not kept."""

    words: str
    key: str = "Tab"


@dataclass(frozen=True)
class Write:
    """Types a text."""

    text: str


Act = Press | TabTo | Write


@dataclass(frozen=True)
class Scene:
    """A page, opened by its path, and what is done on it. The whole page is read aloud first."""

    path: str
    acts: tuple[Act, ...] = ()


SCENES = {
    "first-page": Scene("", (Press(("ctrl+Home",)), Press(("Tab",)), Press(("Tab",)), Press(("Tab",)))),
    "claim": Scene("claims/the-thesis/"),
    "map": Scene(
        "explore/",
        (
            TabTo("Arrow keys"),
            *(Press((key,)) for key in ("Right", "Down", "Left", "space", "space", "Return")),
        ),
    ),
    "outline": Scene(
        "explore/#view=outline",
        (
            Press(("ctrl+End",)),
            TabTo("tree", BACK),
            *(Press((key,)) for key in ("Down", "Down", "Right", "Right", "Left", "Left", "Up")),
        ),
    ),
    "slider": Scene(
        "yours/",
        (
            Press(("ctrl+Home",)),
            TabTo("slider"),
            Press(("Right",)),
            Press(("Right",)),
            Press(("End",)),
            Press(("Left",)),
        ),
    ),
    "form": Scene(
        "propose/?act=object&claim=the-thesis",
        (
            Press(("ctrl+Home",)),
            TabTo("entry required"),
            Write("Tea is a drink"),
            Press(("Tab",)),
            Press(("Tab",)),
        ),
    ),
}
"""The scenes by the names of the files in which their words are kept."""

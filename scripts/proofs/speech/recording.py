"""The words that Orca says on the pages of a small map, and the files that keep them for review."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from environment import ROOT
from proofs.serving import build, serve
from proofs.speech.reader import start_reader
from proofs.speech.scenes import MOST_TABS, Act, Press, Scene, TabTo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from proofs.speech.reader import Reader

KEPT = ROOT / "tests" / "spoken"
"""Holds the map's claims and references, and a file of words for each scene."""
START = ("--title", "On tea", "--url", "https://example.org/tea", "--author", "A. Writer", "--date", "2026-01")
BRIEF = 0.4
"""The seconds without work after which Tab is pressed again on the way to a place."""
TOPICS = ("--topic", "Leaves", "--topic", "Water")


def make_map(folder: Path) -> None:
    """Make the map in a folder: a new one, with claims that say the same whatever becomes of this repository's."""
    subprocess.run((sys.executable, "-m", "argmap", "init", folder, *START, *TOPICS), check=True, capture_output=True)
    shutil.rmtree(folder / "docs" / "claims")
    shutil.copytree(KEPT / "claims", folder / "docs" / "claims")
    shutil.copy(KEPT / "references.bib", folder / "docs")


def record(folder: Path, scenes: Mapping[str, Scene]) -> Iterator[tuple[str, str]]:
    """Yield the name of each scene with what is said in it, as text for its file; needs an empty folder."""
    source = folder / "source"
    make_map(source)
    with serve(source / "site") as address:
        build(address, "-m", "argmap", "build", "--quiet", "--project", source)
        for name, scene in scenes.items():
            (folder / name).mkdir()
            yield name, play(scene, folder / name, address)


def play(scene: Scene, home: Path, address: str) -> str:
    """Return what is said in a scene: a line an utterance, below what was done."""
    with start_reader(home) as reader:
        parts = [(f"Open /{scene.path}", reader.open(address + scene.path))]
        parts += [(describe(act), do(reader, act)) for act in scene.acts]
    lines = [line for what, said in parts for line in (f"[{what}]", *(said or ["(nothing)"]), "")]
    return "\n".join(lines).replace(address, "/")


def describe(act: Act) -> str:
    """Return what is done, for the file."""
    if isinstance(act, Press):
        return f"Press {', '.join(act.keys)}"
    return f"{act.key} to “{act.words}”" if isinstance(act, TabTo) else f"Type “{act.text}”"


def do(reader: Reader, act: Act) -> list[str]:
    """Do something and return what is said."""
    if isinstance(act, Press):
        return reader.press(*act.keys)
    if isinstance(act, TabTo):
        return tab_to(reader, act)
    return reader.write(act.text)


def tab_to(reader: Reader, act: TabTo) -> list[str]:
    """Press Tab until something is said that holds the words; return what was said then."""
    for _ in range(MOST_TABS):
        said = reader.press(act.key, seconds=BRIEF)
        if any(act.words in line for line in said):
            return [*said, *reader.hear()]
    return [f"(“{act.words}” was not said within {MOST_TABS} presses of {act.key})"]


def compare(name: str, now: str) -> str:
    """Return how the words of a scene differ from those of its file; empty where they do not."""
    file = KEPT / f"{name}.txt"
    before = file.read_text("utf-8") if file.exists() else ""
    place = file.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(
        before.splitlines(), now.splitlines(), f"{place} (kept)", f"{place} (said now)", lineterm=""
    )
    return "\n".join(lines)


def keep(name: str, now: str) -> None:
    """Write the words of a scene into its file."""
    (KEPT / f"{name}.txt").write_text(now, "utf-8")

"""Compare what maps of Carneades expect of their statements (`tests`) with the standing of the claims they become.

The files are those of others: `examples/AGs/YAML` of https://github.com/carneades/carneades-4. What differs there needs
weights of arguments, puts both sides of a tie out, or makes arguments by schemes, which maps do not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment
import faults

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))

LABELS: Mapping[str, bool | None] = {"in": True, "undecided": None, "out": False}
"""Carneades' words for a statement's label, and what we call the same of a claim."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each map what differs, and how many maps and labels agree. Returns 0 where any file has labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of files in YAML")
    folder: Path = parser.parse_args(arguments).folder
    environment.enter(environment.TEST)
    found = {path: compare(path) for path in sorted(folder.rglob("*.y*ml"))}
    labelled = {path: (count, different) for path, (count, different) in found.items() if count}
    for path, (count, different) in labelled.items():
        print(f"{path.name}: {count - len(different)} of {count}", *different, sep="\n    ")
    labels = sum(count for count, _ in labelled.values())
    wrong = sum(len(different) for _, different in labelled.values())
    same = sum(not different for _, different in labelled.values())
    print(f"{same} of {len(labelled)} maps agree, {labels - wrong} of {labels} labels")
    return int(not labelled)


def compare(path: Path) -> tuple[int, list[str]]:
    """Return how many statements of a file have a label, and for which the claim's standing is another."""
    import yaml  # noqa: PLC0415  only inside the environment
    from imports import make_map  # noqa: PLC0415

    from argmap.argument.indexed import compile_map  # noqa: PLC0415
    from argmap.argument.standing import compute_standing  # noqa: PLC0415
    from argmap.exchange.losses import Losses  # noqa: PLC0415
    from argmap.exchange.reading import read_source, take_file  # noqa: PLC0415

    expected = (yaml.safe_load(path.read_text("utf-8")) or {}).get("tests") or {}
    wanted = {str(key): LABELS[word] for word in LABELS for key in expected.get(word) or ()}
    losses = Losses()
    debate = read_source(take_file(path), losses)
    made, _, arranged = make_map(debate, losses)
    stance = dict.fromkeys(arranged.assumed, 1.0) | dict.fromkeys(arranged.doubted, 0.0)
    accepted = compute_standing(compile_map(made), stance).accepted
    ids = {placed.text.text: name for name, placed in arranged.claims.items()}  # equal texts are one claim
    words = {label: word for word, label in LABELS.items()}
    got = {key: accepted[ids[debate.texts[key].text]] for key in wanted}
    different = [
        f"{key}: {words[wanted[key]]} there, {words[got[key]]} here" for key in wanted if got[key] != wanted[key]
    ]
    return len(wanted), different


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))

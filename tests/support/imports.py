"""Debates read and brought into the form of maps, as argmap import does it, without a disk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from argmap.argument.graph import ArgumentMap
from argmap.content.docs_files import DocsFiles
from argmap.content.docs_folder import read_files
from argmap.content.problems import Problem
from argmap.exchange.arrange import Arranged, arrange
from argmap.exchange.claim_files import write_claims
from argmap.exchange.debate import Debate
from argmap.exchange.losses import Losses
from argmap.exchange.reading import SourceFile, read_source
from argmap.exchange.whole_files import write_whole
from argmap.review.rules import check_reading

SAMPLES = Path(__file__).parents[1] / "unit" / "exchange" / "samples"


def read_sample(name: str) -> tuple[Debate, Losses]:
    """Return the debate of a sample file, and what was lost in reading it."""
    losses = Losses()
    return read_source(SourceFile(name, (SAMPLES / name).read_bytes()), losses), losses


def read_text(text: str, name: str = "debate.argdown") -> tuple[Debate, Losses]:
    """Return the debate of a text, and what was lost in reading it."""
    losses = Losses()
    return read_source(SourceFile(name, text.encode()), losses), losses


def make_map(debate: Debate, losses: Losses) -> tuple[ArgumentMap, list[Problem], Arranged]:
    """Return the map of a debate, the problems that the check has with its files, and how it was arranged."""
    arranged = arrange(debate, losses)
    files: dict[str, bytes] = {
        f"claims/{name}.md": text.encode() for name, text in write_claims(arranged, losses).files.items()
    }
    files |= {path: text.encode() for path, text in write_whole(arranged, losses).items()}
    files["map.yaml"] = b"profile: import\n"
    made, problems = check_reading(read_files(DocsFiles(Path("docs"), dict(files))))
    return made, problems, arranged


def list_losses(losses: Losses) -> dict[str, int]:
    """Return how often each thing was lost."""
    counts: Counter[str] = Counter()
    for what, _, places in losses.grouped():
        counts[what] += len(places)
    return dict(counts)

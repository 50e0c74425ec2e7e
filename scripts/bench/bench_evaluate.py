"""The benchmark of the evaluation: strengths against formal-argumentation, cruxes, and from slider to screen."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argumentation.gradual.dfquad import dfquad_strengths
from bench_explorer import FLAGS
from bench_table import Row
from bipolar import make_bipolar
from chromium import find_chromium
from environment import ROOT
from packed_server import serve_folder
from playwright.sync_api import sync_playwright
from shapes import SHAPES

from argmap.argument.argument import Argument
from argmap.argument.cruxes import find_cruxes
from argmap.argument.graph import build_map
from argmap.argument.indexed import ATTACK, SUPPORT, CompactMap, compile_map, sort_claims
from argmap.argument.program import WEIGHTS, Program
from argmap.argument.stances import build_stances
from argmap.argument.turning import rank_cruxes
from argmap.content.docs_folder import read_docs
from argmap.review.rules import check_reading
from argmap.view.json_text import stamp_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 7
BRANCHES = 3
SUPPORTING = 0.7
MAIN = 12
SLOWEST = 20.0
BUDGETS = {110: 0.016, 1_000: 0.016, 10_000: 0.05}
HERE = Path(__file__).parent
PAGE = HERE / "yours.html"
MOVE = HERE / "slide.js"


def run() -> list[Row]:
    """Return seconds: the engine against formal-argumentation on the same graph, and against its own budgets."""
    return [*_compare_strengths(), _time_cruxes(), *_time_shapes(), *_time_sliders()]


def draw_tree(count: int) -> CompactMap:
    """Return a map of `count` claims in which each attacked claim is supported too.

    The map has no undercuts or linked premises, which formal-argumentation cannot express.
    """
    rng = random.Random(count)  # noqa: S311  a generated map, not a secret
    premises = [(claim,) for claim in range(1, count)]
    conclusions = [(claim - 1) // BRANCHES for claim in range(1, count)]
    first = {conclusion: step for step, conclusion in reversed(list(enumerate(conclusions)))}
    kinds = [
        SUPPORT if first[conclusion] == step or rng.random() < SUPPORTING else ATTACK
        for step, conclusion in enumerate(conclusions)
    ]
    return CompactMap(
        claims=tuple(f"c{i:06}" for i in range(count)),
        steps=tuple(f"s{i:06}" for i in range(count - 1)),
        kinds=tuple(kinds),
        conclusions=tuple(conclusions),
        notches=tuple(rng.randrange(len(WEIGHTS)) for _ in premises),
        premises=tuple(premises),
        order=sort_claims(count, premises, conclusions),
        thesis=0,
    )


def _draw_base(compact: CompactMap) -> list[float]:
    rng = random.Random(1)  # noqa: S311  generated beliefs, not a secret
    basic = set(compact.basic)
    return [rng.random() if claim in basic else 0.5 for claim in range(len(compact.claims))]


def _compare_strengths() -> Iterator[Row]:
    for count in (1_000, 10_000, 100_000):
        compact = draw_tree(count)
        base = _draw_base(compact)
        program = Program(compact)
        graph, weights = make_bipolar(compact, base)
        published = dfquad_strengths(graph, support_weights=weights).strengths
        ours = program.compute(base).accepted
        far = max(abs(published[claim] - ours[i]) for i, claim in enumerate(compact.claims))
        if far > 1e-9:
            raise RuntimeError(f"the two disagree by {far}")
        rounds = ROUNDS if count < 100_000 else 3
        yield Row(
            f"strengths of {count:,} claims",
            _time(partial(program.compute, base), ROUNDS),
            _time(partial(dfquad_strengths, graph, support_weights=weights), rounds),
            "other: formal-argumentation 0.3.0; both from a graph already built; same values to 1e-9",
        )


def _time(work: Callable[[], object], rounds: int) -> float:
    """Return the median of several rounds in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _time_cruxes() -> Row:
    made, _ = check_reading(read_docs(ROOT / "docs"))
    compact = compile_map(made)
    program = Program(compact)
    believed = set(build_stances(Argument(made))[0].believed)
    base = [0.9 if claim in believed else 0.5 for claim in compact.claims]
    what = f"all cruxes of the essay's map ({len(compact.claims)} claims) in Python"
    return Row(what, _time(partial(find_cruxes, program, base), ROUNDS), 0.05, "other: the budget")


def _time_shapes() -> Iterator[Row]:
    for name, draw in SHAPES.items():
        made = build_map(draw())
        seconds = _time(partial(rank_cruxes, Argument(made)), 1)
        yield Row(f"what the thesis turns on, in each stance: {name}", seconds, SLOWEST, "other: the budget; once")


def _time_sliders() -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_folder(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        root = Path(folder)
        shutil.copytree(ROOT / "argmap" / "theme" / "assets" / "argmap", root / "assets" / "argmap")
        shutil.copy(PAGE, root / "index.html")
        (root / "assets" / "map").mkdir()
        for count, budget in BUDGETS.items():
            _write_data(root, draw_tree(count))
            page = browser.new_page()
            page.goto(address)
            page.wait_for_selector(".am-premise")
            page.locator(".am-chip").nth(1).click()
            times = page.evaluate(MOVE.read_text("utf-8"))
            page.close()
            worst = sorted(times)[-2]
            note = f"other: the budget; median of 40 moves to the finished layout, second worst {worst:.3g}"
            yield Row(f"slider to screen, {count:,} claims", statistics.median(times), budget, note)
        browser.close()


def _write_data(root: Path, compact: CompactMap) -> None:
    for name, data in {"model": compact.as_json(), "labels": _build_labels(compact)}.items():
        text = stamp_data(json.dumps(data), version=compact.hash, scripts="")
        (root / "assets" / "map" / f"{name}.json").write_text(text, "utf-8")


def _build_labels(compact: CompactMap) -> dict[str, Any]:
    words = {"kind": "claim", "voice": "generated", "topic": "t", "standing": "no objection", "side": "for"}
    line = [-1, *range(len(compact.steps))]
    return {
        "claims": [{"label": claim, "heading": f"A generated claim, {claim}", **words} for claim in compact.claims],
        "line": line,
        "topics": [["t", "A topic"]],
        "main": list(range(min(MAIN, len(compact.claims)))),
        "ranked": list(compact.basic),
        "changes": [],
        "stances": [{"id": "all", "title": "All", "how": "Believes all.", "believed": list(compact.basic)}],
    }

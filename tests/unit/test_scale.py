"""The proof of large maps: what it measures, and that a smaller budget makes it fail."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

import pytest
from generated import generate_claims
from proofs import scale
from proofs.memory import is_measurable, run_measured
from shapes import draw_chains, draw_hubs

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

BUDGET: dict[str, Any] = {
    "build": {"memory": 1_000, "minutes": 5},
    "files": {"html": 1.5, "json": 2.0, "other": 2.0},
    "visits": {"other": (24, 280), "explore/": (66, 500)},
    "pages": {"seconds": 7},
}


@pytest.fixture
def no_browsers(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what the walks are given, of which none is taken."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(scale, "walk_all", lambda _programs, _sizes, _folder, site: given.append(site) or [])
    return given


def test_a_map_is_built_measured_and_walked_through(no_browsers: list[dict[str, Any]], tmp_path: Path) -> None:
    claims = generate_claims(12)
    limits, pages, failed = scale.try_map(claims, tmp_path, BUDGET, {})
    assert failed == []
    assert [limit.is_kept for limit in limits] == [True] * len(limits)
    assert is_measurable() == (limits[0].what == "memory of the build")
    (given,) = no_browsers
    assert pages == len(given["pages"])
    some = {"", f"{claims[0].fields.topic}/", "claims/", "claims/c0/", "claims/c11/", "explore/", "embed/whole/"}
    assert some - set(given["pages"]) == set()
    assert (given["steps"], given["patience"]) == (scale.STEPS, 7)
    assert sum(given["word"] in claim.body or given["word"] in claim.heading for claim in claims) > 2


def test_a_smaller_budget_is_exceeded_and_says_by_what(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "index.html").write_bytes(b"x" * 30_000)
    (tmp_path / "map.gexf").write_bytes(b"x" * 10_000)
    limits = scale.measure_files(tmp_path, {"html": 0.02, "other": 0.02})
    assert [str(limit) for limit in limits] == [
        "claims/index.html: 0.03 of 0.02 MB, EXCEEDED",
        "map.gexf: 0.01 of 0.02 MB, holds",
    ]


def test_a_first_visit_is_measured_and_held_to_the_limit_of_its_type(browser: Browser, tmp_path: Path) -> None:
    for page, size in (("", 40_000), ("long/", 90_000)):
        (tmp_path / page).mkdir(exist_ok=True)
        words = random.Random(1).randbytes(size).hex()  # which gzip halves
        (tmp_path / page / "index.html").write_text(f"<link rel=icon href=data:,><p>{words}", "utf-8")
    budget = {"other": (0, 50), "{topic}/": (1, 50)}
    limits = scale.measure_visits(browser, tmp_path, {"": "", "{topic}/": "long/"}, budget)
    assert [(limit.what, limit.unit, limit.is_kept) for limit in limits] == [
        ("a first visit to /", "requests", False),
        ("a first visit to /", "kB", True),
        ("a first visit to /long/", "requests", True),
        ("a first visit to /long/", "kB", False),
    ]


@pytest.mark.skipif(not is_measurable(), reason="only Linux says what a process takes")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    take = "import subprocess, sys; a = b'x' * 60_000_000; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    other = "import time; b = b'x' * 60_000_000; time.sleep(1)"
    code, most = run_measured([sys.executable, "-c", take, other], tmp_path / "log.txt", 60)
    assert code == 0
    assert 120 < most < 300


def test_chains_and_hubs_are_as_deep_and_as_wide_as_they_say() -> None:
    tree = Argument(build_map(draw_chains(41, 10))).tree
    assert max(depth for _, depth in tree.walk(tree.roots)) == 10
    made = build_map(draw_hubs(41, 10))
    assert sorted(len(made.reasons(name)) for name in made.order)[-5:] == [0, 10, 10, 10, 10]

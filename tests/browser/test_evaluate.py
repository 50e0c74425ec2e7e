from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from maps import CASES, build_case_map, draw_credences, draw_map, draw_ring
from playwright.sync_api import Browser, Page

from argmap.argument.bands import compute_bands
from argmap.argument.cruxes import find_cruxes
from argmap.argument.indexed import UNDERCUT, CompactMap, compile_map
from argmap.argument.methods import Method
from argmap.argument.program import Program
from argmap.argument.standing import label_claims, read_word

MAPS = 2000
LARGE = 20
RINGS = 40
MODULES = Path(__file__).parents[2] / "argmap" / "theme" / "assets" / "argmap" / "evaluation"
ADDRESS = "http://engine.invalid/"
LOAD = """async (names) => {
  const modules = await Promise.all(names.map((name) => import(`/${name}`)));
  window.engine = Object.assign({}, ...modules);
}"""
RUN = """(maps) => maps.map(([model, base, doubted]) => {
  const { Program, METHODS, labelClaims, readWord } = window.engine;
  const program = new Program(model);
  const labels = labelClaims(program, new Set(doubted));
  return {
    methods: METHODS.map((method) => {
      const found = program.compute(Float64Array.from(base), method);
      return [[...found.claims], [...found.forces], [...found.unstable].sort((a, b) => a - b)];
    }),
    words: model.claims.map((_, claim) => readWord(program, labels, claim)),
  };
})"""
SURE = """(maps) => maps.map(([model, base]) => {
  const { Program, findCruxes, computeBands } = window.engine;
  const program = new Program(model);
  const { strength, claims, pair } = findCruxes(program, Float64Array.from(base));
  const cruxes = claims.map(({ claim, low, high, flip }) => [claim, low, high, flip]);
  const bands = computeBands(program, Float64Array.from(base));
  return { strength, cruxes, pair: pair && [pair.claims, pair.credences], bands };
})"""


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(ADDRESS + "*.js", lambda route: route.fulfill(path=MODULES / route.request.url.removeprefix(ADDRESS)))
    page.route(ADDRESS, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(ADDRESS)
    page.evaluate(LOAD, [path.name for path in MODULES.glob("*.js")])
    yield page
    page.close()


@cache
def random_maps() -> list[tuple[CompactMap, list[float], list[int]]]:
    maps = [draw_map(seed) for seed in range(MAPS)] + [draw_map(seed, most=400) for seed in range(LARGE)]
    drawn = []
    for seed, compact in enumerate(maps):
        base = draw_credences(seed, len(compact.claims))
        drawn.append((compact, base, [i for i, credence in enumerate(base) if credence < 0.3]))
    for seed in range(RINGS):
        ring = draw_ring(seed)
        drawn.append((ring, [0.9 + 0.1 * credence for credence in draw_credences(seed, len(ring.claims))], []))
    return drawn


@cache
def in_browser(engine: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.evaluate(
        RUN, [[m.as_json(), base, doubted] for m, base, doubted in random_maps()]
    )
    return found


@pytest.mark.parametrize("method", [Method.SIGNED_DFQUAD, Method.QUADRATIC_ENERGY])
def test_strengths_are_equal_to_the_last_bit(engine: Page, method: Method) -> None:
    for (compact, base, _), found in zip(random_maps(), in_browser(engine), strict=True):
        here = Program(compact).compute(base, method)
        assert found["methods"][list(Method).index(method)] == [here.claims, here.forces, sorted(here.unstable)]


def test_the_random_maps_hold_what_is_hard() -> None:
    drawn = random_maps()
    assert any(Program(compact).compute(base).unstable for compact, base, _ in drawn)
    assert any(not isinstance(group, int) for compact, _, _ in drawn for group in compact.order)
    assert any(len(premises) > 1 for compact, _, _ in drawn for premises in compact.premises)
    assert any(
        compact.kinds[compact.conclusions[i]] == kind == UNDERCUT
        for compact, _, _ in drawn
        for i, kind in enumerate(compact.kinds)
    )


def test_log_odds_are_equal_but_for_the_rounding_of_exp_and_log(engine: Page) -> None:
    for (compact, base, _), found in zip(random_maps(), in_browser(engine), strict=True):
        here = Program(compact).compute(base, Method.LOG_ODDS)
        strengths, _, unstable = found["methods"][list(Method).index(Method.LOG_ODDS)]
        assert unstable == sorted(here.unstable)
        stable = [i for i in range(len(base)) if i not in here.unstable]
        assert [i for i in stable if not math.isclose(strengths[i], here.claims[i], rel_tol=0, abs_tol=1e-12)] == []


def test_standing_is_the_same(engine: Page) -> None:
    for (compact, _, doubted), found in zip(random_maps(), in_browser(engine), strict=True):
        labels = label_claims(compact, frozenset(doubted))
        assert found["words"] == [read_word(compact, labels, claim) for claim in range(len(compact.claims))]


def test_cruxes_and_bands_are_the_same(engine: Page) -> None:
    drawn = random_maps()[:300]
    found = engine.evaluate(SURE, [[compact.as_json(), base] for compact, base, _ in drawn])
    for (compact, base, _), there in zip(drawn, found, strict=True):
        program = Program(compact)
        here = find_cruxes(program, base)
        assert there == {
            "strength": here.strength,
            "cruxes": [[crux.claim, crux.low, crux.high, crux.flip] for crux in here.claims],
            "pair": here.pair and [list(here.pair.claims), list(here.pair.credences)],
            "bands": [list(band) for band in compute_bands(program, base)],
        }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_value(engine: Page, case: dict[str, Any]) -> None:
    compact = compile_map(build_case_map(case["steps"]))
    base = [case["credences"].get(claim, 0.5) for claim in compact.claims]
    doubted = [i for i, credence in enumerate(base) if credence < 0.5]
    [found] = engine.evaluate(RUN, [[compact.as_json(), base, doubted]])
    strengths, forces, unstable = found["methods"][list(Method).index(Method(case["method"]))]
    for values, names, key in ((strengths, compact.claims, "strengths"), (forces, compact.steps, "forces")):
        actual = {name: value for name, value in zip(names, values, strict=True) if name in case.get(key, {})}
        assert actual == pytest.approx(case.get(key, {}), abs=1e-11)
    words = dict(zip(compact.claims, found["words"], strict=True))
    assert {claim: words[claim] for claim in case.get("standing", {})} == case.get("standing", {})
    assert [compact.claims[i] for i in unstable] == case.get("unstable", [])

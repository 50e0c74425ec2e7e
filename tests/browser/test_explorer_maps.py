"""Maps of any size: readable at first view, boxes never overlap, unfolding moves little, only what is seen is drawn."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

import pytest
from bench_explorer import serve_folder, write_site
from explorer_maps import PHONE, WIDE, ask, open_map, rows, settle, wait_until
from generated import generate_claims

from argmap.argument.graph import build_map

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

SIZES = (20, 200, 2000)
LARGE = 10_000
OVERLAPS = """(() => {
  const boxes = [...x.stage.drawing.scene.layout.boxes.values()].sort((a, b) => a.y - b.y);
  const found = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.y >= one.y + one.height) break;
      if (one.x < other.x + other.width && other.x < one.x + one.width) found.push([one.id, other.id]);
    }
  });
  return found;
})()"""
UNDRAWN = """await (async () => {
  const { drawing } = x.stage;
  const { left, top, scale, canvas, width, height } = drawing;
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const density = canvas.width / canvas.clientWidth;
  const context = canvas.getContext("2d");
  const found = [];
  for (const box of drawing.scene.layout.boxes.values()) {
    const [left_, y] = [(box.x - left) * scale, (box.y + box.height / 2 - top) * scale];
    if (left_ < 2 || left_ > width - 2 || y < 0 || y > height) continue;
    const across = context.getImageData(left_ * density - 2, y * density, 5, 1).data;
    const shades = [0, 4, 8, 12, 16].map((at) => across[at + 3] + across[at]);
    if (new Set(shades).size === 1) found.push(box.id);
  }
  return found;
})()"""
PLACES = """(() => {
  const { scene, left, top, scale } = x.stage.drawing;
  const boxes = [...scene.layout.boxes.values()];
  return Object.fromEntries(boxes.map((b) => [b.id, [(b.x - left) * scale, (b.y - top) * scale]]));
})()"""


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address below which a map of each size is served."""
    folder: Path = tmp_path_factory.mktemp("maps")
    for size in SIZES:
        write_site(folder / str(size), build_map(generate_claims(size)))
    with serve_folder(folder) as address:
        yield address


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a large map's page to embed."""
    folder: Path = tmp_path_factory.mktemp("large")
    write_site(folder, build_map(generate_claims(LARGE)))
    with serve_folder(folder) as address:
        yield f"{address}embed/whole/"


@pytest.fixture(params=["wide", "phone"])
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """Yield a window of each size."""
    size = WIDE if request.param == "wide" else PHONE
    context = browser.new_context(viewport=size, reduced_motion="reduce", has_touch=request.param == "phone")
    yield context
    context.close()


@pytest.fixture
def wide(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a wide window."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize("far", [600, 2400, 9000])
def test_what_comes_into_sight_by_a_jump_is_drawn(wide: BrowserContext, maps: str, far: int) -> None:
    page = open_map(wide, f"{maps}2000/embed/whole/#level=3")
    assert ask(page, UNDRAWN) == []
    ask(page, "x.stage.drawing.moveTo(0, v)", far)
    assert ask(page, "x.stage.drawing.top") == far
    assert ask(page, "x.stage.drawing.shown") > 5
    assert ask(page, UNDRAWN) == []


@pytest.mark.parametrize("size", [20, 200, 2000])
def test_no_label_is_under_11_px_at_first_view(size: int, window: BrowserContext, maps: str) -> None:
    page = open_map(window, f"{maps}{size}/embed/whole/")
    assert ask(page, "13 * x.stage.drawing.scale") >= 12
    assert ask(page, "x.stage.drawing.left") == 0
    widest = ask(page, "Math.max(...x.stage.drawing.scene.layout.boxes.values().map((b) => b.x + b.width))")
    assert widest <= ask(page, "x.stage.drawing.width / x.stage.drawing.scale")


def test_boxes_never_overlap_whatever_is_folded_and_unfolded(window: BrowserContext, maps: str) -> None:
    page = open_map(window, f"{maps}200/embed/whole/")
    for turn in range(25):
        shown = rows(page)
        ask(page, "x.journey.fold(v)", shown[(turn * 7919) % len(shown)])
        settle(page)
        assert ask(page, OVERLAPS) == []
    page.select_option("[data-do=level]", "all")
    settle(page)
    assert len(rows(page)) == 200
    assert ask(page, OVERLAPS) == []


def test_labels_fit_their_boxes(window: BrowserContext, maps: str) -> None:
    page = open_map(window, f"{maps}200/embed/whole/#level=all")
    too_wide = """[...x.stage.drawing.scene.layout.boxes.values()].filter((box) => {
      const row = x.stage.drawing.scene.rows.get(box.id);
      const bold = row.claim.kind === "thesis";
      return box.lines.some((line) => x.stage.ruler.measure(line, bold) > box.width - 28);
    }).map((box) => box.id)"""
    assert ask(page, too_wide) == []


def measure_moves(page: Page, turns: int) -> tuple[list[float], list[float]]:
    """Unfold branch after branch; return how far the unfolded claims and the other visible claims moved, in px."""
    own, others = [], []
    for turn in range(turns):
        closed: list[str] = ask(page, "x.journey.rows.filter((r) => r.foldable && !r.open).map((r) => r.claim.id)")
        claim = closed[(turn * 31) % len(closed)]
        ask(page, "(x.stage.drawing.reveal = () => {})")
        before: dict[str, list[float]] = ask(page, PLACES)
        order = rows(page)
        ask(page, "x.journey.fold(v)", claim)
        settle(page)
        after: dict[str, list[float]] = ask(page, PLACES)
        assert [row for row in rows(page) if row in before] == order
        moved = {c: abs(after[c][0] - x) + abs(after[c][1] - y) for c, (x, y) in before.items() if on_screen(x, y)}
        own.append(moved.pop(claim, 0.0))
        others.extend(moved.values())
    return own, others


def on_screen(x: float, y: float) -> bool:
    """Tell whether a place is in the window."""
    return 0 <= x <= WIDE["width"] and 0 <= y <= WIDE["height"]


def test_unfolding_moves_other_claims_as_little_as_possible(wide: BrowserContext, maps: str) -> None:
    page = open_map(wide, f"{maps}200/embed/whole/")
    own, others = measure_moves(page, 12)
    assert statistics.median(own) == 0
    assert max(own) <= 60  # only where the map ends and cannot be scrolled further
    assert statistics.median(others) <= 1
    assert statistics.mean(others) <= 60


def test_only_what_is_near_the_window_is_given_to_the_drawing(wide: BrowserContext, large: str) -> None:
    page = open_map(wide, large)
    assert ask(page, "x.model.loading.size") == 1
    assert len(rows(page)) < 100
    page.select_option("[data-do=level]", "all")
    wait_until(page, "x.journey.rows.length === 10000")
    settle(page)
    assert ask(page, "x.stage.drawing.shown") < 500
    assert ask(page, "x.stage.drawing.network.body.nodeIndices.length") < 500


def test_a_large_map_unfolds_at_once_and_opens_deep_links(wide: BrowserContext, large: str) -> None:
    page = open_map(wide, f"{large}#focus=c9000")
    assert "c9000" in rows(page)
    assert ask(page, "x.model.loading.size") < 15
    page = open_map(wide, large)
    times = []
    for turn in range(7):
        closed: list[str] = ask(page, "x.journey.rows.filter((r) => r.foldable && !r.open).map((r) => r.claim.id)")
        script = (
            "(async () => { const t = performance.now(); await x.journey.fold(v); return performance.now() - t; })()"
        )
        times.append(ask(page, script, closed[turn]))
    assert statistics.median(times) < 300  # 100 ms on a quiet machine; see scripts/bench/bench_explorer.py


def test_the_filter_of_a_large_map_is_quick_and_says_what_it_did(wide: BrowserContext, large: str) -> None:
    page = open_map(wide, large)
    page.click("[data-drop=filter] summary")
    for value in ("claim", "evidence", "counterclaim", "question"):
        page.uncheck(f'[data-filter=kind][value="{value}"]')
    settle(page)
    assert page.inner_text("[data-part=count]").startswith("1 of 10000 claims match")


def test_static_outline_is_hidden_and_the_map_is_not_empty(window: BrowserContext, maps: str) -> None:
    page = open_map(window, f"{maps}20/embed/whole/")
    assert not page.is_visible(".am-explorer__static")
    painted: Any = page.evaluate(
        """() => { const c = document.querySelector('.am-map__canvas canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        return new Set(d.filter((_, i) => i % 4 === 0)).size; }"""
    )
    assert painted > 5


def test_what_cannot_be_loaded_is_said_and_the_rest_stays(wide: BrowserContext, large: str) -> None:
    page = open_map(wide, large)
    page.select_option("[data-do=level]", "2")
    settle(page)
    shown = rows(page)
    wide.route("**/assets/map/*.json", lambda route: route.abort())
    page.select_option("[data-do=level]", "all")
    settle(page)
    assert "could not be loaded" in page.inner_text("[data-part=count]")
    assert rows(page) == shown
    wide.unroute_all()
    page.select_option("[data-do=level]", "3")
    settle(page)
    assert len(rows(page)) > len(shown)

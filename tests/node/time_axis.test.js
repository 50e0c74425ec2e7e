import assert from "node:assert/strict";
import test from "node:test";
import { listMonths } from "../../argmap/theme/assets/argmap/explorer/history.js";
import { pileDots, placeMarks, placeMonth, placeTicks } from "../../argmap/theme/assets/argmap/explorer/time_axis.js";

const MONTHS = listMonths("2025-04", "2026-10");
const COUNT = MONTHS.length;

function makeDots(number, side, month = 3) {
  return Array.from({ length: number }, (_, index) => ({ month, side, id: `${side}-${index}`, label: "" }));
}

test("the axis runs from the middle of the handle at its left to the middle at its right", () => {
  assert.deepEqual(
    [0, COUNT - 1].map((number) => placeMonth(number, COUNT, 500)),
    [72, 490],
  );
  assert.equal(placeMonth(0, 1, 500), 72);
});

test("the first month and the years are named, then as many quarters as there is room for", () => {
  const words = (width, months = MONTHS) => placeTicks(months, width).map((tick) => tick.words);
  assert.deepEqual(words(900), ["Apr 2025", "Jul", "Oct", "2026", "Apr", "Jul", "Oct"]);
  assert.deepEqual(words(240), ["Apr 2025", "2026", "Jul"]);
  assert.equal(words(500, listMonths("1000-01", "2026-10")).length, 10);
});

test("names of months stand apart", () => {
  for (let width = 100; width < 1200; width += 7) {
    const places = placeTicks(MONTHS, width).map((tick) => tick.x);
    assert.ok(places.every((x, index) => !index || x - places[index - 1] >= 46));
  }
});

test("what speaks both ways stands on both sides, and what does not bear on the thesis on none", () => {
  const piles = pileDots(
    ["for", "both", "neither", "against"].flatMap((side) => makeDots(1, side)),
    COUNT,
    900,
  );
  assert.deepEqual(
    piles.map((pile) => [pile.side, pile.dots.map((dot) => dot.id)]),
    [
      ["for", ["for-0", "both-0"]],
      ["against", ["both-0", "against-0"]],
    ],
  );
});

test("marks pile up from the line, at their month", () => {
  const place = (side) => placeMarks(pileDots(makeDots(4, side), COUNT, 500)[0], COUNT, 500).map(({ x, y }) => [x, y]);
  const middle = placeMonth(3, COUNT, 500);
  const lines = [middle - 4, middle + 4];
  assert.deepEqual(place("for"), [...lines.map((x) => [x, 20]), ...lines.map((x) => [x, 12])]);
  assert.deepEqual(place("against"), [...lines.map((x) => [x, 50]), ...lines.map((x) => [x, 58])]);
});

test("marks that do not fit are counted in the last one", () => {
  const marks = placeMarks(pileDots(makeDots(40, "for"), COUNT, 500)[0], COUNT, 500);
  assert.deepEqual(
    marks.map((mark) => mark.more),
    [0, 0, 0, 0, 0, 35],
  );
});

test("months that stand closer than marks share a pile", () => {
  const dots = [0, 1, 2, 3].flatMap((month) => makeDots(1, "for", month));
  assert.deepEqual(
    pileDots(dots, 240, 900).map((pile) => [pile.month, pile.dots.length]),
    [
      [0, 3],
      [3, 1],
    ],
  );
});

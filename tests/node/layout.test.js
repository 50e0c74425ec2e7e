import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangeNarrow, arrangeWide } from "../../argmap/theme/assets/argmap/explorer/layout.js";

const BEARINGS = ["supports", "attacks", "undercuts", "about"];

/** Numbers from 0 to 1, the same for the same seed. */
function drawer(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function drawItems(seed, count) {
  const draw = drawer(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    parent: i ? `c${Math.floor(draw() * i)}` : "",
    bearing: i ? BEARINGS[Math.floor(draw() * 4)] : "",
    step: "",
    beside: false,
    wrap: () => Array.from({ length: 1 + Math.floor(draw() * 4) }, () => "words"),
    reserve: 0,
  }));
}

function findOverlaps(layout) {
  const boxes = [...layout.boxes.values()].sort((a, b) => a.y - b.y);
  const meet = (one, other) => other.y < one.y + one.height && one.x < other.x + other.width && other.x < one.x + one.width;
  return boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter((other) => meet(one, other))
      .map((other) => [one.id, other.id]),
  );
}

for (const [name, arrange] of [
  ["wide", arrangeWide],
  ["narrow", (items) => arrangeNarrow(items, 390)],
]) {
  test(`in the ${name} layout every claim has a box inside the whole, and none overlaps another`, () => {
    for (let seed = 0; seed < 200; seed++) {
      const items = drawItems(seed, 1 + (seed % 60));
      const layout = arrange(items);
      assert.deepEqual([...layout.boxes.keys()].sort(), items.map(({ id }) => id).sort());
      assert.deepEqual(findOverlaps(layout), [], `seed ${seed}`);
      for (const box of layout.boxes.values()) {
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= layout.width && box.y + box.height <= layout.height);
      }
    }
  });
}

test("a claim that bears on another stands to the right of it, and one that undercuts stands below, in its column", () => {
  const made = (id, parent, bearing) => ({ id, parent, bearing, step: "", beside: false, wrap: () => ["words"], reserve: 0 });
  const items = [made("thesis", "", ""), made("reason", "thesis", "supports"), made("doubt", "reason", "undercuts")];
  const { boxes } = arrangeWide(items);
  const [thesis, reason, doubt] = ["thesis", "reason", "doubt"].map((id) => boxes.get(id));
  assert.ok(reason.x > thesis.x + thesis.width);
  assert.ok(doubt.y >= reason.y + reason.height && doubt.x < reason.x + reason.width);
});

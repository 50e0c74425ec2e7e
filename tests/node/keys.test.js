import assert from "node:assert/strict";
import { test } from "node:test";
import { findMove, readKey } from "../../argmap/theme/assets/argmap/explorer/keys.js";

const ROWS = [
  ["thesis", "", 0, true],
  ["a", "thesis", 1, true],
  ["a1", "a", 2, false],
  ["b", "thesis", 1, false],
].map(([id, parent, depth, open]) => ({ claim: { id }, parent, depth, open, foldable: id !== "a1" }));

test("arrows follow relations in the map, and rows in the outline", () => {
  assert.deepEqual(readKey({ key: "ArrowDown" }, false), { move: "next" });
  assert.deepEqual(readKey({ key: "ArrowDown" }, true), { move: "below" });
  assert.deepEqual(readKey({ key: "ArrowDown", shiftKey: true }, false), { act: "pan-down" });
  assert.equal(readKey({ key: "f", ctrlKey: true }, false), null);
});

test("moves lead to the parent, the first reason, or the next reason on the same claim", () => {
  const moves = (at) => ["parent", "child", "next", "previous", "last"].map((move) => findMove(ROWS, at, move));
  assert.deepEqual(moves(0), [0, 1, 0, 0, 3]);
  assert.deepEqual(moves(1), [0, 2, 3, 1, 3]);
  assert.deepEqual(moves(2), [1, 2, 2, 2, 3]);
  assert.deepEqual(moves(3), [0, "unfold", 3, 1, 3]);
});

test("in the outline left folds what is open, then goes up, and right unfolds", () => {
  assert.equal(findMove(ROWS, 1, "left"), "fold");
  assert.equal(findMove(ROWS, 3, "left"), 0);
  assert.equal(findMove(ROWS, 3, "right"), "unfold");
});

test("with nothing chosen, down in the outline leads on from its first row, which has the keys, and any other move to it", () => {
  assert.equal(findMove(ROWS, -1, "below"), 1);
  assert.equal(findMove(ROWS.slice(0, 1), -1, "below"), 0);
  assert.deepEqual(
    ["above", "next", "right", "left"].map((move) => findMove(ROWS, -1, move)),
    [0, 0, 0, 0],
  );
});

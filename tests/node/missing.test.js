import assert from "node:assert/strict";
import { test } from "node:test";
import { findNearest, measureDistance, readId } from "../../argmap/theme/assets/argmap/missing.js";

test("a former id leads to the claim of today", () => {
  assert.deepEqual(findNearest("old-name", { now: "Now" }, { "old-name": "now" }), ["now"]);
});

test("a name of Object.prototype is an id like any other", () => {
  assert.deepEqual(findNearest("constructor", { constructors: "C" }, {}), ["constructors"]);
});

test("ids with shared words and few other letters come first, and no more than three", () => {
  const claims = Object.fromEntries(["slow-data", "slow-date", "data-is-slow", "compute", "slow-dat"].map((id) => [id, id]));
  const nearest = findNearest("slow-data-x", claims, {});
  assert.equal(nearest[0], "slow-data");
  assert.equal(nearest.length, 3);
  assert.ok(!nearest.includes("compute"));
});

test("two letters swapped count as one change, and what is far is not counted exactly", () => {
  assert.equal(measureDistance("abcd", "abdc", 3), 1);
  assert.equal(measureDistance("", "abc", 3), 3);
  assert.equal(measureDistance("abcdefgh", "zyxwvuts", 3), 4);
});

test("the last part of an address is read as an id", () => {
  assert.equal(readId("/a/B%20c.HTML"), "b-c");
  assert.equal(readId("/claims/slow-data/index.html"), "slow-data");
  assert.equal(readId("/%E0%A4%A"), "e0-a4-a");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isView, readAddress, writeAddress } from "../../argmap/theme/assets/argmap/explorer/address.js";

const KEYS = "focus hops level open fold at topic kind voice standing as-of view hide show fall stance".split(" ");
const WORDS = "all none a a-b old __proto__ constructor 2026-02 2026-13 outline words beliefs 2".split(" ");
const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS, "", "") }, { weight: 1, arbitrary: fc.string() });
const list = fc.array(word, { maxLength: 3 }).map((values) => values.join("."));
const pair = fc.tuple(fc.constantFrom(...KEYS), list).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
const address = fc.oneof(
  fc.array(pair).map((pairs) => pairs.join("&")),
  fc.string({ unit: "binary" }),
);
const RUNS = { numRuns: 2000, seed: 7 }; // the same ones each time

test("whatever an address says, it is read, and what is written from it says the same for ever", () => {
  fc.assert(
    fc.property(address, (said) => {
      const written = writeAddress(readAddress(`#${said}`));
      assert.equal(writeAddress(readAddress(`#${written}`)), written);
      assert.ok(written === "" || isView(`#${written}`), written);
    }),
    RUNS,
  );
});

test("whatever an address says, a state has nothing but what can be chosen", () => {
  fc.assert(
    fc.property(address, (said) => {
      const { hops, level, view, hide, asOf } = readAddress(`#${said}`);
      for (const count of [hops, level]) assert.ok([0, 1, 2, 3, Infinity].includes(count), String(count));
      assert.ok(["map", "outline", "both"].includes(view), view);
      assert.ok(["", "words", "standings"].includes(hide), hide);
      assert.match(asOf, /^(\d{4}-\d{2})?$/);
    }),
    RUNS,
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { fitState, isView, readAddress, readCount, writeAddress } from "../../argmap/theme/assets/argmap/explorer/address.js";

const WHOLE = "focus=b&hops=2&open=a.b&fold=c&at=a&kind=claim.evidence&topic=none&as-of=2026-02&view=both";

test("an address says what the state is, and is written from it again", () => {
  const state = readAddress(`#${WHOLE}`);
  assert.deepEqual([state.focus, state.hops, state.at, state.asOf, state.view], ["b", 2, "a", "2026-02", "both"]);
  assert.deepEqual([state.open, state.shut], [new Set(["a", "b"]), new Set(["c"])]);
  assert.deepEqual(state.filters, { kind: ["claim", "evidence"], topic: [] });
  assert.deepEqual(readAddress(`#${writeAddress(state)}`), state);
});

test("an address says what a worksheet hides, and whose beliefs it shows", () => {
  const read = (hash) => {
    const { hide, beliefs, stance } = readAddress(hash);
    return [hide, beliefs, stance];
  };
  assert.deepEqual(read("#hide=words"), ["words", false, ""]);
  assert.deepEqual(read("#hide=everything"), ["", false, ""]);
  assert.deepEqual(read("#show=beliefs"), ["", true, ""]);
  assert.deepEqual(read("#stance=a1b2"), ["", true, "a1b2"]);
  for (const said of ["hide=standings", "show=beliefs", "as-of=2026-02&hide=words"]) {
    assert.equal(writeAddress(readAddress(`#${said}`)), said);
  }
  assert.deepEqual(readAddress(`#${writeAddress(readAddress("#stance=a1b2"))}`), readAddress("#stance=a1b2"));
});

test("what is as at first is left out, but for the whole of a page that shows one topic", () => {
  assert.equal(writeAddress(readAddress("")), "");
  assert.equal(writeAddress(readAddress(""), "data"), "topic=all");
});

test("numbers that cannot be chosen are as at first or all", () => {
  assert.deepEqual(["all", "3", "4", "0", "-1", "x", ""].map(readCount), [Infinity, 3, Infinity, 0, 1, 1, 1]);
  assert.equal(readAddress("#hops=0").hops, 1);
});

test("no month is read where there is none such", () => {
  assert.deepEqual(
    ["2026-13", "2026-00", "2026-1", "x"].map((month) => readAddress(`#as-of=${month}`).asOf),
    ["", "", "", ""],
  );
});

test("a state is fitted to the claims and months of the map", () => {
  const claims = new Map([["a", {}]]);
  const map = { months: ["2025-01", "2026-01"], claims: 1, formerly: { old: "a" } };
  const state = readAddress("#open=a.old.gone.__proto__&as-of=2024-05");
  const fitted = fitState(state, { map, claims });
  assert.deepEqual([fitted.open, fitted.asOf], [new Set(["a", "old"]), "2025-01"]);
  assert.equal(fitState(readAddress("#as-of=2026-02"), { map, claims }).asOf, "");
  assert.deepEqual(fitState(state, { map: { ...map, claims: 2 }, claims }).open, new Set(["a", "old", "gone"]));
});

test("only our own hashes are views", () => {
  assert.deepEqual(["#focus=a", "#view=map", "#stance=a", "#focus", "#some-heading", ""].map(isView), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

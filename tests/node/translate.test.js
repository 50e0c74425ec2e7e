import assert from "node:assert/strict";
import test from "node:test";
import {
  listAll,
  listFirst,
  listParts,
  quote,
  t,
  tn,
  tnp,
  tp,
  writeDate,
  writeMonth,
  writeNumber,
} from "../../argmap/theme/assets/argmap/lib/translate.js";
import { MESSAGES } from "../../argmap/theme/assets/argmap/messages.js";

/** Says something while the catalogue has these messages. @template Said @param {Record<string, string | string[]>} messages @param {() => Said} say @returns {Said} */
function among(messages, say) {
  Object.assign(MESSAGES, messages);
  const said = say();
  for (const text of Object.keys(messages)) delete MESSAGES[text];
  return said;
}

test("values stand in the place of placeholders, in whatever order the translation has them, and are not read again", () => {
  assert.equal(t("{one} before {other}", { one: "{other}", other: 2 }), "{other} before 2");
  const said = among({ "{one} before {other}": "{other} nach {one}" }, () => t("{one} before {other}", { one: "a", other: "b" }));
  assert.equal(said, "b nach a");
});

test("a placeholder without a value is an error, in a message and in its translation", () => {
  assert.throws(() => t("from {from} to {to}", { from: "a" }), /no value for {to} in: from {from} to {to}/);
  assert.throws(() => among({ "to {to}": "bis {ende}" }, () => t("to {to}", { to: "b" })), /no value for {ende}/);
  assert.throws(() => t("{constructor}"), /no value for {constructor}/);
});

test("a message without a translation is said in English", () => {
  assert.equal(t("Copied."), "Copied.");
  assert.equal(tn("{n} premise", "{n} premises", 1), "1 premise");
  assert.equal(tn("{n} premise", "{n} premises", 0), "0 premises");
  assert.equal(
    among({ "{n} premise": "{n} Prämisse" }, () => tn("{n} premise", "{n} premises", 2)),
    "2 premises",
  );
});

test("a number chooses among the forms of the translation", () => {
  const messages = { "{n} of {all} premise": ["{n} Prämisse von {all}", "{n} Prämissen von {all}"] };
  const say = (/** @type {number} */ n) => tn("{n} of {all} premise", "{n} of {all} premises", n, { all: 5 });
  assert.deepEqual(
    among(messages, () => [0, 1, 2].map(say)),
    ["0 Prämissen von 5", "1 Prämisse von 5", "2 Prämissen von 5"],
  );
});

test("elements stand between the texts of a message, and lists of them, too", () => {
  const [first, second] = [{ claim: 1 }, { claim: 2 }];
  assert.deepEqual(tp("{claim} weakens {others}.", { claim: first, others: listParts([first, second]) }), [
    first,
    " weakens ",
    first,
    " and ",
    second,
    ".",
  ]);
  assert.deepEqual(tnp("{claim} and {n} more", "{claim} and {n} more", 3, { claim: first }), [first, " and 3 more"]);
});

test("English lists, dates, months, numbers and quotation marks are as ever", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listAll), ["", "a", "a and b", "a, b and c"]);
  assert.deepEqual(
    [1, 2, 3, 5].map((most) => listFirst(["a", "b", "c"], most)),
    ["a and 2 more", "a, b and 1 more", "a, b, c", "a, b, c"],
  );
  assert.deepEqual(
    [writeDate("2025-04-30"), writeMonth("2025-04"), writeMonth("2025-09", "short")],
    ["30 April 2025", "April 2025", "Sept 2025"],
  );
  assert.deepEqual(
    [0, 0.125, 1.005, 12345.678, 0.999].map((number) => writeNumber(number, 2)),
    ["0.00", "0.13", "1.00", "12345.68", "1.00"],
  );
  assert.deepEqual(
    [0, 0.5, 1].map((number) => writeNumber(number, 1, 0)),
    ["0", "0.5", "1"],
  );
  assert.equal(quote("a"), "“a”");
});

import assert from "node:assert/strict";
import test from "node:test";
import { describeStanding, nameStanding } from "../../argmap/theme/assets/argmap/explorer/words.js";
import { StandingWord } from "../../argmap/theme/assets/argmap/words.js";

test("a standing is shown by its word, which the vocabulary may change", () => {
  const { word } = StandingWord.loop;
  StandingWord.loop.word = "circle";
  assert.deepEqual([nameStanding("loop"), describeStanding({ standing: "loop" })], ["circle", "circle"]);
  StandingWord.loop.word = word;
});

test("questions and notes have no standing, and a claim without an objection is not marked", () => {
  assert.deepEqual([nameStanding(""), nameStanding("no objection")], ["", "unchallenged"]);
  const described = ["", "no objection", "reasons fail"].map((standing) => describeStanding({ standing }));
  assert.deepEqual(described, ["", "", "disputed"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { leaveStance } from "../../argmap/theme/assets/argmap/beliefs/session.js";
import {
  findSide,
  linkSide,
  listSides,
  readLink,
  readSides,
  writeSides,
} from "../../argmap/theme/assets/argmap/beliefs/sides.js";
import { listStances } from "../../argmap/theme/assets/argmap/beliefs/stance.js";
import { Program } from "../../argmap/theme/assets/argmap/evaluation/program.js";

const MODEL = {
  hash: "now",
  claims: ["p", "q", "t"],
  steps: [
    [0, 2, 1, 0],
    [1, 2, 1, 1],
  ],
  order: [0, 1, 2],
  thesis: 2,
};
const LABELS = {
  claims: [{ label: "Pe" }, { label: "Qu" }, { label: "Te" }],
  stances: [
    { id: "essay", name: "The essay", how: "Believes it.", believed: [0] },
    { id: "critics", name: "Its critics", how: "Doubts it.", believed: [1] },
  ],
  signed: [{ id: "ada", name: "Ada", date: "2026-03-01", says: "It holds.", held: [[0, 5]], aside: 1, changed: [0, 1] }],
  changes: [],
};
const beliefs = { program: new Program(MODEL), labels: LABELS, hash: "now", root: "../", site: "/" };
const wrong = (text) => readLink(beliefs, text).wrong ?? "";

test("an address names two sides and is read again", () => {
  const link = linkSide("_map=now&p=6&q=0");
  assert.deepEqual(readSides(`#${writeSides("stance:ada", link)}`), ["stance:ada", link]);
  assert.deepEqual(readSides("#b=essay"), ["", "essay"]);
  assert.equal(linkSide(""), "");
});

test("a link is read from what somebody may paste of it", () => {
  const given = [
    "https://example.org/map/yours/#_map=now&p=6",
    " #_map=now&p=6 ",
    "_map=now&p=6",
    "../explore/#stance=_map%3Dnow%26p%3D6",
  ];
  for (const text of given) {
    const { side } = readLink(beliefs, text);
    assert.deepEqual([side?.key, [...(side?.stops ?? [])]], ["link:_map=now&p=6", [[0, 6]]], text);
  }
});

test("what is wrong with a link is said exactly", () => {
  assert.match(wrong(""), /Paste a link here/);
  assert.match(wrong("hello"), /no link: “hello”/);
  assert.match(wrong("https://example.org/map/yours/"), /no part that begins with #/);
  assert.match(wrong("https://example.org/#top"), /names no beliefs: “top”/);
  assert.match(wrong("https://example.org/#a=essay&b=critics"), /a comparison of two stances/);
  assert.match(wrong("#_map=now"), /sets nothing/);
  assert.match(wrong("#_map=old&other=5&another=6"), /None of the 2 premises/);
  assert.match(findSide(beliefs, "nobody").wrong, /no stance named “nobody”/);
  assert.match(findSide(beliefs, "stance:nobody").wrong, /no signed stance named “nobody”/);
  assert.match(findSide(beliefs, "you").wrong, /keeps no beliefs of yours/);
});

test("a signed stance says what has changed since, and what does not count", () => {
  const { side } = findSide(beliefs, "stance:ada");
  assert.deepEqual([side.name, side.how, [...side.stops]], ["Ada", "Signed on 1 March 2026: It holds.", [[0, 5]]]);
  assert.equal(
    side.note,
    "Since Ada signed, these have changed: “Pe”, “Qu”. 1 claim that it names rests on reasons by now; what it says of it does not count.",
  );
});

test("an older link says so", () => {
  const { side } = readLink(beliefs, "#_map=old&p=6&gone=2");
  assert.match(side.note, /earlier state of the map.*no longer a premise of the map: gone/);
});

test("the reader’s own beliefs can be chosen once they are known, and are named so", () => {
  assert.deepEqual(listSides(beliefs), [
    ["essay", "The essay"],
    ["critics", "Its critics"],
    ["stance:ada", "Ada"],
  ]);
  leaveStance("_map=now&q=6");
  assert.deepEqual(listSides(beliefs)[0], ["you", "You"]);
  assert.deepEqual(
    [readLink(beliefs, "#_map=now&q=6").side.name, readLink(beliefs, "#_map=now&q=5").side.name],
    ["You", "The link"],
  );
  assert.equal(findSide(beliefs, "you").side.key, "link:_map=now&q=6");
});

test("signed stances can be chosen with the map’s own, unless none of their claims is a premise any more", () => {
  const gone = { id: "bob", name: "Bob", date: "2026-04-01", says: "No.", held: [], aside: 1, changed: [] };
  const labels = { ...LABELS, signed: [...LABELS.signed, gone] };
  const listed = listStances({ ...beliefs, labels }).map(({ id, title, how, stops }) => [id, title ?? "", how, [...stops]]);
  assert.deepEqual(listed.slice(2), [["stance:ada", "Ada", "Signed on 1 March 2026: It holds.", [[0, 5]]]]);
});

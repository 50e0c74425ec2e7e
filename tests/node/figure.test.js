import assert from "node:assert/strict";
import { test } from "node:test";
import {
  shapeBadge,
  shapeBox,
  shapeCross,
  shapeHeading,
  shapeLine,
  shapeStem,
} from "../../argmap/theme/assets/argmap/explorer/figure.js";
import { arrange } from "../../argmap/theme/assets/argmap/explorer/layout.js";
import { TODAY, UNTOLD } from "../../argmap/theme/assets/argmap/explorer/lens.js";
import { planBlocks } from "../../argmap/theme/assets/argmap/explorer/plan.js";
import { WEIGHTS } from "../../argmap/theme/assets/argmap/sizes.js";

const COLOURS = new Proxy({}, { get: (_, name) => `the ${String(name)}` });

function makeClaim(id, bearing, more = {}) {
  return { id, label: id, heading: id, kind: "claim", voice: "essay", bearing, step: "", side: "for", strength: "weak", ...more };
}

/** The scene of a thesis and some claims under it. */
function makeScene(claims, more = {}) {
  const thesis = makeClaim("thesis", "", { kind: "thesis", side: "for", standing: "open objection", outcome: "" });
  const family = [thesis, ...claims].map((claim) => ({
    claim,
    parent: claim === thesis ? "" : (claim.parent ?? "thesis"),
    open: claim === thesis,
    foldable: false,
    faded: false,
    inside: [0, 0, 0, 0],
    ...claim.row,
  }));
  const lens = more.lens ?? TODAY;
  const layout = arrange(planBlocks(family, "", { answers: [], author: "Ann" }, lens), more.form ?? "wide");
  const rows = new Map(family.map((row) => [row.claim.id, row]));
  return {
    layout,
    rows,
    crosses: [],
    at: "",
    lens,
    blank: false,
    colours: COLOURS,
    font: "sans",
    serif: "serif",
    marks: {},
    ...more,
  };
}

const lineOf = (scene, id) => shapeLine(scene, id, scene.layout.links.get(id), scene.rows.get(id));
const badgeOf = (scene, id) => shapeBadge(scene, id, scene.layout.links.get(id), scene.rows.get(id));
const boxOf = (scene, id) => shapeBox(scene, scene.layout.boxes.get(id), scene.rows.get(id));
const textsOf = (shapes) => shapes.filter(({ kind }) => kind === "text").map(({ text }) => text);

test("a line is as thick as its step is strong", () => {
  const strengths = ["weak", "moderate", "strong"];
  const scene = makeScene(strengths.map((strength) => makeClaim(strength, "supports", { strength, outcome: "carries" })));
  const widths = strengths.map((strength) => lineOf(scene, strength)[0].width);
  assert.deepEqual(widths, [WEIGHTS.weak, WEIGHTS.moderate, WEIGHTS.strong]);
  assert.ok(widths[0] < widths[1] && widths[1] < widths[2]);
});

test("what does not count has a hollow sign, and only what is answered is pale", () => {
  const outcomes = {
    carries: makeClaim("carries", "supports", { outcome: "carries" }),
    undercut: makeClaim("undercut", "supports", { outcome: "undercut" }),
    open: makeClaim("open", "attacks", { outcome: "not answered", side: "against" }),
    answered: makeClaim("answered", "attacks", { outcome: "answered", side: "against" }),
  };
  const scene = makeScene(Object.values(outcomes));
  const seen = Object.keys(outcomes).map((id) => {
    const [disc] = badgeOf(scene, id);
    return [id, lineOf(scene, id)[0].alpha < 1, disc.fill === COLOURS.paper, disc.fill === disc.stroke];
  });
  assert.deepEqual(seen, [
    ["carries", false, false, true],
    ["undercut", false, true, false],
    ["open", false, false, true],
    ["answered", true, true, false],
  ]);
});

test("the word for how a step fares stands beside its box, in its colour only where it counts", () => {
  const claims = [
    makeClaim("why", "supports", { outcome: "carries" }),
    makeClaim("but", "attacks", { outcome: "answered", side: "against" }),
  ];
  const words = (scene) =>
    ["why", "but"]
      .map((id) => boxOf(scene, id).findLast(({ kind }) => kind === "text"))
      .map(({ text, font, fill }) => [text, font, fill]);
  assert.deepEqual(words(makeScene(claims)), [
    ["stands", "strong", COLOURS.support],
    ["answered", "label", COLOURS.quiet],
  ]);
  const untold = makeScene(claims, { lens: UNTOLD });
  assert.deepEqual(textsOf(["why", "but"].flatMap((id) => boxOf(untold, id))), ["why", "but"]);
  assert.equal(lineOf(untold, "but")[0].alpha, 1);
});

test("lines are dashed by how they bear, and only an undercut has an arrow", () => {
  const claims = ["supports", "attacks", "undercuts", "about"].map((bearing) =>
    makeClaim(bearing, bearing, { parent: bearing === "undercuts" ? "supports" : "thesis", outcome: "" }),
  );
  const scene = makeScene(claims);
  const drawn = claims.map(({ id }) => lineOf(scene, id));
  assert.equal(new Set(drawn.slice(0, 3).map(([line]) => String(line.dash))).size, 3);
  assert.deepEqual(
    drawn.map((shapes) => shapes.length),
    [1, 1, 2, 1],
  );
});

test("the line from a section to the middle is as thick as the strongest step in it that counts", () => {
  const scene = makeScene([
    makeClaim("a", "supports", { strength: "moderate", outcome: "carries" }),
    makeClaim("b", "supports", { strength: "strong", outcome: "undercut" }),
    makeClaim("c", "about", { side: "neither" }),
  ]);
  const [reasons, remarks] = scene.layout.headings;
  assert.equal(shapeStem(scene, reasons)[0].width, WEIGHTS.moderate);
  assert.deepEqual(shapeStem(scene, remarks), []);
  assert.deepEqual(textsOf(shapeHeading(scene, reasons)), ["+", reasons.section.title]);
});

test("what comes from outside has round corners and a tint, and a question has a dotted frame", () => {
  const scene = makeScene([
    makeClaim("ours", "supports", { outcome: "carries" }),
    makeClaim("theirs", "supports", { outcome: "carries", voice: "outside" }),
    makeClaim("asked", "about", { kind: "question", voice: "outside", side: "neither" }),
  ]);
  const frames = ["ours", "theirs", "asked"].map((id) => boxOf(scene, id)[0]);
  const [ours, theirs, asked] = frames;
  assert.ok(ours.r < theirs.r);
  assert.notEqual(ours.fill, theirs.fill);
  assert.deepEqual(
    frames.map(({ dash }) => Boolean(dash?.length)),
    [false, false, true],
  );
  assert.equal(boxOf(scene, "asked").filter(({ width }) => width === 4).length, 0);
  assert.equal(theirs.fill, asked.fill);
});

test("what a filter only keeps is slanted and faded; a chip says what is folded", () => {
  const scene = makeScene([
    makeClaim("kept", "supports", { outcome: "carries", row: { faded: true } }),
    makeClaim("folded", "supports", { outcome: "carries", row: { foldable: true, inside: [2, 1, 1, 3] } }),
    makeClaim("remarks", "supports", { outcome: "carries", row: { foldable: true, inside: [0, 0, 0, 3] } }),
    makeClaim("open", "supports", { outcome: "carries", row: { foldable: true, inside: [2, 1, 1, 3], open: true } }),
  ]);
  const label = boxOf(scene, "kept").find(({ kind }) => kind === "text");
  assert.deepEqual([label.font, lineOf(scene, "kept")[0].alpha < 1], ["slanted", true]);
  const last = ["folded", "remarks", "open"].map((id) => textsOf(boxOf(scene, id)).at(-1));
  assert.deepEqual(last, ["+2 −2", "?3", "stands"]);
});

test("a worksheet of blank boxes has the thesis in words, and nothing else", () => {
  const claims = [makeClaim("why", "supports", { outcome: "carries" })];
  const scene = makeScene(claims, { lens: UNTOLD, blank: true });
  assert.deepEqual(textsOf(boxOf(scene, "why")), []);
  assert.deepEqual(textsOf(boxOf(scene, "thesis")), ["thesis", "Ann’s thesis"]);
});

test("what nobody had said by a month is an empty frame", () => {
  const lens = { ...TODAY, future: (id) => id === "why" };
  const scene = makeScene([makeClaim("why", "supports", { outcome: "carries" })], { lens });
  assert.deepEqual(
    boxOf(scene, "why").map(({ kind, fill, stroke }) => [kind, fill, stroke]),
    [["rect", undefined, COLOURS.line]],
  );
});

test("how far a claim is believed fills its box from the left", () => {
  const lens = { ...TODAY, level: () => 0.25 };
  const scene = makeScene([makeClaim("why", "supports", { outcome: "carries" })], { lens });
  const { width } = scene.layout.boxes.get("why");
  const filled = boxOf(scene, "why").find(({ kind, fill }) => kind === "rect" && fill === COLOURS.accent);
  assert.equal(filled.w, (width - 2) / 4);
});

test("a thin line joins the chosen claim to another that it bears on, on the side where that stands", () => {
  const scene = makeScene([
    makeClaim("why", "supports", { outcome: "carries" }),
    makeClaim("but", "attacks", { outcome: "not answered" }),
  ]);
  const [why, but] = ["why", "but"].map((id) => scene.layout.boxes.get(id));
  const [out] = shapeCross(scene, why, but, "attacks", "against");
  const [back] = shapeCross(scene, but, why, "attacks", "against");
  assert.ok(out.width <= 1.5);
  assert.ok(out.path.startsWith(`M ${why.x + why.width} `) && out.path.endsWith(` ${but.x} ${but.y + but.height / 2}`));
  assert.ok(back.path.startsWith(`M ${but.x} `));
});

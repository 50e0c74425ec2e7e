/**
 * The shapes of the map: what a scene's boxes, lines, signs and words consist of. The canvas (paint.js) and files and paper
 * (take.js) draw the same shapes; static pictures, made in Python, look alike by picture.css.
 *
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./layout.js").Link} Link
 * @typedef {import("./layout.js").Heading} Heading
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {object} Style
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width]  of the stroke
 * @property {number[]} [dash]
 * @property {number} [alpha]
 * @typedef {Style & {kind: "path", path: string, x?: number, y?: number}} PathShape  x and y move it
 * @typedef {Style & {kind: "rect", x: number, y: number, w: number, h: number, r: number}} RectShape
 * @typedef {Style & {kind: "text", text: string, x: number, y: number, font: Face, anchor?: "middle"}} TextShape
 * @typedef {"label" | "strong" | "title" | "slanted"} Face
 * @typedef {PathShape | RectShape | TextShape} Shape
 */
import { BADGES, CHIP_HEIGHT, CHIP_TIP, FORMS, LINE, MARK, SIDE, TIPS, TITLE_LINE, TITLE_PAD } from "../sizes.js";
import { Bearing, Kind, Side } from "../words.js";
import { drawLine, middle } from "./layout.js";
import { markOf } from "./plan.js";

const DROP = 4.5; // from the middle of a line of letters down to their foot
const PALE = 0.55;
const UNSAID = 0.25;
const ROUND = { outside: 10, other: 3 };

/** The colour of a side. @param {Scene} scene @param {string} side */
function toneOf({ colours }, side) {
  return colours[Side[side]?.tone || "quiet"];
}

/** How much of its colour a row keeps. @param {Scene} scene @param {Row} row */
function fadeOf({ lens }, row) {
  if (lens.future(row.claim.id)) return UNSAID;
  return row.faded ? 0.6 : 1;
}

/** The line from a claim to what it bears on. @param {Scene} scene @param {string} id @param {Link} link @param {Row} row @returns {Shape[]} */
export function shapeLine(scene, id, link, row) {
  const { path, arrow } = drawLine(id, link, scene.layout.form);
  const stroke = toneOf(scene, row.claim.side);
  const alpha = fadeOf(scene, row) * (scene.lens.pale(row) ? PALE : 1);
  const width = link.joined ? Math.min(2, scene.lens.weight(row)) : scene.lens.weight(row);
  /** @type {Shape[]} */
  const shapes = [{ kind: "path", path, stroke, width, dash: Bearing[link.bearing]?.dash ?? [], alpha }];
  if (arrow) shapes.push({ kind: "path", path: "M 0 0 l -4 7 h 8 z", x: arrow[0], y: arrow[1], fill: stroke, alpha });
  return shapes;
}

/** The line from a section to the middle. @param {Scene} scene @param {Heading} heading @returns {Shape[]} */
export function shapeStem(scene, { section, stem }) {
  if (!stem) return [];
  const dash = Bearing[section.bearing]?.dash ?? [];
  return [{ kind: "path", path: stem, stroke: toneOf(scene, section.side), width: section.weight, dash }];
}

/** The words above a section, with their sign. @param {Scene} scene @param {Heading} heading @returns {Shape[]} */
export function shapeHeading(scene, { section, x, y }) {
  const tone = toneOf(scene, section.side);
  const { bearing, title } = section;
  /** @type {Shape[]} */
  const sign = bearing ? shapeSign(scene, bearing, Bearing[bearing].sign, x, y, tone, true, 1) : [];
  return [...sign, { kind: "text", text: title, x: x + (bearing ? 16 : 0), y: y + DROP, font: "strong", fill: tone }];
}

/** @param {Scene} scene @param {string} bearing @param {string} sign @param {number} x @param {number} y @param {string} tone @param {boolean} live @param {number} alpha @returns {Shape[]} */
function shapeSign({ colours }, bearing, sign, x, y, tone, live, alpha) {
  return [
    { kind: "path", path: BADGES[bearing], x, y, fill: live ? tone : colours.paper, stroke: tone, width: 1.25, alpha },
    { kind: "text", text: sign, x, y: y + DROP, font: "strong", anchor: "middle", fill: live ? colours.paper : tone, alpha },
  ];
}

/** The sign of a claim's relation. @param {Scene} scene @param {string} id @param {Link} link @param {Row} row @returns {Shape[]} */
export function shapeBadge(scene, id, link, row) {
  const { badge, joined } = drawLine(id, link, scene.layout.form);
  const sign = joined ? "&" : (Bearing[link.bearing]?.sign ?? "");
  return shapeSign(
    scene,
    link.bearing,
    sign,
    badge[0],
    badge[1],
    toneOf(scene, row.claim.side),
    scene.lens.live(row),
    fadeOf(scene, row),
  );
}

/** A claim's box with its words. @param {Scene} scene @param {Box} box @param {Row | undefined} row without one, claims left out @returns {Shape[]} */
export function shapeBox(scene, box, row) {
  const { colours } = scene;
  if (!row) return [...shapeLabel(scene, box, "label", colours.quiet, 1, 0)];
  if (scene.lens.future(row.claim.id)) return [frame(box, row, { stroke: colours.line, width: 1, dash: [2, 4] })];
  const alpha = fadeOf(scene, row);
  return box.role === "middle" ? shapeMiddle(scene, box, row, alpha) : shapeRow(scene, box, row, alpha);
}

/** @param {Box} box @param {Row} row @param {Style} style @returns {Shape} */
function frame(box, row, style) {
  const r = row.claim.voice === "outside" && box.role !== "middle" ? ROUND.outside : ROUND.other;
  return { kind: "rect", x: box.x, y: box.y, w: box.width, h: box.height, r, ...style };
}

/** @param {Scene} scene @param {Box} box @param {Row} row @param {number} alpha @returns {Shape[]} */
function shapeMiddle(scene, box, row, alpha) {
  const { colours } = scene;
  return [
    frame(box, row, { fill: colours.paper, stroke: colours.ink, width: 2.5, alpha }),
    ...shapeLevel(scene, box, row),
    ...shapeLabel(scene, box, "title", colours.ink, alpha, 0),
    ...box.notes.flatMap(([section, x, y]) => shapeNote(scene, section, x, y)),
    ...shapeAbove(scene, box),
    ...shapeChip(scene, box),
  ];
}

/** The words above the title in the middle. @param {Scene} scene @param {Box} box @returns {Shape[]} */
function shapeAbove({ colours }, { above, word }) {
  const [x, y] = word ?? [0, 0];
  return above.map((text, index) => ({ kind: "text", text, x, y: y + DROP + index * LINE, font: "label", fill: colours.quiet }));
}

/** A heading repeated in the middle. @param {Scene} scene @param {import("./layout.js").Section} section @param {number} x @param {number} y @returns {Shape[]} */
function shapeNote(scene, { bearing, title, side }, x, y) {
  const tone = toneOf(scene, side);
  const sign = shapeSign(scene, bearing, Bearing[bearing].sign, x + 8, y, tone, true, 1);
  return [...sign, { kind: "text", text: title, x: x + 24, y: y + DROP, font: "strong", fill: tone }];
}

/** @param {Scene} scene @param {Box} box @param {Row} row @param {number} alpha @returns {Shape[]} */
function shapeRow(scene, box, row, alpha) {
  const { colours, lens } = scene;
  const { claim } = row;
  const pale = lens.pale(row);
  const mark = markOf(claim);
  const ink = !pale && !row.faded ? colours.ink : colours.quiet;
  const fill = claim.voice === "outside" ? colours.raised : colours.paper;
  /** @type {Shape[]} */
  const shapes = [
    frame(box, row, { fill, stroke: pale ? colours.line : colours.quiet, width: 1, dash: Kind[claim.kind].dash }),
    ...shapeLevel(scene, box, row),
  ];
  if (claim.side !== "neither") {
    const path = `M ${box.x + 3} ${box.y + 4} v ${box.height - 8}`;
    const stroke = toneOf(scene, claim.side);
    shapes.push({ kind: "path", path, stroke, width: 4, dash: Side[claim.side].dash, alpha: alpha * (pale ? PALE : 1) });
  }
  if (mark) {
    const y = box.y + FORMS[scene.layout.form].pad + 1;
    shapes.push({ kind: "path", path: scene.marks[mark], x: box.x + SIDE, y, stroke: colours.quiet, width: 1.6 });
  }
  shapes.push(
    ...shapeLabel(scene, box, row.faded ? "slanted" : box.item.strong ? "strong" : "label", ink, 1, mark ? MARK : 0),
    ...shapeWord(scene, box, row, lens.live(row) && box.role === "row"),
    ...shapeChip(scene, box),
  );
  return shapes;
}

/** How far a reader believes a claim: the part of the box that is filled. @param {Scene} scene @param {Box} box @param {Row} row @returns {Shape[]} */
function shapeLevel(scene, box, row) {
  const level = scene.lens.level(row.claim.id);
  if (level === null) return [];
  const fill = scene.colours.accent;
  const w = Math.max(0, (box.width - 2) * level);
  return [
    { kind: "rect", x: box.x + 1, y: box.y + 1, w, h: box.height - 2, r: 2, fill, alpha: 0.13 },
    { kind: "rect", x: box.x + 1, y: box.y + box.height - 4, w, h: 3, r: 1, fill },
  ];
}

/** @param {Scene} scene @param {Box} box @param {Face} font @param {string} fill @param {number} alpha @param {number} indent @returns {Shape[]} */
function shapeLabel(scene, box, font, fill, alpha, indent) {
  if (scene.blank && box.role !== "middle") return [];
  const titled = box.role === "middle";
  const x = box.x + SIDE + (titled ? TITLE_PAD : indent);
  const top = box.y + (titled ? TITLE_PAD + box.above.length * LINE : FORMS[scene.layout.form].pad);
  return box.lines.map((text, index) => {
    const y = top + (titled ? index * TITLE_LINE + 19 : index * LINE + 13);
    return { kind: "text", text, x, y, font, fill, alpha };
  });
}

/** @param {Scene} scene @param {Box} box @param {Row} row @param {boolean} live @returns {Shape[]} */
function shapeWord(scene, box, row, live) {
  if (!box.word) return [];
  const { colours } = scene;
  const [x, y] = box.word;
  const fill = live ? toneOf(scene, row.claim.side) : colours.quiet;
  return [{ kind: "text", text: box.item.word ?? "", x, y: y + DROP, font: live ? "strong" : "label", fill }];
}

/** What is folded in a claim, or the sign that folds it. @param {Scene} scene @param {Box} box @returns {Shape[]} */
function shapeChip({ colours }, box) {
  if (!box.chip) return [];
  const [x, y, w] = box.chip;
  const words = box.item.chip ?? "";
  const top = y - CHIP_HEIGHT / 2;
  /** @type {Shape[]} */
  const shapes = [
    { kind: "rect", x, y: top, w, h: CHIP_HEIGHT, r: CHIP_HEIGHT / 2, fill: colours.paper, stroke: colours.line, width: 1 },
    { kind: "path", path: `M 0 0 ${words ? TIPS.folded : TIPS.open}`, x: x + (words ? 9 : 10), y, fill: colours.quiet },
  ];
  if (words) shapes.push({ kind: "text", text: words, x: x + CHIP_TIP + 7, y: y + DROP, font: "label", fill: colours.quiet });
  return shapes;
}

/** The frame around the chosen claim. @param {Scene} scene @param {Box} box @param {Row} row @returns {Shape[]} */
export function shapeChoice({ colours }, box, row) {
  const r = row.claim.voice === "outside" && box.role !== "middle" ? 13 : 6;
  return [{ kind: "rect", x: box.x - 3, y: box.y - 3, w: box.width + 6, h: box.height + 6, r, stroke: colours.accent, width: 3 }];
}

/** A thin line from the chosen claim to another that it bears on, too, or that bears on it. @param {Scene} scene @param {Box} from @param {Box} to @param {string} bearing @param {string} side @returns {Shape[]} */
export function shapeCross(scene, from, to, bearing, side) {
  const right = (/** @type {Box} */ box) => box.x + box.width;
  const y = middle(from);
  const endY = middle(to);
  const across = right(from) < to.x ? [right(from), to.x, 60, -60] : right(to) < from.x ? [from.x, right(to), -60, 60] : null;
  const [x, endX, out, into] = across ?? [right(from), right(to), 50, 50];
  const path = `M ${x} ${y} C ${x + out} ${y} ${endX + into} ${endY} ${endX} ${endY}`;
  return [{ kind: "path", path, stroke: toneOf(scene, side), width: 1.5, dash: Bearing[bearing].dash ?? [] }];
}

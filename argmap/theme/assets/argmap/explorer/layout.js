/**
 * Coordinates in px (origin top left) of a map's boxes, words and lines, the same as in `argmap.view.map_layout`, which says
 * what a block and a section are; tests compare the two.
 *
 * @typedef {"wide" | "medium" | "narrow"} Form
 * @typedef {object} Item
 * @property {string} id
 * @property {string} label
 * @property {string} [parent]
 * @property {string} [bearing]
 * @property {string} [step]  that of linked premises
 * @property {number} [marks]
 * @property {string} [word]  how the claim stands; of the middle, the line above its title
 * @property {boolean} [strong]  its step, so that its label is bold
 * @property {string | null} [chip]  what is folded in it; null or absent where nothing is
 * @typedef {{title: string, bearing: string, items: Item[], side: string, weight: number}} Section
 * @typedef {{line: Item[], middle: Item | null, sections: Section[]}} Block
 * @typedef {object} Box
 * @property {string} id
 * @property {Item} item
 * @property {"row" | "middle" | "line"} role
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string[]} lines
 * @property {[number, number] | null} word
 * @property {[number, number, number] | null} chip  left edge, middle, width
 * @property {string[]} above  the lines of the words above the title in the middle
 * @property {[Section, number, number][]} notes  headings repeated in a narrow picture, each with its left edge and middle
 * @typedef {{id: string, path: string, badge: [number, number], arrow: [number, number] | null, joined: boolean}} Line
 * @typedef {{section: Section, x: number, y: number, stem: string}} Heading
 * @typedef {{bearing: string, box: Box, parent: Box, joined: Box | null}} Link  what a line is drawn from
 * @typedef {object} Layout
 * @property {Form} form
 * @property {number} width
 * @property {number} height
 * @property {Map<string, Box>} boxes
 * @property {Map<string, Link>} links  by the claim that they come from
 * @property {Heading[]} headings
 */
import { measureText, wrapText } from "../lib/text_width.js";
import {
  BADGE,
  BLOCK_GAP,
  CHIP_HEIGHT,
  CHIP_ROOM,
  CHIP_TIP,
  CRUMB_GAP,
  FAMILY_GAP,
  FONT,
  FORMS,
  GAP,
  HEADING,
  JOINED_GAP,
  LEAST_ROOM,
  LINE,
  MARGIN,
  MARK,
  NOTE,
  NOTE_GAP,
  RADIUS,
  SIDE,
  TITLE_FONT,
  TITLE_LINE,
  TITLE_PAD,
  TITLE_WIDEST,
  WORD_GAP,
  WORD_ROOM,
} from "../sizes.js";

const EDGE = 14; // from a column's edge to the left edge that a section's claims are indented from
const SIGN = 4; // from there back to the centre of the section's sign
const MANY = 2; // sections from which on a narrow picture repeats their headings in the middle
const LEFT_LANE = 2; // from a column's edge to the line that runs past a section to the one below

/** @param {Block[]} blocks one above the other @param {Form} form @param {number} [width] the form's own unless given @returns {Layout} */
export function arrange(blocks, form, width = FORMS[form].width) {
  /** @type {Layout} */
  const layout = { form, width, height: 0, boxes: new Map(), links: new Map(), headings: [] };
  let bottom = MARGIN;
  for (const block of blocks) {
    if (layout.boxes.size) bottom += BLOCK_GAP;
    bottom = placeBlock(layout, block, bottom);
  }
  layout.height = bottom + MARGIN;
  return layout;
}

/** @param {Layout} layout @param {Block} block @param {number} top @returns {number} its lower edge */
function placeBlock(layout, block, top) {
  /** @type {Box | null} */
  let above = null;
  for (const item of block.line) {
    const box = fitCrumb(layout, item, top);
    placeBelow(layout, box, item, above);
    above = box;
    top = box.y + box.height + CRUMB_GAP;
  }
  if (!block.middle) return placeSections(layout, block.sections, null, top);
  const box = fitMiddle(layout, block.middle, top, block.sections);
  placeBelow(layout, box, block.middle, above);
  let bottom = box.y + box.height;
  if (box.chip) bottom += CHIP_HEIGHT / 2;
  return block.sections.length ? placeSections(layout, block.sections, box, bottom) : bottom;
}

/** @param {Layout} layout @param {Box} box @param {Item} item @param {Box | null} above */
function placeBelow(layout, box, item, above) {
  layout.boxes.set(box.id, box);
  if (above) layout.links.set(item.id, { bearing: item.bearing ?? "", box, parent: above, joined: null });
}

/** @param {Layout} layout @param {Item} item @param {number} top @returns {Box} */
function fitCrumb(layout, item, top) {
  const marks = (item.marks ?? 0) * MARK;
  const lines = wrapText(item.label, layout.width - 2 * MARGIN - 2 * SIDE - marks, FONT, faceOf(item));
  const width = roundEven(widest(lines, faceOf(item)) + 2 * SIDE + marks);
  const height = lines.length * LINE + 2 * FORMS[layout.form].pad;
  return {
    id: item.id,
    item,
    role: "line",
    x: (layout.width - width) / 2,
    y: top,
    width,
    height,
    lines,
    word: null,
    chip: null,
    notes: [],
    above: [],
  };
}

/** @param {Layout} layout @param {Item} item @param {number} top @param {Section[]} sections @returns {Box} */
function fitMiddle(layout, item, top, sections) {
  const room = Math.min(TITLE_WIDEST, layout.width - 2 * MARGIN) - 2 * TITLE_PAD - 2 * SIDE;
  const lines = wrapText(item.label, room, TITLE_FONT, "serif");
  const above = wrapText(item.word ?? "", room, FONT);
  const inner = Math.max(...lines.map((line) => measureText(line, TITLE_FONT, "serif")), widest(above));
  const whole = FORMS[layout.form].columns === 1;
  const width = whole ? layout.width - 2 * MARGIN : roundEven(inner + 2 * TITLE_PAD + 2 * SIDE);
  const x = (layout.width - width) / 2;
  let height = above.length * LINE + lines.length * TITLE_LINE + 2 * TITLE_PAD;
  const notes = placeNotes(layout, sections, x + TITLE_PAD + SIDE, top + height - TITLE_PAD);
  if (notes.length) height += NOTE_GAP + notes.length * NOTE;
  /** @type {Box["chip"]} */
  let chip = null;
  if (typeof item.chip === "string") {
    const chipWidth = measureChip(item.chip);
    chip = [x + (width - chipWidth) / 2, top + height, chipWidth];
  }
  const word = /** @type {[number, number]} */ ([x + TITLE_PAD + SIDE, top + TITLE_PAD + LINE / 2]);
  return { id: item.id, item, role: "middle", x, y: top, width, height, lines, word, chip, notes, above };
}

/** @param {Layout} layout @param {Section[]} sections @param {number} left @param {number} top @returns {Box["notes"]} */
function placeNotes(layout, sections, left, top) {
  const weighed = sections.filter(({ bearing }) => bearing && bearing !== "about");
  if (FORMS[layout.form].columns > 1 || weighed.length < MANY) return [];
  return weighed.map((section, i) => [section, left, top + NOTE_GAP + NOTE * (i + 0.5)]);
}

/** @param {Layout} layout @param {Section[]} sections @param {Box | null} middle @param {number} top @returns {number} their lower edge */
function placeSections(layout, sections, middle, top) {
  const form = FORMS[layout.form];
  const columns = Math.min(form.columns, sections.length);
  const width = (layout.width - 2 * MARGIN - (columns - 1) * form.gutter) / Math.max(columns, 1);
  const start = middle ? top + form.stem : top;
  const bottoms = Array.from({ length: columns }, () => start);
  const used = bottoms.map(() => false);
  sections.forEach((section, index) => {
    const column = section.bearing === "about" ? columns - 1 : index % columns;
    const left = MARGIN + column * (width + form.gutter);
    if (used[column]) bottoms[column] += BLOCK_GAP / 2;
    placeHeading(layout, section, middle, left, bottoms[column], !used[column]);
    bottoms[column] = placeRows(layout, section, left, left + width, bottoms[column]);
    used[column] = true;
  });
  return Math.max(start, ...bottoms);
}

/** @param {Layout} layout @param {Section} section @param {Box | null} middle @param {number} left @param {number} top @param {boolean} first of its column */
function placeHeading(layout, section, middle, left, top, first) {
  const x = left + EDGE + SIGN - FORMS[layout.form].lane;
  const y = top + HEADING / 2;
  const stem = middle && section.bearing !== "about" ? drawStem(middle, left, x, y, layout.form, first) : "";
  layout.headings.push({ section, x, y, stem });
}

/** The path from a section's sign at (x, y) to the claim in the middle. @param {Box} middle @param {number} left @param {number} x @param {number} y @param {Form} form @param {boolean} first of its column, or below others */
function drawStem(middle, left, x, y, form, first) {
  const end = middle.y + middle.height;
  const lane = left + LEFT_LANE;
  if (FORMS[form].columns === 1) return first ? path("M", x, y, "V", end) : path("M", x, y, "H", lane, "V", end);
  const centre = middle.x + middle.width / 2;
  const turn = end + FORMS[form].stem / 2;
  const bend = centre > x ? RADIUS : -RADIUS;
  if (!first) return path("M", x, y, "H", lane, "V", turn, "H", centre, "V", end);
  const out = path("M", x, y, "V", turn + RADIUS, "Q", x, turn, x + bend, turn);
  return `${out} ${path("H", centre - bend, "Q", centre, turn, centre, turn - RADIUS, "V", end)}`;
}

/** @param {Layout} layout @param {Section} section @param {number} left @param {number} right @param {number} top @returns {number} the lower edge of the last row */
function placeRows(layout, section, left, right, top) {
  const form = FORMS[layout.form];
  const start = section.bearing ? left + EDGE + form.first : left;
  const deepest = Math.max(0, Math.min(form.deepest, Math.floor((right - start - LEAST_ROOM) / form.indent)));
  top += HEADING;
  const origin = makeBox({ id: "", label: "" }, left + EDGE, top - HEADING / 2 - BADGE, 0, 2 * BADGE);
  /** @type {Map<string, [Box, number]>} */
  const placed = new Map();
  /** @type {Map<string, Box>} */
  const before = new Map();
  let last = 0;
  for (const item of section.items) {
    const [parent, above] = placed.get(item.parent ?? "") ?? [origin, -1];
    const depth = above + 1;
    if (!depth && last) top += FAMILY_GAP;
    last = depth;
    const group = `${item.parent} ${item.step}`;
    const joined = (item.step && before.get(group)) || null;
    if (joined) top -= GAP - JOINED_GAP;
    const box = fitRow(layout, item, start + Math.min(depth, deepest) * form.indent, right, top);
    placed.set(item.id, [box, depth]);
    layout.boxes.set(item.id, box);
    top = box.y + box.height + GAP;
    if (item.bearing && (section.bearing || depth)) layout.links.set(item.id, { bearing: item.bearing, box, parent, joined });
    before.set(group, box);
  }
  return top - GAP;
}

/** @param {Item} item @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
function makeBox(item, x, y, width, height) {
  return { id: item.id, item, role: "row", x, y, width, height, lines: [], word: null, chip: null, notes: [], above: [] };
}

/** @param {Layout} layout @param {Item} item @param {number} left @param {number} right @param {number} top @returns {Box} */
function fitRow(layout, item, left, right, top) {
  const form = FORMS[layout.form];
  return form.beside ? fitBeside(form, item, left, right, top) : fitBelow(form, item, left, right, top);
}

/** A box with the word for its standing and its chip to the right of it. @param {Record<string, number>} form @param {Item} item @param {number} left @param {number} right @param {number} top @returns {Box} */
function fitBeside(form, item, left, right, top) {
  const marks = (item.marks ?? 0) * MARK;
  const room = right - left - WORD_ROOM - CHIP_ROOM - 2 * WORD_GAP;
  const lines = wrapText(item.label, room - 2 * SIDE - marks, FONT, faceOf(item));
  const box = makeBox(
    item,
    left,
    top,
    Math.ceil(widest(lines, faceOf(item)) + 2 * SIDE + marks),
    lines.length * LINE + 2 * form.pad,
  );
  const y = middle(box);
  box.lines = lines;
  if (item.word) box.word = [right - CHIP_ROOM - WORD_GAP - WORD_ROOM, y];
  if (typeof item.chip === "string") box.chip = [right - CHIP_ROOM, y, measureChip(item.chip)];
  return box;
}

/** A box whose last line is the word for its standing and its chip. @param {Record<string, number>} form @param {Item} item @param {number} left @param {number} right @param {number} top @returns {Box} */
function fitBelow(form, item, left, right, top) {
  const marks = (item.marks ?? 0) * MARK;
  const lines = wrapText(item.label, right - left - 2 * SIDE - marks, FONT, faceOf(item));
  let tail = item.word ? measureText(item.word, FONT, "bold") : 0;
  const chipLeft = left + SIDE + (item.word ? tail + WORD_GAP : 0);
  const folds = typeof item.chip === "string";
  if (folds) tail = chipLeft - left - SIDE + measureChip(item.chip ?? "");
  const width = Math.ceil(Math.max(widest(lines, faceOf(item)) + marks, tail) + 2 * SIDE);
  const height = lines.length * LINE + 2 * form.pad + (item.word || folds ? CHIP_HEIGHT : 0);
  const box = makeBox(item, left, top, width, height);
  const y = top + form.pad + lines.length * LINE + CHIP_HEIGHT / 2;
  box.lines = lines;
  if (item.word) box.word = [left + SIDE, y];
  if (folds) box.chip = [chipLeft, y, measureChip(item.chip ?? "")];
  return box;
}

/**
 * The line from a box to its parent, or to the linked premise before it; a claim that leads to the middle hangs straight below.
 * @param {string} id @param {Link} link @param {Form} form @returns {Line}
 */
export function drawLine(id, { bearing, box, parent, joined }, form) {
  if (box.role !== "row") {
    const [x, y, end] = [box.x + box.width / 2, box.y, parent.y + parent.height];
    return { id, path: path("M", x, y, "V", end), badge: [x, (y + end) / 2], arrow: null, joined: false };
  }
  const sizes = FORMS[form];
  const y = middle(box);
  /** @type {[number, number]} */
  const badge = [box.x - sizes.badge, y];
  if (joined) {
    const bracket = path("M", joined.x, joined.y + 4, "H", joined.x - 3, "V", box.y + box.height - 4, "H", box.x);
    return { id, path: bracket, badge, arrow: null, joined: true };
  }
  if (bearing === "undercuts" && parent.width) {
    const turn = Math.min(parent.x, box.x) - sizes.badge;
    const tip = middle(parent) + BADGE + 1;
    return { id, path: path("M", box.x, y, "H", turn, "V", tip), badge, arrow: [turn, tip], joined: false };
  }
  const lane = Math.min(parent.x, box.x - sizes.indent) + sizes.lane;
  const bend = Math.min(RADIUS, box.x - lane);
  const start = parent.y + parent.height;
  const line = path("M", box.x, y, "H", lane + bend, "Q", lane, y, lane, y - bend, "V", start);
  return { id, path: line, badge, arrow: null, joined: false };
}

/** @param {Pick<Box, "y" | "height">} box */
export function middle(box) {
  return box.y + box.height / 2;
}

/** @param {string} words */
function measureChip(words) {
  return Math.ceil(CHIP_TIP + 2 * SIDE - 6 + measureText(words, FONT));
}

/** @param {Item} item @returns {import("../lib/text_width.js").Face} */
function faceOf({ strong }) {
  return strong ? "bold" : "sans";
}

/** @param {string[]} lines @param {import("../lib/text_width.js").Face} [face] */
function widest(lines, face = "sans") {
  return Math.max(...lines.map((line) => measureText(line, FONT, face)));
}

/** The next even number, so that half of it is whole. @param {number} width */
function roundEven(width) {
  return Math.ceil(width / 2) * 2;
}

/** @param {(string | number)[]} parts */
function path(...parts) {
  return parts.join(" ");
}

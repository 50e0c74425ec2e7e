/**
 * Coordinates in px (origin top left) of boxes and lines: a tidy tree with the thesis at the left, its subtrees packed by
 * their contours (Reingold and Tilford, 1981); on narrow screens rows, each indented under its parent. Boxes never overlap.
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} parent  empty at the top
 * @property {import("./model.js").Bearing} bearing
 * @property {string} step  linked step, or empty
 * @property {boolean} beside  undercuts a step that is drawn as a thin line, not the one its parent hangs by
 * @property {(width: number) => string[]} wrap  the label in lines no wider than so many px
 * @property {number} reserve  px kept free for a mark and a count
 * @typedef {object} Box
 * @property {string} id
 * @property {string} parent
 * @property {import("./model.js").Bearing} bearing
 * @property {string} step
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string[]} lines
 * @property {boolean} beside
 * @property {boolean} joined  a further premise of the step above it
 * @typedef {{boxes: Map<string, Box>, width: number, height: number, narrow: boolean}} Layout
 */
import {
  BADGE,
  BADGE_OFF,
  DEEPEST,
  GAP,
  GUTTER,
  INDENT,
  LANES,
  LINE,
  MAP_BOX,
  MARGIN,
  MOST_SHIFTS,
  NARROW_LANES,
  PAD,
  RADIUS,
  ROOT_BOX,
  SHIFT,
  SIDE,
} from "../sizes.js";

const BESIDE_OFF = 5;
const CROSS_UP = 5;
const FAMILY_GAP = 14;
const NARROW_PAD = 10;

/** @typedef {{item: Item, children: {block: Block, down: number}[], box: Box, top: Map<number, number>, bottom: Map<number, number>}} Block */

/** @param {Item[]} items in the argument's order, parents first @returns {Layout} */
export function arrangeWide(items) {
  /** @type {Map<string, Item[]>} */
  const below = new Map();
  for (const item of items) below.set(item.parent, [...(below.get(item.parent) ?? []), item]);
  /** @type {Layout} */
  const layout = { boxes: new Map(), width: 0, height: 0, narrow: false };
  /** @type {Map<number, number>} */
  const bottom = new Map();
  for (const root of below.get("") ?? []) {
    const block = arrangeBlock(root, below, 0, 0);
    const down = fall(bottom, block, 0);
    settle(block, down, layout);
    merge(new Map(), bottom, block, down);
  }
  return close(layout, items);
}

/** @param {Item} item @param {Map<string, Item[]>} below @param {number} column @param {number} shift @returns {Block} */
function arrangeBlock(item, below, column, shift) {
  const width = (column ? MAP_BOX : ROOT_BOX) - shift * SHIFT;
  const left = MARGIN + (column ? ROOT_BOX + GUTTER + (column - 1) * (MAP_BOX + GUTTER) : 0) + shift * SHIFT;
  const box = fit(item, left, MARGIN, width, PAD);
  /** @type {Block} */
  const block = { item, children: [], box, top: new Map([[column, box.y]]), bottom: new Map([[column, box.y + box.height]]) };
  for (const child of below.get(item.id) ?? []) {
    const under = child.bearing === "undercuts";
    const part = under
      ? arrangeBlock(child, below, column, Math.min(shift + 1, MOST_SHIFTS))
      : arrangeBlock(child, below, column + 1, 0);
    const down = fall(block.bottom, part, under ? column : column + 1);
    block.children.push({ block: part, down });
    merge(block.top, block.bottom, part, down);
  }
  return block;
}

/** The least distance down at which a block meets no other, by their contours. @param {Map<number, number>} bottom @param {Block} block @param {number} own its own column */
function fall(bottom, block, own) {
  let down = 0;
  for (const [column, top] of block.top) {
    const floor = bottom.get(column);
    if (floor !== undefined) down = Math.max(down, floor + (column === own ? GAP : FAMILY_GAP) - top);
  }
  return down;
}

/** @param {Map<number, number>} tops @param {Map<number, number>} bottom @param {Block} block @param {number} down */
function merge(tops, bottom, block, down) {
  for (const [column, top] of block.top) if (!tops.has(column)) tops.set(column, top + down);
  for (const [column, end] of block.bottom) bottom.set(column, Math.max(bottom.get(column) ?? 0, end + down));
}

/** @param {Block} block @param {number} down @param {Layout} layout */
function settle(block, down, layout) {
  block.box.y += down;
  layout.boxes.set(block.item.id, block.box);
  for (const child of block.children) settle(child.block, down + child.down, layout);
}

/** @param {Item[]} items in the argument's order, parents first @param {number} width px of the whole @returns {Layout} */
export function arrangeNarrow(items, width) {
  /** @type {Layout} */
  const layout = { boxes: new Map(), width: 0, height: 0, narrow: true };
  /** @type {Map<string, number>} */
  const depths = new Map([["", -1]]);
  let top = MARGIN;
  for (const item of items) {
    const depth = (depths.get(item.parent) ?? -1) + 1;
    depths.set(item.id, depth);
    const left = MARGIN + Math.min(depth, DEEPEST) * INDENT;
    const box = fit(item, left, top, width - MARGIN - left, NARROW_PAD);
    layout.boxes.set(item.id, box);
    top += box.height + GAP;
  }
  return close(layout, items);
}

/** @param {Item} item @param {number} x @param {number} y @param {number} width @param {number} pad @returns {Box} */
function fit(item, x, y, width, pad) {
  const lines = item.wrap(width - item.reserve - 2 * SIDE);
  const { id, parent, bearing, step, beside } = item;
  return { id, parent, bearing, step, beside, x, y, width, height: lines.length * LINE + 2 * pad, lines, joined: false };
}

/** @param {Layout} layout @param {Item[]} items @returns {Layout} */
function close(layout, items) {
  const seen = new Set();
  for (const item of items) {
    const box = layout.boxes.get(item.id);
    if (!box) continue;
    const group = `${item.parent} ${item.step}`;
    box.joined = item.step !== "" && seen.has(group);
    seen.add(group);
    layout.width = Math.max(layout.width, box.x + box.width + MARGIN);
    layout.height = Math.max(layout.height, box.y + box.height + MARGIN);
  }
  return layout;
}

/**
 * The line from a claim to what it hangs under: an SVG path, the badge's centre, and where an arrow ends.
 * @param {Box} box @param {Box} parent @param {boolean} narrow
 * @returns {{path: string, badge: [number, number], arrow: [number, number] | null}}
 */
export function drawLine(box, parent, narrow) {
  const y = middle(box);
  if (box.bearing === "undercuts") {
    const turn = narrow ? parent.x : parent.x - (box.beside ? BESIDE_OFF : BADGE_OFF);
    const top = box.beside ? parent.y + parent.height - CROSS_UP : middle(parent) + BADGE;
    return { path: `M${box.x} ${y}H${turn}V${top}`, badge: [narrow ? box.x : box.x - BADGE, y], arrow: [turn, top] };
  }
  if (narrow) {
    const lane = parent.x + NARROW_LANES[box.bearing];
    const bend = Math.max(0, Math.min(RADIUS, box.x - lane));
    return {
      path: `M${lane} ${parent.y + parent.height}V${y - bend}q0 ${bend} ${bend} ${bend}H${box.x}`,
      badge: [box.x, y],
      arrow: null,
    };
  }
  const path = drawElbow(parent.x + parent.width, outlet(parent), box.x - LANES[box.bearing], y, box.x);
  return { path, badge: [box.x - BADGE_OFF, y], arrow: null };
}

/** @param {Box} box */
export function middle(box) {
  return box.y + box.height / 2;
}

/** The height at which a claim's reasons come in. @param {Box} box */
export function outlet(box) {
  return Math.min(middle(box), box.y + 16);
}

/** @param {number} x @param {number} y @param {number} lane @param {number} endY @param {number} endX */
function drawElbow(x, y, lane, endY, endX) {
  if (Math.abs(endY - y) < 2 * RADIUS) {
    return `M${x} ${y}H${lane - RADIUS}C${lane} ${y} ${lane} ${endY} ${lane + RADIUS} ${endY}H${endX}`;
  }
  const bend = endY > y ? RADIUS : -RADIUS;
  return `M${x} ${y}H${lane - RADIUS}Q${lane} ${y} ${lane} ${y + bend}V${endY - bend}Q${lane} ${endY} ${lane + RADIUS} ${endY}H${endX}`;
}

/** The bracket that joins linked premises, from the first to the last. @param {Box} first @param {Box} last */
export function drawBracket(first, last) {
  const x = first.x - 5;
  return `M${first.x} ${first.y + 5}H${x}V${last.y + last.height - 5}H${last.x}`;
}

/** A thin line from a claim to another one it also bears on. @param {Box} from @param {Box} to @param {boolean} narrow */
export function drawCross(from, to, narrow) {
  const y = from.y + from.height - CROSS_UP;
  const endY = to.y + to.height - CROSS_UP;
  if (narrow) {
    const right = from.x + from.width;
    const endX = to.x + to.width;
    return `M${right} ${y}C${right + 14} ${y} ${endX + 14} ${endY} ${endX} ${endY}`;
  }
  const endX = to.x + to.width;
  if (endX < from.x) return `M${from.x} ${y}C${from.x - 70} ${y} ${endX + 70} ${endY} ${endX} ${endY}`;
  return `M${from.x} ${y}C${from.x - 50} ${y} ${to.x - 50} ${endY} ${to.x} ${endY}`;
}

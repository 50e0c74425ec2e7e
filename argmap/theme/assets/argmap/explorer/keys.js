/**
 * Keys: in the map arrows follow relations, in the outline they move as in any tree; the letters are the same in both.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {"parent" | "child" | "next" | "previous" | "below" | "above" | "first" | "last" | "left" | "right"} Move
 */

/** @type {Record<string, Move>} */
const MAP_MOVES = {
  ArrowLeft: "parent",
  ArrowRight: "child",
  ArrowUp: "previous",
  ArrowDown: "next",
  Home: "first",
  End: "last",
};
/** @type {Record<string, Move>} */
const TREE_MOVES = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "above", ArrowDown: "below", Home: "first", End: "last" };
/** @type {Record<string, string>} */
const PANS = { ArrowLeft: "pan-left", ArrowRight: "pan-right", ArrowUp: "pan-up", ArrowDown: "pan-down" };
/** @type {Record<string, string>} */
const LETTERS = {
  Enter: "open",
  " ": "fold",
  f: "focus",
  "[": "back",
  "]": "forward",
  "/": "find",
  "?": "keys",
  l: "legend",
  m: "map",
  o: "outline",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  0: "first-size",
  Escape: "escape",
  "*": "siblings",
};

/** The move or act of a key; null for other keys. @param {KeyboardEvent} event @param {boolean} inTree @returns {{move?: Move, act?: string} | null} */
export function readKey(event, inTree) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.shiftKey && !inTree && PANS[event.key]) return { act: PANS[event.key] };
  const move = (inTree ? TREE_MOVES : MAP_MOVES)[event.key];
  if (move) return { move };
  const act = LETTERS[event.key];
  return act ? { act } : null;
}

/**
 * The result of a move: the index of a row, or `unfold` or `fold` for the present one.
 * @param {Row[]} rows @param {number} at @param {Move} move @returns {number | "unfold" | "fold"}
 */
export function findMove(rows, at, move) {
  if (move === "last") return rows.length - 1;
  if (move === "first") return 0;
  if (at < 0) return move === "below" ? Math.min(1, rows.length - 1) : 0; // the outline's first row has the keys before it is chosen
  const row = rows[at];
  if (move === "below") return Math.min(at + 1, rows.length - 1);
  if (move === "above") return Math.max(at - 1, 0);
  if (move === "left" && row.open && row.foldable) return "fold";
  if (move === "parent" || move === "left") return row.parent ? rows.findIndex((other) => other.claim.id === row.parent) : at;
  if (move === "child" || move === "right") return row.open ? at + 1 : row.foldable ? "unfold" : at;
  return findSibling(rows, at, move === "next" ? 1 : -1);
}

/** The reason before or after on the same claim; past the ends, the nearest row of the same depth. @param {Row[]} rows @param {number} at @param {1 | -1} way */
function findSibling(rows, at, way) {
  for (let index = at + way; index >= 0 && index < rows.length; index += way) {
    if (rows[index].depth === rows[at].depth) return index;
  }
  return at;
}

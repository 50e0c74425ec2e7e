/**
 * The look of the map: the page's colours and fonts, marks for kinds, signs for relations, and measured, wrapped labels.
 *
 * @typedef {Record<string, string>} Colours the page's colours by the names that tokens.css gives them
 */
import { h } from "../lib/elements.js";
import { FONT } from "../sizes.js";
import { Bearing, Kind, Side, StandingWord } from "../words.js";

const SURFACES = ["ink", "paper", "quiet", "line", "raised", "accent"];
const TONES = [Kind, Bearing, Side, StandingWord].flatMap((terms) => Object.values(terms).map(({ tone }) => tone));
/** The colours that the map is drawn in: those of surfaces and text, and the tones of the vocabulary. */
const NAMES = [...new Set([...SURFACES, ...TONES])].filter(Boolean);

/** @param {Element} element @returns {Colours} */
export function readColours(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--am-${name}`).trim() || "#888"]));
}

/** The colour of a relation; of what has none, such as a root, a quiet one. @param {Colours} colours @param {string} bearing */
export function colourOf(colours, bearing) {
  return colours[Bearing[bearing]?.tone ?? "quiet"];
}

/** @param {Element} element */
export function readFont(element) {
  return getComputedStyle(element).getPropertyValue("--am-font").trim() || "sans-serif";
}

/** The marks as the legend draws them. @param {Element} legend @returns {Record<string, Path2D>} */
export function readMarks(legend) {
  const found = [...legend.querySelectorAll("path[data-mark]")];
  return Object.fromEntries(found.map((path) => [path.getAttribute("data-mark"), new Path2D(path.getAttribute("d") ?? "")]));
}

/** The mark before a label: its kind, else that it is quoted, else none. @param {{kind: string, voice: string}} claim */
function markOf(claim) {
  if (claim.kind !== "claim") return claim.kind;
  return claim.voice === "quoted" ? "quoted" : "";
}

export const MARK = 20;

/** The marks before a label, each with its colour: its kind or that it is quoted, and how it stands. @param {{kind: string, voice: string, standing: string}} claim @returns {[string, string][]} */
export function marksOf(claim) {
  const standing = StandingWord[claim.standing];
  /** @type {[string, string][]} */
  const marks = [
    [markOf(claim), "quiet"],
    [standing?.shape ? claim.standing : "", standing?.tone],
  ];
  return marks.filter(([mark]) => mark);
}

/** A ruler for labels in one font; results are kept. @param {string} family */
export function makeRuler(family) {
  const context = /** @type {CanvasRenderingContext2D} */ (h("canvas").getContext("2d"));
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const measure = (/** @type {string} */ text, bold = false) => {
    context.font = `${bold ? "600 " : ""}${FONT}px ${family}`;
    return context.measureText(text).width;
  };
  const wrap = (/** @type {string} */ text, /** @type {number} */ width, bold = false) => {
    const key = `${width}|${bold}|${text}`;
    const lines = known.get(key) ?? wrapText(text, width, (part) => measure(part, bold));
    known.set(key, lines);
    return lines;
  };
  return { measure, wrap };
}

/** @param {string} text @param {number} width @param {(text: string) => number} measure */
function wrapText(text, width, measure) {
  if (measure(text) <= width) return [text];
  const lines = [];
  let line = "";
  for (const word of cutWords(text, width, measure)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}

/** Words, each cut where it alone is wider. @param {string} text @param {number} width @param {(text: string) => number} measure */
function* cutWords(text, width, measure) {
  for (const word of text.split(/\s+/)) {
    let piece = "";
    for (const character of word) {
      if (piece && measure(piece + character) > width) {
        yield piece;
        piece = "";
      }
      piece += character;
    }
    yield piece;
  }
}

/** The counts of a folded branch as signed parts: [bearing or empty, text]. @param {number[]} inside @param {number} total @returns {[string, string][]} */
export function countParts(inside, total) {
  const bearings = Object.keys(Bearing);
  /** @type {[string, string][]} */
  const parts = [];
  inside.forEach((number, index) => {
    if (number) parts.push([bearings[index], `${Bearing[bearings[index]].sign}${number}`]);
  });
  const direct = inside.reduce((sum, number) => sum + number, 0);
  if (total > direct) parts.push(["", `· ${total}`]);
  return parts;
}

/**
 * How the map looks: the page's colours and fonts, marks for kinds, signs for relations, and measured, wrapped labels.
 *
 * @typedef {Record<"ink" | "paper" | "quiet" | "line" | "raised" | "accent" | "supports" | "attacks" | "undercuts" | "about" | "supportsSoft" | "attacksSoft", string>} Colours
 */
import { FONT } from "./layout.js";

/** @type {Record<string, string>} */
export const SIGNS = { supports: "+", attacks: "−", undercuts: "⊘", about: "?" };
/** @type {Record<string, string>} */
export const RELATIONS = { supports: "reason for", attacks: "reason against", undercuts: "objection to a step", about: "remark" };
/** @type {Record<string, number[]>} */
export const DASHES = { supports: [], attacks: [6, 4], undercuts: [2, 3], about: [] };
const NAMES = {
  ink: "ink", paper: "paper", quiet: "quiet", line: "line", raised: "raised", accent: "accent", supports: "support",
  attacks: "attack", undercuts: "undercut", about: "question", supportsSoft: "support-soft", attacksSoft: "attack-soft",
};

/** @param {Element} element @returns {Colours} */
export function readColours(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {[string, string]} */ [key, name]) => [key, style.getPropertyValue(`--am-${name}`).trim() || "#888"];
  return /** @type {Colours} */ (Object.fromEntries(Object.entries(NAMES).map(read)));
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

/** The colour of each mark of standing. @type {Record<string, keyof Colours>} */
export const STANDINGS = { "open objection": "attacks", "reasons fail": "attacks", loop: "about", "objections answered": "supports" };
export const MARK = 20;

/** The marks before a label, each with its colour: its kind or that it is quoted, and how it stands. @param {{kind: string, voice: string, standing: string}} claim @returns {[string, keyof Colours][]} */
export function marksOf(claim) {
  /** @type {[string, keyof Colours][]} */
  const marks = [[markOf(claim), "quiet"], [claim.standing, STANDINGS[claim.standing]]];
  return marks.filter(([mark, colour]) => mark && colour);
}

/** A ruler for labels in one font; results are kept. @param {string} family */
export function makeRuler(family) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const measure = (/** @type {string} */ text, bold = false) => {
    context.font = `${bold ? "600 " : ""}${FONT}px ${family}`;
    return context.measureText(text).width;
  };
  const wrap = (/** @type {string} */ text, /** @type {number} */ width, bold = false) => {
    const key = `${width}|${bold}|${text}`;
    let lines = known.get(key);
    if (!lines) known.set(key, (lines = wrapText(text, width, (part) => measure(part, bold))));
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

/** What a folded branch holds, as signed parts: [bearing or empty, text]. @param {number[]} inside @param {number} total @returns {[string, string][]} */
export function countParts(inside, total) {
  const bearings = ["supports", "attacks", "undercuts", "about"];
  /** @type {[string, string][]} */
  const parts = [];
  inside.forEach((number, index) => {
    if (number) parts.push([bearings[index], `${SIGNS[bearings[index]]}${number}`]);
  });
  const direct = inside.reduce((sum, number) => sum + number, 0);
  if (total > direct) parts.push(["", `· ${total}`]);
  return parts;
}

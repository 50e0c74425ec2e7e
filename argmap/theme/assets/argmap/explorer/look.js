/**
 * The look of the map: the page's colours, fonts and size of text, the outlines of marks, and the counts of folded branches.
 *
 * @typedef {Record<string, string>} Colours the page's colours by the names that tokens.css gives them
 */
import { FORMS, LARGEST, LEAST } from "../sizes.js";
import { Bearing, Kind, Side, StandingWord, Voice } from "../words.js";

const SURFACES = ["ink", "paper", "quiet", "line", "raised", "accent"];
const TONES = [Kind, Bearing, Side, StandingWord].flatMap((terms) => Object.values(terms).map(({ tone }) => tone));
/** The colours that the map is drawn in: those of surfaces and text, and the tones of the vocabulary. */
const NAMES = [...new Set([...SURFACES, ...TONES])].filter(Boolean);
const NARROWEST = 250;
const PHONE = 320;

/** @param {Element} element @returns {Colours} */
export function readColours(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--am-${name}`).trim() || "#888"]));
}

/** @param {Element} element */
export function readFonts(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { font: read("--am-font") || "sans-serif", serif: read("--am-serif") || "serif" };
}

/** The outlines of the marks before labels. @returns {Record<string, string>} */
export function listMarks() {
  return Object.fromEntries([...Object.entries(Kind), ...Object.entries(Voice)].map(([name, { shape }]) => [name, shape ?? ""]));
}

/**
 * The form that fits so many px, its width, and how large it is shown, for text that a reader has `larger` times the usual size.
 * @param {number} room px @param {number} larger @returns {{form: import("./layout.js").Form, width: number, scale: number}}
 */
export function chooseForm(room, larger) {
  const size = room / larger;
  if (size >= LEAST.wide) return { form: "wide", width: FORMS.wide.width, scale: room / FORMS.wide.width };
  if (size >= LEAST.medium) return { form: "medium", width: FORMS.medium.width, scale: room / FORMS.medium.width };
  const width = size >= PHONE ? FORMS.narrow.width : Math.max(NARROWEST, Math.round(size));
  return { form: "narrow", width, scale: Math.min(room / width, LARGEST * larger) };
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

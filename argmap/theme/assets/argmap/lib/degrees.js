/** Words for the strength of a claim. */

import { DEGREE_EDGES, Degree } from "../words.js";

const DEGREES = Object.keys(Degree);

/** @param {number} strength 0 to 1 @returns {string} the value of its degree in the vocabulary */
export function degreeOf(strength) {
  const passed = DEGREE_EDGES.filter((edge) => (edge < 0.5 ? strength >= edge : strength > edge));
  return DEGREES[passed.length];
}

/** @param {number} strength 0 to 1 @returns {string} the word of its degree */
export function nameStrength(strength) {
  return Degree[degreeOf(strength)].word;
}

/** @returns {string[]} the words at the two ends and in the middle of the scale on which a strength is drawn */
export function nameScale() {
  return ["against", "undecided", "for"].map((degree) => Degree[degree].word);
}

/** Words for the strength of a claim. */

import { DEGREE_EDGES, Degree } from "../words.js";

const WORDS = Object.keys(Degree);

/** @param {number} strength 0 to 1 @returns {string} */
export function nameStrength(strength) {
  const passed = DEGREE_EDGES.filter((edge) => (edge < 0.5 ? strength >= edge : strength > edge));
  return WORDS[passed.length];
}

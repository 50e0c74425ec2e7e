/**
 * Filters: the claims that match, and the others that stay, faded, because matching claims hang on them.
 *
 * @typedef {import("./model.js").Catalogue} Catalogue
 * @typedef {import("./rows.js").State} State
 * @typedef {import("./rows.js").Kept} Kept
 */
import { Bearing } from "../words.js";

/** @type {Record<string, "topics" | "kinds" | "voices" | "standings">} */
const COLUMNS = { topic: "topics", kind: "kinds", voice: "voices", standing: "standings" };
const UNWEIGHED = "no weight"; // questions and notes have no standing
const ORDER = Object.keys(Bearing);
export const FILTERS = Object.keys(COLUMNS);

/** @param {State} state */
export function isFiltered(state) {
  return FILTERS.some((name) => state.filters[name]);
}

/** @param {Catalogue} list @param {State} state @returns {Kept} */
export function applyFilters(list, state) {
  const count = list.ids.length;
  const stays = new Uint8Array(count);
  const totals = new Uint32Array(count);
  /** @type {Kept} */
  const kept = { matches: new Set(), keep: new Set(), inside: new Map(), totals: new Map() };
  for (let row = count - 1; row >= 0; row--) {
    const matches = isMatch(list, state, row);
    if (matches) kept.matches.add(list.ids[row]);
    if (!matches && !stays[row]) continue;
    const id = list.ids[row];
    kept.keep.add(id);
    kept.totals.set(id, totals[row]);
    const parent = list.parents[row];
    if (parent < 0) continue;
    stays[parent] = 1;
    totals[parent] += 1 + totals[row];
    const above = list.ids[parent];
    const inside = kept.inside.get(above) ?? [0, 0, 0, 0];
    inside[ORDER.indexOf(list.bearings[row])] += 1;
    kept.inside.set(above, inside);
  }
  return kept;
}

/** @param {Catalogue} list @param {State} state @param {number} row @param {string} [except] a filter to leave out */
function isMatch(list, state, row, except) {
  return FILTERS.every(
    (name) => name === except || !state.filters[name] || state.filters[name].includes(readValue(list, row, name)),
  );
}

/** @param {Catalogue} list @param {number} row @param {string} name of a filter */
function readValue(list, row, name) {
  return list[COLUMNS[name]][row] || UNWEIGHED;
}

/** The number of claims that each value of a filter would leave, given the other filters. @param {Catalogue} list @param {State} state @param {string} name */
export function countValues(list, state, name) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let row = 0; row < list.ids.length; row++) {
    const value = readValue(list, row, name);
    if (isMatch(list, state, row, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

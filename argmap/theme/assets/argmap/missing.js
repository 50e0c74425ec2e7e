/**
 * On the page for missing addresses: names the claims whose ids are nearest to the address asked for, former ids too.
 */

import { h } from "./lib/elements.js";
import { fetchJson } from "./lib/fetch.js";
import { tn } from "./lib/translate.js";

const MOST = 3;
const FARTHEST = 0.5; // of the longer id's letters

/**
 * Returns the number of letters to insert, delete, replace or swap with a neighbour to turn one text into the other.
 * @param {string} left
 * @param {string} right
 * @param {number} limit more than this is not counted exactly
 * @returns {number}
 */
export function measureDistance(left, right, limit) {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  /** @type {number[]} the row above the one before */
  let older = [];
  let before = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    older = before;
    before = row;
  }
  return before[right.length];
}

/**
 * Returns the ids nearest to what was asked for, nearest first: an exact former id alone, else by shared words and letters.
 * @param {string} asked
 * @param {Record<string, string>} claims labels by id
 * @param {Record<string, string>} formerly new ids by former id
 * @returns {string[]}
 */
export function findNearest(asked, claims, formerly) {
  if (Object.hasOwn(formerly, asked)) return [formerly[asked]];
  if (Object.hasOwn(claims, asked)) return [asked];
  const words = new Set(asked.split("-").filter((word) => word.length > 2));
  const found = new Map();
  for (const id of [...Object.keys(claims), ...Object.keys(formerly)]) {
    const longer = Math.max(id.length, asked.length);
    const limit = Math.floor(longer * FARTHEST);
    const shared = id.split("-").filter((word) => words.has(word)).length;
    const distance = measureDistance(asked, id, limit);
    if (distance > limit && !shared) continue;
    const rank = Math.min(distance, limit + 1) / longer - shared / (words.size + 1);
    const now = formerly[id] ?? id;
    if (!found.has(now) || rank < found.get(now)) found.set(now, rank);
  }
  return [...found]
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([id]) => id);
}

/**
 * Returns the last part of an address as an id could be spelt.
 * @param {string} path
 * @returns {string}
 */
export function readId(path) {
  const parts = path.split("/").filter((part) => part && part !== "index.html");
  let last = parts.at(-1) ?? "";
  try {
    last = decodeURIComponent(last);
  } catch {
    // an address that is not spelt in UTF-8 is compared as it stands
  }
  return last
    .toLowerCase()
    .replace(/\.(html|md|json)$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * @param {HTMLElement} element
 */
export async function mount(element) {
  const root = element.dataset.root ?? "/";
  const asked = readId(location.pathname);
  /** @type {{claims: Record<string, string>, formerly: Record<string, string>} | null} */
  const known = asked ? await fetchJson(`${root}claim-ids.json`).catch(() => null) : null; // the page's own links remain
  if (!known) return;
  const nearest = findNearest(asked, known.claims, known.formerly);
  if (!nearest.length) return;
  const items = nearest.map((id) => h("li", {}, h("a", { href: `${root}claims/${id}/` }, known.claims[id])));
  element.replaceChildren(
    h("p", {}, tn("Did you mean this claim?", "Did you mean one of these claims?", nearest.length)),
    h("ul", {}, ...items),
  );
}

/**
 * Finds claims and references by words, as one types.
 *
 * @typedef {{id: string, text: string}} Entry
 */

import MiniSearch from "../../vendor/minisearch.js";

import { SMALL_WORDS } from "./words.js";

const FUZZY = 0.15;
const MOST_WORDS = 40;

/** An index that is made when it is first asked. */
export class Finder {
  /** @param {Entry[]} entries */
  constructor(entries) {
    this.entries = entries;
    /** @type {any} */
    this.index = null;
  }

  /**
   * The ids of the nearest entries, best first.
   * @param {string} words
   * @param {number} most
   * @param {number} least the share of the words that an entry needs, 0 to 1
   * @returns {string[]}
   */
  find(words, most, least = 0) {
    const asked = splitWords(words).slice(0, MOST_WORDS);
    if (!asked.length) return [];
    this.index ??= this.#build();
    const isLast = (/** @type {string} */ _, /** @type {number} */ i, /** @type {string[]} */ all) => i === all.length - 1;
    const found = this.index.search(asked.join(" "), { prefix: isLast, fuzzy: FUZZY });
    const enough = found.filter((/** @type {any} */ one) => one.queryTerms.length >= least * asked.length);
    return enough.slice(0, most).map((/** @type {any} */ one) => one.id);
  }

  #build() {
    const index = new MiniSearch({ fields: ["text", "id"], idField: "id", tokenize: splitWords });
    index.addAll(this.entries);
    return index;
  }
}

/** @param {string} text @returns {string[]} the words that tell one entry from another */
function splitWords(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !SMALL_WORDS.has(word));
}

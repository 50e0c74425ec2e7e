/**
 * Finds claims and references by words, as one types.
 *
 * @typedef {{id: string, text: string, label?: string}} Entry
 */

import MiniSearch from "../../vendor/minisearch.min.js";

import { COMMON_WORDS } from "../draft_rules.js";

const FUZZY = 0.15;
const FUZZY_LENGTH = 6;
const MOST_WORDS = 40;
const BOOST = { label: 2, text: 1.5 };

/** Words that stand in half of the claims, or only shade a sentence: asked for when nothing else is. */
const SHADES = new Set("ai already also currently even just really still very yet".split(" "));

/** An index that is made when it is first asked. */
export class Finder {
  /** @param {Entry[]} entries */
  constructor(entries) {
    this.entries = entries;
    /** @type {MiniSearch<Entry> | null} */
    this.index = null;
  }

  /**
   * The ids of the nearest entries: first those that hold most of the words.
   * @param {string} words
   * @param {number} most
   * @param {number} least the share of the words that an entry needs, 0 to 1
   * @returns {string[]}
   */
  find(words, most, least = 0) {
    const asked = readAsked(words);
    if (!asked.length) return [];
    this.index ??= this.#build();
    const isOpen = (/** @type {string} */ word) => word === asked.at(-1) && words.trim().toLowerCase().endsWith(word);
    const fuzzy = (/** @type {string} */ word) => (word.length >= FUZZY_LENGTH ? FUZZY : false);
    const found = this.index.search(asked.join(" "), { prefix: isOpen, fuzzy, boost: BOOST });
    const enough = found.filter((one) => one.queryTerms.length >= least * asked.length);
    enough.sort((a, b) => b.queryTerms.length - a.queryTerms.length);
    return enough.slice(0, most).map((one) => one.id);
  }

  /** @param {string} words @returns {boolean} whether there is anything in them to look for */
  reads(words) {
    return readAsked(words).length > 0;
  }

  #build() {
    /** @type {MiniSearch<Entry>} */
    const index = new MiniSearch({ fields: ["text", "label", "id"], idField: "id", tokenize: splitWords });
    index.addAll(this.entries);
    return index;
  }
}

/** @param {string} text @returns {string[]} the words to look for, each once */
function readAsked(text) {
  const words = [...new Set(splitWords(text))].slice(0, MOST_WORDS);
  const telling = words.filter((word) => !SHADES.has(word));
  return telling.length ? telling : words;
}

/** @param {string} text @returns {string[]} the words that tell one entry from another, without the s of "labs" and "writes" */
function splitWords(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !COMMON_WORDS.has(word)).map((word) => word.replace(/(?<=\p{L}{2}[^\P{L}isu])s$/u, ""));
}

/**
 * A lens: what the map shows of each claim's state, as the map stands today, or as it stood in another month, or given what a
 * reader believes.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {object} Lens
 * @property {string} key  tells lenses apart whose words differ
 * @property {boolean} tells  whether it says anything of how claims stand
 * @property {string} tally  the words that count what counts, by their name in TALLY_WORDS; empty for those of a bearing
 * @property {(row: Row) => string} word  beside a claim
 * @property {(row: Row) => string} outcome  of the step by which it hangs
 * @property {(row: Row) => string} state  the word for the claim itself
 * @property {(row: Row) => boolean} live  whether its step counts
 * @property {(row: Row) => boolean} pale  whether its step is out of the dispute
 * @property {(row: Row) => number} weight  the thickness of its line in px
 * @property {(id: string) => boolean} future  whether nobody had said it by then
 * @property {(id: string) => number | null} level  how far it is believed, from 0 to 1
 */
import { WEIGHTS } from "../sizes.js";
import { LIVE, Outcome, PALE, StandingWord } from "../words.js";

/** @type {Lens} The map as it stands today. */
export const TODAY = {
  key: "today",
  tells: true,
  tally: "",
  word: ({ claim }) => Outcome[claim.outcome]?.word ?? "",
  outcome: ({ claim }) => claim.outcome,
  state: ({ claim }) => StandingWord[claim.standing]?.title ?? "",
  live: ({ claim }) => !claim.outcome || LIVE.includes(claim.outcome),
  pale: ({ claim }) => PALE.includes(claim.outcome),
  weight: ({ claim }) => WEIGHTS[claim.strength] ?? WEIGHTS.weak,
  future: () => false,
  level: () => null,
};

/** @type {Lens} The map without a word on how claims stand, for a class to find out. */
export const UNTOLD = { ...TODAY, key: "untold", tells: false, word: () => "", live: () => true, pale: () => false };

/**
 * Tells the essay's own words by their fingerprints, as the check does, so that quotations of it can be kept. Stricter
 * than the check: words with letters beyond English always count as not found.
 *
 * @typedef {{most: number, run: number, grams: string[], phrases: string[]}} Fingerprints
 *   `most` words a quotation may have; hashes of runs of `run` words, and of shorter phrases
 */

const ROUNDS = 64;
const FIRST = fractions(8, 1 / 2);
const EACH = fractions(ROUNDS, 1 / 3);

/** The essay's fingerprints, ready for look-ups. */
export class Quotations {
  /** @param {Fingerprints} data */
  constructor(data) {
    this.most = data.most;
    this.run = data.run;
    this.grams = new Set(data.grams);
    this.phrases = new Set(data.phrases);
    this.digits = { grams: data.grams[0]?.length ?? 0, phrases: data.phrases[0]?.length ?? 0 };
  }

  /** @param {string} quoted @returns {boolean} whether the essay has these words, and a claim may quote as many */
  hold(quoted) {
    if (/[^\x20-\x7e’‘…–—]/.test(quoted)) return false;
    const parts = quoted.split(/…|\.\.\./).map(splitWords);
    const words = parts.flat().length;
    return words > 0 && words <= this.most && parts.every((part) => this.#hasRun(part));
  }

  /** @param {string[]} words */
  #hasRun(words) {
    if (words.length < this.run) return !words.length || this.phrases.has(hash(words).slice(0, this.digits.phrases));
    const starts = words.slice(this.run - 1).keys();
    return [...starts].every((i) => this.grams.has(hash(words.slice(i, i + this.run)).slice(0, this.digits.grams)));
  }
}

/** @param {string} text @returns {string[]} */
function splitWords(text) {
  return (
    text
      .toLowerCase()
      .replace(/['’‘]/g, "")
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** @param {string[]} words plain ASCII @returns {string} */
function hash(words) {
  return sha256(new TextEncoder().encode(words.join(" ")));
}

/** The first 32 bits of the fractions of the first primes' roots (FIPS 180-4). @param {number} count @param {number} power */
function fractions(count, power) {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => ((prime ** power % 1) * 2 ** 32) | 0);
}

/**
 * SHA-256 (FIPS 180-4) in hexadecimal digits: the browser's own is asynchronous, and works only on https pages.
 * @param {Uint8Array} data
 * @returns {string}
 */
export function sha256(data) {
  const length = (((data.length + 8) >> 6) + 1) << 6;
  const view = new DataView(new ArrayBuffer(length));
  for (const [i, byte] of data.entries()) view.setUint8(i, byte);
  view.setUint8(data.length, 0x80);
  view.setUint32(length - 4, data.length * 8);
  let state = FIRST;
  for (let start = 0; start < length; start += 64) state = mix(state, view, start);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** @param {number[]} state @param {DataView} view @param {number} start @returns {number[]} */
function mix(state, view, start) {
  const words = Array.from({ length: 16 }, (_, i) => view.getInt32(start + 4 * i));
  for (let i = 16; i < ROUNDS; i += 1) {
    const [far, near] = [words[i - 15], words[i - 2]];
    const a = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    const b = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    words.push((words[i - 16] + a + words[i - 7] + b) | 0);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < ROUNDS; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + EACH[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

/** @param {number} word @param {number} by */
function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

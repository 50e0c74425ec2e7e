/**
 * Turns typed text into text that a claim file may hold. Markup is never guessed: anything but plain text and complete
 * links becomes plain text, and a note says so.
 *
 * @typedef {{text: string, notes: Set<Note>, refused: string[]}} Mended
 *   `refused` are the targets of links that a claim may not lead to
 * @typedef {{hidden: RegExp, quotations: import("../propose/quotations.js").Quotations | null}} Rules
 * @typedef {"hidden" | "quotes" | "signs" | "brackets" | "headings" | "lines"} Note
 */

import { t } from "./translate.js";

/** What each note says; of quotation marks, in a debate, there is no essay to speak of. @type {Record<Note | "quotesInDebate", string>} */
export const NOTES = {
  hidden: t("Hidden or very new characters were left out."),
  quotes: t("Double quotation marks became single ones: double ones are kept for the essay’s own words."),
  quotesInDebate: t("Double quotation marks became single ones."),
  signs: t("Signs that Markdown or HTML would read as commands were replaced."),
  brackets: t("Square brackets became round ones; a link is written [words](https://…)."),
  headings: t("Signs for headings were taken out: a claim has one heading."),
  lines: t("Lines drawn with = or - were left out."),
};

const LINK = /\[([^[\]\n]+)\]\(([^()\s]+)\)/g;
const ADDRESS = /^https:\/\/[^\s()<>"'`\\{}[\];]+$/;
const CLAIM_FILE = /^([a-z0-9-]+)\.md$/;
const HEADING_SIGN = /^((?:(?:[>*+-]|\p{Nd}+[.)])\s*)*)#+\s*/u;
const SHOWN = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** @param {number[]} gaps of ranges of code points: of each bound, first or last, from the one before @returns {RegExp} */
export function matchHidden(gaps) {
  let point = 0;
  const bounds = gaps.map((gap, i) => {
    point += gap;
    return `${i % 2 ? "-" : ""}\\u{${point.toString(16)}}`;
  });
  return new RegExp(`[${bounds.join("")}]`, "gu");
}

/** Collects what was changed. */
class Mender {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {Set<Note>} */
    this.notes = new Set();
  }

  /** @param {string} text @param {RegExp} what @param {string | ((...found: string[]) => string)} by @param {Note} note */
  replace(text, what, by, note) {
    const mended = text.replace(what, /** @type {any} */ (by));
    if (mended !== text) this.notes.add(note);
    return mended;
  }

  /** @param {string} text */
  unhide(text) {
    return this.replace(text.replace(/\r\n?/g, "\n"), this.rules.hidden, "", "hidden");
  }

  /** Keeps double quotation marks around the essay's words, in pairs, and makes all others single. @param {string} text */
  quote(text) {
    const parts = text.split(/(“[^“”"]*”|"[^“”"]*")/);
    const mended = parts.map((part, i) => {
      if (i % 2 && this.rules.quotations?.hold(part.slice(1, -1))) return `“${part.slice(1, -1)}”`;
      return this.replace(part, /["“”]/g, (mark) => ({ "“": "‘", "”": "’" })[mark] ?? "'", "quotes");
    });
    return mended.join("");
  }

  /** Plain text without a sign that starts markup; square brackets included. @param {string} text */
  flatten(text) {
    let plain = this.quote(text);
    plain = this.replace(plain, /[{}\\]/g, (sign) => ({ "{": "(", "}": ")" })[sign] ?? "/", "signs");
    plain = this.replace(plain, /<(?!\s)/g, "< ", "signs");
    plain = this.replace(plain, /&(?=#?\w+;)/g, "& ", "signs");
    plain = this.replace(plain, /`{2,}|~{2,}/g, (run) => run[0], "signs");
    return this.replace(plain, /[[\]]/g, (sign) => (sign === "[" ? "(" : ")"), "brackets");
  }
}

/**
 * One line, such as a heading or a reason.
 * @param {string} text
 * @param {Rules} rules
 * @returns {Mended}
 */
export function mendLine(text, rules) {
  const mender = new Mender(rules);
  let line = mender.flatten(mender.unhide(text).replace(/\s+/g, " ")).trim();
  line = mender.replace(line, /^[#\s]+|(?:\s+#+)+$/g, "", "headings");
  return { text: SHOWN.test(line) ? line.trim() : "", notes: mender.notes, refused: [] };
}

/**
 * Paragraphs with links.
 * @param {string} text
 * @param {Rules} rules
 * @param {Set<string>} ids the claims that a link may lead to
 * @returns {Mended}
 */
export function mendBody(text, rules, ids) {
  const mender = new Mender(rules);
  /** @type {string[]} */
  const refused = [];
  const lines = mender.unhide(text).split("\n");
  const mended = lines.flatMap((line) => {
    const words = mendLinks(line.replace(/\s+/g, " ").trim(), mender, ids, refused);
    return mendStart(words, mender);
  });
  return {
    text: mended
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    notes: mender.notes,
    refused,
  };
}

/** @param {string} line @param {Mender} mender @param {Set<string>} ids @param {string[]} refused */
function mendLinks(line, mender, ids, refused) {
  let mended = "";
  let end = 0;
  for (const match of line.matchAll(LINK)) {
    mended += mender.flatten(line.slice(end, match.index)).replace(/!$/, "! ");
    end = match.index + match[0].length;
    const target = readTarget(match[2], ids);
    if (!SHOWN.test(match[1])) mended += mender.flatten(match[0]);
    else if (target) mended += `[${mender.flatten(match[1])}](${target})`;
    else refused.push(match[2]);
  }
  return mended + mender.flatten(line.slice(end));
}

/** @param {string} line @param {Mender} mender @returns {string[]} the line, or none */
function mendStart(line, mender) {
  if (/^[=\s-]+$/.test(line)) {
    mender.notes.add("lines");
    return [];
  }
  let [before, after] = [line, mender.replace(line, HEADING_SIGN, "$1", "headings")];
  while (after !== before) [before, after] = [after, mender.replace(after, HEADING_SIGN, "$1", "headings")];
  return [after.trim()];
}

/** @param {string} target @param {Set<string>} ids @returns {string | null} */
function readTarget(target, ids) {
  const claim = CLAIM_FILE.exec(target);
  if (claim) return ids.has(claim[1]) ? target : null;
  return readAddress(target);
}

/**
 * A web address as a claim may hold it, or null.
 * @param {string} text
 * @returns {string | null}
 */
export function readAddress(text) {
  if (!/^https:\/\/[^\s]+$/.test(text) || !URL.canParse(text)) return null;
  const spelled = new URL(text).href.replace(/[(){}[\]'`|^;]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return ADDRESS.test(spelled) && /^[!-~]+$/.test(spelled) ? spelled : null;
}

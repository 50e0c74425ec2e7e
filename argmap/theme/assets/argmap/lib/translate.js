/**
 * Says things in the language of the site. A message is an English sentence with named placeholders, `{name}`; its
 * translation comes from the catalogue, and where that has none, the English stands.
 *
 * @typedef {Record<string, string | number>} Values
 */
import { LANGUAGE, MESSAGES } from "../messages.js";

const LOCALE = LANGUAGE === "en" ? "en-GB" : LANGUAGE;
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"]; // in the order in which a catalogue lists its forms
const PLURALS = new Intl.PluralRules(LOCALE);
const FORMS = CATEGORIES.filter((one) => PLURALS.resolvedOptions().pluralCategories.some((known) => known === one));
const LISTS = new Intl.ListFormat(LOCALE, { type: "conjunction" });

/** @param {string} text a message @param {Values} [values] of its placeholders @returns {string} */
export function t(text, values = {}) {
  return fill(find(text), values).join("");
}

/** A message that depends on a number, which it may name as `{n}`. @param {string} one @param {string} many @param {number} n @param {Values} [values] @returns {string} */
export function tn(one, many, n, values = {}) {
  return fill(findForm(one, many, n), { n, ...values }).join("");
}

/**
 * A message with elements, or other things than text, in the place of placeholders: as a list of both.
 * @template Part
 * @param {string} text
 * @param {Record<string, string | number | Part | (string | Part)[]>} values
 * @returns {(string | Part)[]}
 */
export function tp(text, values) {
  return fill(find(text), values);
}

/**
 * The same for a message that depends on a number.
 * @template Part
 * @param {string} one @param {string} many @param {number} n
 * @param {Record<string, string | number | Part | (string | Part)[]>} values
 * @returns {(string | Part)[]}
 */
export function tnp(one, many, n, values) {
  return fill(findForm(one, many, n), { n, ...values });
}

/** @param {string} text @returns {string} in the quotation marks of the language */
export function quote(text) {
  return t("“{text}”", { text });
}

/** @param {string[]} names @returns {string} such as `a, b and c` */
export function listAll(names) {
  return LISTS.format(names);
}

/** @template Part @param {Part[]} parts @returns {(string | Part)[]} the same, with what stands between them */
export function listParts(parts) {
  const places = LISTS.formatToParts(parts.map((_, i) => String(i)));
  return places.map(({ type, value }) => (type === "element" ? parts[Number(value)] : value));
}

/** @param {string[]} names @param {number} most so many are named @returns {string} such as `a, b, c and 4 more` */
export function listFirst(names, most) {
  const named = names.slice(0, most).join(", ");
  return names.length > most ? t("{names} and {n} more", { names: named, n: names.length - most }) : named;
}

/** @param {number} number @param {number} digits after the decimal sign @param {number} [least] of these, where the others are 0 @returns {string} */
export function writeNumber(number, digits, least = digits) {
  const options = { minimumFractionDigits: least, maximumFractionDigits: digits, useGrouping: false };
  return new Intl.NumberFormat(LOCALE, options).format(Number(number.toFixed(digits))); // rounds as toFixed does
}

/** @param {string} date YYYY-MM-DD @returns {string} such as `30 April 2025` */
export function writeDate(date) {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
}

/** @param {string} month YYYY-MM @param {"long" | "short"} [length] @returns {string} such as `April 2025` */
export function writeMonth(month, length = "long") {
  const format = new Intl.DateTimeFormat(LOCALE, { month: length, year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** @param {string} text @returns {string} */
function find(text) {
  const found = MESSAGES[text];
  return typeof found === "string" ? found : text;
}

/** @param {string} one @param {string} many @param {number} n @returns {string} */
function findForm(one, many, n) {
  const found = MESSAGES[one];
  if (!Array.isArray(found)) return n === 1 ? one : many;
  return found[FORMS.indexOf(PLURALS.select(n))] ?? found[found.length - 1];
}

/**
 * @param {string} text @param {Record<string, any>} values
 * @returns {any[]} the values with the texts between them; texts side by side are one
 */
function fill(text, values) {
  /** @type {any[]} */
  const parts = [];
  for (const part of text.split(/\{(\w+)\}/).flatMap((piece, i) => (i % 2 ? readValue(values, piece, text) : piece))) {
    if (typeof part === "object") parts.push(part);
    else if (typeof parts.at(-1) === "string") parts.push(`${parts.pop()}${part}`);
    else if (part !== "") parts.push(String(part));
  }
  return parts;
}

/** @param {Record<string, any>} values @param {string} name @param {string} text that names it */
function readValue(values, name, text) {
  if (!Object.hasOwn(values, name)) throw new Error(`no value for {${name}} in: ${text}`);
  return values[name];
}

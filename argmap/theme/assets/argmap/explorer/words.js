/**
 * The words of the explorer: for a claim's kind, relation and place, and for the part of the map that is shown.
 *
 * @typedef {import("./rows.js").Row} Row
 */
import { Bearing, Kind, StandingWord, Voice } from "../words.js";

export const NOTHING_BELOW = "No reasons below.";
const LONGEST_ID = 80;
const NO_MATCH = "No claim matches. “Show the whole map” takes the filter off.";

/** The word for a claim's voice; empty for the essay's. @param {{voice: string}} claim */
function nameVoice({ voice }) {
  return voice === "essay" ? "" : Voice[voice].word;
}

/** Kind and voice, where they are not the essay's plain claim. @param {Row["claim"]} claim */
export function describeKind(claim) {
  const kind = claim.kind === "claim" ? "" : Kind[claim.kind].word;
  return [kind, nameVoice(claim)].filter(Boolean).join(", ");
}

/** The word for a claim's standing; empty for a question or note, which has none. @param {string} standing */
export function nameStanding(standing) {
  return StandingWord[standing]?.word ?? "";
}

/** The same for the standings that the map marks: empty also where nothing objects to the claim. @param {{standing: string}} claim */
export function describeStanding({ standing }) {
  return StandingWord[standing]?.shape ? nameStanding(standing) : "";
}

/** The claims that carry only together with one; empty for none. @param {string[]} partners their labels */
export function describePartners(partners) {
  return partners.length ? `together with: ${partners.join("; ")}` : "";
}

/** A month such as 2025-04 with its name: April 2025. @param {string} month */
export function nameMonth(month) {
  return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** All of a row in one line, for the live region. @param {Row} row @param {string} parentLabel */
export function describeRow(row, parentLabel) {
  const { claim } = row;
  const relation = claim.bearing ? `${Bearing[claim.bearing].word}: ` : "";
  const kind = [Kind[claim.kind].word, nameVoice(claim), describeStanding(claim)].filter(Boolean).join(", ");
  const place = parentLabel ? ` ${row.place} of ${row.of} under “${parentLabel}”.` : ` ${row.place} of ${row.of}.`;
  return `${relation}${claim.heading}. ${kind}.${place}${describeFold(row)}${row.faded ? " Does not match the filter." : ""}`;
}

/** A claim that an address names and the map does not have. @param {string} id */
export function describeMissing(id) {
  return `This map has no claim “${id.slice(0, LONGEST_ID)}”.`;
}

/** @param {Row} row */
function describeFold(row) {
  if (!row.foldable) return "";
  return row.open ? " Unfolded." : ` Folded: ${describeInside(row)}.`;
}

/** @param {Row} row */
export function describeInside(row) {
  const parts = Object.values(Bearing)
    .map(({ word, many }, index) => count(row.inside[index], word, many))
    .filter(Boolean);
  const direct = row.inside.reduce((sum, number) => sum + number, 0);
  return parts.join(", ") + (row.total > direct ? `, ${row.total} claims in all` : "");
}

/** @param {number} number @param {string} one @param {string} many */
export function count(number, one, many) {
  return number ? `${number} ${number === 1 ? one : many}` : "";
}

/**
 * The words for the part of the map that is shown, and for the effect of a filter or focus.
 * @param {Row[]} rows @param {number} all @param {import("./rows.js").Kept | null} kept @param {boolean} focused
 */
export function describeCount(rows, all, kept, focused) {
  const rest = focused
    ? ": the line to the thesis, and what bears on this claim"
    : rows.length < all
      ? "; the others are folded away"
      : "";
  if (!kept) return `${rows.length} of ${all} claims shown${rest}.`;
  const faded = rows.filter((row) => row.faded).length;
  const matching = rows.length - faded;
  const away = kept.matches.size - matching;
  return [
    kept.matches.size ? `${kept.matches.size} of ${all} claims match.` : NO_MATCH,
    away ? `${away} of them ${away === 1 ? "is" : "are"} ${focused ? "folded away or outside the focus" : "folded away"}.` : "",
    faded
      ? `${faded} more ${faded === 1 ? "is" : "are"} shown faded: ${faded === 1 ? "it does" : "they do"} not match, but others hang on ${faded === 1 ? "it" : "them"}.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * The words of the explorer: for a claim's kind, relation and place, and for the part of the map that is shown.
 *
 * @typedef {import("./rows.js").Row} Row
 */
import { t, tn } from "../lib/translate.js";
import { Bearing, Kind, StandingWord, Voice } from "../words.js";

export const NOTHING_BELOW = t("No reasons below.");
const LONGEST_ID = 80;
const NO_MATCH = t("No claim matches. “Show the whole map” takes the filter off.");

/** The word for a claim's voice; empty for the essay's, and where there is no essay. @param {{said: string}} claim */
function nameVoice({ said }) {
  return said && said !== "essay" ? Voice[said].word : "";
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
  return partners.length ? t("together with: {claims}", { claims: partners.join("; ") }) : "";
}

/** All of a row in one line, for the live region. @param {Row} row @param {string} parentLabel */
export function describeRow(row, parentLabel) {
  const { claim } = row;
  const relation = claim.bearing ? `${Bearing[claim.bearing].word}: ` : "";
  const kind = [Kind[claim.kind].word, nameVoice(claim), describeStanding(claim)].filter(Boolean).join(", ");
  const place = parentLabel
    ? t("{place} of {all} under “{claim}”.", { place: row.place, all: row.of, claim: parentLabel })
    : t("{place} of {all}.", { place: row.place, all: row.of });
  const faded = row.faded ? t("Does not match the filter.") : "";
  return [`${relation}${claim.heading}.`, `${kind}.`, place, describeFold(row), faded].filter(Boolean).join(" ");
}

/** A claim that an address names and the map does not have. @param {string} id */
export function describeMissing(id) {
  return t("This map has no claim “{id}”.", { id: id.slice(0, LONGEST_ID) });
}

/** @param {Row} row */
function describeFold(row) {
  if (!row.foldable) return "";
  return row.open ? t("Unfolded.") : t("Folded: {claims}.", { claims: describeInside(row) });
}

/** @param {Row} row */
export function describeInside(row) {
  const parts = Object.values(Bearing)
    .map(({ word, many }, index) => count(row.inside[index], word, many))
    .filter(Boolean);
  const direct = row.inside.reduce((sum, number) => sum + number, 0);
  const all = row.total > direct ? tn("{n} claim in all", "{n} claims in all", row.total) : "";
  return [...parts, all].filter(Boolean).join(", ");
}

/** @param {number} number @param {string} one @param {string} many */
function count(number, one, many) {
  return number ? `${number} ${number === 1 ? one : many}` : "";
}

/**
 * The words for the part of the map that is shown, and for the effect of a filter or focus.
 * @param {Row[]} rows @param {number} all @param {import("./rows.js").Kept | null} kept @param {boolean} focused
 */
export function describeCount(rows, all, kept, focused) {
  if (!kept) return describeShown(rows.length, all, focused);
  const faded = rows.filter((row) => row.faded).length;
  const matching = rows.length - faded;
  const away = kept.matches.size - matching;
  return [
    kept.matches.size ? t("{matching} of {all} claims match.", { matching: kept.matches.size, all }) : NO_MATCH,
    away ? describeAway(away, focused) : "",
    faded
      ? tn(
          "{n} more is shown faded: it does not match, but others hang on it.",
          "{n} more are shown faded: they do not match, but others hang on them.",
          faded,
        )
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {number} shown @param {number} all @param {boolean} focused */
function describeShown(shown, all, focused) {
  if (focused) return t("{shown} of {all} claims shown: the line to the thesis, and what bears on this claim.", { shown, all });
  return shown < all
    ? t("{shown} of {all} claims shown; the others are folded away.", { shown, all })
    : t("{shown} of {all} claims shown.", { shown, all });
}

/** @param {number} away claims that match and are not shown @param {boolean} focused */
function describeAway(away, focused) {
  return focused
    ? tn("{n} of them is folded away or outside the focus.", "{n} of them are folded away or outside the focus.", away)
    : tn("{n} of them is folded away.", "{n} of them are folded away.", away);
}

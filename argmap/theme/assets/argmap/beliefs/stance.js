/**
 * A stance, the stop that each premise is set to: writing it into an address, and reading it from one.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {Map<number, number>} Stops  premise to stop; what is absent is at no view
 * @typedef {{id: string, title: string, how: string, stops: Stops, from: string}} Choice
 * @typedef {{stops: Stops, from: string, stale: boolean, gone: string[], since: [number, string, string][], at: number}} Read
 */

import { t, writeDate } from "../lib/translate.js";
import { Belief, CREDENCES } from "../words.js";

/** Credence and word of each stop of a slider, and how a sentence says that a reader has set it there. */
export const STOPS = Object.entries(Belief).map(([belief, { word, does }]) => ({
  belief,
  credence: CREDENCES[belief],
  word,
  held: does,
}));
export const NO_VIEW_STOP = 3;
const BELIEVED_STOP = 5;
export const SIGNED = "stance:"; // before the id of a signed stance, so that none is taken for another stance
const MAP = "_map";
const FROM = "_from";
const AT = "_at";
const ON = "_on";
const KEY = "argmap:beliefs";
const SPARE = 1000; // characters of a stored stance beyond twice what all claims of the map take

/**
 * The stances to choose from: the beliefs that this device remembers, where there are any, then the presets, then those
 * that people signed.
 * @param {Beliefs} beliefs
 * @returns {Choice[]}
 */
export function listStances(beliefs) {
  const { stops, from } = readAddress(beliefs, recall(beliefs) ?? "");
  const own = stops.size
    ? [{ id: "yours", title: t("Your beliefs"), how: t("What you asked this device to remember."), stops, from }]
    : [];
  return [
    ...own,
    ...beliefs.labels.stances.map(({ id, title, how }) => ({ id, title, how, stops: presetStops(beliefs, id), from: id })),
    ...listSigned(beliefs),
  ];
}

/** The signed stances that still say something of a premise. @param {Beliefs} beliefs @returns {Choice[]} */
export function listSigned({ labels }) {
  return labels.signed
    .filter(({ held }) => held.length)
    .map((signed) => ({
      id: SIGNED + signed.id,
      title: signed.name,
      how: describeSigned(signed),
      stops: new Map(signed.held),
      from: "",
    }));
}

/** @param {import("./data.js").Signed} signed @returns {string} when it was signed, and its sentence */
export function describeSigned({ date, says }) {
  return t("Signed on {day}: {says}", { day: writeDate(date), says });
}

/** @param {Beliefs} beliefs @param {Stops} stops @returns {Float64Array} one base score per claim */
export function baseOf({ program }, stops) {
  const base = program.noView();
  for (const [claim, stop] of stops) base[claim] = STOPS[stop].credence;
  return base;
}

/** @param {Beliefs} beliefs @param {string} id of a preset, or empty for no view @returns {Stops} */
export function presetStops({ labels }, id) {
  const preset = labels.stances.find((stance) => stance.id === id);
  return new Map((preset?.believed ?? []).map((claim) => [claim, BELIEVED_STOP]));
}

/** @param {Beliefs} beliefs @param {Stops} stops @param {string} from @returns {number[]} premises set otherwise than in the preset */
export function changedFrom(beliefs, stops, from) {
  const preset = presetStops(beliefs, from);
  const touched = new Set([...preset.keys(), ...stops.keys()]);
  return [...touched].filter((claim) => (stops.get(claim) ?? NO_VIEW_STOP) !== (preset.get(claim) ?? NO_VIEW_STOP));
}

/** @param {Beliefs} beliefs @param {Stops} stops @param {string} from @returns {string} what stands after # in an address */
export function writeAddress(beliefs, stops, from) {
  const changed = changedFrom(beliefs, stops, from).sort((a, b) => a - b);
  if (!from && !changed.length) return "";
  const parts = new URLSearchParams({ [MAP]: beliefs.hash });
  const newest = beliefs.labels.changes[0];
  if (newest) parts.set(ON, newest[0].toString(36));
  if (from) parts.set(FROM, from);
  for (const claim of changed) parts.set(beliefs.program.ids[claim], String(stops.get(claim) ?? NO_VIEW_STOP));
  return parts.toString();
}

/** @param {string} text an address after # @returns {boolean} whether it holds a stance */
export function holdsStance(text) {
  return new URLSearchParams(text.replace(/^#/, "")).has(MAP);
}

/**
 * Reads a stance; `stale` where it was made for another state of the map, `gone` the premises it no longer has,
 * `since` what was done to claims after it was made, `at` a premise to show first, or -1. What cannot be read is left out.
 * @param {Beliefs} beliefs
 * @param {string} text
 * @returns {Read}
 */
export function readAddress(beliefs, text) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const basic = new Map(beliefs.program.basic.map((claim) => [beliefs.program.ids[claim], claim]));
  const known = beliefs.labels.stances.some(({ id }) => id === parts.get(FROM));
  const from = known ? String(parts.get(FROM)) : "";
  const stops = presetStops(beliefs, from);
  /** @type {string[]} */
  const gone = [];
  for (const [id, value] of parts) {
    const claim = basic.get(id);
    if (id.startsWith("_") || !/^[0-6]$/.test(value)) continue;
    if (claim === undefined) gone.push(id);
    else if (Number(value) === NO_VIEW_STOP) stops.delete(claim);
    else stops.set(claim, Number(value));
  }
  const stale = parts.has(MAP) && parts.get(MAP) !== beliefs.hash;
  const made = parseInt(parts.get(ON) ?? "", 36);
  const since = stale ? beliefs.labels.changes.filter(([minute]) => minute > made) : [];
  return { stops, from, stale, gone: stale ? gone : [], since, at: basic.get(parts.get(AT) ?? "") ?? -1 };
}

/**
 * The stance that this device remembers of this map; null where there is none or the stored text is no stance: all sites
 * of one server share the storage.
 * @param {Beliefs} beliefs
 * @returns {string | null}
 */
export function recall(beliefs) {
  try {
    const kept = localStorage.getItem(keyOf(beliefs)) ?? takeOver(beliefs);
    return kept !== null && (kept === "" || isStance(beliefs, kept)) ? kept : null;
  } catch {
    return null; // storage may be switched off
  }
}

/** @param {Beliefs} beliefs @param {string | null} address null forgets @returns {boolean} whether it could be done */
export function remember(beliefs, address) {
  try {
    if (address === null) localStorage.removeItem(keyOf(beliefs));
    else localStorage.setItem(keyOf(beliefs), address);
    return true;
  } catch {
    return false; // storage may be switched off or full
  }
}

/** The key under which this map's stance is stored; it has the path, as one server may have several maps. @param {Beliefs} beliefs */
function keyOf({ site }) {
  return `${KEY}:${site}`;
}

/** @param {Beliefs} beliefs @param {string} text */
function isStance({ program }, text) {
  return text.length <= 2 * program.ids.join("=0&").length + SPARE && holdsStance(text);
}

/**
 * Takes over a stance that an earlier version stored without naming the map, if it belongs to this map: it was made for
 * the present state, or all its claims exist here.
 * @param {Beliefs} beliefs
 * @returns {string | null}
 */
function takeOver(beliefs) {
  const kept = localStorage.getItem(KEY);
  if (kept === null || !isStance(beliefs, kept)) return null;
  const parts = new URLSearchParams(kept);
  const named = [...parts.keys()].filter((name) => !name.startsWith("_"));
  const ids = new Set(beliefs.program.ids);
  if (parts.get(MAP) !== beliefs.hash && !(named.length && named.every((id) => ids.has(id)))) return null;
  localStorage.setItem(keyOf(beliefs), kept);
  localStorage.removeItem(KEY);
  return kept;
}

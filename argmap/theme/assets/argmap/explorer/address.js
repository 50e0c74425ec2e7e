/**
 * The view in the address: `#focus=compute-coupled&hops=2&open=a.b&as-of=2026-02`. Values of the first view are left out.
 *
 * @typedef {import("./rows.js").State} State
 */
import { StandingWord } from "../words.js";
import { FILTERS } from "./filters.js";
import { startState } from "./rows.js";

const ALL = "all";
const NONE = "none";
const MOST = 3; // cap on levels and steps that the controls offer besides “all”
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const CLAIM = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * @param {State} state
 * @param {string} [topic] the page's own, which an empty address filters by: the whole map then has to be said
 * @returns {string} without the number sign
 */
export function writeAddress(state, topic = "") {
  /** @type {string[]} */
  const parts = [];
  const put = (/** @type {string} */ key, /** @type {string} */ value) => value && parts.push(`${key}=${encode(value)}`);
  put("focus", state.focus);
  if (state.focus && state.hops !== 1) put("hops", count(state.hops));
  if (state.level !== 1 && !state.focus) put("level", count(state.level));
  put("open", [...state.open].join("."));
  put("fold", [...state.shut].join("."));
  if (state.at !== state.focus) put("at", state.at);
  for (const name of FILTERS) if (state.filters[name]) put(name, state.filters[name].join(".") || NONE);
  put("as-of", state.asOf);
  put("hide", state.hide);
  if (state.beliefs) put("show", "beliefs");
  put("fall", state.fall);
  put("stance", state.stance);
  if (state.view !== "map") put("view", state.view);
  if (topic && !parts.length) put("topic", ALL);
  return parts.join("&");
}

/** Spaces as +, the rest as it is: ids and months need no escape. @param {string} value */
function encode(value) {
  return encodeURIComponent(value).replace(/%20/g, "+");
}

/** @param {number} value */
function count(value) {
  return value === Infinity ? ALL : String(value);
}

/** Levels or steps: as at first where it is no number, all where it is more than one can choose. @param {string} text @returns {number} */
export function readCount(text) {
  if (text !== ALL && !/^\d+$/.test(text)) return 1;
  const number = Number(text);
  return number <= MOST ? number : Infinity;
}

/** @param {string} hash @returns {State} what the address says; the rest as at first */
export function readAddress(hash) {
  const state = startState();
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (/** @type {string} */ key) => (said.get(key) ?? "").split(".").filter(Boolean);
  state.focus = said.get("focus") ?? "";
  if (said.has("hops")) state.hops = readCount(said.get("hops") ?? "") || 1;
  if (said.has("level")) state.level = readCount(said.get("level") ?? "");
  state.open = new Set(list("open"));
  state.shut = new Set(list("fold"));
  state.at = said.get("at") ?? state.focus;
  for (const name of FILTERS) {
    const words = list(name);
    if (said.has(name) && !words.includes(ALL)) state.filters[name] = words.filter((word) => word !== NONE);
  }
  if (state.filters.standing) {
    const words = state.filters.standing.map((value) => StandingWord[value]?.word ?? value); // values: of older links
    state.filters.standing = [...new Set(words)];
  }
  const month = said.get("as-of") ?? "";
  state.asOf = MONTH.test(month) ? month : "";
  const hide = said.get("hide");
  if (hide === "standings" || hide === "words") state.hide = hide;
  state.stance = said.get("stance") ?? "";
  state.fall = said.get("fall") ?? "";
  state.beliefs = state.stance !== "" || state.fall !== "" || said.get("show") === "beliefs";
  const view = said.get("view");
  if (view === "outline" || view === "both") state.view = view;
  return state;
}

/**
 * The part of a state that the map can show: a month from the first of the map to its last (later ones mean today), and
 * claims that it has, or may have in pieces that are not loaded.
 * @param {State} state @param {import("./model.js").Model} model with its first piece loaded @returns {State}
 */
export function fitState(state, { map, claims }) {
  const [first = "", last = ""] = map.months;
  const asOf = state.asOf > last ? "" : state.asOf && state.asOf < first ? first : state.asOf;
  const whole = claims.size >= map.claims;
  const mayBe = (/** @type {string} */ id) => CLAIM.test(id) && (!whole || claims.has(map.formerly[id] ?? id));
  const keep = (/** @type {Set<string>} */ ids) => new Set([...ids].filter(mayBe));
  return { ...state, asOf, open: keep(state.open), shut: keep(state.shut) };
}

/** Whether a hash is one of ours, not an anchor of the page. @param {string} hash */
export function isView(hash) {
  return /^#(focus|hops|level|open|fold|at|topic|kind|voice|standing|as-of|view|hide|show|fall|stance)=/.test(hash);
}

/**
 * The rows shown: those of the tree that folds, focus and filters leave, in the argument's order. Loads open branches.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Claim} Claim
 * @typedef {object} State
 * @property {number} level  depth to which all is unfolded
 * @property {Set<string>} open  unfolded although deeper
 * @property {Set<string>} shut  folded although higher
 * @property {string} focus  claim, or empty
 * @property {number} hops  steps shown below the focus
 * @property {string} at  the chosen claim, or empty
 * @property {"map" | "outline" | "both"} view
 * @property {Record<string, string[]>} filters  chosen values by name; a name that is absent lets all through
 * @property {string} asOf  month that the map is shown as of, or empty for today
 * @property {"" | "standings" | "words"} hide  what a worksheet leaves out
 * @property {boolean} beliefs  whether it shows what the reader believes, not how claims stand
 * @property {string} fall  a claim that the beliefs are computed without, or empty
 * @property {string} stance  beliefs from an address; empty for those that this device remembers
 * @property {Set<string>} found  unfolded by the filter, not by the reader; not in the address
 * @property {{open: Set<string>, shut: Set<string>} | null} before  what was unfolded before the focus; not in the address
 * @typedef {{matches: Set<string>, keep: Set<string>, inside: Map<string, number[]>, totals: Map<string, number>}} Kept
 * @typedef {object} Row
 * @property {Claim} claim
 * @property {string} parent  the row it stands under; empty at the top
 * @property {number} depth
 * @property {number} place  position among its siblings, from 1
 * @property {number} of  number of siblings
 * @property {boolean} open
 * @property {boolean} foldable
 * @property {boolean} faded  shown only because others hang on it
 * @property {number[]} inside
 * @property {number} total
 */
import { LONE } from "../sizes.js";
import { Bearing } from "../words.js";

const ORDER = Object.keys(Bearing);

/** @returns {State} */
export function startState() {
  return {
    level: 1,
    open: new Set(),
    shut: new Set(),
    focus: "",
    hops: 1,
    at: "",
    view: "map",
    filters: {},
    asOf: "",
    hide: "",
    beliefs: false,
    fall: "",
    stance: "",
    found: new Set(),
    before: null,
  };
}

/** @param {State} state @returns {State} */
export function copyState(state) {
  return { ...state, open: new Set(state.open), shut: new Set(state.shut), filters: { ...state.filters } };
}

/** @param {Model} model @param {State} state @param {Claim} claim */
export function isOpen(model, state, claim) {
  if (leadsToFocus(model, state, claim)) return true;
  if (state.open.has(claim.id)) return true;
  if (state.shut.has(claim.id)) return false;
  if (state.found.has(claim.id)) return true;
  if (!state.focus) return claim.depth < state.level;
  const above = model.line(claim.id);
  const index = above.indexOf(state.focus);
  return index >= 0 && above.length - 1 - index < state.hops;
}

/** Whether a claim stands on the line from the thesis to the focus, which always stays open. @param {Model} model @param {State} state @param {Claim} claim */
export function leadsToFocus(model, state, claim) {
  return state.focus !== "" && state.focus !== claim.id && model.line(state.focus).includes(claim.id);
}

/** @param {Model} model @param {State} state @param {Claim} claim @param {boolean} open */
export function setOpen(model, state, claim, open) {
  state.open.delete(claim.id);
  state.shut.delete(claim.id);
  if (isOpen(model, state, claim) !== open) (open ? state.open : state.shut).add(claim.id);
}

/** Load the data of all that is open, level by level. @param {Model} model @param {State} state @param {Kept | null} kept */
export async function loadOpen(model, state, kept) {
  for (;;) {
    const missing = new Set();
    walk(model, state, kept, (claim, open) => {
      if (open && !model.isReady(claim)) missing.add(claim.piece);
    });
    const before = model.claims.size;
    const pieces = await Promise.allSettled([...missing].map((number) => model.load(number)));
    const failed = pieces.find((piece) => piece.status === "rejected");
    if (failed) throw model.outdated ?? failed.reason; // that the page is out of date explains all other failures
    if (model.claims.size === before) return;
  }
}

/**
 * @param {Model} model @param {State} state @param {Kept | null} kept
 * @param {(claim: Claim, open: boolean, parent: string, depth: number, place: number, of: number) => void} visit
 */
function walk(model, state, kept, visit) {
  const line = state.focus ? new Set(model.line(state.focus)) : null;
  const beside = state.focus ? listBeside(model, state.focus) : [];
  const chosen = new Set(kept && state.at ? model.line(state.at) : []);
  const passes = (/** @type {string} */ id) => !kept || kept.keep.has(id) || line?.has(id) || chosen.has(id);
  const isShown = (/** @type {string} */ id) => passes(id) && (!line || line.has(id) || model.line(id).includes(state.focus));
  /** @type {[Claim | undefined, string, number, number, number][]} */
  const stack = [];
  const push = (/** @type {(Claim | undefined)[]} */ claims, /** @type {string} */ parent, /** @type {number} */ depth) => {
    for (let i = claims.length - 1; i >= 0; i--) stack.push([claims[i], parent, depth, i + 1, claims.length]);
  };
  const pick = (/** @type {string[]} */ ids) => (kept || line ? ids.filter(isShown) : ids).map((id) => model.get(id));
  const roots = pick(model.map.roots);
  const left = listHidden(roots, state.at);
  push(roots, "", 0);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [claim, parent, depth, place, of] = next;
    if (!claim || left.has(claim)) continue;
    const away = claim.parent !== parent; // it bears on the focus, too, but hangs elsewhere
    const open = !away && isOpen(model, state, claim);
    visit(claim, open, parent, depth, place, of);
    if (open) push([...pick(claim.children), ...(claim.id === state.focus ? beside : [])], claim.id, depth + 1);
  }
}

/** Single claims that lead to no thesis, after the first ones: but for the chosen one, they have no row. @param {(Claim | undefined)[]} roots @param {string} at */
function listHidden(roots, at) {
  const single = roots.filter((claim, place) => claim && place && !claim.total && claim.kind !== "thesis");
  return new Set(single.slice(LONE).filter((claim) => claim?.id !== at));
}

/** Claims that bear on the focus, too, but hang elsewhere: as they bear on it. @param {Model} model @param {string} focus @returns {Claim[]} */
function listBeside(model, focus) {
  /** @type {Map<string, Claim>} */
  const found = new Map();
  for (const step of model.steps.values()) {
    if (model.endOf(step) !== focus) continue;
    for (const premise of step.premises) {
      const claim = model.get(premise);
      if (!claim || premise === focus || model.line(premise).includes(focus)) continue;
      found.set(premise, { ...claim, ...asBorne(step) });
    }
  }
  return [...found.values()].sort((one, other) => ORDER.indexOf(one.bearing) - ORDER.indexOf(other.bearing));
}

/** What a claim has of a step by which it bears on another. @param {import("./model.js").Step} step */
function asBorne({ id, kind, premises, strength, outcome }) {
  return {
    bearing: kind,
    step: premises.length > 1 ? id : "",
    strength,
    outcome,
    because: "",
    contrary: false,
    total: 0,
    inside: [0, 0, 0, 0],
  };
}

/** @param {Model} model @param {State} state @param {Kept | null} kept @returns {Row[]} */
export function listRows(model, state, kept) {
  /** @type {Row[]} */
  const rows = [];
  walk(model, state, kept, (claim, open, parent, depth, place, of) => {
    const away = claim.parent !== parent;
    const total = kept && !away ? (kept.totals.get(claim.id) ?? 0) : claim.total;
    const inside = kept && !away ? (kept.inside.get(claim.id) ?? claim.inside) : claim.inside;
    const faded = kept ? !kept.matches.has(claim.id) : false;
    const foldable = total > 0 && !leadsToFocus(model, state, claim);
    rows.push({ claim, parent, depth, place, of, open: open && total > 0, foldable, faded, inside, total });
  });
  return rows;
}

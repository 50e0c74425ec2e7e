/**
 * The standing of each claim after the objections, by grounded semantics, as in `argmap.argument.standing`.
 *
 * @typedef {import("./indexed.js").CompactMap} CompactMap
 */
import { UNDERCUT } from "./indexed.js";

/**
 * In (true), out (false) or undecided (null) for each claim and step.
 * @param {CompactMap} map
 * @param {Set<number>} doubted basic claims that the reader does not believe
 */
export function labelClaims(map, doubted = new Set()) {
  /** @type {(boolean | null)[]} */
  const claims = map.ids.map(() => null);
  /** @type {(boolean | null)[]} */
  const steps = map.kinds.map(() => null);
  const labelStep = (/** @type {number} */ step) => {
    const undercuts = map.undercuts[step].map((i) => steps[i]);
    const premises = map.premises[step].map((i) => claims[i]);
    if (undercuts.includes(true) || premises.includes(false)) return false;
    return undercuts.includes(null) || premises.includes(null) ? null : true;
  };
  const labelClaim = (/** @type {number} */ claim) => {
    const supports = map.supports[claim].map((i) => steps[i]);
    const attacks = map.attacks[claim].map((i) => steps[i]);
    if ((doubted.has(claim) && !supports.length) || attacks.includes(true)) return false;
    if (supports.length && !supports.includes(true)) return supports.includes(null) ? null : false;
    return attacks.includes(null) ? null : true;
  };
  const waiting = [...steps.map((_, step) => ~step), ...claims.keys()];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node < 0 && steps[~node] === null) {
      const step = ~node;
      steps[step] = labelStep(step);
      const end = map.conclusions[step];
      if (steps[step] !== null) waiting.push(map.kinds[step] === UNDERCUT ? ~end : end);
    } else if (node >= 0 && claims[node] === null) {
      claims[node] = labelClaim(node);
      if (claims[node] !== null) waiting.push(...map.bearsOn[node].map((step) => ~step));
    }
  }
  return { claims, steps };
}

/**
 * @param {CompactMap} map
 * @param {{claims: (boolean | null)[], steps: (boolean | null)[]}} labels
 * @param {number} claim
 * @returns {string} the standing of one claim
 */
export function readWord(map, labels, claim) {
  const undercuts = map.supports[claim].flatMap((step) => map.undercuts[step]);
  const objections = [...map.attacks[claim], ...undercuts].map((step) => labels.steps[step]);
  if (objections.includes(true)) return "open objection";
  if (labels.claims[claim] === false) return "reasons fail";
  if (labels.claims[claim] === null || objections.includes(null)) return "loop";
  return objections.length ? "objections answered" : "no objection";
}

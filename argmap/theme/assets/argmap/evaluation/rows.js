/**
 * The unit of evaluation, a row for each claim: the forces of the steps on the claim, and its acceptance as a premise.
 *
 * @typedef {import("./indexed.js").CompactMap} CompactMap
 * @typedef {{step: number, premises: number[], undercutters: number[]}} Part
 * @typedef {object} Row
 * @property {number} claim
 * @property {Part[]} undercutting the steps that undercut its steps, deepest first
 * @property {Part[]} supporting
 * @property {Part[]} attacking
 * @property {Part[]} parts all of them, in the order in which their forces are computed
 * @typedef {object} Strengths
 * @property {Float64Array} claims the strength of each claim
 * @property {Float64Array} accepted the acceptance of each as a premise: max(0, 2 s - 1)
 * @property {Float64Array} forces of the steps
 * @property {Set<number>} unstable the claims without a stable value
 */

/** @param {CompactMap} map @param {number} claim @returns {Row} */
export function buildRow(map, claim) {
  /** @type {number[]} */
  const undercutting = [];
  let found = [...map.supports[claim], ...map.attacks[claim]].flatMap((step) => map.undercuts[step]);
  while (found.length) {
    undercutting.push(...found);
    found = found.flatMap((step) => map.undercuts[step]);
  }
  const build = (/** @type {number[]} */ steps) =>
    steps.map((step) => ({ step, premises: map.premises[step], undercutters: map.undercuts[step] }));
  const row = {
    claim,
    undercutting: build(undercutting.reverse()),
    supporting: build(map.supports[claim]),
    attacking: build(map.attacks[claim]),
  };
  return { ...row, parts: [...row.undercutting, ...row.supporting, ...row.attacking] };
}

/** Computes and keeps the force of a step; those of its undercutters must be computed already. @param {Part} part @param {Strengths} found @param {number[]} weights */
export function computeForce({ step, premises, undercutters }, { accepted, forces }, weights) {
  let force = weights[step];
  for (let i = 0; i < undercutters.length; i += 1) force *= 1 - forces[undercutters[i]];
  for (let i = 0; i < premises.length; i += 1) force *= accepted[premises[i]];
  forces[step] = force;
  return force;
}

/** @param {number} strength @returns {number} how far a claim of this strength counts as a premise */
export function accept(strength) {
  return strength > 0.5 ? 2 * strength - 1 : 0;
}

/** Makes strengths equal to others of the same map. @param {Strengths} found @param {Strengths} other */
export function takeStrengths(found, other) {
  found.claims.set(other.claims);
  found.accepted.set(other.accepted);
  found.forces.set(other.forces);
  found.unstable.clear();
  for (const claim of other.unstable) found.unstable.add(claim);
}

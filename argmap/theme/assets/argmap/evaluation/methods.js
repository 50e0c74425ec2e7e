/**
 * The methods, by which supporting and attacking forces move a claim from its base score: the same operations in the
 * same order as in `argmap.argument.methods`, where the formulas' sources stand.
 *
 * @typedef {"signed-dfquad" | "quadratic-energy" | "log-odds"} Method
 * @typedef {number[] | Float64Array} Forces
 * @typedef {object} Rule a method in two steps, so that a loop in which only attacks change gathers the supports once
 * @property {(base: number, supporting: Forces) => number} gather
 * @property {(base: number, gathered: number, attacking: Forces) => number} conclude
 */

/** @type {Method[]} */
export const METHODS = ["signed-dfquad", "quadratic-energy", "log-odds"];

/** @type {Record<Method, Rule>} */
export const RULES = {
  "signed-dfquad": { gather: multiplyDfquad, conclude: concludeDfquad },
  "quadratic-energy": { gather: sumForces, conclude: concludeQuadratic },
  "log-odds": { gather: addLogOdds, conclude: concludeLogOdds },
};

/** @param {number} _ @param {Forces} supporting */
function multiplyDfquad(_, supporting) {
  let undone = 1;
  for (let i = 0; i < supporting.length; i += 1) undone *= 1 - supporting[i];
  return undone;
}

/** @param {number} base @param {number} undone @param {Forces} attacking */
function concludeDfquad(base, undone, attacking) {
  let unharmed = 1;
  for (let i = 0; i < attacking.length; i += 1) unharmed *= 1 - attacking[i];
  const energy = 1 - undone - (1 - unharmed);
  return energy >= 0 ? base + energy * (1 - base) : base + energy * base;
}

/** @param {number} _ @param {Forces} supporting */
function sumForces(_, supporting) {
  let energy = 0;
  for (let i = 0; i < supporting.length; i += 1) energy += supporting[i];
  return energy;
}

/** @param {number} base @param {number} supported @param {Forces} attacking */
function concludeQuadratic(base, supported, attacking) {
  let energy = supported;
  for (let i = 0; i < attacking.length; i += 1) energy -= attacking[i];
  const pull = (energy * energy) / (1 + energy * energy);
  return energy >= 0 ? base + (1 - base) * pull : base - base * pull;
}

/** @param {number} base @param {Forces} supporting */
function addLogOdds(base, supporting) {
  if (base <= 0 || base >= 1) return base;
  let odds = Math.log(base / (1 - base));
  for (let i = 0; i < supporting.length; i += 1) odds += Math.log((1 + supporting[i]) / (1 - supporting[i]));
  return odds;
}

/** @param {number} base @param {number} supported @param {Forces} attacking */
function concludeLogOdds(base, supported, attacking) {
  if (base <= 0 || base >= 1) return base;
  let odds = supported;
  for (let i = 0; i < attacking.length; i += 1) odds -= Math.log((1 + attacking[i]) / (1 - attacking[i]));
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
}

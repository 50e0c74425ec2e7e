/**
 * The premises on which two stances differ, by how much each makes of the difference about the thesis, as in
 * `argmap.argument.differ`.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 * @typedef {{claim: number, first: number, second: number, weight: number}} Parting
 *   `first` is the strength of the thesis in the first stance with the second one's credence in this claim alone, `second`
 *   the other way round, `weight` the mean of the two distances that the thesis moves
 * @typedef {{strengths: [number, number], partings: Parting[], shared: number[]}} Difference
 */
import { NO_VIEW } from "./program.js";
import { Trial } from "./trial.js";

/**
 * @param {Program} program
 * @param {Float64Array} one
 * @param {Float64Array} other
 * @param {Method} method
 * @returns {Difference} the premises with the greatest weight first
 */
export function findDifference(program, one, other, method = "signed-dfquad") {
  const [here, there] = [one, other].map((base) => new Trial(program, base, method));
  const partings = program.basic
    .filter((claim) => one[claim] !== other[claim])
    .map((claim) => {
      const [first, second] = [swap(here, claim, other[claim]), swap(there, claim, one[claim])];
      const weight = (Math.abs(first - here.strength) + Math.abs(second - there.strength)) / 2;
      return { claim, first, second, weight };
    });
  partings.sort((a, b) => b.weight - a.weight || a.claim - b.claim);
  const shared = program.basic.filter((claim) => one[claim] === other[claim] && one[claim] !== NO_VIEW);
  return { strengths: [here.strength, there.strength], partings, shared };
}

/** The thesis' strength in a stance with the credence of one claim swapped. @param {Trial} trial @param {number} claim @param {number} credence */
function swap(trial, claim, credence) {
  const strength = trial.read([claim], [credence]);
  trial.restore([claim]);
  return strength;
}

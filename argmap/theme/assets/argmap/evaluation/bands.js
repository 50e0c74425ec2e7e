/**
 * The firmness of a result: its band under small random shifts of credences and weights, and the other methods, as in
 * `argmap.argument.bands`.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 */
import { METHODS } from "./methods.js";
import { NO_VIEW, WEIGHTS } from "./program.js";

const SEED = 1;
const DRAWS = 200;
const NUDGE = 0.1;
const TAIL = 0.05;

/**
 * For each claim the 5th and 95th percentile of 200 draws that move credences and weights a little.
 * @param {Program} program
 * @param {Float64Array} base
 * @param {Method} method
 * @param {number[]} claims those to give bands for
 * @returns {[number, number][]}
 */
export function computeBands(program, base, method = "signed-dfquad", claims = [...program.ids.keys()]) {
  const draws = drawBands(program, base, method, claims);
  for (;;) {
    const { done, value } = draws.next();
    if (done) return value;
  }
}

/**
 * The same as computeBands, one draw at a time, so that a page can stay responsive on a large map.
 * @param {Program} program
 * @param {Float64Array} base
 * @param {Method} method
 * @param {number[]} claims
 * @returns {Generator<void, [number, number][], void>}
 */
export function* drawBands(program, base, method, claims) {
  const draw = drawNumbers(SEED);
  const columns = claims.map(() => new Float64Array(DRAWS));
  for (let run = 0; run < DRAWS; run += 1) {
    const nudged = base.map((credence) => nudge(credence, draw()));
    const notches = program.notches.map((notch) => notch + Math.floor(3 * draw()) - 1);
    const weights = notches.map((notch) => WEIGHTS[Math.min(Math.max(notch, 0), WEIGHTS.length - 1)]);
    const strengths = program.compute(nudged, method, weights).claims;
    for (const [i, claim] of claims.entries()) columns[i][run] = strengths[claim];
    yield;
  }
  const [low, high] = [Math.ceil(TAIL * DRAWS) - 1, Math.ceil((1 - TAIL) * DRAWS) - 1];
  return columns.map((column) => {
    column.sort();
    return [column[low], column[high]];
  });
}

/** @param {number} credence @param {number} number */
function nudge(credence, number) {
  if (credence === NO_VIEW) return credence;
  return Math.min(Math.max(credence + NUDGE * (2 * number - 1), 0), 1);
}

/** mulberry32 (Tommy Ettinger, 2017, public domain). @param {number} seed @returns {() => number} */
function drawNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The strength of the thesis by each method, and whether they disagree on the side of undecided that it is on.
 * @param {Program} program
 * @param {Float64Array} base
 */
export function compareMethods(program, base) {
  const strengths = METHODS.map((method) => program.compute(base, method).claims[program.thesis]);
  const sides = new Set(strengths.map((s) => Number(s > 0.6) - Number(s < 0.4)));
  return { strengths, contested: sides.size > 1 };
}

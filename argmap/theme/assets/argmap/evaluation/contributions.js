/**
 * How much each of several changes contributes to a move of the thesis, in parts that add up to the move, as in
 * `argmap.argument.contributions`, where the sources stand.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 * @typedef {(change: number, way: number) => number} Shift takes one change, by its place, a part of its way (0 not made,
 *   1 made) and returns the strength of the thesis
 * @typedef {{claim: number, size: number}} Contribution what the changed credence of one claim adds to the strength
 * @typedef {{before: number, after: number, contributions: Contribution[]}} Move greatest first, then by claim
 */

const MOST_EXACT = 8;
const SLICES = 8;
const READINGS = 4096;

/**
 * How a change from one set of base scores to another moves the thesis, and which claims move it; null where the thesis
 * has no stable value before or after.
 * @param {Program} program
 * @param {Float64Array} before
 * @param {Float64Array} after
 * @param {Method} method
 * @returns {Move | null}
 */
export function explainMove(program, before, after, method = "signed-dfquad") {
  const { thesis } = program;
  const [start, end] = [before, after].map((base) => program.compute(base, method));
  if (start.unstable.has(thesis) || end.unstable.has(thesis)) return null;
  const reaching = program.reaching();
  const claims = [...before.keys()].filter((claim) => before[claim] !== after[claim] && reaching.has(claim));
  const shift = makeShift(program, before, after, claims, method);
  const sizes = shareMove(start.claims[thesis], shift, claims.length);
  const contributions = claims.map((claim, i) => ({ claim, size: sizes[i] }));
  contributions.sort((a, b) => Math.abs(b.size) - Math.abs(a.size) || a.claim - b.claim);
  return { before: start.claims[thesis], after: end.claims[thesis], contributions };
}

/**
 * The shift of some claims' base scores from those before to those after.
 * @param {Program} program @param {Float64Array} before @param {Float64Array} after @param {number[]} claims @param {Method} method
 * @returns {Shift}
 */
function makeShift(program, before, after, claims, method) {
  const base = Float64Array.from(before);
  const found = program.compute(base, method);
  return (change, way) => {
    const claim = claims[change];
    base[claim] = way === 1 ? after[claim] : before[claim] + way * (after[claim] - before[claim]);
    program.update(found, base, [claim], method);
    return found.claims[program.thesis];
  };
}

/**
 * The contribution of each change to the move from none of them to all of them: Shapley values up to 8 changes, and
 * beyond that values near those of Aumann and Shapley.
 * @param {number} start the strength before any of them
 * @param {Shift} shift
 * @param {number} count
 * @returns {number[]}
 */
export function shareMove(start, shift, count) {
  if (count <= MOST_EXACT) return averageOrders(readSubsets(start, shift, count), count);
  return goTogether(start, shift, count, Math.max(1, Math.min(SLICES, Math.floor(READINGS / (2 * count)))));
}

/** The strength for each set of changes made; bit i of a set's place says whether change i is among them. @param {number} start @param {Shift} shift @param {number} count */
function readSubsets(start, shift, count) {
  const values = new Float64Array(2 ** count).fill(start);
  let made = 0;
  for (let number = 1; number < values.length; number += 1) {
    const change = 31 - Math.clz32(number & -number); // each set differs from the last in one change: a Gray code
    made ^= 1 << change;
    values[made] = shift(change, (made >> change) & 1);
  }
  return values;
}

/** The Shapley value of each change. @param {Float64Array} values @param {number} count */
function averageOrders(values, count) {
  const weights = weighSets(count);
  return Array.from({ length: count }, (_, change) => {
    let size = 0;
    for (const [made, value] of values.entries()) {
      if (!((made >> change) & 1)) size += weights[countBits(made)] * (values[made | (1 << change)] - value);
    }
    return size;
  });
}

/** The share of all orders in which a given set of each size stands before a change. @param {number} count @returns {number[]} */
function weighSets(count) {
  let sets = 1;
  return Array.from({ length: count }, (_, size) => {
    const weight = 1 / (count * sets);
    sets = (sets * (count - 1 - size)) / (size + 1);
    return weight;
  });
}

/** @param {number} made @returns {number} how many changes a set holds */
function countBits(made) {
  let count = 0;
  for (let rest = made; rest; rest >>= 1) count += rest & 1;
  return count;
}

/** The contributions of changes made in slices and then taken back in slices, in the same order. @param {number} start @param {Shift} shift @param {number} count @param {number} slices */
function goTogether(start, shift, count, slices) {
  const sizes = Array.from({ length: count }, () => 0);
  let value = start;
  for (let turn = 1; turn <= 2 * slices; turn += 1) {
    for (let change = 0; change < count; change += 1) {
      const moved = shift(change, Math.min(turn, 2 * slices - turn) / slices);
      sizes[change] += turn <= slices ? moved - value : value - moved;
      value = moved;
    }
  }
  return sizes.map((size) => size / 2);
}

/** Contributions as whole hundredths that add up to the difference of the rounded strengths. @param {number} start @param {number[]} sizes */
export function countPoints(start, sizes) {
  const points = sizes.map((size) => Math.floor(100 * size));
  const end = sizes.reduce((sum, size) => sum + size, start);
  const missing = roundHundredths(end) - roundHundredths(start) - points.reduce((sum, count) => sum + count, 0);
  const lost = [...sizes.keys()].sort((a, b) => points[a] - 100 * sizes[a] - (points[b] - 100 * sizes[b]) || a - b);
  for (const place of lost.slice(0, missing)) points[place] += 1;
  return points;
}

/** @param {number} strength @returns {number} */
export function roundHundredths(strength) {
  return Math.floor(100 * strength + 0.5);
}

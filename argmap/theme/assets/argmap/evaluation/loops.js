/**
 * The strengths of claims that depend on one another, a loop: iterated to a fixpoint, or up to a cap on the rounds, as in
 * `argmap.argument.loops`.
 *
 * @typedef {import("./methods.js").Rule} Rule
 * @typedef {import("./rows.js").Part} Part
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Strengths} Strengths
 * @typedef {object} Line a row made ready for the rounds: its forces, of which only those of moving steps change
 * @property {number} base
 * @property {number | null} gathered
 * @property {number[]} supporting
 * @property {number[]} attacking
 * @property {{forces: number[], place: number, factor: number, premise: number, step: number}[]} plain moving steps
 *   with one premise and steady undercutters: their force is `factor` times the premise's acceptance
 * @property {{forces: number[], place: number, part: Part}[]} others the other moving steps, and where their forces go
 */
import { accept, computeForce } from "./rows.js";

const ROUNDS = 1000;
const SETTLED = 1e-12;
const DAMPING = 0.5;

/**
 * Claims that depend on one another. They start at their base scores and move half way to their new values, all at
 * once. A step moves where a premise is in the loop, or a step that undercuts it moves; the forces of all others are
 * computed once. A claim's new value is computed where what it depends on has changed in the round before, and one
 * that has come to rest is passed over until then.
 */
export class Loop {
  /** @param {Row[]} rows */
  constructor(rows) {
    this.rows = rows;
    this.claims = rows.map(({ claim }) => claim);
    /** @type {Set<number>} */
    this.moving = new Set();
    /** @type {number[][]} for each claim those that depend on it, all by their place in the loop */
    this.dependents = rows.map(() => []);
    const places = new Map(this.claims.map((claim, place) => [claim, place]));
    rows.forEach(({ parts }, place) => {
      for (const { step, premises, undercutters } of parts) {
        const moves = premises.some((premise) => places.has(premise)) || undercutters.some((other) => this.moving.has(other));
        if (moves) this.moving.add(step);
      }
      for (const claim of new Set(parts.flatMap(({ premises }) => premises))) {
        this.dependents[places.get(claim) ?? -1]?.push(place);
      }
    });
  }

  /**
   * Brings strengths up to date for the loop's claims and steps.
   * @param {Float64Array} base @param {Strengths} found @param {number[]} weights @param {Rule} rule
   * @returns {number[]} the claims that still move at the end
   */
  settle(base, found, weights, rule) {
    for (const claim of this.claims) {
      found.claims[claim] = base[claim];
      found.accepted[claim] = accept(base[claim]);
    }
    const lines = this.rows.map((row) => this.#begin(row, base, found, weights, rule));
    return this.#iterate(lines, found, weights, rule);
  }

  /** @param {Row} row @param {Float64Array} base @param {Strengths} found @param {number[]} weights @param {Rule} rule @returns {Line} */
  #begin({ claim, undercutting, supporting, attacking }, base, found, weights, rule) {
    const moves = (/** @type {Part} */ { step }) => this.moving.has(step);
    for (const part of undercutting) computeForce(part, found, weights);
    /** @type {Line["plain"]} */
    const plain = [];
    /** @type {Line["others"]} */
    const others = undercutting.filter(moves).map((part) => ({ forces: [0], place: 0, part }));
    const [pro, contra] = [supporting, attacking].map((parts) => {
      const forces = parts.map((part) => computeForce(part, found, weights));
      parts.forEach((part, place) => {
        const { step, premises, undercutters } = part;
        if (!moves(part)) return;
        if (premises.length > 1 || undercutters.some((other) => this.moving.has(other))) others.push({ forces, place, part });
        else
          plain.push({
            forces,
            place,
            factor: computeForce({ ...part, premises: [] }, found, weights),
            premise: premises[0],
            step,
          });
      });
      return forces;
    });
    const gathered = supporting.some(moves) ? null : rule.gather(base[claim], pro);
    return { base: base[claim], gathered, supporting: pro, attacking: contra, plain, others };
  }

  /** @param {Line[]} lines @param {Strengths} found @param {number[]} weights @param {Rule} rule */
  #iterate(lines, found, weights, rule) {
    const { claims, dependents } = this;
    const { claims: strengths, accepted } = found;
    const aims = new Float64Array(lines.length);
    const [isStale, isWaking] = [new Uint8Array(lines.length), new Uint8Array(lines.length)];
    let waking = [...lines.keys()];
    /** @type {number[]} */
    let moving = [];
    isStale.fill(1);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const place of waking) {
        if (isStale[place]) aims[place] = computeAim(lines[place], found, weights, rule);
        isStale[place] = isWaking[place] = 0;
      }
      /** @type {number[]} */
      const next = [];
      const wake = (/** @type {number} */ place) => {
        if (!isWaking[place]) next.push(place);
        isWaking[place] = 1;
      };
      moving = [];
      for (const place of waking) {
        const claim = claims[place];
        const change = DAMPING * (aims[place] - strengths[claim]);
        const strength = strengths[claim] + change;
        if (strength === strengths[claim]) continue;
        wake(place);
        if (Math.abs(change) >= SETTLED) moving.push(claim);
        strengths[claim] = strength;
        const counts = accept(strength);
        if (counts === accepted[claim]) continue;
        accepted[claim] = counts;
        for (const other of dependents[place]) {
          isStale[other] = 1;
          wake(other);
        }
      }
      if (!moving.length) break;
      waking = next;
    }
    for (const { plain } of lines) for (const { step, forces, place } of plain) found.forces[step] = forces[place];
    return moving;
  }
}

/** @param {Line} line @param {Strengths} found @param {number[]} weights @param {Rule} rule @returns {number} the strength if the other claims stayed as they are */
function computeAim({ base, gathered, supporting, attacking, plain, others }, found, weights, rule) {
  for (const { forces, place, part } of others) forces[place] = computeForce(part, found, weights);
  for (const { forces, place, factor, premise } of plain) forces[place] = factor * found.accepted[premise];
  return rule.conclude(base, gathered ?? rule.gather(base, supporting), attacking);
}

/**
 * The evaluation program of a compact map: computes all strengths, or after a change only those that differ, as in
 * `argmap.argument.program`.
 *
 * @typedef {import("./indexed.js").Model} Model
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./methods.js").Rule} Rule
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Strengths} Strengths
 */
import { CompactMap, UNDERCUT } from "./indexed.js";
import { Loop } from "./loops.js";
import { RULES } from "./methods.js";
import { accept, buildRow, computeForce } from "./rows.js";

export const NO_VIEW = 0.5;
export const WEIGHTS = [0.25, 0.5, 0.8];

export class Program extends CompactMap {
  /** @type {Row[][]} */
  #rows;
  /** @type {(Loop | null)[]} */
  #loops;
  #groupOf;
  /** @type {number[]} */
  #groupOfTarget;
  /** Groups that a change has reached, and steps outside loops whose premises changed; all 0 between updates. */
  #reached;
  #stale;

  /** @param {Model} model */
  constructor(model) {
    super(model);
    this.weights = this.notches.map((notch) => WEIGHTS[notch]);
    this.#rows = model.order.map((group) => [group].flat().map((claim) => buildRow(this, claim)));
    this.#loops = model.order.map((group, i) => (typeof group === "number" ? null : new Loop(this.#rows[i])));
    this.loops = model.order.filter((group) => typeof group !== "number");
    this.#groupOf = new Int32Array(model.claims.length);
    for (const [group, rows] of this.#rows.entries()) {
      for (const { claim } of rows) this.#groupOf[claim] = group;
    }
    this.#groupOfTarget = this.kinds.map((_, step) => this.#groupOf[this.target(step)]);
    this.#reached = new Uint8Array(this.#rows.length);
    this.#stale = new Uint8Array(this.kinds.length);
  }

  /** @returns {Float64Array} base scores of a reader without any view */
  noView() {
    return new Float64Array(this.ids.length).fill(NO_VIEW);
  }

  /**
   * @param {Float64Array} base one score in [0, 1] per claim
   * @param {Method} method
   * @param {number[]} weights one per step
   * @returns {Strengths}
   */
  compute(base, method = "signed-dfquad", weights = this.weights) {
    const found = {
      claims: Float64Array.from(base),
      accepted: base.map(accept),
      forces: new Float64Array(this.kinds.length),
      unstable: new Set(),
    };
    this.#rows.forEach((rows, group) => {
      if (!this.#loops[group]) for (const part of rows[0].parts) computeForce(part, found, weights);
      this.#computeGroup(group, base, found, weights, RULES[method]);
    });
    return found;
  }

  /**
   * Brings strengths up to date, in place, after the base scores of some claims changed. Only what rests on them is
   * computed, and of that only what differs: where a claim is accepted exactly as far as before, nothing that rests on
   * it moves.
   * @param {Strengths} found
   * @param {Float64Array} base
   * @param {number[]} changed
   * @param {Method} method
   */
  update(found, base, changed, method = "signed-dfquad") {
    const reached = this.#reached;
    for (const claim of changed) reached[this.#groupOf[claim]] = 1;
    for (let group = reached.indexOf(1); group >= 0; group = reached.indexOf(1, group + 1)) {
      const rows = this.#rows[group];
      const before = rows.map(({ claim }) => [found.accepted[claim], found.unstable.has(claim)]);
      if (!this.#loops[group]) this.#renewForces(rows[0], found);
      this.#computeGroup(group, base, found, this.weights, RULES[method]);
      rows.forEach(({ claim }, i) => {
        if (before[i][0] !== found.accepted[claim] || before[i][1] !== found.unstable.has(claim)) this.#spread(claim);
      });
      reached[group] = 0;
    }
  }

  /** @param {number} claim one whose acceptance has changed */
  #spread(claim) {
    for (const step of this.bearsOn[claim]) {
      const group = this.#groupOfTarget[step];
      this.#reached[group] = 1;
      if (!this.#loops[group]) this.#stale[step] = 1;
    }
  }

  /** Computes the forces of steps into a claim whose premises changed, and of the steps that these undercut. @param {Row} row @param {Strengths} found */
  #renewForces(row, found) {
    for (const part of row.parts) {
      if (!this.#stale[part.step]) continue;
      this.#stale[part.step] = 0;
      const before = found.forces[part.step];
      const moved = computeForce(part, found, this.weights) !== before;
      if (moved && this.kinds[part.step] === UNDERCUT) this.#stale[this.conclusions[part.step]] = 1;
    }
  }

  /** @param {number} group @param {Float64Array} base @param {Strengths} found @param {number[]} weights @param {Rule} rule */
  #computeGroup(group, base, found, weights, rule) {
    const { unstable } = found;
    const rows = this.#rows[group];
    for (const { claim } of rows) unstable.delete(claim);
    const loop = this.#loops[group];
    if (loop) for (const claim of loop.settle(base, found, weights, rule)) unstable.add(claim);
    else this.#computeClaim(rows[0].claim, base, found, rule);
    if (unstable.size && rows.some(({ parts }) => parts.some(({ premises }) => premises.some((p) => unstable.has(p))))) {
      for (const { claim } of rows) unstable.add(claim);
    }
  }

  /** @param {number} claim @param {Float64Array} base @param {Strengths} found @param {Rule} rule */
  #computeClaim(claim, base, { claims, accepted, forces }, rule) {
    const read = (/** @type {number} */ step) => forces[step];
    const [supports, attacks] = [this.supports[claim], this.attacks[claim]];
    let strength = base[claim];
    if (supports.length || attacks.length) {
      strength = rule.conclude(strength, rule.gather(strength, supports.map(read)), attacks.map(read));
    }
    claims[claim] = strength;
    accepted[claim] = accept(strength);
  }
}

/**
 * The compact map, as `argmap.argument.indexed` writes it, and the relations between its claims and steps.
 *
 * @typedef {{hash: string, claims: string[], steps: number[][], order: (number | number[])[], thesis: number}} Model
 *   a step is [kind, conclusion, notch, premise, ...]; claims that depend on one another stand together in `order`
 */

export const SUPPORT = 0;
export const ATTACK = 1;
export const UNDERCUT = 2;

/** Claims that carry weight and the steps between them, by index. */
export class CompactMap {
  /** @param {Model} model */
  constructor(model) {
    this.ids = model.claims;
    this.thesis = model.thesis;
    this.kinds = model.steps.map(([kind]) => kind);
    this.conclusions = model.steps.map(([, conclusion]) => conclusion);
    this.notches = model.steps.map(([, , notch]) => notch);
    this.premises = model.steps.map((row) => row.slice(3));
    this.supports = this.#stepsInto(SUPPORT, model.claims.length);
    this.attacks = this.#stepsInto(ATTACK, model.claims.length);
    this.undercuts = this.#stepsInto(UNDERCUT, model.steps.length);
    this.bearsOn = this.#stepsOutOf();
    this.basic = model.claims.map((_, claim) => claim).filter((claim) => !this.supports[claim].length);
  }

  /** @param {number} kind @param {number} length */
  #stepsInto(kind, length) {
    /** @type {number[][]} */
    const into = Array.from({ length }, () => []);
    this.conclusions.forEach((conclusion, step) => {
      if (this.kinds[step] === kind) into[conclusion].push(step);
    });
    return into;
  }

  #stepsOutOf() {
    /** @type {number[][]} */
    const out = this.ids.map(() => []);
    for (const [step, premises] of this.premises.entries()) {
      for (const premise of premises) out[premise].push(step);
    }
    return out;
  }

  /** @param {number} step @returns {number} the claim that a step bears on in the end */
  target(step) {
    let end = step;
    while (this.kinds[end] === UNDERCUT) end = this.conclusions[end];
    return this.conclusions[end];
  }

  /** @param {number[]} ends @returns {Set<number>} the claims from which steps lead to one of the ends, and the ends */
  reaching(ends = [this.thesis]) {
    const seen = new Set(ends);
    for (const claim of seen) {
      const direct = [...this.supports[claim], ...this.attacks[claim]];
      for (const step of direct) {
        for (const premise of this.premises[step]) seen.add(premise);
        direct.push(...this.undercuts[step]);
      }
    }
    return seen;
  }
}

/**
 * Reads the strength of the thesis under changed credences, and takes the changes back, as in `argmap.argument.trial`.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 */
import { takeStrengths } from "./rows.js";

/** One stance, in which credences are tried; `strength` is the thesis' without any change. */
export class Trial {
  /** @param {Program} program @param {Float64Array} base @param {Method} method */
  constructor(program, base, method) {
    this.program = program;
    this.now = base;
    this.base = Float64Array.from(base);
    this.method = method;
    this.before = program.compute(base, method);
    this.found = program.compute(base, method);
    this.strength = this.found.claims[program.thesis];
  }

  /** The thesis' strength with these credences, beside the changes not yet restored. @param {number[]} claims @param {number[]} credences */
  read(claims, credences) {
    for (const [i, claim] of claims.entries()) this.base[claim] = credences[i];
    this.program.update(this.found, this.base, claims, this.method);
    return this.found.claims[this.program.thesis];
  }

  /** Takes the changes of these claims back; they must be all that were changed. @param {number[]} claims */
  restore(claims) {
    for (const claim of claims) this.base[claim] = this.now[claim];
    takeStrengths(this.found, this.before);
  }
}

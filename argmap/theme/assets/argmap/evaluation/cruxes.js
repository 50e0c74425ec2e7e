/**
 * Which credences move the thesis most, and what flips it, as in `argmap.argument.cruxes`.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 * @typedef {{claim: number, low: number, high: number, swing: number, flip: number | null}} Crux
 * @typedef {{claims: [number, number], credences: [number, number]}} Pair
 * @typedef {{strength: number, claims: Crux[], pair: Pair | null}} Cruxes
 */
import { NO_VIEW } from "./program.js";
import { takeStrengths } from "./rows.js";

const STOPS = Array.from({ length: 11 }, (_, i) => (i + 10) / 20);
const STEP = 0.05;
const HALVINGS = 20;
const PAIRED = 12;
const UNDECIDED = 1e-9;

/** Reads the thesis while credences are moved; `restore` puts them back. */
class Probe {
  /** @param {Program} program @param {Float64Array} base @param {Method} method */
  constructor(program, base, method) {
    this.program = program;
    this.now = base;
    this.base = Float64Array.from(base);
    this.method = method;
    this.before = program.compute(base, method);
    this.found = program.compute(base, method);
    this.strength = this.found.claims[program.thesis];
    this.side = sideOf(this.strength);
  }

  /** @param {number[]} claims @param {number[]} credences */
  read(claims, credences) {
    for (const [i, claim] of claims.entries()) this.base[claim] = credences[i];
    this.program.update(this.found, this.base, claims, this.method);
    return this.found.claims[this.program.thesis];
  }

  /** @param {number[]} claims */
  restore(claims) {
    for (const claim of claims) this.base[claim] = this.now[claim];
    takeStrengths(this.found, this.before);
  }

  /** @param {number[]} claims @param {number[]} credences */
  flips(claims, credences) {
    return sideOf(this.read(claims, credences)) !== this.side;
  }
}

/** @param {number} strength */
function sideOf(strength) {
  if (Math.abs(strength - NO_VIEW) <= UNDECIDED) return 0;
  return strength > NO_VIEW ? 1 : -1;
}

/**
 * What each basic claim does to the thesis, greatest swing first.
 * @param {Program} program
 * @param {Float64Array} base
 * @param {Method} method
 * @returns {Cruxes}
 */
export function findCruxes(program, base, method = "signed-dfquad") {
  const probe = new Probe(program, base, method);
  const reaching = program.reaching();
  const claims = program.basic.map((claim) => (reaching.has(claim) ? findCrux(probe, claim) : rest(probe, claim)));
  claims.sort((a, b) => Math.abs(b.swing) - Math.abs(a.swing) || a.claim - b.claim);
  const alone = probe.side === 0 || claims.some(({ flip }) => flip !== null);
  return { strength: probe.strength, claims, pair: alone ? null : findPair(probe, claims) };
}

/** @param {Probe} probe @param {number} claim @returns {Crux} */
function rest(probe, claim) {
  return { claim, low: probe.strength, high: probe.strength, swing: 0, flip: null };
}

/** @param {Probe} probe @param {number} claim @returns {Crux} */
function findCrux(probe, claim) {
  const low = probe.read([claim], [0]);
  const high = probe.read([claim], [1]);
  const flip = probe.side ? findFlip(probe, claim) : null;
  probe.restore([claim]);
  return { claim, low, high, swing: high - low, flip };
}

/** @param {Probe} probe @param {number} claim */
function findFlip(probe, claim) {
  const now = probe.now[claim];
  const far = (/** @type {number} */ stop) => Math.abs(stop - now);
  for (const stop of [...STOPS].sort((a, b) => far(a) - far(b) || a - b)) {
    if (probe.flips([claim], [stop])) {
      const near = stop > now ? Math.max(now, stop - STEP) : Math.min(now, stop + STEP);
      return halve(probe, [claim], [near], [stop])[0];
    }
  }
  return null;
}

/** @param {Probe} probe @param {Crux[]} ranked @returns {Pair | null} */
function findPair(probe, ranked) {
  const moving = ranked.slice(0, PAIRED).filter(({ swing }) => swing !== 0);
  let least = Infinity;
  /** @type {Pair | null} */
  let best = null;
  moving.forEach(({ claim: a }, i) => {
    for (const { claim: b } of moving.slice(i + 1)) {
      for (const corner of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]) {
        const now = [probe.now[a], probe.now[b]];
        const moved = probe.flips([a, b], corner) ? halve(probe, [a, b], now, corner) : null;
        probe.restore([a, b]);
        if (!moved) continue;
        const [x, y] = moved;
        const far = Math.abs(x - now[0]) + Math.abs(y - now[1]);
        if (far < least) {
          least = far;
          best = { claims: [a, b], credences: [x, y] };
        }
      }
    }
  });
  return best;
}

/**
 * The flipped end of the last interval after halving between an end that does not flip and one that does.
 * @param {Probe} probe
 * @param {number[]} claims
 * @param {number[]} near
 * @param {number[]} far
 */
function halve(probe, claims, near, far) {
  let [keeps, flips] = [near, far];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = keeps.map((credence, j) => (credence + flips[j]) / 2);
    if (probe.flips(claims, middle)) flips = middle;
    else keeps = middle;
  }
  return flips;
}

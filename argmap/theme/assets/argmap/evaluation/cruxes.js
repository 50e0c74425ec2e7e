/**
 * The credences that move the thesis most, and the least changes that flip it, as in `argmap.argument.cruxes`.
 *
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./program.js").Program} Program
 * @typedef {{claim: number, low: number, high: number, swing: number, flip: number | null}} Crux
 * @typedef {{claims: [number, number], credences: [number, number]}} Pair
 * @typedef {{strength: number, claims: Crux[], pair: Pair | null}} Cruxes
 */
import { NO_VIEW } from "./program.js";
import { Trial } from "./trial.js";

const STOPS = Array.from({ length: 11 }, (_, i) => (i + 10) / 20);
const STEP = 0.05;
const HALVINGS = 20;
const PAIRED = 12;
const UNDECIDED = 1e-9;

/** A trial that knows which claims can move the thesis, and on which side of undecided it stands. */
class Probe extends Trial {
  /** @param {Program} program @param {Float64Array} base @param {Method} method */
  constructor(program, base, method) {
    super(program, base, method);
    this.reaching = program.reaching();
    this.looped = program.reaching(program.loops.flat());
    this.side = sideOf(this.strength);
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
 * The effect of each basic claim on the thesis, greatest swing first.
 * @param {Program} program
 * @param {Float64Array} base
 * @param {Method} method
 * @returns {Cruxes}
 */
export function findCruxes(program, base, method = "signed-dfquad") {
  const probe = new Probe(program, base, method);
  const claims = program.basic.map((claim) => findCrux(probe, claim));
  claims.sort((a, b) => Math.abs(b.swing) - Math.abs(a.swing) || a.claim - b.claim);
  const alone = probe.side === 0 || claims.some(({ flip }) => flip !== null);
  return { strength: probe.strength, claims, pair: alone ? null : findPair(probe, claims) };
}

/**
 * The swing of each of some basic claims, without looking for flips.
 * @param {Program} program
 * @param {Float64Array} base
 * @param {number[]} claims
 * @param {Method} method
 * @returns {Map<number, number>}
 */
export function measureSwings(program, base, claims, method = "signed-dfquad") {
  const probe = new Probe(program, base, method);
  return new Map(claims.map((claim) => [claim, measureSwing(probe, claim)]));
}

/** @param {Probe} probe @param {number} claim */
function measureSwing(probe, claim) {
  if (!probe.reaching.has(claim)) return 0;
  const swing = probe.read([claim], [1]) - probe.read([claim], [0]);
  probe.restore([claim]);
  return swing;
}

/**
 * The effect of one claim. A claim that bears on a loop, where each reading may take 1,000 rounds, is only scanned for a flip
 * if the thesis moves by more than 1e-9 at a credence of 0 or of 1.
 * @param {Probe} probe
 * @param {number} claim
 * @returns {Crux}
 */
function findCrux(probe, claim) {
  const { strength } = probe;
  if (!probe.reaching.has(claim)) return { claim, low: strength, high: strength, swing: 0, flip: null };
  const low = probe.read([claim], [0]);
  const high = probe.read([claim], [1]);
  const moves = Math.max(Math.abs(low - strength), Math.abs(high - strength)) > UNDECIDED;
  const flip = probe.side && (moves || !probe.looped.has(claim)) ? findFlip(probe, claim, high) : null;
  probe.restore([claim]);
  return { claim, low, high, swing: high - low, flip };
}

/** @param {Probe} probe @param {number} claim @param {number} high the strength of the thesis with the credence at 1 */
function findFlip(probe, claim, high) {
  const now = probe.now[claim];
  const far = (/** @type {number} */ stop) => Math.abs(stop - now);
  for (const stop of [...STOPS].sort((a, b) => far(a) - far(b) || a - b)) {
    if (stop === now) continue;
    if (sideOf(stop === 1 ? high : probe.read([claim], [stop])) !== probe.side) {
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
        const moved = probe.flips([a, b], corner) ? halve(probe, [a, b], now, corner, least) : null;
        probe.restore([a, b]);
        if (!moved) continue;
        const far = measureDistance(probe, [a, b], moved);
        if (far < least) {
          least = far;
          best = { claims: [a, b], credences: [moved[0], moved[1]] };
        }
      }
    }
  });
  return best;
}

/** The sum of the distances of credences from the present ones. @param {Probe} probe @param {number[]} claims @param {number[]} credences */
function measureDistance(probe, claims, credences) {
  return claims.reduce((far, claim, i) => far + Math.abs(credences[i] - probe.now[claim]), 0);
}

/**
 * Bisects 20 times between credences that keep the thesis (`near`) and ones that flip it; returns the flipping end. Stops
 * early where the whole interval is at least `most` away from the present credences.
 * @param {Probe} probe
 * @param {number[]} claims
 * @param {number[]} near
 * @param {number[]} far
 * @param {number} most
 */
function halve(probe, claims, near, far, most = Infinity) {
  let [keeps, flips] = [near, far];
  for (let i = 0; i < HALVINGS && measureDistance(probe, claims, keeps) < most; i += 1) {
    const middle = keeps.map((credence, j) => (credence + flips[j]) / 2);
    if (probe.flips(claims, middle)) flips = middle;
    else keeps = middle;
  }
  return flips;
}

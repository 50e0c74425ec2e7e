/**
 * The evaluation of a map: strengths, standing, cruxes and bands. The same rules in the same order as the Python
 * modules `evaluate`, `standing` and `cruxes`, so that the numbers are the same; the formulas' sources stand there.
 *
 * @typedef {{hash: string, claims: string[], steps: number[][], order: (number | number[])[], thesis: number}} Model
 *   the compact map; a step is [kind, conclusion, notch, premise, ...]
 * @typedef {"signed-dfquad" | "quadratic-energy" | "log-odds"} Method
 * @typedef {{claims: Float64Array, accepted: Float64Array, forces: Float64Array, unstable: Set<number>}} Strengths
 * @typedef {{step: number, premises: number[], undercutters: number[]}} Part
 * @typedef {{claim: number, undercutting: Part[], supporting: Part[], attacking: Part[]}} Row
 * @typedef {{claim: number, low: number, high: number, swing: number, flip: number | null}} Crux
 * @typedef {{claims: [number, number], credences: [number, number]}} Pair
 * @typedef {{strength: number, claims: Crux[], pair: Pair | null}} Cruxes
 * @typedef {(base: number, supporting: number[], attacking: number[]) => number} Move
 */

const NO_VIEW = 0.5;
export const WEIGHTS = [0.25, 0.5, 0.8];
export const SUPPORT = 0;
export const ATTACK = 1;
export const UNDERCUT = 2;
/** @type {Method[]} */
export const METHODS = ["signed-dfquad", "quadratic-energy", "log-odds"];

const ROUNDS = 1000;
const SETTLED = 1e-12;
const DAMPING = 0.5;
const STOPS = Array.from({ length: 11 }, (_, i) => (i + 10) / 20);
const STEP = 0.05;
const HALVINGS = 20;
const PAIRED = 12;
const UNDECIDED = 1e-9;
const SEED = 1;
const DRAWS = 200;
const NUDGE = 0.1;
const TAIL = 0.05;

/** @type {Record<Method, Move>} */
const MOVES = {
  "signed-dfquad": moveSignedDfquad,
  "quadratic-energy": moveQuadraticEnergy,
  "log-odds": moveLogOdds,
};

/** @param {number} base @param {number[]} supporting @param {number[]} attacking */
function moveSignedDfquad(base, supporting, attacking) {
  let undone = 1;
  for (const force of supporting) undone *= 1 - force;
  let unharmed = 1;
  for (const force of attacking) unharmed *= 1 - force;
  const energy = 1 - undone - (1 - unharmed);
  return energy >= 0 ? base + energy * (1 - base) : base + energy * base;
}

/** @param {number} base @param {number[]} supporting @param {number[]} attacking */
function moveQuadraticEnergy(base, supporting, attacking) {
  let energy = 0;
  for (const force of supporting) energy += force;
  for (const force of attacking) energy -= force;
  const pull = (energy * energy) / (1 + energy * energy);
  return energy >= 0 ? base + (1 - base) * pull : base - base * pull;
}

/** @param {number} base @param {number[]} supporting @param {number[]} attacking */
function moveLogOdds(base, supporting, attacking) {
  if (base <= 0 || base >= 1) return base;
  let odds = Math.log(base / (1 - base));
  for (const force of supporting) odds += Math.log((1 + force) / (1 - force));
  for (const force of attacking) odds -= Math.log((1 + force) / (1 - force));
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
}

/** @param {number} strength how far a claim of this strength counts as a premise */
function accept(strength) {
  return strength > 0.5 ? 2 * strength - 1 : 0;
}

/** A compact map made ready to be evaluated many times. */
export class Program {
  /** @param {Model} model */
  constructor(model) {
    this.ids = model.claims;
    this.thesis = model.thesis;
    this.kinds = model.steps.map(([kind]) => kind);
    this.conclusions = model.steps.map(([, conclusion]) => conclusion);
    this.notches = model.steps.map(([, , notch]) => notch);
    this.premises = model.steps.map((row) => row.slice(3));
    this.weights = this.notches.map((notch) => WEIGHTS[notch]);
    this.supports = this.#stepsInto(SUPPORT, model.claims.length);
    this.attacks = this.#stepsInto(ATTACK, model.claims.length);
    this.undercuts = this.#stepsInto(UNDERCUT, model.steps.length);
    this.bearsOn = this.#stepsOutOf();
    this.basic = model.claims.map((_, claim) => claim).filter((claim) => !this.supports[claim].length);
    this.loops = model.order.map((group) => typeof group !== "number");
    /** @type {Row[][]} */
    this.groups = model.order.map((group) => [group].flat().map((claim) => this.#row(claim)));
    this.groupOf = new Int32Array(model.claims.length);
    this.groups.forEach((rows, group) => rows.forEach(({ claim }) => (this.groupOf[claim] = group)));
    this.busy = [...this.groups.keys()].filter((group) => this.#isBusy(group));
    /** @type {Map<number, number[]>} */
    this.cones = new Map();
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
    this.premises.forEach((premises, step) => premises.forEach((premise) => out[premise].push(step)));
    return out;
  }

  /** @param {number} claim @returns {Row} */
  #row(claim) {
    const supporting = this.supports[claim];
    const attacking = this.attacks[claim];
    /** @type {number[]} */
    const undercutting = [];
    let found = [...supporting, ...attacking].flatMap((step) => this.undercuts[step]);
    while (found.length) {
      undercutting.push(...found);
      found = found.flatMap((step) => this.undercuts[step]);
    }
    const parts = (/** @type {number[]} */ steps) =>
      steps.map((step) => ({ step, premises: this.premises[step], undercutters: this.undercuts[step] }));
    return { claim, undercutting: parts(undercutting.reverse()), supporting: parts(supporting), attacking: parts(attacking) };
  }

  /** @param {number} group */
  #isBusy(group) {
    return this.groups[group].some(({ supporting, attacking }) => supporting.length || attacking.length);
  }

  /** @param {number} step @returns {number} the claim that a step bears on in the end */
  target(step) {
    let end = step;
    while (this.kinds[end] === UNDERCUT) end = this.conclusions[end];
    return this.conclusions[end];
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
    this.#compute(found, this.busy, base, method, weights);
    return found;
  }

  /**
   * Brings strengths up to date, in place, after the base score of one claim changed.
   * @param {Strengths} found
   * @param {Float64Array} base
   * @param {number} changed
   * @param {Method} method
   */
  update(found, base, changed, method = "signed-dfquad") {
    found.claims[changed] = base[changed];
    found.accepted[changed] = accept(base[changed]);
    this.#compute(found, this.cone(changed), base, method, this.weights);
  }

  /** @param {number} claim @returns {number[]} the groups to compute when its base score changes */
  cone(claim) {
    const known = this.cones.get(claim);
    if (known) return known;
    const seen = new Set([this.groupOf[claim]]);
    const waiting = this.groups[this.groupOf[claim]].map((row) => row.claim);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const step of this.bearsOn[next]) {
        const group = this.groupOf[this.target(step)];
        if (!seen.has(group)) {
          seen.add(group);
          waiting.push(...this.groups[group].map((row) => row.claim));
        }
      }
    }
    const cone = [...seen].filter((group) => this.#isBusy(group)).sort((a, b) => a - b);
    this.cones.set(claim, cone);
    return cone;
  }

  /**
   * @param {Strengths} found
   * @param {number[]} groups
   * @param {Float64Array} base
   * @param {Method} method
   * @param {number[]} weights
   */
  #compute(found, groups, base, method, weights) {
    const { claims, accepted, unstable } = found;
    const move = MOVES[method];
    for (const group of groups) {
      const rows = this.groups[group];
      for (const { claim } of rows) unstable.delete(claim);
      if (this.loops[group]) {
        for (const claim of settle(rows, base, found, weights, move)) unstable.add(claim);
      } else {
        const claim = rows[0].claim;
        claims[claim] = computeRow(rows[0], base[claim], found, weights, move);
        accepted[claim] = accept(claims[claim]);
      }
      if (unstable.size && restsOn(rows, unstable)) rows.forEach(({ claim }) => unstable.add(claim));
    }
  }

  /** @param {number} end @returns {Set<number>} the claims from which steps lead to a claim, and that claim */
  reaching(end = this.thesis) {
    const seen = new Set([end]);
    for (const claim of seen) {
      const direct = [...this.supports[claim], ...this.attacks[claim]];
      for (const step of direct) {
        this.premises[step].forEach((premise) => seen.add(premise));
        direct.push(...this.undercuts[step]);
      }
    }
    return seen;
  }
}

/** @param {Row} row @param {number} base @param {Strengths} found @param {number[]} weights @param {Move} move */
function computeRow(row, base, found, weights, move) {
  for (const part of row.undercutting) computeForce(part, found, weights);
  const supporting = row.supporting.map((part) => computeForce(part, found, weights));
  const attacking = row.attacking.map((part) => computeForce(part, found, weights));
  return move(base, supporting, attacking);
}

/** @param {Part} part @param {Strengths} found @param {number[]} weights */
function computeForce(part, found, weights) {
  let force = weights[part.step];
  for (const step of part.undercutters) force *= 1 - found.forces[step];
  for (const premise of part.premises) force *= found.accepted[premise];
  found.forces[part.step] = force;
  return force;
}

/** @param {Row[]} rows @param {Set<number>} unstable */
function restsOn(rows, unstable) {
  const rests = (/** @type {Part[]} */ parts) => parts.some(({ premises }) => premises.some((p) => unstable.has(p)));
  return rows.some((row) => rests(row.undercutting) || rests(row.supporting) || rests(row.attacking));
}

/**
 * Iterates a loop from its base scores and returns the claims that still move at the end.
 * @param {Row[]} rows
 * @param {Float64Array} base
 * @param {Strengths} found
 * @param {number[]} weights
 * @param {Move} move
 */
function settle(rows, base, found, weights, move) {
  for (const { claim } of rows) {
    found.claims[claim] = base[claim];
    found.accepted[claim] = accept(base[claim]);
  }
  /** @type {number[]} */
  let moved = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const aims = rows.map((row) => computeRow(row, base[row.claim], found, weights, move));
    moved = rows.map(({ claim }, i) => DAMPING * (aims[i] - found.claims[claim]));
    rows.forEach(({ claim }, i) => {
      found.claims[claim] += moved[i];
      found.accepted[claim] = accept(found.claims[claim]);
    });
    if (moved.every((change) => Math.abs(change) < SETTLED)) return [];
  }
  return rows.map(({ claim }) => claim).filter((_, i) => Math.abs(moved[i]) >= SETTLED);
}

/**
 * In (true), out (false) or undecided (null) for each claim and step.
 * @param {Program} program
 * @param {Set<number>} doubted basic claims that the reader does not believe
 */
export function labelClaims(program, doubted = new Set()) {
  /** @type {(boolean | null)[]} */
  const claims = program.ids.map(() => null);
  /** @type {(boolean | null)[]} */
  const steps = program.kinds.map(() => null);
  const labelStep = (/** @type {number} */ step) => {
    const undercuts = program.undercuts[step].map((i) => steps[i]);
    const premises = program.premises[step].map((i) => claims[i]);
    if (undercuts.includes(true) || premises.includes(false)) return false;
    return undercuts.includes(null) || premises.includes(null) ? null : true;
  };
  const labelClaim = (/** @type {number} */ claim) => {
    const supports = program.supports[claim].map((i) => steps[i]);
    const attacks = program.attacks[claim].map((i) => steps[i]);
    if ((doubted.has(claim) && !supports.length) || attacks.includes(true)) return false;
    if (supports.length && !supports.includes(true)) return supports.includes(null) ? null : false;
    return attacks.includes(null) ? null : true;
  };
  const waiting = [...steps.map((_, step) => ~step), ...claims.keys()];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node < 0 && steps[~node] === null) {
      const step = ~node;
      steps[step] = labelStep(step);
      const end = program.conclusions[step];
      if (steps[step] !== null) waiting.push(program.kinds[step] === UNDERCUT ? ~end : end);
    } else if (node >= 0 && claims[node] === null) {
      claims[node] = labelClaim(node);
      if (claims[node] !== null) waiting.push(...program.bearsOn[node].map((step) => ~step));
    }
  }
  return { claims, steps };
}

/**
 * @param {Program} program
 * @param {{claims: (boolean | null)[], steps: (boolean | null)[]}} labels
 * @param {number} claim
 * @returns {string} the standing of one claim
 */
export function readWord(program, labels, claim) {
  const undercuts = program.supports[claim].flatMap((step) => program.undercuts[step]);
  const objections = [...program.attacks[claim], ...undercuts].map((step) => labels.steps[step]);
  if (objections.includes(true)) return "open objection";
  if (labels.claims[claim] === false) return "reasons fail";
  if (labels.claims[claim] === null || objections.includes(null)) return "loop";
  return objections.length ? "objections answered" : "no objection";
}

/** Reads the thesis while credences are moved; `restore` puts them back. */
class Probe {
  /** @param {Program} program @param {Float64Array} base @param {Method} method */
  constructor(program, base, method) {
    this.program = program;
    this.now = base;
    this.base = Float64Array.from(base);
    this.method = method;
    this.found = program.compute(base, method);
    this.strength = this.found.claims[program.thesis];
    this.side = sideOf(this.strength);
  }

  /** @param {number[]} claims @param {number[]} credences */
  read(claims, credences) {
    claims.forEach((claim, i) => {
      this.base[claim] = credences[i];
      this.program.update(this.found, this.base, claim, this.method);
    });
    return this.found.claims[this.program.thesis];
  }

  /** @param {number[]} claims */
  restore(claims) {
    this.read(claims, claims.map((claim) => this.now[claim]));
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
      for (const corner of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
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
    claims.forEach((claim, i) => (columns[i][run] = strengths[claim]));
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

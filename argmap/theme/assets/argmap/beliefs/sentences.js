/**
 * Sentences on the reasons for a claim's strength, and on the effect of one belief. A sentence is a list of texts and
 * claims, so that a page can link the claims.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {import("../evaluation/rows.js").Strengths} Strengths
 * @typedef {(string | {claim: number})[]} Sentence
 * @typedef {{beliefs: Beliefs, base: Float64Array, found: Strengths}} View
 */
import { UNDERCUT } from "../evaluation/indexed.js";
import { nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { Degree } from "../words.js";
import { STOPS } from "./stance.js";

const SLIGHT = 0.005;
const LITTLE = 0.02;
const CLEAR = 0.1;
const TAKEN = 0.3;
const NOTABLE = 0.05;
const NAMED = 3;
const FLIPPED = "to the middle of “undecided” or past it";

/** @param {Beliefs} beliefs @param {Sentence} sentence @returns {(string | Node)[]} with each claim as a link to its page */
export function linked(beliefs, sentence) {
  return sentence.flatMap((part) => (typeof part === "string" ? part : ["“", linkClaim(beliefs, part.claim, "label"), "”"]));
}

/** @param {Beliefs} beliefs @param {number} claim @param {"label" | "heading"} words @returns {HTMLAnchorElement} */
export function linkClaim({ program, labels, root }, claim, words) {
  return h("a", { href: `${root}claims/${program.ids[claim]}/` }, labels.claims[claim][words]);
}

/** @param {number} credence @returns {typeof STOPS[number]} the stop of a slider that is nearest */
export function nearestStop(credence) {
  return STOPS.reduce((a, b) => (Math.abs(b.credence - credence) < Math.abs(a.credence - credence) ? b : a));
}

/** @param {View} view @param {number} claim @returns {string} its word, or that it has none */
export function wordOf({ found }, claim) {
  return found.unstable.has(claim) ? "no stable value" : nameStrength(found.claims[claim]);
}

/** @param {number[]} claims @returns {Sentence} claims in a row */
function list(claims) {
  return claims.flatMap((claim, i) => (i ? [i === claims.length - 1 ? " and " : ", ", { claim }] : [{ claim }]));
}

/** The beliefs in the premises of a step: "you find it very likely that A", "B has some support". @param {View} view @param {number} step @returns {Sentence} */
function holdPremises(view, step) {
  const { program } = view.beliefs;
  return program.premises[step].flatMap((claim, i) => {
    const yours = !program.supports[claim].length && !program.attacks[claim].length;
    const held = yours ? holdClaim(view, claim) : [{ claim }, ` has ${nameSupport(view, claim)}`];
    return i ? [", and ", ...held] : held;
  });
}

/** The belief in one premise: "you doubt that A". @param {View} view @param {number} claim @returns {Sentence} */
function holdClaim(view, claim) {
  return [`${nearestStop(view.base[claim]).held} `, { claim }];
}

/** @param {View} view @param {number} claim one that counts as a premise @returns {string} */
function nameSupport(view, claim) {
  const words = new Map([
    ["for", "strong support"],
    ["leans for", "some support"],
    ["undecided", "slight support"],
  ]);
  return words.get(wordOf(view, claim)) ?? "no stable value";
}

/** @param {View} view @param {number[]} steps @returns {number} the one of most force, or -1 where none has any */
function strongest(view, steps) {
  const { forces } = view.found;
  const best = steps.reduce((a, b) => (a < 0 || forces[b] > forces[a] ? b : a), -1);
  return best >= 0 && forces[best] > SLIGHT ? best : -1;
}

/**
 * The reason for a claim's strength.
 * @param {View} view
 * @param {number} claim
 * @returns {Sentence}
 */
export function explainClaim(view, claim) {
  const { program } = view.beliefs;
  const { forces } = view.found;
  if (view.found.unstable.has(claim)) return ["It has no stable value: objections run in a circle here."];
  const pro = strongest(view, program.supports[claim]);
  const con = strongest(view, program.attacks[claim]);
  if (pro < 0 && con < 0) return explainNothing(view, claim);
  const together = (/** @type {number[]} */ steps) => 1 - steps.reduce((rest, step) => rest * (1 - forces[step]), 1);
  const wins = together(program.supports[claim]) >= together(program.attacks[claim]);
  /** @type {Sentence} */
  const reasons = [];
  const winners = wins ? program.supports[claim] : program.attacks[claim];
  const more = winners.filter((step) => forces[step] > NOTABLE).length - 1;
  const others = more > 0 ? ` (and ${more} more ${more === 1 ? "reason" : "reasons"})` : "";
  if (pro >= 0 && wins) reasons.push("Mainly because ", ...holdPremises(view, pro), `${others}. `);
  if (con >= 0 && wins) reasons.push("Against it, with less weight: ", ...list(program.premises[con]), ". ");
  if (con >= 0 && !wins) reasons.push("Mainly because ", ...holdPremises(view, con), `${others}, which speaks against it. `);
  if (pro >= 0 && !wins) reasons.push("For it, with less weight: ", ...list(program.premises[pro]), ". ");
  return [...reasons, ...explainLoss(view, [...program.supports[claim], ...program.attacks[claim]])];
}

/** The undercut that takes most from the steps on a claim, if it takes much. @param {View} view @param {number[]} steps @returns {Sentence} */
function explainLoss(view, steps) {
  const { program } = view.beliefs;
  const undercuts = steps
    .filter((step) => program.premises[step].every((p) => view.found.accepted[p] > 0))
    .flatMap((step) => program.undercuts[step]);
  const worst = strongest(view, undercuts);
  if (worst < 0 || view.found.forces[worst] < TAKEN) return [];
  return [
    ...list(program.premises[worst]),
    " weakens the step from ",
    ...list(program.premises[program.conclusions[worst]]),
    ".",
  ];
}

/** Why nothing bears on a claim. @param {View} view @param {number} claim @returns {Sentence} */
function explainNothing(view, claim) {
  const { program } = view.beliefs;
  if (view.base[claim] !== 0.5) return ["You set this yourself."];
  const steps = [...program.supports[claim], ...program.attacks[claim]];
  const doubted = steps
    .flatMap((step) => program.premises[step])
    .filter((p) => !program.supports[p].length && view.base[p] < 0.5);
  if (doubted.length) return ["Because ", ...holdClaim(view, doubted[0]), ", the step from it carries nothing."];
  for (const step of steps) {
    const missing = program.premises[step].filter((p) => view.found.accepted[p] <= 0);
    const held = program.premises[step].filter((p) => view.found.accepted[p] > 0);
    if (held.length && missing.length) return explainMissing(view, held, missing);
  }
  return ["Nothing you have set reaches it yet."];
}

/** @param {View} view @param {number[]} held @param {number[]} missing @returns {Sentence} */
function explainMissing(view, held, missing) {
  const many = missing.length > 1;
  const state = missing.every((p) => view.found.claims[p] === 0.5)
    ? `on which you have no view`
    : `which ${many ? "do" : "does"} not hold here`;
  return [...list(held), held.length > 1 ? " count" : " counts", " only together with ", ...list(missing), `, ${state}.`];
}

/** @param {string} word of the claim at which an effect ends @returns {string} */
function describeStopAt(word) {
  if (!word.endsWith("against")) return `There it stops: nothing rests on a claim that comes out as “${word}”.`;
  return "There it stops: a reason is gone, and losing a reason does not count as proof of the opposite.";
}

/** @param {number} before @param {number} after @returns {boolean} whether a claim moves by so little that words call it none */
export function isLittle(before, after) {
  return Math.abs(after - before) < LITTLE;
}

/** @param {number} before @param {number} after @param {boolean} would whether it only might @returns {string} how far a claim moves */
export function describeMove(before, after, would = false) {
  if (isLittle(before, after)) return would ? "would hardly move" : "hardly moves";
  const [from, to] = [nameStrength(before), nameStrength(after)];
  if (from !== to) return `${would ? "would go" : "goes"} from “${from}” to “${to}”`;
  const much = describeDegree(before, after);
  return `${would ? "would stay" : "stays"} at “${to}”, but ${much} ${describeDrift(to, after > before)}`;
}

/** @param {number} before @param {number} after @returns {string} how much a claim moves within a word */
export function describeDegree(before, after) {
  return Math.abs(after - before) < CLEAR ? "a little" : "clearly";
}

/** @param {string} word a strength @param {boolean} up @returns {string} which way it moves within the word */
function describeDrift(word, up) {
  if (word === "undecided") return `nearer to “${up ? "for" : "against"}”`;
  if (word.endsWith("against")) return up ? "less against" : "further against";
  return up ? "stronger" : "weaker";
}

/** How far one premise, or several together, move the thesis. @param {number} size @param {number} count of premises @returns {string} */
export function describeShare(size, count) {
  const [together, s] = count === 1 ? ["", "s"] : ["together ", ""];
  if (Math.abs(size) < LITTLE) return `${together}hardly move${s} it`;
  return `${together}${size > 0 ? "lift" : "lower"}${s} it ${Math.abs(size) < CLEAR ? "a little" : "clearly"}`;
}

/**
 * The end of a sentence on a move: what makes most of it.
 * @param {number} before @param {number} after
 * @param {import("../evaluation/contributions.js").Contribution[]} contributions
 * @returns {Sentence}
 */
export function describeCause(before, after, contributions) {
  const way = after < before ? -1 : 1;
  const [first] = [...contributions].sort((a, b) => way * (b.size - a.size));
  if (Math.abs(after - before) < LITTLE || !first) return [];
  return contributions.length === 1 ? [", by ", { claim: first.claim }, " alone"] : [", mostly by ", { claim: first.claim }];
}

/**
 * The move of the thesis under the opposite belief about one premise, in words that fit any one of several premises.
 * @param {number} credence @param {number} strength @param {import("../evaluation/cruxes.js").Crux} crux @returns {string}
 */
export function describeCrux(credence, strength, { low, high }) {
  const believed = credence > 0.5;
  const change = believed ? "doubt" : "believe";
  return `If you came to ${change} this, the thesis ${describeMove(strength, believed ? low : high, true)}`;
}

/** The premises that can take the thesis to undecided or beyond. @param {Beliefs} beliefs @param {import("../evaluation/cruxes.js").Cruxes} found */
export function describeFlip({ labels }, { strength, claims, pair }) {
  const name = (/** @type {number} */ claim) => `“${labels.claims[claim].label}”`;
  const alone = claims.filter(({ flip }) => flip !== null).map(({ claim }) => claim);
  if (Math.abs(strength - 0.5) < 1e-9) return "The thesis is undecided to begin with, so there is nothing to flip.";
  if (alone.length) {
    const more = alone.length > NAMED ? ` and ${alone.length - NAMED} more` : "";
    return `A change of mind on one premise alone can take the thesis ${FLIPPED}: ${alone.slice(0, NAMED).map(name).join(", ")}${more}.`;
  }
  if (pair)
    return `No premise alone takes the thesis ${FLIPPED}. Two together can: ${name(pair.claims[0])} and ${name(pair.claims[1])}.`;
  return `No premise alone takes the thesis ${FLIPPED}, nor do any two of the twelve that move it most.`;
}

/**
 * @param {string} word of the thesis
 * @param {"" | "now " | "still "} when
 * @returns {string} what the reader's beliefs do to the thesis
 */
export function describeVerdict(word, when = "") {
  return `Your beliefs ${when}${Degree[word]?.does ?? "give the thesis no stable value"}`;
}

/**
 * The effect of one belief, compared with no view: on the next claim, then up the line to the thesis. Empty for no view.
 * @param {View} view
 * @param {number} claim
 * @returns {Sentence[]}
 */
export function explainEffect(view, claim) {
  const { program } = view.beliefs;
  if (view.base[claim] === 0.5) return [];
  const without = withoutView(view, claim);
  const line = lineOf(view.beliefs, claim);
  /** @type {Sentence[]} */
  const found = [];
  for (const step of line) {
    const sentence = explainStep(view, without, step);
    if (!sentence) break;
    found.push(sentence);
  }
  const reached = found.length === line.length;
  const moved = Math.abs(view.found.claims[program.thesis] - without.claims[program.thesis]);
  if (!reached) found.push(explainStop(view, claim, line[found.length]));
  if (!reached && moved >= SLIGHT)
    found.push([
      "By another way it reaches the thesis, which ",
      describeMove(without.claims[program.thesis], view.found.claims[program.thesis]),
      ".",
    ]);
  return found;
}

/** @param {View} view @param {number} claim @returns {Strengths} as if the reader had no view on the claim */
function withoutView({ beliefs, base }, claim) {
  const other = Float64Array.from(base);
  other[claim] = 0.5;
  return beliefs.program.compute(other);
}

/** @param {Beliefs} beliefs @param {number} claim @returns {number[]} steps on its shortest line to the thesis */
function lineOf({ program, labels }, claim) {
  /** @type {number[]} */
  const line = [];
  let step = labels.line[claim];
  while (step >= 0 && !line.includes(step)) {
    line.push(step);
    step = program.kinds[step] === UNDERCUT ? program.conclusions[step] : labels.line[program.conclusions[step]];
  }
  return line;
}

/** @param {View} view @param {Strengths} without @param {number} step @returns {Sentence | null} null where nothing changes */
function explainStep(view, without, step) {
  const { program } = view.beliefs;
  const end = program.conclusions[step];
  if (program.kinds[step] === UNDERCUT) {
    const change = view.found.forces[end] - without.forces[end];
    if (Math.abs(change) < SLIGHT) return null;
    return ["The step from ", ...endsOf(view, end), ` now carries ${change < 0 ? "less" : "more"}.`];
  }
  if (Math.abs(view.found.claims[end] - without.claims[end]) < SLIGHT) return null;
  return [{ claim: end }, ` ${describeMove(without.claims[end], view.found.claims[end])}.`];
}

/** @param {View} view @param {number} step @returns {Sentence} */
function endsOf({ beliefs: { program } }, step) {
  return [...list(program.premises[step]), " to ", { claim: program.target(step) }];
}

/** Why a belief goes no further than a step. @param {View} view @param {number} claim @param {number} step @returns {Sentence} */
function explainStop(view, claim, step) {
  const { program } = view.beliefs;
  if (view.base[claim] < 0.5)
    return ["You doubt it, so no weight rests on it. That takes a reason away; it does not count for the opposite."];
  const missing = program.premises[step].filter((p) => view.found.accepted[p] <= 0);
  const held = program.premises[step].filter((p) => view.found.accepted[p] > 0);
  if (held.length && missing.length) return explainMissing(view, held, missing);
  if (program.kinds[step] === UNDERCUT && !missing.length) {
    return [
      "It is an objection to the step from ",
      ...endsOf(view, program.conclusions[step]),
      ", which carries nothing at present.",
    ];
  }
  if (missing.length === 1 && missing[0] !== claim) {
    return [describeStopAt(wordOf(view, missing[0]))];
  }
  if (missing.length)
    return [
      "It stops here: ",
      ...list(missing),
      ` ${missing.length > 1 ? "come" : "comes"} out as “${wordOf(view, missing[0])}”, so nothing rests on ${missing.length > 1 ? "them" : "it"}.`,
    ];
  return ["Beyond this it hardly moves anything."];
}

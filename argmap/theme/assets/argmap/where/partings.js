/**
 * Where a reader's answers part from the essay, and how far they agree with each stance.
 *
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../evaluation/cruxes.js").Crux} Crux
 * @typedef {import("../evaluation/cruxes.js").Cruxes} Cruxes
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {{claim: number, answer: "yes" | "no" | "unsure", before: number, after: number}} Parting
 *   `before` and `after` are the thesis' strengths in the essay's stance, and in it with the reader's view on the claim
 * @typedef {{title: string, name: string, how: string, agreed: number, strength: number}} Neighbour
 *   `title` asks a reader to take the stance, `name` says whose it is
 */
import { isLittle } from "../beliefs/sentences.js";
import { baseOf, NO_VIEW_STOP, presetStops, STOPS } from "../beliefs/stance.js";
import { answerOf } from "./answers.js";

/**
 * Doubts about what the essay relies on, and beliefs that weaken its case, the greatest effect first. Where a reader is
 * only unsure they part least.
 * @param {Beliefs} beliefs @param {Answers} answers @returns {Parting[]}
 */
export function findPartings(beliefs, answers) {
  const { program, labels } = beliefs;
  const essay = presetStops(beliefs, labels.stances[0].id);
  const base = baseOf(beliefs, essay);
  const before = program.compute(base).claims[program.thesis];
  const found = answers.asked.map((claim) => {
    const moved = Float64Array.from(base);
    moved[claim] = STOPS[answers.stops.get(claim) ?? NO_VIEW_STOP].credence;
    return { claim, answer: answerOf(answers, claim), before, after: program.compute(moved).claims[program.thesis] };
  });
  const parts = (/** @type {Parting} */ { claim, answer, after }) =>
    essay.has(claim) ? answer !== "yes" : answer === "yes" && after < before;
  return found.filter(parts).sort((a, b) => Number(a.answer === "unsure") - Number(b.answer === "unsure") || a.after - b.after);
}

/**
 * The reader's crux comes first: of what they and the essay part over, with a yes or a no, the first that moves the thesis;
 * else the premise on which a change of mind takes it furthest towards the middle, or past it. Where neither moves it
 * by more than a little, the order stays.
 * @param {Cruxes} found @param {Float64Array} base @param {Parting[]} partings @returns {Cruxes}
 */
export function putCruxFirst(found, base, partings) {
  const { strength, claims } = found;
  const changed = (/** @type {Crux} */ { claim, low, high }) => (base[claim] > 0.5 ? low : high);
  const gain = (/** @type {Crux} */ crux) => Math.sign(strength - 0.5) * (strength - changed(crux));
  const moving = claims.filter((crux) => !isLittle(strength, changed(crux)));
  const apart = partings
    .filter(({ answer }) => answer !== "unsure")
    .flatMap(({ claim }) => moving.filter((crux) => crux.claim === claim));
  const [first] = [...apart, ...moving.filter((crux) => gain(crux) > 0).sort((a, b) => gain(b) - gain(a))];
  return first ? { ...found, claims: [first, ...claims.filter((crux) => crux !== first)] } : found;
}

/**
 * The signed stances and the map's own, by the number of answers that they agree with, most first. A person says yes, no or
 * unsure; a stance of the map says yes to what it believes, and agrees with any other answer about the rest.
 * @param {Beliefs} beliefs @param {Answers} answers @returns {Neighbour[]}
 */
export function rankStances(beliefs, answers) {
  const { program, labels } = beliefs;
  const given = (/** @type {number} */ claim) => answerOf(answers, claim);
  const rank = (
    /** @type {{title: string, name: string, how: string}} */ words,
    /** @type {Map<number, number>} */ stops,
    /** @type {(claim: number) => boolean} */ agrees,
  ) => {
    const strength = program.compute(baseOf(beliefs, stops)).claims[program.thesis];
    return { ...words, agreed: answers.asked.filter(agrees).length, strength };
  };
  const signed = labels.signed.map(({ name, says, held }) => {
    const stops = new Map(held);
    return rank({ title: name, name, how: says }, stops, (claim) => answerOf({ ...answers, stops }, claim) === given(claim));
  });
  const own = labels.stances.map(({ id, title, name, how, believed }) =>
    rank({ title, name, how }, presetStops(beliefs, id), (claim) => believed.includes(claim) === (given(claim) === "yes")),
  );
  return [...signed, ...own].sort((a, b) => b.agreed - a.agreed);
}

/**
 * What the answers make of the thesis, in sentences, which may name claims as those of `beliefs/sentences.js` do.
 *
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../beliefs/sentences.js").Sentence} Sentence
 * @typedef {import("../evaluation/cruxes.js").Cruxes} Cruxes
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("./partings.js").Parting} Parting
 */
import { describeCrux, describeDegree, describeVerdict, isLittle } from "../beliefs/sentences.js";
import { baseOf } from "../beliefs/stance.js";
import { explainMove } from "../evaluation/contributions.js";
import { nameStrength } from "../lib/degrees.js";
import { Answer, DEGREE_EDGES, Degree } from "../words.js";
import { answerOf } from "./answers.js";

const NEAR = 0.05;
const NAMED = 3;
const MIDDLE = 1e-9;

/** @param {Answers} answers @param {string} word of the thesis @param {number} strength of the thesis @returns {string} */
export function describeOutcome({ stops }, word, strength) {
  if (!stops.size) return "You were unsure of all of it, so the thesis stays undecided";
  const near = word in Degree ? findNear(strength) : "";
  return describeVerdict(word) + (near && `, close to ${Degree[near].towards}`);
}

/** @param {number} strength @returns {string} the word beyond an edge that is within 0.05, or empty */
function findNear(strength) {
  const edge = DEGREE_EDGES.find((one) => Math.abs(one - strength) <= NEAR);
  if (edge === undefined) return "";
  const [below, above] = [nameStrength(edge - NEAR), nameStrength(edge + NEAR)];
  return nameStrength(strength) === below ? above : below;
}

/** The answers that count most for the thesis and against it. @param {Beliefs} beliefs @param {Answers} answers @returns {Sentence} */
export function describeLead(beliefs, answers) {
  const move = explainMove(beliefs.program, beliefs.program.noView(), baseOf(beliefs, answers.stops));
  if (!move || !answers.stops.size) return [];
  const counted = move.contributions.filter(({ size }) => !isLittle(0, size));
  const leads = counted.filter(({ size }, i) => counted.findIndex((one) => one.size > 0 === size > 0) === i);
  if (!leads.length) return ["None of your answers moves the thesis much."];
  return leads.flatMap(({ claim, size }, i) => [
    i ? "; what counts most " : "What counts most ",
    `${size > 0 ? "for" : "against"} ${i ? "it" : "the thesis"} is your ${Answer[answerOf(answers, claim)].word.toLowerCase()} to `,
    { claim },
    ...(i === leads.length - 1 ? ["."] : []),
  ]);
}

/**
 * Whose stances agree with most of the answers, in few words; empty where none agrees with any.
 * @param {import("./partings.js").Neighbour[]} neighbours the closest first @param {Answers} answers
 */
export function describeNearest(neighbours, { asked }) {
  const [{ agreed }] = neighbours;
  const close = neighbours.filter((one) => one.agreed === agreed).map(({ name }) => name);
  const names = close.length > NAMED ? [...close.slice(0, NAMED - 1), `${close.length - NAMED + 1} more`] : close;
  const together = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}` : names[0];
  const answers = asked.length === 1 ? "answer" : "answers";
  return agreed ? `Close to: ${together} (${agreed} of ${asked.length} ${answers})` : "";
}

/** @param {Parting} parting */
export function describeParting({ answer, before, after }) {
  const said = {
    yes: "You believe it, and it speaks against the essay’s thesis",
    no: "You doubt it, and the essay relies on it",
    unsure: "You are unsure of it, and the essay relies on it",
  };
  return `${said[answer]}. ${describeLoss(before, after)}.`;
}

/** What one view takes from the essay's case. @param {number} before @param {number} after */
function describeLoss(before, after) {
  if (isLittle(before, after)) return "On its own this changes little";
  const [from, to] = [nameStrength(before), nameStrength(after)];
  if (from !== to) return `On its own this takes its case from “${from}” to “${to}”`;
  return `On its own this makes its case ${describeDegree(before, after)} weaker`;
}

/**
 * What leads to the crux, and what follows from a change of mind about it; nothing follows where that changes little.
 * @param {Answers} answers @param {Float64Array} base @param {Cruxes} found @param {boolean} parts whether the reader and the essay part there
 * @returns {{lead: string, turn: string}}
 */
export function describeTurn({ asked }, base, { strength, claims: [crux, ...others], pair }, parts) {
  const known = asked.includes(crux.claim);
  const given = `Given your ${known ? "other " : ""}answers`;
  const after = base[crux.claim] > 0.5 ? crux.low : crux.high;
  if (isLittle(strength, after))
    return { lead: `${given}, no single premise moves the thesis much. Most of all, this one does`, turn: "" };
  const agreed = known && !parts ? ", though you and the essay do not part here" : "";
  const firm = nameStrength(strength) !== Degree.undecided.word && !pair && [crux, ...others].every(({ flip }) => flip === null);
  const turns = firm ? "your view is firm, and what would move it most is this" : "the thesis turns most on this";
  if (parts)
    return {
      lead: "Of what you and the essay part over, this counts most",
      turn: `${describeCrux(base[crux.claim], strength, crux)}.`,
    };
  return { lead: `${given}, ${turns}${agreed}`, turn: `${describeCrux(base[crux.claim], strength, crux)}.` };
}

/**
 * The premises a change of mind about which takes the thesis to the middle or past it.
 * @param {Cruxes} found
 * @returns {{words: string, claims: number[], more: number}} `more` of them are not among the claims
 */
export function describeTurning({ strength, claims, pair }) {
  if (Math.abs(strength - 0.5) < MIDDLE)
    return { words: "The thesis is in the very middle, so a change of mind about your crux would tip it.", claims: [], more: 0 };
  const alone = claims.filter(({ flip }) => flip !== null).map(({ claim }) => claim);
  if (alone.length) {
    const about = alone.length > 1 ? "Any one of these, if you changed your mind about it," : "A change of mind about this";
    const near = nameStrength(strength) === Degree.undecided.word;
    const turn = near
      ? "would take the result, which is near the middle, across it"
      : "could take the result to the middle or past it";
    const named = alone.slice(0, alone.length === NAMED + 1 ? NAMED + 1 : NAMED);
    return {
      words: `${about} ${turn}:`,
      claims: named,
      more: alone.length - named.length,
    };
  }
  const none = "No single change of mind would take the result past the middle";
  if (pair) return { words: `${none}. These two together could:`, claims: pair.claims, more: 0 };
  return { words: `${none}, nor would any two of the twelve that move it most.`, claims: [], more: 0 };
}

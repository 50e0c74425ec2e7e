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
import { degreeOf, nameStrength } from "../lib/degrees.js";
import { listAll, t, tn, tp } from "../lib/translate.js";
import { Answer, DEGREE_EDGES, Degree } from "../words.js";
import { answerOf } from "./answers.js";

const NEAR = 0.05;
const NAMED = 3;
const MIDDLE = 1e-9;

/** @param {Answers} answers @param {string} degree of the thesis @param {number} strength of the thesis @returns {string} */
export function describeOutcome({ stops }, degree, strength) {
  if (!stops.size) return t("You were unsure of all of it, so the thesis stays undecided");
  const near = degree in Degree ? findNear(strength) : "";
  const verdict = describeVerdict(degree);
  return near ? t("{verdict}, close to {towards}", { verdict, towards: Degree[near].towards }) : verdict;
}

/** @param {number} strength @returns {string} the degree beyond an edge that is within 0.05, or empty */
function findNear(strength) {
  const edge = DEGREE_EDGES.find((one) => Math.abs(one - strength) <= NEAR);
  if (edge === undefined) return "";
  const [below, above] = [degreeOf(edge - NEAR), degreeOf(edge + NEAR)];
  return degreeOf(strength) === below ? above : below;
}

/** The answers that count most for the thesis and against it. @param {Beliefs} beliefs @param {Answers} answers @returns {Sentence} */
export function describeLead(beliefs, answers) {
  const move = explainMove(beliefs.program, beliefs.program.noView(), baseOf(beliefs, answers.stops));
  if (!move || !answers.stops.size) return [];
  const counted = move.contributions.filter(({ size }) => !isLittle(0, size));
  const leads = counted.filter(({ size }, i) => counted.findIndex((one) => one.size > 0 === size > 0) === i);
  if (!leads.length) return [t("None of your answers moves the thesis much.")];
  const [{ claim, size }, second] = leads;
  const name = (/** @type {number} */ one) => Answer[answerOf(answers, one)].word.toLowerCase();
  const first = { answer: name(claim), claim: { claim } };
  if (!second)
    return size > 0
      ? tp("What counts most for the thesis is your {answer} to {claim}.", first)
      : tp("What counts most against the thesis is your {answer} to {claim}.", first);
  const values = { ...first, other_answer: name(second.claim), other: { claim: second.claim } };
  return size > 0
    ? tp(
        "What counts most for the thesis is your {answer} to {claim}; what counts most against it is your {other_answer} to {other}.",
        values,
      )
    : tp(
        "What counts most against the thesis is your {answer} to {claim}; what counts most for it is your {other_answer} to {other}.",
        values,
      );
}

/**
 * Whose stances agree with most of the answers, in few words; empty where none agrees with any.
 * @param {import("./partings.js").Neighbour[]} neighbours the closest first @param {Answers} answers
 */
export function describeNearest(neighbours, { asked }) {
  const [{ agreed }] = neighbours;
  const close = neighbours.filter((one) => one.agreed === agreed).map(({ name }) => name);
  const names = close.length > NAMED ? [...close.slice(0, NAMED - 1), t("{n} more", { n: close.length - NAMED + 1 })] : close;
  if (!agreed) return "";
  return tn("Close to: {names} ({agreed} of {n} answer)", "Close to: {names} ({agreed} of {n} answers)", asked.length, {
    names: listAll(names),
    agreed,
  });
}

/** @param {Parting} parting @param {boolean} [debate] whether there is no essay, so that those for the thesis stand in its place */
export function describeParting({ answer, before, after }, debate = false) {
  const said = debate
    ? {
        yes: t("You believe it, and it speaks against the thesis."),
        no: t("You doubt it, and those for the thesis rely on it."),
        unsure: t("You are unsure of it, and those for the thesis rely on it."),
      }
    : {
        yes: t("You believe it, and it speaks against the essay’s thesis."),
        no: t("You doubt it, and the essay relies on it."),
        unsure: t("You are unsure of it, and the essay relies on it."),
      };
  return `${said[answer]} ${describeLoss(before, after, debate)}`;
}

/** What one view takes from the case for the thesis, which is the essay's where there is one. @param {number} before @param {number} after @param {boolean} debate */
function describeLoss(before, after, debate) {
  if (isLittle(before, after)) return t("On its own this changes little.");
  const [from, to] = [nameStrength(before), nameStrength(after)];
  if (from !== to)
    return debate
      ? t("On its own this takes the case for the thesis from “{from}” to “{to}”.", { from, to })
      : t("On its own this takes its case from “{from}” to “{to}”.", { from, to });
  const much = describeDegree(before, after);
  return debate
    ? t("On its own this makes the case for the thesis {much} weaker.", { much })
    : t("On its own this makes its case {much} weaker.", { much });
}

/**
 * What leads to the crux, and what follows from a change of mind about it; nothing follows where that changes little.
 * @param {Answers} answers @param {Float64Array} base @param {Cruxes} found @param {boolean} parts whether the reader and the essay part there
 * @param {boolean} [debate] whether those for the thesis stand in the essay's place
 * @returns {{lead: string, turn: string}}
 */
export function describeTurn({ asked }, base, { strength, claims: [crux, ...others], pair }, parts, debate = false) {
  const known = asked.includes(crux.claim);
  const after = base[crux.claim] > 0.5 ? crux.low : crux.high;
  if (isLittle(strength, after)) return { lead: describeLittle(known), turn: "" };
  const turn = `${describeCrux(base[crux.claim], strength, crux)}.`;
  if (parts) return { lead: describeApart(debate), turn };
  const firm = degreeOf(strength) !== "undecided" && !pair && [crux, ...others].every(({ flip }) => flip === null);
  return { lead: firm ? describeFirm(known, debate) : describeOpen(known, debate), turn };
}

/** What leads to a crux over which the reader and the essay part. @param {boolean} debate */
function describeApart(debate) {
  return debate
    ? t("Of what you and those for the thesis part over, this counts most")
    : t("Of what you and the essay part over, this counts most");
}

/** What leads to a crux that moves the thesis little. @param {boolean} known whether an answer was given about it */
function describeLittle(known) {
  return known
    ? t("Given your other answers, no single premise moves the thesis much. Most of all, this one does")
    : t("Given your answers, no single premise moves the thesis much. Most of all, this one does");
}

/** The same for one on which no change of mind takes the thesis past the middle. @param {boolean} known @param {boolean} debate */
function describeFirm(known, debate) {
  if (!known) return t("Given your answers, your view is firm, and what would move it most is this");
  return debate
    ? t(
        "Given your other answers, your view is firm, and what would move it most is this, though you and those for the thesis do not part here",
      )
    : t(
        "Given your other answers, your view is firm, and what would move it most is this, though you and the essay do not part here",
      );
}

/** The same for one on which the thesis turns. @param {boolean} known @param {boolean} debate */
function describeOpen(known, debate) {
  if (!known) return t("Given your answers, the thesis turns most on this");
  return debate
    ? t("Given your other answers, the thesis turns most on this, though you and those for the thesis do not part here")
    : t("Given your other answers, the thesis turns most on this, though you and the essay do not part here");
}

/**
 * The premises a change of mind about which takes the thesis to the middle or past it.
 * @param {Cruxes} found
 * @returns {{words: string, claims: number[], more: number}} `more` of them are not among the claims
 */
export function describeTurning({ strength, claims, pair }) {
  if (Math.abs(strength - 0.5) < MIDDLE)
    return {
      words: t("The thesis is in the very middle, so a change of mind about your crux would tip it."),
      claims: [],
      more: 0,
    };
  const alone = claims.filter(({ flip }) => flip !== null).map(({ claim }) => claim);
  if (alone.length) {
    const near = degreeOf(strength) === "undecided";
    const named = alone.slice(0, alone.length === NAMED + 1 ? NAMED + 1 : NAMED);
    return {
      words: near ? describeAcross(alone.length) : describePast(alone.length),
      claims: named,
      more: alone.length - named.length,
    };
  }
  if (pair)
    return {
      words: t("No single change of mind would take the result past the middle. These two together could:"),
      claims: pair.claims,
      more: 0,
    };
  const none = t(
    "No single change of mind would take the result past the middle, nor would any two of the twelve that move it most.",
  );
  return { words: none, claims: [], more: 0 };
}

/** @param {number} premises each of which takes a result near the middle across it @returns {string} */
function describeAcross(premises) {
  return tn(
    "A change of mind about this would take the result, which is near the middle, across it:",
    "Any one of these, if you changed your mind about it, would take the result, which is near the middle, across it:",
    premises,
  );
}

/** @param {number} premises each of which takes another result to the middle @returns {string} */
function describePast(premises) {
  return tn(
    "A change of mind about this could take the result to the middle or past it:",
    "Any one of these, if you changed your mind about it, could take the result to the middle or past it:",
    premises,
  );
}

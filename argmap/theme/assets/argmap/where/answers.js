/**
 * A reader's answers to the questions: in the address beside the stance that they make, and the question that comes next.
 *
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../beliefs/stance.js").Stops} Stops
 * @typedef {{asked: number[], stops: Stops}} Answers  the claims asked about, in order; one without a stop is unsure
 */
import { baseOf, NO_VIEW_STOP, readAddress, STOPS, writeAddress } from "../beliefs/stance.js";
import { measureSwings } from "../evaluation/cruxes.js";
import { Answer } from "../words.js";

const ASKED = "_asked"; // readers of stances pass over what begins like this

/** @param {string} answer @returns {number} the stop of a slider that it counts as */
export function stopOf(answer) {
  return STOPS.findIndex(({ word }) => word === Answer[answer].meaning);
}

/** @param {Answers} answers @param {number} claim @returns {"yes" | "no" | "unsure"} */
export function answerOf({ stops }, claim) {
  const stop = stops.get(claim) ?? NO_VIEW_STOP;
  if (stop === NO_VIEW_STOP) return "unsure";
  return stop > NO_VIEW_STOP ? "yes" : "no";
}

/** @param {Answers} answers @param {number} claim @param {string} answer @returns {Answers} with one more */
export function addAnswer({ asked, stops }, claim, answer) {
  const more = new Map(stops);
  const stop = stopOf(answer);
  if (stop === NO_VIEW_STOP) more.delete(claim);
  else more.set(claim, stop);
  return { asked: [...asked, claim], stops: more };
}

/** @param {Answers} answers @returns {Answers} without the last */
export function dropLast({ asked, stops }) {
  const fewer = new Map(stops);
  fewer.delete(asked[asked.length - 1]);
  return { asked: asked.slice(0, -1), stops: fewer };
}

/** @param {Beliefs} beliefs @param {Answers} answers @returns {string} what stands after # in the page's address */
export function writeAnswers(beliefs, { asked, stops }) {
  if (!asked.length) return "";
  const parts = new URLSearchParams(writeAddress(beliefs, stops, ""));
  parts.set(ASKED, asked.map((claim) => beliefs.program.ids[claim]).join("."));
  return parts.toString();
}

/**
 * The answers that an address holds; what it says of claims that the page does not ask about is left out.
 * @param {Beliefs} beliefs @param {string} text @param {number[]} questions the claims that the page can ask about @param {number} most
 * @returns {Answers}
 */
export function readAnswers(beliefs, text, questions, most) {
  const { stops } = readAddress(beliefs, text);
  const named = (new URLSearchParams(text.replace(/^#/, "")).get(ASKED) ?? "").split(".");
  const known = named.map((id) => beliefs.program.ids.indexOf(id)).filter((claim) => questions.includes(claim));
  const asked = [...new Set(known)].slice(0, most);
  return { asked, stops: new Map([...stops].filter(([claim]) => asked.includes(claim))) };
}

/**
 * The question that moves the thesis most, given what was said; of equals the first.
 * @param {Beliefs} beliefs @param {Answers} answers @param {number[]} questions
 * @returns {number} -1 where all were asked
 */
export function chooseNext(beliefs, { asked, stops }, questions) {
  const left = questions.filter((claim) => !asked.includes(claim));
  const swings = measureSwings(beliefs.program, baseOf(beliefs, stops), left);
  const far = (/** @type {number} */ claim) => Math.abs(swings.get(claim) ?? 0);
  return left.reduce((best, claim) => (best < 0 || far(claim) > far(best) ? claim : best), -1);
}

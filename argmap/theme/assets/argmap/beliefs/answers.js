/** The answers of “Your beliefs”: the thesis and the main claims, each with its word, its band and its reason. */
import { compareMethods, drawBands } from "../evaluation/bands.js";
import { METHODS } from "../evaluation/methods.js";
import { afterPaint } from "../lib/after_paint.js";
import { nameScale, nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { t, tn, writeNumber } from "../lib/translate.js";
import { degreeAt, explainClaim, linkClaim, linked, wordOf } from "./sentences.js";

/**
 * @typedef {import("./sentences.js").View} View
 * @typedef {{row: HTMLElement, word: HTMLElement, figure: HTMLElement, why: HTMLElement, dot: HTMLElement, band: HTMLElement}} Answer
 */

/** @type {Record<import("../evaluation/methods.js").Method, {word: string, name: string}>} a word for readers, and the name in the literature */
const METHOD_NAMES = {
  "signed-dfquad": { word: t("this map’s rule"), name: "signed DF-QuAD" },
  "quadratic-energy": { word: t("a second rule"), name: "Quadratic Energy" },
  "log-odds": { word: t("a third rule"), name: "log-odds" },
};
const DRAWS_AT_ONCE = 25;
const UNMOVED = 0.005;
const UNSTABLE = "no stable value"; // as the style sheet names it

/** @param {import("./data.js").Beliefs} beliefs @param {HTMLElement[]} actions what stands beside the heading @param {HTMLElement} offer what is offered where nothing has reached the thesis @param {HTMLElement} why the part on what moves the thesis */
export function buildAnswers(beliefs, actions, offer, why) {
  const { program, labels } = beliefs;
  const claims = labels.main;
  const answers = claims.map((claim) => buildAnswer(beliefs, claim, claim === program.thesis));
  const methods = h("p", { class: "am-methods", hidden: true });
  const reached = h("ul", { class: "am-answers" });
  const rest = h("ul", { class: "am-answers" });
  const restWords = h("summary", {});
  const others = h("details", { class: "am-answers__rest" }, restWords, rest);
  const body = h("div", { hidden: true }, methods, reached, others);
  const element = h(
    "section",
    { "aria-labelledby": "am-follows" },
    h("div", { class: "am-follows__head" }, h("h2", { id: "am-follows", tabindex: "-1" }, t("What follows")), ...actions),
    answers[0].row,
    why,
    body,
  );
  answers[0].row.append(offer);
  let numbers = false;
  let stop = () => {};

  /** @param {View | null} view null where nothing is set */
  function show(view) {
    stop();
    body.hidden = !view;
    offer.hidden = !view || hasMoved(view, program.thesis);
    if (!view) return showNothing(answers[0]);
    for (const [i, claim] of claims.entries()) showAnswer(answers[i], view, claim, numbers);
    place(view);
    stop = afterPaint(() => {
      showMethods(view);
      stop = showBands(view);
    });
  }

  /** Puts claims that the beliefs move above the others, each group in the argument's order. @param {View} view */
  function place(view) {
    /** @type {Map<HTMLElement, HTMLElement | null>} */
    const before = new Map([
      [reached, null],
      [rest, null],
    ]);
    for (let i = claims.length - 1; i > 0; i -= 1) {
      const goal = hasMoved(view, claims[i]) ? reached : rest;
      const { row } = answers[i];
      if (row.parentElement !== goal) goal.insertBefore(row, before.get(goal) ?? null);
      before.set(goal, row);
    }
    others.hidden = !rest.children.length;
    restWords.textContent = tn(
      "Not moved by what you set: {n} main claim",
      "Not moved by what you set: {n} main claims",
      rest.children.length,
    );
  }

  /** @param {View} view */
  function showMethods(view) {
    const { strengths, contested } = compareMethods(program, view.base);
    const outcomes = METHODS.map((method, i) => {
      const { word, name } = METHOD_NAMES[method];
      const strength = nameStrength(strengths[i]);
      return numbers
        ? t("{rule} ({name}) gives “{strength}”, {number}", { rule: word, name, strength, number: writeNumber(strengths[i], 2) })
        : t("{rule} gives “{strength}”", { rule: word, strength });
    });
    const outcome = outcomes.join("; ");
    methods.hidden = !contested && !numbers;
    methods.textContent = contested
      ? t("This depends on how the reasons are added up: {outcomes}.", { outcomes: outcome })
      : t("However the reasons are added up: {outcomes}.", { outcomes: outcome });
    methods.classList.toggle("am-methods--contested", contested);
  }

  /** @param {View} view @returns {() => void} calls it off */
  function showBands(view) {
    const draws = drawBands(program, view.base, "signed-dfquad", claims);
    let timer = 0;
    const go = () => {
      for (let i = 0; i < DRAWS_AT_ONCE; i += 1) {
        const { done, value } = draws.next();
        if (!done) continue;
        for (const [j, answer] of answers.entries()) showBand(answer, value[j], numbers);
        return;
      }
      timer = window.setTimeout(go);
    };
    go();
    return () => clearTimeout(timer);
  }

  return {
    element,
    show,
    /** @param {boolean} on */
    setNumbers(on) {
      numbers = on;
    },
    stop: () => stop(),
  };
}

/** @param {import("./data.js").Beliefs} beliefs @param {number} claim @param {boolean} first @returns {Answer} */
function buildAnswer(beliefs, claim, first) {
  const band = h("span", { class: "am-meter__band" });
  const dot = h("span", { class: "am-meter__dot" });
  const word = h("strong", { class: "am-answer__word" });
  const figure = h("span", { class: "am-answer__figure" });
  const why = h("p", { class: "am-answer__why" });
  const row = h(
    first ? "div" : "li",
    { class: first ? "am-answer am-answer--thesis" : "am-answer" },
    h("p", { class: "am-answer__claim" }, linkClaim(beliefs, claim, first ? "heading" : "label")),
    h("p", { class: "am-answer__result" }, word, " ", figure),
    h("div", { class: "am-meter", "aria-hidden": "true" }, band, dot),
    first ? h("div", { class: "am-meter-scale", "aria-hidden": "true" }, ...nameScale().map((end) => h("span", {}, end))) : null,
    why,
  );
  return { row, word, figure, why, dot, band };
}

/** @param {View} view @param {number} claim */
function hasMoved({ found }, claim) {
  return Math.abs(found.claims[claim] - 0.5) >= UNMOVED || found.unstable.has(claim);
}

/** @param {Answer} answer */
function showNothing({ row, word, figure, why }) {
  row.dataset.word = "nothing";
  word.textContent = t("not worked out yet");
  figure.textContent = "";
  why.textContent = t("You have not set anything, so the map takes no side. Move a slider, or begin with a stance.");
}

/** @param {Answer} answer @param {View} view @param {number} claim @param {boolean} numbers */
function showAnswer(answer, view, claim, numbers) {
  const strength = view.found.claims[claim];
  answer.word.textContent = wordOf(view, claim);
  answer.row.dataset.word = (degreeAt(view, claim) || UNSTABLE).replaceAll(" ", "-");
  answer.dot.style.left = `${100 * strength}%`;
  answer.figure.textContent = numbers ? writeNumber(strength, 2) : "";
  answer.why.replaceChildren(...linked(view.beliefs, explainClaim(view, claim)));
}

/** @param {Answer} answer @param {[number, number]} band @param {boolean} numbers */
function showBand(answer, [low, high], numbers) {
  answer.band.style.left = `${100 * low}%`;
  answer.band.style.width = `${100 * (high - low)}%`;
  const [from, to] = [nameStrength(low), nameStrength(high)];
  const range = numbers
    ? t("between {low} and {high} if your beliefs shift a little", { low: writeNumber(low, 2), high: writeNumber(high, 2) })
    : from !== to && t("between “{low}” and “{high}” if your beliefs shift a little", { low: from, high: to });
  const sure = answer.figure.textContent?.split(" · ")[0];
  answer.figure.textContent = [sure, range].filter(Boolean).join(" · ");
}

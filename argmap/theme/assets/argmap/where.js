/** The page that asks a few questions, one at a time, and shows where a reader parts from the argument. */

import { loadBeliefs } from "./beliefs/data.js";
import { h } from "./lib/elements.js";
import { t } from "./lib/translate.js";
import { addAnswer, chooseNext, dropLast, readAnswers, writeAnswers } from "./where/answers.js";
import { buildResult } from "./where/result.js";

/**
 * @typedef {import("./beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("./where/answers.js").Answers} Answers
 */

/** @param {HTMLElement} element @returns {Promise<() => void>} */
export async function mount(element) {
  const page = new WherePage(element, await loadBeliefs(element.dataset.root ?? "../", element));
  page.start();
  Object.assign(element, { views: page }); // for back.js
  return () => page.leave();
}

class WherePage {
  /** @param {HTMLElement} element @param {Beliefs} beliefs */
  constructor(element, beliefs) {
    this.element = element;
    this.beliefs = beliefs;
    this.most = Number(element.dataset.count);
    const cards = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-claim]"));
    /** @type {Map<number, HTMLElement>} */
    this.cards = new Map([...cards].map((card) => [beliefs.program.ids.indexOf(card.dataset.claim ?? ""), card]));
    this.questions = [...this.cards.keys()];
    /** @type {Answers} */
    this.answers = { asked: [], stops: new Map() };
    this.pushed = 0; // entries of the browser's history that this page made and that lie behind the present one
    this.path = location.pathname;
    this.leaving = new AbortController();
    this.back = h("button", { type: "button", class: "am-ask__quiet", onclick: () => this.goBack() }, t("Back"));
    this.again = h("button", { type: "button", class: "am-ask__quiet", onclick: () => this.startAgain() }, t("Start again"));
    this.result = h("div", { class: "am-ask__result" });
  }

  start() {
    const { signal } = this.leaving;
    this.element.addEventListener("click", (event) => this.press(event), { signal });
    window.addEventListener("hashchange", () => this.follow(), { signal });
    const below = this.element.querySelector("[data-part=below]");
    below?.replaceChildren(this.result, h("p", { class: "am-actions am-ask__ways" }, this.back, this.again));
    this.answers = this.read();
    this.show();
  }

  leave() {
    this.leaving.abort();
  }

  read() {
    return readAnswers(this.beliefs, location.hash, this.questions, this.most);
  }

  /** @param {Event} event */
  press({ target }) {
    const button = target instanceof HTMLElement ? target.closest("button") : null;
    const card = button?.closest("[data-claim]");
    const claim = this.questions.find((one) => this.cards.get(one) === card);
    if (!button?.dataset.answer || claim === undefined) return;
    this.pushed += 1;
    this.go(addAnswer(this.answers, claim, button.dataset.answer), "pushState");
  }

  goBack() {
    if (this.pushed) history.back();
    else this.go(dropLast(this.answers), "replaceState"); // a link was opened: what lies behind is not of this page
  }

  startAgain() {
    this.pushed = 0;
    this.go({ asked: [], stops: new Map() }, "pushState");
  }

  /** @param {Answers} answers @param {"pushState" | "replaceState"} write */
  go(answers, write) {
    const address = writeAnswers(this.beliefs, answers);
    history[write](history.state, "", `${location.pathname}${location.search}${address && `#${address}`}`);
    this.take(answers);
  }

  /** Shows what the address says, as after a step in the browser's history. */
  follow() {
    if (location.pathname !== this.path) return;
    const answers = this.read();
    if (writeAnswers(this.beliefs, answers) === writeAnswers(this.beliefs, this.answers)) return;
    this.pushed = Math.max(0, this.pushed + answers.asked.length - this.answers.asked.length);
    this.take(answers);
  }

  /** @param {Answers} answers */
  take(answers) {
    this.answers = answers;
    this.show()?.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  /** Shows the next question, or the result. @returns {HTMLElement | null} its heading */
  show() {
    const { asked } = this.answers;
    const next = asked.length < this.most ? chooseNext(this.beliefs, this.answers, this.questions) : -1;
    for (const [claim, card] of this.cards) card.hidden = claim !== next;
    this.back.hidden = !asked.length;
    this.again.hidden = next >= 0 || !asked.length;
    this.element.classList.add("am-ask--live");
    const card = this.cards.get(next);
    this.result.replaceChildren(...(card ? [] : [buildResult(this.beliefs, this.answers, this.cards)]));
    if (!card) return this.result.querySelector("h2");
    const progress = card.querySelector("[data-part=progress]");
    if (progress) progress.textContent = t("Question {n} of {all}", { n: asked.length + 1, all: this.most });
    return card.querySelector("h2");
  }
}

/**
 * The target of a proposal: the claim, found by words, the step, and claims that say the same already.
 *
 * @typedef {import("./file.js").Draft} Draft
 * @typedef {import("./file.js").Form} Form
 * @typedef {import("./file.js").Step} Step
 */

import { Combobox } from "../lib/combobox.js";
import { h } from "../lib/elements.js";
import { t, tn } from "../lib/translate.js";
import { describeStep } from "./names.js";
import { setLink, setText } from "./parts.js";
import { Finder } from "./similar.js";

const FOUND = 6;
const SIMILAR = 3;
const ALIKE = 0.5;
const FITTING = 0.5;
const WORDS = 4;

/** The fields for the target of the proposal. */
export class Target {
  /** @param {import("./parts.js").Parts} parts @param {Form} form @param {string} root */
  constructor(parts, form, root) {
    this.parts = parts;
    this.form = form;
    this.root = root;
    const entries = form.data.claims.map(({ id, heading, label }) => ({ id, text: heading, label }));
    this.claims = new Finder(entries);
    this.box = new Combobox(parts.input("on"), parts.part("on-found"));
  }

  /** @param {string} words @param {boolean} asks whether questions and notes may be chosen too */
  offer(words, asks) {
    const isLight = (/** @type {string} */ id) => this.form.weightless.has(this.form.claims.get(id)?.kind ?? "");
    const found = this.claims
      .find(words, 2 * FOUND, FITTING)
      .filter((id) => asks || !isLight(id))
      .slice(0, FOUND);
    this.box.show(found.map((id) => h("li", { "data-choose": id }, this.form.claims.get(id)?.heading ?? id)));
    const none = !found.length && this.claims.reads(words);
    this.parts.part("on-none").hidden = !none;
    const count = found.length ? tn("{n} claim found", "{n} claims found", found.length) : "";
    setText(this.parts.part("on-count"), none ? t("Not in the map yet") : count);
  }

  /** @param {Draft} draft */
  show(draft) {
    const claim = this.form.claims.get(draft.on);
    this.parts.part("chosen").hidden = !claim;
    this.parts.part("search").hidden = Boolean(claim);
    if (claim) setLink(this.parts.part("chosen-link"), claim.heading, `${this.root}claims/${claim.id}/`);
    this.showSteps(draft);
  }

  /** @param {Draft} draft */
  showSteps({ act, on, step: chosen }) {
    const wanted = act === "undercut" && this.form.claims.has(on);
    this.parts.field("step").hidden = !wanted;
    const list = this.parts.part("steps");
    const key = wanted ? on : "";
    if (list.dataset.of === key) return;
    list.dataset.of = key;
    const steps = this.form.data.steps.filter((step) => step.target === key);
    list.replaceChildren(...steps.map((step) => this.makeStep(step, step.id === chosen)));
    this.foldSteps();
    if (wanted && !steps.length) list.textContent = t("No step leads to this claim. Choose another claim, or object to it.");
  }

  /** Shows the chosen step alone: a reader who came for it need not look through the others. */
  foldSteps() {
    const steps = [...this.parts.part("steps").querySelectorAll("label")];
    const others = steps.filter((label) => !label.querySelector("input")?.checked);
    const folded = others.length > 0 && others.length < steps.length;
    for (const label of others) label.hidden = folded;
    this.parts.part("other-steps").hidden = !folded;
  }

  showOtherSteps() {
    for (const label of this.parts.part("steps").querySelectorAll("label")) label.hidden = false;
    this.parts.part("other-steps").hidden = true;
    /** @type {HTMLElement | null} */ (this.parts.part("steps").querySelector("input:checked"))?.focus();
  }

  /** @param {Step} step @param {boolean} checked */
  makeStep(step, checked) {
    const pattern = /** @type {HTMLElement} */ (this.parts.field("act").querySelector("label"));
    const label = /** @type {HTMLElement} */ (pattern.cloneNode(true));
    const radio = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    Object.assign(radio, { name: "step", value: step.id, checked });
    /** @type {HTMLElement} */ (label.querySelector("b")).textContent = describeStep(this.form, step);
    /** @type {HTMLElement} */ (label.querySelector(".am-hint")).textContent = step.because
      ? t("because {reason}", { reason: step.because })
      : "";
    return label;
  }

  /** Shows claims that may say the same already. @param {string} heading @param {string} on the claim it is about */
  showSimilar(heading, on) {
    const enough = heading.split(" ").length >= WORDS;
    const found = enough ? this.claims.find(heading, SIMILAR, ALIKE).filter((id) => id !== on) : [];
    const links = found.map((id) => h("a", { href: `${this.root}claims/${id}/` }, this.form.claims.get(id)?.heading ?? id));
    this.parts.list("similar-claims", links);
    this.parts.part("similar").hidden = !found.length;
  }
}

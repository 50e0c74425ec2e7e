/** On a claim's page: sliders for the premises that the claim rests on, and what they give the claim and the thesis. */
import { afterPaint, h } from "./dom.js";
import { buildSlider } from "./slider.js";
import { describeVerdict, explainClaim, explainEffect, linkClaim, linked, wordOf } from "./sentences.js";
import { NO_VIEW_STOP, STOPS, baseOf, readAddress, recall, writeAddress } from "./stance.js";

/** @typedef {import("./data.js").Beliefs} Beliefs */

const SHOWN = 5;

/** @param {HTMLElement} body what to fill @param {Beliefs} beliefs @param {number} claim */
export function showOwn(body, beliefs, claim) {
  const { program, labels } = beliefs;
  const { stops, from } = readAddress(beliefs, recall() ?? "");
  const base = baseOf(beliefs, stops);
  const found = program.compute(base);
  const view = { beliefs, base, found };
  const under = program.reaching(claim);
  const premises = labels.ranked.filter((premise) => under.has(premise));
  const answers = h("ul", { class: "am-own__answers" });
  const status = h("p", { class: "am-hidden", role: "status" });
  const all = h("a", {}, "Set the other premises too");
  const sliders = premises.slice(0, SHOWN).map((premise) => {
    const slider = buildSlider(beliefs, premise, (stop) => move(premise, stop), say);
    slider.set(stops.get(premise) ?? NO_VIEW_STOP);
    return { premise, slider };
  });
  const more = premises.length > SHOWN ? `${premises.length} premises bear on it; these ${SHOWN} can move the thesis most.` : "What bears on it:";
  body.replaceChildren(h("p", { class: "am-quiet" }, more), h("ol", { class: "am-premises" }, ...sliders.map(({ slider }) => slider.element)), answers, h("p", {}, all), status);
  sliders[0]?.slider.input.focus();
  show();

  /** @param {number} premise @param {number} stop */
  function move(premise, stop) {
    if (stop === NO_VIEW_STOP) stops.delete(premise);
    else stops.set(premise, stop);
    base[premise] = STOPS[stop].credence;
    program.update(found, base, premise);
    sliders.find((one) => one.premise === premise)?.slider.explain(explainEffect(view, premise));
    show();
  }

  function show() {
    const shown = [...new Set([claim, program.thesis])];
    const rows = shown.map((one) => h("li", {}, linkClaim(beliefs, one, "label"), ": ", h("strong", {}, wordOf(view, one)), ". ", ...linked(beliefs, explainClaim(view, one))));
    answers.replaceChildren(...(stops.size ? rows : [h("li", {}, "Nothing is set, so nothing is worked out.")]));
    all.href = `${beliefs.root}yours/#${writeAddress(beliefs, stops, from)}`;
  }

  function say() {
    afterPaint(() => (status.textContent = `${describeVerdict(wordOf(view, program.thesis))}. This claim comes out as “${wordOf(view, claim)}”.`));
  }
}

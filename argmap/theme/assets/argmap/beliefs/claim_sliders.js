/** On a claim's page: sliders for the premises that the claim rests on, and the resulting claim and thesis. */
import { afterPaint } from "../lib/after_paint.js";
import { h } from "../lib/elements.js";
import { t, tn, tp } from "../lib/translate.js";
import { degreeAt, describeVerdict, explainClaim, explainEffect, linkClaim, linked, wordOf } from "./sentences.js";
import { buildSlider } from "./slider.js";
import { baseOf, listStances, NO_VIEW_STOP, STOPS, writeAddress } from "./stance.js";

/** @typedef {import("./data.js").Beliefs} Beliefs */

const SHOWN = 5;
const SLIGHT = 0.005;

/** @typedef {{id: string, title: string, stops: import("./stance.js").Stops, from: string}} Choice */

/** @param {HTMLElement} body what to fill @param {Beliefs} beliefs @param {number} claim */
export function showOwn(body, beliefs, claim) {
  const { program, labels } = beliefs;
  const under = program.reaching([claim]);
  const premises = labels.ranked.filter((premise) => under.has(premise));
  const listed = premises.slice(0, SHOWN);
  const choices = listChoices(beliefs);
  let choice = choices[0].stops.size ? choices[0] : (choices.find(({ stops }) => canMove(beliefs, stops, listed)) ?? choices[0]);
  /** @type {import("./stance.js").Stops} */
  const moved = new Map();
  const view = { beliefs, base: program.noView(), found: program.compute(program.noView()) };
  const answers = h("ul", { class: "am-own__answers" });
  const status = h("p", { class: "am-hidden", role: "status" });
  const all = h("a", {}, t("Set the other premises too"));
  const select = h(
    "select",
    { onchange: assume },
    ...choices.map(({ id, title }) => h("option", { value: id, selected: id === choice.id }, title)),
  );
  const sliders = listed.map((premise) => ({
    premise,
    slider: buildSlider(beliefs, premise, (stop) => move(premise, stop), say),
  }));
  const more =
    premises.length > SHOWN
      ? tn(
          "{n} premise bears on it; these {shown} can move the thesis most.",
          "{n} premises bear on it; these {shown} can move the thesis most.",
          premises.length,
          { shown: SHOWN },
        )
      : t("What bears on it:");
  body.replaceChildren(
    h("p", {}, h("label", {}, ...tp("On everything else: {choice}", { choice: select }))),
    h("p", { class: "am-quiet" }, more),
    h("ol", { class: "am-premises" }, ...sliders.map(({ slider }) => slider.element)),
    answers,
    h("p", {}, all),
    status,
  );
  start();
  sliders[0]?.slider.input.focus();

  function assume() {
    choice = choices.find(({ id }) => id === select.value) ?? choice;
    start();
    say();
  }

  /** The stops of the chosen stance, overridden by those that the reader has set here. */
  function stops() {
    return new Map([...choice.stops, ...moved]);
  }

  function start() {
    view.base = baseOf(beliefs, stops());
    view.found = program.compute(view.base);
    for (const { premise, slider } of sliders) {
      slider.set(stops().get(premise) ?? NO_VIEW_STOP);
      slider.explain(moved.has(premise) ? explainEffect(view, premise) : []);
    }
    show();
  }

  /** @param {number} premise @param {number} stop */
  function move(premise, stop) {
    moved.set(premise, stop);
    view.base[premise] = STOPS[stop].credence;
    program.update(view.found, view.base, [premise]);
    sliders.find((one) => one.premise === premise)?.slider.explain(explainEffect(view, premise));
    show();
  }

  function show() {
    const shown = [...new Set([claim, program.thesis])];
    const rows = shown.map((one) =>
      h(
        "li",
        {},
        ...tp("{claim}: {word}. {reason}", {
          claim: linkClaim(beliefs, one, "label"),
          word: h("strong", {}, wordOf(view, one)),
          reason: linked(beliefs, explainClaim(view, one)),
        }),
      ),
    );
    answers.replaceChildren(
      ...(view.base.some((credence) => credence !== 0.5) ? rows : [h("li", {}, t("Nothing is set, so nothing is worked out."))]),
    );
    all.href = `${beliefs.root}yours/#${writeAddress(beliefs, stops(), choice.from)}`;
  }

  function say() {
    afterPaint(
      () =>
        (status.textContent = t("{verdict}. This claim comes out as “{word}”.", {
          verdict: describeVerdict(degreeAt(view, program.thesis)),
          word: wordOf(view, claim),
        })),
    );
  }
}

/** The stances to choose from for the other premises; no view comes first where this device remembers no beliefs. @param {Beliefs} beliefs @returns {Choice[]} */
function listChoices(beliefs) {
  const stances = listStances(beliefs);
  return stances[0]?.id === "yours" ? stances : [{ id: "", title: t("No view"), stops: new Map(), from: "" }, ...stances];
}

/** Whether a view on one of the premises moves the thesis, given a stance. @param {Beliefs} beliefs @param {import("./stance.js").Stops} stops @param {number[]} premises */
function canMove(beliefs, stops, premises) {
  const { program } = beliefs;
  return premises.some((premise) => {
    const [low, high] = [0, STOPS.length - 1].map(
      (stop) => program.compute(baseOf(beliefs, new Map([...stops, [premise, stop]]))).claims[program.thesis],
    );
    return Math.abs(high - low) >= SLIGHT;
  });
}

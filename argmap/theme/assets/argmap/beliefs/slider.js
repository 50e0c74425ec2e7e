/** One premise with its slider: words at the stops, its effect, and a way back to no view. */

import { h } from "../lib/elements.js";
import { t, writeNumber } from "../lib/translate.js";
import { Side } from "../words.js";
import { linkClaim, linked } from "./sentences.js";
import { NO_VIEW_STOP, STOPS } from "./stance.js";

/**
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {{element: HTMLElement, input: HTMLInputElement, set: (stop: number) => void, explain: (sentences: import("./sentences.js").Sentence[]) => void}} Slider
 */

/** A link to the claim's own words, which main.js shows beside it. @param {Beliefs} beliefs @param {number} claim */
function explainClaim({ program, labels, root }, claim) {
  const href = `${root}claims/${program.ids[claim]}/#am-body`;
  const label = t("What is this: {claim}", { claim: labels.claims[claim].label });
  return h("a", { class: "am-premise__what", href, "data-why": "", "aria-label": label }, t("What is this?"));
}

/**
 * @param {Beliefs} beliefs
 * @param {number} claim
 * @param {(stop: number) => void} onMove while it moves
 * @param {() => void} onDone when it has been let go
 * @returns {Slider}
 */
export function buildSlider(beliefs, claim, onMove, onDone) {
  const words = beliefs.labels.claims[claim];
  const word = h("span", { class: "am-slider__word", "aria-hidden": "true" }); // screen readers read aria-valuetext instead
  const effect = h("div", { class: "am-slider__effect", hidden: true });
  const last = STOPS.length - 1;
  const id = `am-premise-${beliefs.program.ids[claim]}`;
  /** @type {HTMLInputElement} */
  const input = h("input", {
    type: "range",
    class: "am-slider__input",
    id,
    min: 0,
    max: last,
    step: 1,
    "aria-label": t("How far do you believe: {claim}", { claim: words.heading }),
    oninput: () => move(input.valueAsNumber),
    onchange: onDone,
  });
  const reset = h(
    "button",
    {
      type: "button",
      class: "am-slider__reset",
      "aria-label": t("Reset to no view: {claim}", { claim: words.label }),
      onclick: () => {
        move(NO_VIEW_STOP);
        onDone();
        input.focus();
      },
    },
    t("Reset"),
  );
  const element = h(
    "li",
    { class: "am-premise" },
    h("p", { class: "am-premise__claim" }, linkClaim(beliefs, claim, "heading")),
    h(
      "p",
      { class: "am-premise__facts" },
      h("span", { class: "am-side", "data-side": words.side }, Side[words.side].does),
      ` · ${words.kind}, ${words.voice}`,
      explainClaim(beliefs, claim),
    ),
    h(
      "div",
      { class: "am-slider" },
      h(
        "div",
        { class: "am-slider__rail" },
        h("div", { class: "am-slider__ticks", "aria-hidden": "true" }, ...STOPS.map(() => h("i"))),
        input,
        h(
          "div",
          { class: "am-slider__stops", "aria-hidden": "true" },
          ...[0, NO_VIEW_STOP, last].map((stop) => h("span", {}, STOPS[stop].word)),
        ),
      ),
      h("div", { class: "am-slider__now" }, word, reset),
    ),
    effect,
  );

  /** @param {number} stop */
  function set(stop) {
    input.valueAsNumber = stop;
    input.setAttribute("aria-valuetext", STOPS[stop].word);
    word.textContent = STOPS[stop].word;
    word.dataset.credence = writeNumber(STOPS[stop].credence, 1, 0);
    element.classList.toggle("am-premise--set", stop !== NO_VIEW_STOP);
    reset.hidden = stop === NO_VIEW_STOP;
  }

  /** @param {number} stop that the reader chose */
  function move(stop) {
    set(stop);
    onMove(stop);
  }

  /** @param {import("./sentences.js").Sentence[]} sentences */
  function explain(sentences) {
    effect.hidden = !sentences.length;
    effect.replaceChildren(
      h("ol", { class: "am-chain" }, ...sentences.map((sentence) => h("li", {}, ...linked(beliefs, sentence)))),
    );
  }

  set(NO_VIEW_STOP);
  return { element, input, set, explain };
}

/** Why the thesis moved with the reader's last change, and what holds it where it is: a sentence and bars that add up. */
import { countPoints, explainMove, roundHundredths } from "../evaluation/contributions.js";
import { nameScale } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { quote, t, tn, tp } from "../lib/translate.js";
import { describeMove, describeShare, findCause, linkClaim, linked } from "./sentences.js";

/**
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {import("./sentences.js").View} View
 * @typedef {import("./sentences.js").Sentence} Sentence
 * @typedef {import("../evaluation/contributions.js").Move} Move
 * @typedef {{name: Node | string, count: number, size: number}} Row what moves the thesis, one premise or `count` of them
 */

const SHOWN = 5;
const SLIGHT = 0.005;

/** @param {Beliefs} beliefs */
export function buildWhy(beliefs) {
  const { program } = beliefs;
  const moved = buildPart(beliefs);
  const held = buildPart(beliefs);
  const last = h("div", {}, h("h3", { id: "am-why" }, t("Why did it move?")), moved.element);
  const holds = h("details", { ontoggle: showHeld }, h("summary", {}, t("What holds it where it is")), held.element);
  const how = h("a", { href: `${beliefs.root}method/#why-the-thesis-moved` }, t("How the parts are worked out"));
  const rule = h("p", { class: "am-quiet" }, ...tp("Each bar begins where the one above it ends. {link}.", { link: how }));
  const element = h("div", { class: "am-why", hidden: true }, last, holds, rule);
  /** @type {View | null} */
  let now = null;
  /** @type {Move | null} */
  let move = null;

  /**
   * @param {View | null} view null where nothing is set
   * @param {Float64Array | null} before the beliefs before the reader's last change; null where there was none
   */
  function show(view, before) {
    now = view;
    element.hidden = !view;
    last.hidden = !view || !before;
    move = view && before && explainMove(program, before, view.base);
    if (view && before) moved.show(move, t("With your last change"));
    showHeld();
  }

  function showHeld() {
    if (now && holds.open) held.show(explainMove(program, program.noView(), now.base), t("Compared with no view on anything"));
  }

  /** @returns {string} the premise that moved the thesis most, to be read out; empty where it is no news, as one premise was changed */
  function tellCause() {
    if (!move || move.contributions.length < 2) return "";
    const cause = findCause(move);
    return cause === null ? "" : quote(beliefs.labels.claims[cause].label);
  }

  return { element, show, tellCause };
}

/** A sentence with its bars. @param {Beliefs} beliefs */
function buildPart(beliefs) {
  const words = h("p", {});
  const bars = h("ol", { class: "am-bars" });
  const scale = h("div", { class: "am-meter-scale", "aria-hidden": "true" }, ...nameScale().map((end) => h("span", {}, end)));
  const element = h("div", {}, words, bars, scale);

  /** @param {Move | null} move @param {string} when */
  function show(move, when) {
    const rows = move ? listRows(beliefs, move) : [];
    bars.replaceChildren(...(move ? buildBars(move, rows) : []));
    scale.hidden = !rows.length;
    words.replaceChildren(
      ...linked(beliefs, move ? tellMove(move, when) : [t("{when}, the thesis has no stable value.", { when })]),
    );
    if (move && rows.length)
      words.append(
        buildPoints(
          ` ${t("From {before} to {after} points of 100.", { before: roundHundredths(move.before), after: roundHundredths(move.after) })}`,
        ),
      );
  }

  return { element, show };
}

/** @param {Move} move @param {string} when @returns {Sentence} */
function tellMove({ before, after, contributions }, when) {
  if (!contributions.some(({ size }) => Math.abs(size) >= SLIGHT)) return [t("{when}, the thesis stays where it is.", { when })];
  const move = describeMove(before, after);
  const cause = findCause({ before, after, contributions });
  if (cause === null) return [t("{when}, the thesis {move}.", { when, move })];
  const values = { when, move, claim: { claim: cause } };
  return contributions.length === 1
    ? tp("{when}, the thesis {move}, by {claim} alone.", values)
    : tp("{when}, the thesis {move}, mostly by {claim}.", values);
}

/** The premises that move the thesis most, and all others as one. @param {Beliefs} beliefs @param {Move} move @returns {Row[]} */
function listRows(beliefs, { contributions }) {
  const felt = contributions.filter(({ size }) => Math.abs(size) >= SLIGHT).slice(0, SHOWN);
  const others = contributions.slice(felt.length);
  /** @type {Row[]} */
  const rows = felt.map(({ claim, size }) => ({ name: linkClaim(beliefs, claim, "label"), count: 1, size }));
  if (felt.length && others.length) {
    const size = others.reduce((sum, other) => sum + other.size, 0);
    rows.push({ name: tn("{n} other", "{n} others", others.length), count: others.length, size });
  }
  return rows;
}

/** Bars on the scale from against to for: each begins where the one above it ends. @param {Move} move @param {Row[]} rows */
function buildBars({ before }, rows) {
  const points = countPoints(
    before,
    rows.map(({ size }) => size),
  );
  let end = before;
  return rows.map(({ name, count, size }, i) => {
    const start = end;
    end += size;
    const run = h("i", { class: "am-bar__run" });
    run.style.left = `${100 * Math.min(start, end)}%`;
    run.style.width = `${100 * Math.abs(size)}%`;
    return h(
      "li",
      { class: "am-bar", "data-way": size < 0 ? "down" : "up" },
      h("span", { class: "am-bar__name" }, name),
      h("span", { class: "am-bar__words" }, ` ${describeShare(size, count)}`, buildPoints(`, ${signPoints(points[i])}`)),
      h("span", { class: "am-bar__track", "aria-hidden": "true" }, run),
    );
  });
}

/** Numbers are read out, and shown to those who ask for them. @param {string} words */
function buildPoints(words) {
  return h("span", { class: "am-points" }, words);
}

/** @param {number} points @returns {string} */
function signPoints(points) {
  return points ? `${points < 0 ? "−" : "+"}${Math.abs(points)}` : "0";
}

/** The consequences of switching a claim off: which conclusions lose how much, by which route, under which beliefs. */
import { nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { t, tp } from "../lib/translate.js";
import { describeMove, isLittle, quoteClaim } from "./sentences.js";
import { baseOf, listStances } from "./stance.js";

/**
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {{id: string, title: string, how: string, base: Float64Array}} Choice
 * @typedef {{claim: number, before: number, after: number, under: Change[]}} Change
 */

const SLIGHT = 0.005;
const EVERYTHING = 0.9;

/**
 * @param {HTMLElement} body what to fill
 * @param {Beliefs} beliefs
 * @param {number} claim
 * @param {(words: string) => void} say tells a screen reader the outcome
 */
export function showFall(body, beliefs, claim, say) {
  const choices = listChoices(beliefs);
  const first = choices.find(({ base }) => findChanges(beliefs, base, claim).length) ?? choices[0];
  const select = h(
    "select",
    { onchange: show },
    ...choices.map(({ id, title }) => h("option", { value: id, selected: id === first.id }, title)),
  );
  const result = h("div", {});
  body.replaceChildren(h("p", {}, h("label", {}, ...tp("Assuming: {choice}", { choice: select }))), result);
  show();

  function show() {
    const choice = choices.find(({ id }) => id === select.value) ?? first;
    result.replaceChildren(h("p", { class: "am-quiet" }, choice.how), ...describeFall(beliefs, choice.base, claim));
    say(t("Switched off. {result}", { result: result.querySelector("strong, p:last-child")?.textContent ?? "" }));
  }
}

/** The stances, what the reader asked this device to remember, and belief in every premise. @param {Beliefs} beliefs @returns {Choice[]} */
function listChoices(beliefs) {
  const all = beliefs.program.noView();
  for (const claim of beliefs.program.basic) all[claim] = EVERYTHING;
  return [
    ...listStances(beliefs).map(({ id, title, how, stops }) => ({ id, title, how, base: baseOf(beliefs, stops) })),
    {
      id: "all",
      title: t("Believe every premise"),
      how: t("Every premise of the map, for and against, is very likely."),
      base: all,
    },
  ];
}

/** @param {Beliefs} beliefs @param {Float64Array} base @param {number} claim @returns {Node[]} */
function describeFall(beliefs, base, claim) {
  const { program } = beliefs;
  if (!program.bearsOn[claim].length) return [h("p", {}, t("Nothing in the map rests on this claim."))];
  const changes = findChanges(beliefs, base, claim);
  if (!changes.length) return [h("p", {}, t("With these beliefs nothing would change: no weight rests on it."))];
  const thesis = find(changes, program.thesis);
  const word = nameStrength(thesis ? thesis.after : program.compute(base).claims[program.thesis]);
  const outcome =
    thesis && !isLittle(thesis.before, thesis.after)
      ? t("The thesis {move}.", { move: describeMove(thesis.before, thesis.after) })
      : t("The thesis hardly moves: it comes out as “{word}”.", { word });
  return [
    h("p", {}, h("strong", {}, outcome)),
    h("p", { class: "am-quiet" }, t("By which route, and what changes on the way:")),
    buildTree(beliefs, changes),
  ];
}

/** @param {Change[]} changes @param {number} claim @returns {Change | undefined} */
function find(changes, claim) {
  for (const change of changes) {
    const found = change.claim === claim ? change : find(change.under, claim);
    if (found) return found;
  }
  return undefined;
}

/** @param {Beliefs} beliefs @param {Change[]} changes @returns {HTMLElement} */
function buildTree(beliefs, changes) {
  return h(
    "ul",
    {},
    ...changes.map(({ claim, before, after, under }) =>
      h(
        "li",
        {},
        ...quoteClaim(beliefs, claim),
        h("span", { class: "am-whatif__word" }, ` ${describeMove(before, after)}.`),
        under.length ? buildTree(beliefs, under) : null,
      ),
    ),
  );
}

/**
 * The changes when every step from a claim has force 0, each conclusion under the one from which it is first reached.
 * @param {Beliefs} beliefs
 * @param {Float64Array} base
 * @param {number} claim
 * @returns {Change[]}
 */
function findChanges({ program }, base, claim) {
  const before = program.compute(base).claims;
  const cut = new Set(program.bearsOn[claim]);
  const after = program.compute(
    base,
    "signed-dfquad",
    program.weights.map((weight, step) => (cut.has(step) ? 0 : weight)),
  ).claims;
  const seen = new Set([claim]);
  /** @type {Change[]} */
  const changes = [];
  /** @type {{from: number, into: Change[]}[]} */
  const waiting = [{ from: claim, into: changes }];
  for (const { from, into } of waiting) {
    for (const step of program.bearsOn[from]) {
      const target = program.target(step);
      if (seen.has(target) || Math.abs(after[target] - before[target]) < SLIGHT) continue;
      seen.add(target);
      /** @type {Change} */
      const change = { claim: target, before: before[target], after: after[target], under: [] };
      into.push(change);
      waiting.push({ from: target, into: change.under });
    }
  }
  return changes;
}

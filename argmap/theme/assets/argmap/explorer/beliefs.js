/**
 * The lens of what a reader believes: each claim with the strength that follows, each line as thick as what its step then
 * carries; also with a claim taken out. The bar above the map chooses the beliefs.
 *
 * @typedef {import("./lens.js").Lens} Lens
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").State} State
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {{id: string, title: string, how: string, address: string}} Choice
 */
import { baseOf, listStances, readAddress, recall, writeAddress } from "../beliefs/stance.js";
import { ATTACK, SUPPORT } from "../evaluation/indexed.js";
import { nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { t, tp } from "../lib/translate.js";

const SLIGHT = 0.005;
const THICKEST = 8;
const THINNEST = 0.75;
const OWN = "own";
const GIVEN = "given";

export { loadBeliefs } from "../beliefs/data.js";

/** The beliefs that a state asks for: those of its address, else those remembered here, else the first stance. @param {Beliefs} beliefs @param {State} state */
function chooseAddress(beliefs, { stance }) {
  return stance || recall(beliefs) || listChoices(beliefs, "")[0]?.address || "";
}

/** @param {Beliefs} beliefs @param {string} given the address of others' beliefs, or empty @returns {Choice[]} */
function listChoices(beliefs, given) {
  const stances = listStances(beliefs).map(({ id, title, how, stops, from }) => ({
    id: id === "yours" ? OWN : id,
    title,
    how,
    address: writeAddress(beliefs, stops, from),
  }));
  const known = !given || stances.some(({ address }) => address === given);
  return known
    ? stances
    : [{ id: GIVEN, title: t("From the link"), how: t("The beliefs that the link holds."), address: given }, ...stances];
}

/** @param {Beliefs} beliefs @param {State} state @returns {Lens} */
export function makeLens(beliefs, state) {
  const { program } = beliefs;
  const address = chooseAddress(beliefs, state);
  const base = baseOf(beliefs, readAddress(beliefs, address).stops);
  const fallen = program.ids.indexOf(state.fall);
  const cut = new Set(fallen < 0 ? [] : program.bearsOn[fallen]);
  const weights = program.weights.map((weight, step) => (cut.has(step) ? 0 : weight));
  const { claims, forces } = program.compute(base, "signed-dfquad", weights);
  const places = new Map(program.ids.map((id, place) => [id, place]));
  const strengthOf = (/** @type {string} */ id) => claims[places.get(id) ?? -1] ?? null;
  const forceOf = (/** @type {Row} */ row) => forces[findStep(beliefs, places, row)] ?? 0;
  const live = (/** @type {Row} */ row) => !row.claim.bearing || forceOf(row) > SLIGHT;
  const say = (/** @type {string} */ id) => {
    if (id === state.fall) return t("taken out");
    const strength = strengthOf(id);
    return strength === null ? "" : nameStrength(strength);
  };
  return {
    key: `beliefs ${address} ${state.fall}`,
    tells: true,
    tally: "beliefs",
    word: ({ claim }) => say(claim.id),
    outcome: (row) => (live(row) ? (row.claim.bearing === "supports" ? "carries" : "not answered") : "answered"),
    state: ({ claim }) => say(claim.id),
    live,
    pale: (row) => !live(row),
    weight: (row) => Math.max(THINNEST, forceOf(row) * THICKEST),
    future: () => false,
    level: strengthOf,
  };
}

/** The step by which a row's claim stands, by its place in the program; -1 where it carries no weight. @param {Beliefs} beliefs @param {Map<string, number>} places @param {Row} row */
function findStep({ program }, places, { claim, parent }) {
  const from = places.get(claim.id);
  const to = places.get(parent);
  if (from === undefined || to === undefined) return -1;
  const found = program.bearsOn[from].find((step) => {
    const end = program.conclusions[step];
    if (claim.bearing === "supports") return program.kinds[step] === SUPPORT && end === to;
    if (claim.bearing === "attacks") return program.kinds[step] === ATTACK && end === to;
    return program.kinds[step] !== SUPPORT && program.kinds[step] !== ATTACK && program.premises[end].includes(to);
  });
  return found ?? -1;
}

/** @param {string} claim its label @param {() => void} keep puts it back */
function buildFallen(claim, keep) {
  const back = h("button", { type: "button", onclick: keep }, t("Put it back"));
  return h("span", {}, `${t("Without “{claim}”.", { claim })} `, back);
}

/**
 * The bar above the map: whose beliefs are shown, what they do to the thesis, and the way to the sliders.
 * @param {HTMLElement} bar @param {Beliefs} beliefs @param {State} state @param {{choose: (stance: string) => void, leave: () => void, keep: () => void, fallen: string}} acts
 */
export function fillBar(bar, beliefs, state, { choose, leave, keep, fallen }) {
  const address = chooseAddress(beliefs, state);
  const choices = listChoices(beliefs, state.stance);
  const current = choices.find((choice) => choice.address === address) ?? choices[0];
  const options = choices.map((choice) => h("option", { selected: choice === current }, choice.title));
  const pick = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLSelectElement) choose(choices[target.selectedIndex].address);
  };
  const select = h("select", { onchange: pick }, ...options);
  const thesis = makeLens(beliefs, state).level(beliefs.program.ids[beliefs.program.thesis]) ?? 0.5;
  const sliders = h(
    "a",
    { href: new URL(`yours/#${address}`, new URL(beliefs.root, document.baseURI)).href },
    t("Set them yourself"),
  );
  bar.replaceChildren(
    h("label", {}, ...tp("Beliefs: {choice}", { choice: select })),
    h(
      "span",
      { class: "am-beliefs-bar__verdict" },
      ...tp("They come out, on the thesis, as {word}.", { word: h("strong", {}, nameStrength(thesis)) }),
    ),
    ...(fallen ? [buildFallen(fallen, keep)] : []),
    sliders,
    h("button", { type: "button", onclick: leave }, t("Show how claims stand")),
  );
  bar.title = current?.how ?? "";
}

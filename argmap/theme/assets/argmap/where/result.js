/** What follows from the answers: the verdict, the crux, where they part from the essay, the nearest stance, and ways to keep them. */

import { degreeAt, linkClaim, linked } from "../beliefs/sentences.js";
import { baseOf, writeAddress } from "../beliefs/stance.js";
import { findCruxes } from "../evaluation/cruxes.js";
import { nameScale, nameStrength } from "../lib/degrees.js";
import { h } from "../lib/elements.js";
import { t, tn, tp } from "../lib/translate.js";
import { Answer, Side } from "../words.js";
import { answerOf } from "./answers.js";
import { buildKeeping } from "./keeping.js";
import { findPartings, putCruxFirst, rankStances } from "./partings.js";
import { describeLead, describeOutcome, describeParting, describeTurn, describeTurning } from "./sentences.js";

/**
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../evaluation/cruxes.js").Cruxes} Cruxes
 * @typedef {import("./answers.js").Answers} Answers
 */

const NAMED = 3;
const SLIGHT = 0.005;

/** @param {Beliefs} beliefs @param {Answers} answers @param {Map<number, HTMLElement>} cards by claim */
export function buildResult(beliefs, answers, cards) {
  const { program } = beliefs;
  const base = baseOf(beliefs, answers.stops);
  const found = program.compute(base);
  const strength = found.claims[program.thesis];
  const degree = degreeAt({ beliefs, base, found }, program.thesis);
  const partings = findPartings(beliefs, answers);
  const cruxes = putCruxFirst(findCruxes(program, base), base, partings);
  const moving = Math.abs(cruxes.claims[0]?.swing ?? 0) >= SLIGHT;
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1", id: "am-verdict" }, describeOutcome(answers, degree, strength)),
    h("p", { class: "am-ask__thesis" }, linkClaim(beliefs, program.thesis, "heading")),
    buildMeter(strength),
    ...buildPartings(beliefs, partings),
    ...(moving ? buildCrux(beliefs, answers, base, cruxes, partings) : []),
    ...buildReasons(beliefs, answers),
    ...(moving ? buildTurning(beliefs, cruxes, cards) : []),
    ...buildNeighbours(beliefs, answers),
    ...buildPicture(beliefs, answers, cards),
    ...buildKeeping(beliefs, answers, strength),
  );
}

/** @param {number} strength of the thesis */
function buildMeter(strength) {
  const dot = h("span", { class: "am-meter__dot" });
  dot.style.left = `${100 * strength}%`;
  return h(
    "div",
    { "aria-hidden": "true" },
    h("div", { class: "am-meter" }, dot),
    h("div", { class: "am-meter-scale" }, ...nameScale().map((end) => h("span", {}, end))),
  );
}

/** Which answers count most, and how a no counts. @param {Beliefs} beliefs @param {Answers} answers */
function buildReasons(beliefs, answers) {
  const lead = describeLead(beliefs, answers);
  const doubts = answers.asked.some((claim) => answerOf(answers, claim) === "no");
  const no = t("Where you said no, that reason drops out; it does not count as a reason for the other side.");
  return [...(lead.length ? [h("p", {}, ...linked(beliefs, lead))] : []), ...(doubts ? [h("p", { class: "am-quiet" }, no)] : [])];
}

/** The answers on two sides, as on the map. @param {Beliefs} beliefs @param {Answers} answers @param {Map<number, HTMLElement>} cards */
function buildPicture(beliefs, answers, cards) {
  const address = encodeURIComponent(writeAddress(beliefs, answers.stops, ""));
  const map = h("p", {}, h("a", { href: `${beliefs.root}explore/#stance=${address}` }, t("See your answers on the map")));
  const sides = ["for", "against"].map((side) => buildSide(beliefs, answers, cards, side));
  return [
    h("details", { class: "am-ask__given" }, h("summary", {}, t("Your answers")), h("div", { class: "am-ask__sides" }, ...sides)),
    ...(answers.stops.size ? [map] : []),
  ];
}

/** @param {Beliefs} beliefs @param {Answers} answers @param {Map<number, HTMLElement>} cards @param {string} side */
function buildSide(beliefs, answers, cards, side) {
  const claims = answers.asked.filter((claim) => (beliefs.labels.claims[claim].side === "against") === (side === "against"));
  const items = claims.map((claim) => {
    const answer = answerOf(answers, claim);
    const said = h("strong", { class: "am-ask__said", "data-answer": answer }, Answer[answer].word);
    const question = cards.get(claim)?.querySelector("[data-part=question]")?.textContent;
    const page = `${beliefs.root}claims/${beliefs.program.ids[claim]}/`;
    return h("li", { "data-said": answer }, said, " ", h("a", { href: page }, question));
  });
  return h(
    "section",
    { class: "am-ask__side", "data-side": side },
    h("h4", {}, h("span", { "aria-hidden": "true" }, `${Side[side].sign} `), t("Asked: what {does}", { does: Side[side].does })),
    items.length ? h("ul", {}, ...items) : h("p", { class: "am-quiet" }, t("Nothing.")),
  );
}

/** The words about where a reader parts from the essay, or in a debate from those for the thesis. @param {boolean} [debate] */
function nameParting(debate) {
  return debate
    ? {
        title: t("Where you and those for the thesis part"),
        none: t("Nowhere yet: on these questions you and those for the thesis agree."),
        order: t("What weakens the case for the thesis most comes first."),
      }
    : {
        title: t("Where you and the essay part"),
        none: t("Nowhere yet: on these questions you and the essay agree."),
        order: t("What weakens its case most comes first."),
      };
}

/** @param {Beliefs} beliefs @param {import("./partings.js").Parting[]} partings */
function buildPartings(beliefs, partings) {
  const words = nameParting(beliefs.labels.debate);
  const heading = h("h3", {}, words.title);
  if (!partings.length) return [heading, h("p", {}, words.none)];
  const shown = partings.length === NAMED + 1 ? NAMED + 1 : NAMED; // “and on 1 more” would take the place of the one
  const items = partings.slice(0, shown).map((parting) => {
    const said = describeParting(parting, beliefs.labels.debate);
    return h("li", {}, linkClaim(beliefs, parting.claim, "heading"), h("p", {}, said));
  });
  const left = partings.length - shown;
  const more = left > 0 ? h("p", { class: "am-quiet" }, tn("And on {n} more.", "And on {n} more.", left)) : null;
  return [
    heading,
    ...(items.length > 1 ? [h("p", {}, words.order)] : []),
    h("ol", { class: "am-ask__partings" }, ...items),
    ...(more ? [more] : []),
  ];
}

/** @param {Beliefs} beliefs @param {Answers} answers @param {Float64Array} base @param {Cruxes} found @param {import("./partings.js").Parting[]} partings */
function buildCrux(beliefs, answers, base, found, partings) {
  const parts = partings.some(({ claim }) => claim === found.claims[0].claim);
  const { lead, turn } = describeTurn(answers, base, found, parts, beliefs.labels.debate);
  return [
    h("h3", {}, t("Your crux")),
    h(
      "p",
      {},
      ...tp("{lead}: {claim}.", { lead, claim: linkClaim(beliefs, found.claims[0].claim, "heading") }),
      turn && ` ${turn}`,
    ),
  ];
}

/** What could turn the result, and what would settle the crux. @param {Beliefs} beliefs @param {Cruxes} found @param {Map<number, HTMLElement>} cards */
function buildTurning(beliefs, found, cards) {
  const { words, claims, more } = describeTurning(found);
  const items = claims.map((claim) => h("li", {}, linkClaim(beliefs, claim, "heading")));
  const [{ claim: crux }] = found.claims;
  const settles = cards.get(crux)?.querySelector("[data-part=settles]")?.cloneNode(true);
  const settled = settles
    ? tp("What would settle your crux, {claim}:", { claim: { claim: crux } })
    : tp("More about your crux: {claim}.", { claim: { claim: crux } });
  return [
    h("h3", {}, t("What would change your mind")),
    h("p", {}, words),
    ...(items.length ? [h("ul", {}, ...items)] : []),
    ...(more ? [h("p", { class: "am-quiet" }, tn("And {n} more.", "And {n} more.", more))] : []),
    h("p", {}, ...linked(beliefs, settled)),
    ...(settles ? [settles] : []),
  ];
}

/** @param {Beliefs} beliefs */
function describeStances({ labels }) {
  return labels.signed.length
    ? t(
        "Those with a name were signed by that person; the others are made from the map by one rule each, and speak for nobody. The closest comes first.",
      )
    : t("These are made from the map by one rule each, and speak for nobody. The closest comes first.");
}

/** @param {Beliefs} beliefs @param {Answers} answers */
function buildNeighbours(beliefs, answers) {
  const items = rankStances(beliefs, answers).map(({ title, how, agreed, strength }) =>
    h(
      "li",
      {},
      ...tp("{stance}: agrees with {agreed} of your {all} answers. The thesis comes out as “{word}”.", {
        stance: h("strong", {}, title),
        agreed,
        all: answers.asked.length,
        word: nameStrength(strength),
      }),
      h("p", { class: "am-quiet" }, how),
    ),
  );
  return [
    h("h3", {}, t("Which line of thinking is closest to yours")),
    h("p", {}, describeStances(beliefs)),
    h("ul", { class: "am-ask__stances" }, ...items),
  ];
}

/** The page on cruxes: the premises that move the thesis most under a stance, and the changes that flip it. */

import { loadBeliefs } from "./beliefs/data.js";
import { describeCrux, describeFlip, linkClaim } from "./beliefs/sentences.js";
import { baseOf, listSigned, presetStops, readAddress } from "./beliefs/stance.js";
import { findCruxes } from "./evaluation/cruxes.js";
import { nameStrength } from "./lib/degrees.js";
import { h } from "./lib/elements.js";
import { t, tp } from "./lib/translate.js";
import { Side } from "./words.js";

/** @typedef {import("./beliefs/data.js").Beliefs} Beliefs */

const SHOWN = 12;
const SLIGHT = 0.005;
const YOURS = "yours";

/** @param {HTMLElement} element @returns {Promise<() => void>} */
export async function mount(element) {
  const beliefs = await loadBeliefs(element.dataset.root ?? "../", element);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`[data-part="${name}"]`));
  const row = /** @type {HTMLTemplateElement} */ (/** @type {unknown} */ (part("row"))).content.firstElementChild;
  if (!row) throw new Error("the page has no row to copy");
  let own = readAddress(beliefs, location.hash).stops;
  const signed = listSigned(beliefs);
  const presets = beliefs.labels.stances.map((stance) => ({ ...stance, stops: presetStops(beliefs, stance.id) }));
  const choices = [...presets, ...signed];
  const makeButton = (/** @type {{id: string, title: string}} */ { id, title }) =>
    h(
      "button",
      { type: "button", class: "am-chip", "data-stance": id, "aria-pressed": "false", onclick: () => choose(id) },
      title,
    );
  const made = [...presets, { id: YOURS, title: t("Your beliefs") }].map(makeButton);
  const people = signed.map(makeButton);
  const buttons = [...made, ...people];
  const status = h("p", { class: "am-hidden", role: "status" });
  part("controls").replaceChildren(
    buildGroup("am-under", t("Under which stance?"), made),
    ...(people.length ? [buildGroup("am-signed", t("Or that of somebody who signed one"), people)] : []),
    status,
  );

  /** @param {number} claim @returns {HTMLTemplateElement | null} who believes it, of those who signed a stance */
  function findSpread(claim) {
    return element.querySelector(`template[data-spread="${beliefs.program.ids[claim]}"]`);
  }

  /** @param {string} id */
  function show(id) {
    const chosen = choices.find((choice) => choice.id === id);
    const base = baseOf(beliefs, chosen?.stops ?? own);
    const found = findCruxes(beliefs.program, base);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.stance === id));
      button.hidden = button.dataset.stance === YOURS && !own.size;
    }
    part("head").replaceChildren(
      ...tp("Stance: {stance}.", { stance: h("strong", {}, chosen?.title ?? t("Your beliefs")) }),
      chosen ? ` ${chosen.how} ` : " ",
      ...tp("The thesis, {claim}, then comes out as {word}.", {
        claim: linkClaim(beliefs, beliefs.program.thesis, "heading"),
        word: h("strong", {}, nameStrength(found.strength)),
      }),
    );
    const moving = found.claims.filter(({ swing }) => Math.abs(swing) >= SLIGHT).slice(0, SHOWN);
    const groups = new Map(
      moving.map((crux) => [describeCrux(base[crux.claim], found.strength, crux), /** @type {Element[]} */ ([])]),
    );
    for (const crux of moving) {
      groups
        .get(describeCrux(base[crux.claim], found.strength, crux))
        ?.push(buildRow(beliefs, /** @type {Element} */ (row), crux, found.strength, findSpread(crux.claim)));
    }
    part("list").replaceChildren(
      ...[...groups].flatMap(([sentence, rows]) => [
        h("p", { class: "am-crux__says" }, `${sentence}:`),
        h("ol", { class: "am-crux-list" }, ...rows),
      ]),
    );
    part("flip").textContent = describeFlip(beliefs, found);
    const ids = new Set(moving.map(({ claim }) => beliefs.program.ids[claim]));
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-part=settled] > li"))) {
      item.hidden = !ids.has(item.dataset.claim ?? "");
    }
    return found.strength;
  }

  /** @param {string} id */
  function choose(id) {
    status.textContent = t("The thesis comes out as “{word}”.", { word: nameStrength(show(id)) });
  }

  const readHash = () => {
    own = readAddress(beliefs, location.hash).stops;
    show(own.size ? YOURS : beliefs.labels.stances[0].id);
  };
  readHash();
  window.addEventListener("hashchange", readHash);
  return () => window.removeEventListener("hashchange", readHash);
}

/** @param {string} id of its title @param {string} title @param {HTMLElement[]} buttons */
function buildGroup(id, title, buttons) {
  return h(
    "div",
    { class: "am-stances" },
    h("p", { class: "am-stances__title", id }, title),
    h("div", { class: "am-chips", role: "group", "aria-labelledby": id }, ...buttons),
  );
}

/** @param {Beliefs} beliefs @param {Element} row @param {import("./evaluation/cruxes.js").Crux} crux @param {number} strength @param {HTMLTemplateElement | null} spread who believes it */
function buildRow(beliefs, row, crux, strength, spread) {
  const made = /** @type {HTMLElement} */ (row.cloneNode(true));
  const at = (/** @type {string} */ name) => /** @type {Element} */ (made.querySelector(name));
  at(".am-crux__link").replaceChildren(linkClaim(beliefs, crux.claim, "heading"));
  const side = crux.swing > 0 ? "for" : "against";
  at(".am-side").setAttribute("data-side", side);
  at(".am-side").textContent = Side[side].does;
  at("svg").setAttribute("aria-label", describeBar(crux));
  at("rect").setAttribute("x", (100 * Math.min(crux.low, crux.high)).toFixed(2));
  at("rect").setAttribute("width", (100 * Math.abs(crux.swing)).toFixed(2));
  at("rect").setAttribute("data-side", side);
  at(".am-crux__now").setAttribute("d", `M${(100 * strength).toFixed(2)} 0V12`);
  if (spread) made.append(spread.content.cloneNode(true));
  return made;
}

/** @param {import("./evaluation/cruxes.js").Crux} crux */
function describeBar({ low, high }) {
  return t("The thesis goes from “{from}” if you doubt it to “{to}” if you are sure of it", {
    from: nameStrength(low),
    to: nameStrength(high),
  });
}

/** The page on cruxes: the premises that move the thesis most under a stance, and the changes that flip it. */

import { loadBeliefs } from "./beliefs/data.js";
import { describeCrux, linkClaim } from "./beliefs/sentences.js";
import { baseOf, presetStops, readAddress } from "./beliefs/stance.js";
import { findCruxes } from "./evaluation/cruxes.js";
import { nameStrength } from "./lib/degrees.js";
import { h } from "./lib/elements.js";
import { Side } from "./words.js";

/** @typedef {import("./beliefs/data.js").Beliefs} Beliefs */

const SHOWN = 12;
const NAMED = 3;
const SLIGHT = 0.005;
const YOURS = "yours";
const FLIPPED = "to the middle of “undecided” or past it";

/** @param {HTMLElement} element @returns {Promise<() => void>} */
export async function mount(element) {
  const beliefs = await loadBeliefs(element.dataset.root ?? "../", element);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`[data-part="${name}"]`));
  const row = /** @type {HTMLTemplateElement} */ (/** @type {unknown} */ (part("row"))).content.firstElementChild;
  if (!row) throw new Error("the page has no row to copy");
  let own = readAddress(beliefs, location.hash).stops;
  const buttons = [...beliefs.labels.stances, { id: YOURS, title: "Your beliefs" }].map(({ id, title }) =>
    h(
      "button",
      { type: "button", class: "am-chip", "data-stance": id, "aria-pressed": "false", onclick: () => choose(id) },
      title,
    ),
  );
  const status = h("p", { class: "am-hidden", role: "status" });
  part("controls").replaceChildren(
    h(
      "div",
      { class: "am-stances" },
      h("p", { class: "am-stances__title", id: "am-under" }, "Under which stance?"),
      h("div", { class: "am-chips", role: "group", "aria-labelledby": "am-under" }, ...buttons),
    ),
    status,
  );

  /** @param {string} id */
  function show(id) {
    const preset = beliefs.labels.stances.find((stance) => stance.id === id);
    const base = baseOf(beliefs, preset ? presetStops(beliefs, id) : own);
    const found = findCruxes(beliefs.program, base);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.stance === id));
      button.hidden = button.dataset.stance === YOURS && !own.size;
    }
    const title = preset ? preset.title : "Your beliefs";
    part("head").replaceChildren(
      "Stance: ",
      h("strong", {}, title),
      `. ${preset ? `${preset.how} ` : ""}The thesis, `,
      linkClaim(beliefs, beliefs.program.thesis, "heading"),
      ", then comes out as ",
      h("strong", {}, nameStrength(found.strength)),
      ".",
    );
    const moving = found.claims.filter(({ swing }) => Math.abs(swing) >= SLIGHT).slice(0, SHOWN);
    const groups = new Map(
      moving.map((crux) => [describeCrux(base[crux.claim], found.strength, crux), /** @type {Element[]} */ ([])]),
    );
    for (const crux of moving) {
      groups
        .get(describeCrux(base[crux.claim], found.strength, crux))
        ?.push(buildRow(beliefs, /** @type {Element} */ (row), crux, found.strength));
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
    status.textContent = `The thesis comes out as “${nameStrength(show(id))}”.`;
  }

  const readHash = () => {
    own = readAddress(beliefs, location.hash).stops;
    show(own.size ? YOURS : beliefs.labels.stances[0].id);
  };
  readHash();
  window.addEventListener("hashchange", readHash);
  return () => window.removeEventListener("hashchange", readHash);
}

/** @param {Beliefs} beliefs @param {Element} row @param {import("./evaluation/cruxes.js").Crux} crux @param {number} strength */
function buildRow(beliefs, row, crux, strength) {
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
  return made;
}

/** @param {import("./evaluation/cruxes.js").Crux} crux */
function describeBar({ low, high }) {
  return `The thesis goes from “${nameStrength(low)}” if you doubt it to “${nameStrength(high)}” if you are sure of it`;
}

/** @param {Beliefs} beliefs @param {import("./evaluation/cruxes.js").Cruxes} found */
function describeFlip({ labels }, { strength, claims, pair }) {
  const name = (/** @type {number} */ claim) => `“${labels.claims[claim].label}”`;
  const alone = claims.filter(({ flip }) => flip !== null).map(({ claim }) => claim);
  if (Math.abs(strength - 0.5) < 1e-9) return "The thesis is undecided to begin with, so there is nothing to flip.";
  if (alone.length) {
    const more = alone.length > NAMED ? ` and ${alone.length - NAMED} more` : "";
    return `A change of mind on one premise alone can take the thesis ${FLIPPED}: ${alone.slice(0, NAMED).map(name).join(", ")}${more}.`;
  }
  if (pair)
    return `No premise alone takes the thesis ${FLIPPED}. Two together can: ${name(pair.claims[0])} and ${name(pair.claims[1])}.`;
  return `No premise alone takes the thesis ${FLIPPED}, nor do any two of the twelve that move it most.`;
}

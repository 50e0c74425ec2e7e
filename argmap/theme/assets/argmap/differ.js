/** The page on which two stances are compared. @typedef {import("./beliefs/sides.js").Side} Side */

import { loadBeliefs } from "./beliefs/data.js";
import { ownAddress, readSides, writeSides, YOU } from "./beliefs/sides.js";
import { Picker } from "./differ/picker.js";
import { buildResult } from "./differ/result.js";
import { h } from "./lib/elements.js";
import { fetchTogether } from "./lib/fetch.js";
import { t } from "./lib/translate.js";

/** @param {HTMLElement} element @returns {Promise<() => void>} */
export async function mount(element) {
  const { root = "../" } = element.dataset;
  const address = new URL(`${root}assets/map/evidence.json`, document.baseURI).href;
  const [beliefs, [evidence]] = await Promise.all([loadBeliefs(root, element), fetchTogether([address], () => true, element)]);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`[data-part="${name}"]`));
  const pickers = [
    ["am-one", t("One side")],
    ["am-other", t("The other side")],
  ].map(([id, title]) => new Picker(beliefs, id, title, change));
  const status = h("p", { class: "am-hidden", role: "status" });
  part("form").replaceChildren(h("div", { class: "am-pickers" }, ...pickers.map((picker) => picker.element)), status);

  /** @returns {string[]} the two sides, as an address names them */
  function show() {
    const sides = pickers.map((picker) => picker.read());
    const [one, other] = sides;
    part("result").hidden = !one || !other;
    if (one && other) {
      part("result").replaceChildren(...buildResult(beliefs, evidence.claims, tellApart(one, other)));
      status.textContent = part("result").querySelector(".am-differ__verdict")?.textContent ?? "";
    }
    return sides.map((side, i) => side?.key ?? pickers[i].key);
  }

  function change() {
    const [one, other] = show();
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${writeSides(one, other)}`);
  }

  /** An address that names one side only leaves the other to the reader, or else to the text or its critics. */
  function follow() {
    const [one, other] = readSides(location.hash);
    const [text, critics] = beliefs.labels.stances.map(({ id }) => id);
    const first = one || (ownAddress(beliefs) ? YOU : other === text ? critics : text);
    pickers[0].set(first);
    pickers[1].set(other || (first === text ? critics : text));
    show();
  }

  follow();
  window.addEventListener("hashchange", follow);
  return () => window.removeEventListener("hashchange", follow);
}

/** @param {Side} one @param {Side} other @returns {[Side, Side]} with names that differ */
function tellApart(one, other) {
  if (one.name !== other.name) return [one, other];
  return [
    { ...one, name: `${one.name} (1)` },
    { ...other, name: `${other.name} (2)` },
  ];
}

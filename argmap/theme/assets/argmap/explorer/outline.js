/**
 * The outline: the rows of the map as a tree of text, in step with it, with one tab stop and the keys of a tree.
 *
 * @typedef {import("./rows.js").Row} Row
 */
import { h } from "../lib/elements.js";
import { Bearing } from "../words.js";
import { countParts } from "./look.js";
import { describeInside, describeKind, describeStanding } from "./words.js";

export class Outline {
  /** @param {HTMLElement} tree @param {{choose: (id: string) => void, fold: (id: string) => void, focus: (id: string) => void}} acts */
  constructor(tree, acts) {
    this.tree = tree;
    this.acts = acts;
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
    /** @type {Row[]} */
    this.rows = [];
    tree.addEventListener("click", (event) => this.click(event));
    this.clicked = "";
  }

  /** @param {MouseEvent} event */
  click(event) {
    const item = itemOf(event.target);
    if (!item) return;
    const id = item.dataset.claim ?? "";
    const onFold = event.target instanceof Element && event.target.closest(".am-row__fold") !== null;
    const again = event.detail >= 2 ? this.clicked : ""; // details that the first click opened may have moved the rows
    this.clicked = onFold || again ? "" : id;
    if (again) this.acts.focus(again);
    else if (onFold) this.acts.fold(id);
    else this.acts.choose(id);
  }

  /** @param {Row[]} rows @param {string} at the chosen claim @param {(row: Row) => string[]} words what the tree does not show of a row */
  show(rows, at, words) {
    this.rows = rows;
    /** @type {Map<string, HTMLElement>} */
    const items = new Map();
    /** @type {HTMLElement[]} */
    const order = [];
    for (const row of rows) {
      const item = this.items.get(row.claim.id) ?? makeItem(row, words(row));
      updateItem(item, row);
      items.set(row.claim.id, item);
      order.push(item);
    }
    for (const [id, item] of this.items) if (!items.has(id)) item.remove();
    order.forEach((item, index) => {
      if (this.tree.children[index] !== item) this.tree.insertBefore(item, this.tree.children[index] ?? null);
    });
    this.items = items;
    this.mark(at);
  }

  /** Mark the chosen row; it, or else the first, is the tab stop. @param {string} at */
  mark(at) {
    for (const item of this.tree.querySelectorAll('[tabindex="0"], [aria-selected="true"]')) {
      item.setAttribute("tabindex", "-1");
      item.setAttribute("aria-selected", "false");
    }
    const item = this.items.get(at);
    item?.setAttribute("aria-selected", "true");
    (item ?? this.tree.firstElementChild)?.setAttribute("tabindex", "0");
  }

  /** Give a row the keys; without one, the first. @param {string} id */
  focus(id) {
    this.mark(id);
    const item = this.items.get(id) ?? this.items.values().next().value;
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "nearest" });
  }

  /** Top and bottom of a row in the browser's window. @param {string} id */
  edges(id) {
    return this.items.get(id)?.getBoundingClientRect() ?? null;
  }

  /** Scroll a row into the outline's own window; the page stays. @param {string} id */
  reveal(id) {
    const item = this.items.get(id);
    const frame = this.tree.parentElement;
    if (!item || !frame) return;
    const [inner, outer] = [item.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (inner.top < outer.top) frame.scrollTop += inner.top - outer.top;
    else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function itemOf(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[role="treeitem"]')) : null;
}

/** @param {Row} row @param {string[]} more */
function makeItem(row, more) {
  const { claim } = row;
  const { bearing } = claim;
  const words = [describeKind(claim), describeStanding(claim), ...more].filter(Boolean).join("; ");
  return h(
    "div",
    { class: "am-row", role: "treeitem", tabindex: -1, "aria-selected": "false", "data-claim": claim.id },
    h("span", { class: "am-row__fold", "aria-hidden": "true" }),
    ...(bearing ? makeSign(bearing) : []),
    h(
      "span",
      { class: "am-row__text" },
      claim.heading,
      ...(words ? [h("span", { class: "am-unseen" }, ";"), " ", h("span", { class: "am-outline__words" }, words)] : []),
    ),
    h("span", { class: "am-row__inside" }),
  );
}

/** A relation as a sign to see, and as a word to hear. @param {string} bearing */
function makeSign(bearing) {
  const { sign, word } = Bearing[bearing];
  return [
    h("span", { class: "am-outline__sign", "data-bearing": bearing, "aria-hidden": "true" }, sign),
    h("span", { class: "am-unseen" }, `${word}: `),
  ];
}

/** @param {HTMLElement} item @param {Row} row */
function updateItem(item, row) {
  item.setAttribute("aria-level", String(row.depth + 1));
  item.setAttribute("aria-posinset", String(row.place));
  item.setAttribute("aria-setsize", String(row.of));
  item.style.setProperty("--depth", String(Math.min(row.depth, 12)));
  item.classList.toggle("am-row--faded", row.faded);
  const fold = /** @type {HTMLElement} */ (item.querySelector(".am-row__fold"));
  const inside = /** @type {HTMLElement} */ (item.querySelector(".am-row__inside"));
  if (row.foldable) item.setAttribute("aria-expanded", String(row.open));
  else item.removeAttribute("aria-expanded");
  fold.textContent = row.foldable ? (row.open ? "▾" : "▸") : "";
  const counted = row.foldable && !row.open;
  const key = counted ? row.inside.join() + row.total : "";
  if (inside.dataset.key === key) return;
  inside.dataset.key = key;
  inside.replaceChildren();
  if (!counted) return;
  for (const [bearing, text] of countParts(row.inside, row.total)) {
    const count = { class: bearing ? "am-map-count" : null, "data-bearing": bearing || null, "aria-hidden": "true" };
    inside.append(h("span", count, text), " ");
  }
  inside.append(h("span", { class: "am-unseen" }, ` (${describeInside(row)})`));
}

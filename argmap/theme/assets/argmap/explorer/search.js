/**
 * Finding a claim by its words, forgiving small mistakes: a box with a list, driven by keyboard.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Catalogue} Catalogue
 * @typedef {{id: number, label: string, heading: string}} Entry `id` is the claim's row in the catalogue
 * @typedef {{index: import("minisearch").default<Entry>, all: Catalogue}} Ready
 */
import { Combobox } from "../lib/combobox.js";
import { h } from "../lib/elements.js";
import { t } from "../lib/translate.js";

const MOST = 12;
const FOUND = "[data-claim]";
const KEYS = ["ArrowDown", "ArrowUp", "Enter", "Escape"];
const WITH_KEYS = "(min-width: 700px) and (hover: hover)";
const NOT_LOADED = t("The claims could not be loaded. Type on to try again; if that does not help, reload the page.");

export class Search {
  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Model} model @param {string} library @param {{go: (id: string) => void, leave: () => void}} acts */
  constructor(input, list, model, library, acts) {
    this.input = input;
    this.box = new Combobox(input, list);
    this.model = model;
    this.library = library;
    this.acts = acts;
    /** @type {Promise<Ready> | null} */
    this.ready = null;
    list.id = `am-find-${Math.random().toString(36).slice(2, 8)}`;
    input.setAttribute("aria-controls", list.id);
    if (matchMedia(WITH_KEYS).matches) input.placeholder += " ( / )";
    input.addEventListener("focus", () => void this.enter());
    input.addEventListener("input", () => void this.find());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.hasKeys || this.box.close(), 150));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      if (event.target instanceof Element) this.choose(event.target.closest(FOUND));
    });
  }

  get hasKeys() {
    return document.activeElement === this.input;
  }

  /** Make ready to find; what is there already is found again. */
  enter() {
    return this.input.value.trim() ? this.find() : this.prepare().catch(() => {}); // finding will say so
  }

  /** Load the words of all claims, once; what failed is tried again. @returns {Promise<Ready>} */
  prepare() {
    this.ready ??= Promise.all([import(this.library), this.model.loadCatalogue()])
      .then(([{ default: MiniSearch }, all]) => {
        /** @type {Ready["index"]} */
        const index = new MiniSearch({
          fields: ["label", "heading"],
          searchOptions: { prefix: true, fuzzy: 0.2, boost: { label: 2 }, combineWith: "AND" },
        });
        index.addAll(
          all.ids.map((id, row) => ({
            id: row,
            label: `${all.labels[row]} ${id.replaceAll("-", " ")}`,
            heading: all.headings[row],
          })),
        );
        return { index, all };
      })
      .catch((error) => {
        this.ready = null;
        throw error;
      });
    return this.ready;
  }

  async find() {
    const words = this.input.value.trim();
    if (!words) return this.box.close();
    const found = await this.prepare().then(
      (ready) => this.listFound(ready, words),
      (error) => error.words ?? NOT_LOADED,
    );
    if (words !== this.input.value.trim() || !this.hasKeys) return;
    if (typeof found === "string") this.box.showRemark(h("li", { class: "am-find__none" }, found));
    else this.box.show(found, 0);
  }

  /** Offers, or words where there are none. @param {Ready} ready @param {string} words */
  listFound({ index, all }, words) {
    const found = index.search(words);
    const best = found.length ? found : index.search(words, { combineWith: "OR" });
    return best.length ? best.slice(0, MOST).map((hit) => makeOffer(all, hit.id)) : t("Nothing found");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!KEYS.includes(event.key) || event.isComposing) return;
    if (event.key === "ArrowDown" && !this.box.open) void this.find();
    else if (event.key === "Escape") this.escape();
    else this.choose(this.box.press(event));
    event.preventDefault();
    event.stopPropagation();
  }

  /** Close the list; a second time leave for the map or outline. */
  escape() {
    if (this.box.open) return this.box.close();
    this.input.value = "";
    this.acts.leave();
  }

  /** @param {Element | null} offer */
  choose(offer) {
    if (!(offer instanceof HTMLElement)) return;
    this.box.close();
    this.input.value = "";
    this.acts.go(offer.dataset.claim ?? "");
  }
}

/** @param {Catalogue} all @param {number} row */
function makeOffer(all, row) {
  return h(
    "li",
    { class: "am-find__option", "data-claim": all.ids[row] },
    h("strong", {}, all.labels[row]),
    h("span", {}, all.headings[row]),
  );
}

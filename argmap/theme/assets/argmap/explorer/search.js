/**
 * Finding a claim by its words, forgiving small mistakes: a box with a list, driven by keyboard.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Catalogue} Catalogue
 * @typedef {{id: number, label: string, heading: string}} Entry `id` is the claim's row in the catalogue
 * @typedef {{index: import("minisearch").default<Entry>, all: Catalogue}} Ready
 */
import { make } from "./outline.js";

const MOST = 12;
const FOUND = "[role=option][data-claim]";
const WITH_KEYS = "(min-width: 700px) and (hover: hover)";
const NOT_LOADED = "The claims could not be loaded. Type on to try again; if that does not help, reload the page.";

export class Search {
  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Model} model @param {string} library @param {{go: (id: string) => void, leave: () => void}} acts */
  constructor(input, list, model, library, acts) {
    this.input = input;
    this.list = list;
    this.model = model;
    this.library = library;
    this.acts = acts;
    this.at = -1;
    /** @type {Promise<Ready> | null} */
    this.ready = null;
    list.id = `am-find-${Math.random().toString(36).slice(2, 8)}`;
    input.setAttribute("aria-controls", list.id);
    if (matchMedia(WITH_KEYS).matches) input.placeholder += " ( / )";
    input.addEventListener("focus", () => void this.enter());
    input.addEventListener("input", () => void this.find());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.hasKeys || this.close(), 150));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest(FOUND) : null;
      if (option instanceof HTMLElement) this.choose(option);
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
    if (!words) return this.close();
    const found = await this.prepare().then(
      (ready) => this.listFound(ready, words),
      (error) => [makeRemark(error.words ?? NOT_LOADED)],
    );
    if (words !== this.input.value.trim() || !this.hasKeys) return;
    this.list.replaceChildren(...found);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(0);
  }

  /** @param {Ready} ready @param {string} words */
  listFound({ index, all }, words) {
    const found = index.search(words);
    const best = found.length ? found : index.search(words, { combineWith: "OR" });
    const options = best.slice(0, MOST).map((hit, place) => this.makeOption(all, hit.id, place));
    return options.length ? options : [makeRemark("Nothing found")];
  }

  /** @param {Catalogue} all @param {number} row @param {number} place */
  makeOption(all, row, place) {
    const option = make("li", "am-find__option");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.dataset.claim = all.ids[row];
    option.append(make("strong", "", all.labels[row]), make("span", "", all.headings[row]));
    return option;
  }

  /** @param {number} place */
  mark(place) {
    const options = [...this.list.querySelectorAll(FOUND)];
    this.at = options.length ? (place + options.length) % options.length : -1;
    for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === this.at));
    const option = options[this.at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "ArrowDown" && this.list.hidden) void this.find();
    else if (event.key === "ArrowDown") this.mark(this.at + 1);
    else if (event.key === "ArrowUp") this.mark(this.at - 1);
    else if (event.key === "Escape") this.escape();
    else if (event.key === "Enter") {
      const option = this.list.querySelectorAll(FOUND)[this.at];
      if (option instanceof HTMLElement && !this.list.hidden) this.choose(option);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Close the list; a second time leave for the map or outline. */
  escape() {
    if (!this.list.hidden) return this.close();
    this.input.value = "";
    this.acts.leave();
  }

  /** @param {HTMLElement} option */
  choose(option) {
    this.close();
    this.input.value = "";
    this.acts.go(option.dataset.claim ?? "");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** A line of the list that is no claim. @param {string} words */
function makeRemark(words) {
  return Object.assign(make("li", "am-find__none", words), { role: "option", ariaDisabled: "true" });
}

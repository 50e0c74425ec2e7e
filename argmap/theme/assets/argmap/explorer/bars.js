/**
 * The bars around the map: the count of shown claims, the filters with their counts, and the enabled controls.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./rows.js").State} State
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Kept} Kept
 */
import { t } from "../lib/translate.js";
import { countValues, FILTERS } from "./filters.js";
import { describeCount, describeMissing } from "./words.js";

export class Bars {
  /** @param {(selector: string) => HTMLElement} part @param {Model} model */
  constructor(part, model) {
    this.part = part;
    this.model = model;
    /** @type {State | null} the one shown last */
    this.state = null;
    this.panel = part(".am-filters");
  }

  /** @param {State} state @param {Row[]} rows @param {Kept | null} kept @param {{past: number, future: number}} looked @param {string} missing */
  show(state, rows, kept, looked, missing) {
    const all = this.model.map.claims;
    const focus = this.model.get(state.focus);
    this.part('[data-part="count"]').textContent = describeCount(rows, all, kept, Boolean(focus));
    const limits = describeView(state, focus?.label ?? "", kept, all);
    this.part(".am-view-state").hidden = !limits && !missing;
    this.part(".am-view-state__words").textContent = [missing && describeMissing(missing), limits].filter(Boolean).join(" ");
    this.part('[data-do="reset"]').hidden = !limits;
    this.part(".am-view-state__hops").hidden = !focus;
    setValue(this.part('[data-do="hops"]'), state.hops === Infinity ? "all" : String(state.hops));
    setValue(this.part('[data-do="level"]'), state.level === Infinity ? "all" : String(state.level));
    setDisabled(this.part('[data-do="back"]'), !looked.past);
    setDisabled(this.part('[data-do="forward"]'), !looked.future);
    this.state = state;
    this.showFilters(state);
  }

  /** Shows or hides the filters beside the map. @param {boolean} open */
  openFilters(open) {
    this.panel.hidden = !open;
    this.part('[data-do="filter"]').setAttribute("aria-expanded", String(open));
    void this.showCounts();
  }

  /** @param {State} state */
  showFilters(state) {
    const active = FILTERS.filter((name) => state.filters[name]).length;
    const badge = this.part(".am-drop__count");
    badge.hidden = !active;
    badge.textContent = active ? `(${active})` : "";
    for (const box of this.ticks()) box.checked = state.filters[box.dataset.filter ?? ""]?.includes(box.value) ?? true;
    void this.showCounts();
  }

  /** Shows the number of claims that each value would leave, given the other filters; only while they are open. */
  async showCounts() {
    if (this.panel.hidden) return;
    const list = await this.model.loadCatalogue().catch(() => null);
    const { state } = this;
    if (!list || !state) return;
    const counts = Object.fromEntries(FILTERS.map((name) => [name, countValues(list, state, name)]));
    for (const box of this.ticks()) {
      const count = box.closest(".am-tick")?.querySelector(".am-tick__count");
      if (count) count.textContent = String(counts[box.dataset.filter ?? ""].get(box.value) ?? 0);
    }
  }

  /** Take over what is ticked for one filter. @param {State} state @param {string} name */
  readFilter(state, name) {
    const boxes = this.ticks().filter((box) => box.dataset.filter === name);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (chosen.length === boxes.length) delete state.filters[name];
    else state.filters[name] = chosen;
  }

  /** @returns {HTMLInputElement[]} */
  ticks() {
    const boxes = this.panel.querySelectorAll('input[type="checkbox"]');
    return [...boxes].map((box) => /** @type {HTMLInputElement} */ (box));
  }
}

/** The words for the focus, filter and month that limit the view. @param {State} state @param {string} focus the label of the claim focused on @param {Kept | null} kept @param {number} all claims of the map */
function describeView(state, focus, kept, all) {
  const limits = [
    focus && t("Focus: {claim}", { claim: focus }),
    kept && t("Filtered: {matching} of {all} claims", { matching: kept.matches.size, all }),
    state.hide && t("Worksheet"),
  ];
  return limits.filter(Boolean).join("; ");
}

/** @param {HTMLElement} field @param {string} value */
function setValue(field, value) {
  if (field instanceof HTMLSelectElement) field.value = value;
}

/** @param {HTMLElement} button @param {boolean} disabled */
function setDisabled(button, disabled) {
  if (button instanceof HTMLButtonElement) button.disabled = disabled;
}

/**
 * The bars around the map: the count of shown claims, the filters with their counts, and the enabled controls.
 *
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./rows.js").State} State
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Kept} Kept
 */
import { countValues, FILTERS, listMonths } from "./filters.js";
import { describeCount, describeMissing, nameMonth } from "./words.js";

const OF_TODAY = " How each claim stands is as of today.";

export class Bars {
  /** @param {(selector: string) => HTMLElement} part @param {Model} model */
  constructor(part, model) {
    this.part = part;
    this.model = model;
    const [first, last] = model.map.months;
    this.months = first && last ? listMonths(first, last) : [];
    this.slider = /** @type {HTMLInputElement} */ (part('[data-filter="as-of"]'));
    this.slider.max = String(Math.max(0, this.months.length - 1));
    part(".am-as-of").hidden = this.months.length < 2;
    /** @type {State | null} the one shown last */
    this.state = null;
    this.drop = part('[data-drop="filter"]');
    this.drop.addEventListener("toggle", () => void this.showCounts());
  }

  /** @param {State} state @param {Row[]} rows @param {Kept | null} kept @param {{past: number, future: number}} looked @param {string} missing */
  show(state, rows, kept, looked, missing) {
    const all = this.model.map.claims;
    const focus = this.model.get(state.focus);
    this.part('[data-part="count"]').textContent = describeCount(rows, all, kept, Boolean(focus)) + (state.asOf ? OF_TODAY : "");
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

  /** @param {State} state */
  showFilters(state) {
    const active = FILTERS.filter((name) => state.filters[name]).length + (state.asOf ? 1 : 0);
    const badge = this.part(".am-drop__count");
    badge.hidden = !active;
    badge.textContent = active ? `(${active})` : "";
    for (const box of this.ticks()) box.checked = state.filters[box.dataset.filter ?? ""]?.includes(box.value) ?? true;
    this.showMonth(state.asOf);
    void this.showCounts();
  }

  /** Shows the number of claims that each value would leave, given the other filters; only while the drop is open. */
  async showCounts() {
    if (!this.drop.hasAttribute("open")) return;
    const list = await this.model.loadCatalogue().catch(() => null);
    const { state } = this;
    if (!list || !state) return;
    const counts = Object.fromEntries(FILTERS.map((name) => [name, countValues(list, state, name)]));
    for (const box of this.ticks()) {
      const count = box.closest(".am-tick")?.querySelector(".am-tick__count");
      if (count) count.textContent = String(counts[box.dataset.filter ?? ""].get(box.value) ?? 0);
    }
  }

  /** @param {string} asOf */
  showMonth(asOf) {
    const at = asOf
      ? Math.max(
          0,
          this.months.findLastIndex((month) => month <= asOf),
        )
      : this.months.length - 1;
    const words = asOf && this.months[at] ? nameMonth(this.months[at]) : "today";
    this.slider.value = String(at);
    this.slider.setAttribute("aria-valuetext", words);
    this.part(".am-as-of output").textContent = words;
  }

  /** The month that the slider stands on; empty at its end, which is today. */
  get month() {
    const at = Number(this.slider.value);
    return at === this.months.length - 1 ? "" : (this.months[at] ?? "");
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
    const boxes = this.drop.querySelectorAll('input[type="checkbox"]');
    return [...boxes].map((box) => /** @type {HTMLInputElement} */ (box));
  }
}

/** The words for the focus, filter and month that limit the view. @param {State} state @param {string} focus the label of the claim focused on @param {Kept | null} kept @param {number} all claims of the map */
function describeView(state, focus, kept, all) {
  const limits = [state.asOf && `as of ${nameMonth(state.asOf)}`, FILTERS.some((name) => state.filters[name]) && "filtered"]
    .filter(Boolean)
    .join(", ");
  if (focus) return `Focus: ${focus}${limits && `; ${limits}`}`;
  return kept ? `${limits.charAt(0).toUpperCase()}${limits.slice(1)}: ${kept.matches.size} of ${all} claims` : "";
}

/** @param {HTMLElement} field @param {string} value */
function setValue(field, value) {
  if (field instanceof HTMLSelectElement) field.value = value;
}

/** @param {HTMLElement} button @param {boolean} disabled */
function setDisabled(button, disabled) {
  if (button instanceof HTMLButtonElement) button.disabled = disabled;
}

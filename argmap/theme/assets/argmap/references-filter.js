/**
 * Filters the references by how far they were checked: a button with a count for each level, and a sentence on the result.
 */

import { h } from "./lib/elements.js";
import { t } from "./lib/translate.js";

const TITLE = "filter-title";

/** @param {HTMLElement} element */
export function mount(element) {
  const sections = [...document.querySelectorAll(".am-level")].filter((part) => part instanceof HTMLElement);
  if (sections.length < 2) return;
  const status = h("p", { class: "am-filter__status", role: "status" });
  const buttons = sections.map((section) => makeButton(section, () => announce(sections, status)));
  element.replaceChildren(
    h("p", { id: TITLE }, t("Show references by how far they were checked")),
    h("div", { class: "am-filter__levels", role: "group", "aria-labelledby": TITLE }, ...buttons),
    status,
  );
  element.hidden = false;
  announce(sections, status);
}

/**
 * @param {HTMLElement} section
 * @param {() => void} changed
 * @returns {HTMLButtonElement}
 */
function makeButton(section, changed) {
  const toggle = () => {
    section.hidden = !section.hidden;
    button.setAttribute("aria-pressed", String(!section.hidden));
    changed();
  };
  const words = `${section.dataset.level} (${countWorks(section)})`;
  const button = h("button", { type: "button", "aria-pressed": "true", onclick: toggle }, words);
  return button;
}

/**
 * @param {Element} section
 * @returns {number}
 */
function countWorks(section) {
  return section.querySelectorAll(".am-references > li").length;
}

/**
 * @param {HTMLElement[]} sections
 * @param {HTMLElement} status
 */
function announce(sections, status) {
  const shown = sections.filter((section) => !section.hidden);
  const sum = (/** @type {HTMLElement[]} */ parts) => parts.reduce((total, part) => total + countWorks(part), 0);
  status.textContent = t("{shown} of {all} references shown.", { shown: sum(shown), all: sum(sections) });
}

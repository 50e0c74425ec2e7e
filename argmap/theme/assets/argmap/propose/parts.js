/** Finds the parts of the form that the page's template marks, and changes them. */

import { h } from "../lib/elements.js";

/** The marked parts of one form. */
export class Parts {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-part="${name}"]`));
  }

  /** @param {string} name @returns {HTMLElement} */
  field(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-field="${name}"]`));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.element.querySelector(`#propose-${name}`));
  }

  /** Shows items as a list; one that says the same stays, so that a press that has begun on it is not lost. @param {string} name @param {Node[]} items */
  list(name, items) {
    replaceChanged(
      this.part(name),
      items.map((item) => h("li", {}, item)),
    );
  }
}

/** @param {HTMLElement} place @param {Element[]} items */
export function replaceChanged(place, items) {
  const same = items.length === place.children.length && items.every((item, i) => item.isEqualNode(place.children[i]));
  if (!same) place.replaceChildren(...items);
}

/** @param {HTMLElement} link @param {string} text @param {string} address */
export function setLink(link, text, address) {
  link.textContent = text;
  link.setAttribute("href", address);
}

/** Sets a status only where it changes, so that screen readers say it once. @param {HTMLElement} place @param {string} text */
export function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

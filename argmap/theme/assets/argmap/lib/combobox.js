/**
 * A field that offers what fits the words typed: arrow keys go through the offers, Enter takes one, Escape closes them.
 * The pattern is the ARIA Authoring Practices' combobox with a listbox.
 */

/** One such field and its list. */
export class Combobox {
  /** @param {HTMLInputElement} input @param {HTMLElement} list the listbox that the field controls; it has an id */
  constructor(input, list) {
    this.input = input;
    this.list = list;
    /** @type {HTMLElement[]} */
    this.offers = [];
    this.at = -1;
  }

  get open() {
    return !this.list.hidden;
  }

  /** @param {HTMLElement[]} offers list items, best first @param {number} at the one that is marked, or -1 */
  show(offers, at = -1) {
    for (const [i, offer] of offers.entries()) {
      offer.id = `${this.list.id}-${i}`;
      offer.setAttribute("role", "option");
    }
    this.#fill(offers, offers);
    this.#mark(at);
  }

  /** Shows words in the place of offers. @param {HTMLElement} remark a list item */
  showRemark(remark) {
    remark.setAttribute("role", "option");
    remark.setAttribute("aria-disabled", "true");
    this.#fill([remark], []);
    this.#mark(-1);
  }

  close() {
    this.show([]);
  }

  /** @param {KeyboardEvent} event @returns {HTMLElement | null} the offer that it takes */
  press(event) {
    const most = this.offers.length;
    if (!most || event.isComposing) return null;
    const taken = this.offers[Math.max(this.at, 0)];
    if (event.key === "ArrowDown") this.#mark((this.at + 1) % most);
    else if (event.key === "ArrowUp") this.#mark(this.at > 0 ? this.at - 1 : most - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key !== "Enter") return null;
    event.preventDefault();
    return event.key === "Enter" ? taken : null;
  }

  /** @param {HTMLElement[]} items @param {HTMLElement[]} offers those of them that can be taken */
  #fill(items, offers) {
    this.offers = offers;
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
  }

  /** @param {number} at the offer that Enter would take; with -1 it takes the first */
  #mark(at) {
    this.at = this.offers.length ? at : -1;
    for (const [i, offer] of this.offers.entries()) offer.setAttribute("aria-selected", String(i === at));
    const marked = this.offers[at];
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
    marked?.scrollIntoView({ block: "nearest" });
  }
}

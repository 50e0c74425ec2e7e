/**
 * A field that offers what fits the words typed: arrow keys go through the offers, Enter takes one, Escape closes them.
 * The pattern is the ARIA Authoring Practices' combobox with a listbox.
 *
 * @typedef {{id: string, text: string}} Offer
 */

/** One such field and its list. */
export class Combobox {
  /** @param {HTMLInputElement} input @param {HTMLElement} list the listbox that the field controls */
  constructor(input, list) {
    this.input = input;
    this.list = list;
    this.at = -1;
  }

  /** @param {Offer[]} offers best first */
  show(offers) {
    this.list.replaceChildren(...offers.map((offer, i) => this.#make(offer, i)));
    this.list.hidden = !offers.length;
    this.input.setAttribute("aria-expanded", String(offers.length > 0));
    this.#mark(-1);
  }

  /** @param {KeyboardEvent} event @returns {string} the id of the offer that it takes, or nothing */
  press(event) {
    const most = this.list.children.length;
    if (!most || event.isComposing) return "";
    if (event.key === "ArrowDown") this.#mark((this.at + 1) % most);
    else if (event.key === "ArrowUp") this.#mark(this.at > 0 ? this.at - 1 : most - 1);
    else if (event.key === "Escape") this.show([]);
    else if (event.key !== "Enter") return "";
    event.preventDefault();
    const taken = /** @type {HTMLElement} */ (this.list.children[Math.max(this.at, 0)]);
    return event.key === "Enter" ? (taken.dataset.choose ?? "") : "";
  }

  /** @param {Offer} offer @param {number} i */
  #make({ id, text }, i) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${i}`;
    option.setAttribute("role", "option");
    option.dataset.choose = id;
    option.textContent = text;
    return option;
  }

  /** @param {number} at the offer that Enter would take, or -1 */
  #mark(at) {
    this.at = at;
    for (const [i, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(i === at));
    const marked = this.list.children[at];
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
    marked?.scrollIntoView({ block: "nearest" });
  }
}

/**
 * The references of a proposal: works that the map knows, found by words, and web addresses.
 *
 * @typedef {import("./file.js").Form} Form
 * @typedef {import("./file.js").Proposal} Proposal
 */

import { h } from "../lib/elements.js";
import { readAddress } from "../lib/mend_text.js";
import { t, tn } from "../lib/translate.js";
import { nameReference } from "./names.js";
import { Finder } from "./similar.js";

const FOUND = 6;
const SHOWN = 40;
const BARE = /^(http:\/\/)?[\w-]+(\.[\w-]+)+([/?#].*)?$/i;

/** The field of references. */
export class References {
  /** @param {import("./parts.js").Parts} parts @param {Form} form */
  constructor(parts, form) {
    this.parts = parts;
    this.form = form;
    this.works = new Finder(form.data.references.map(({ id, title, about }) => ({ id, text: `${title} ${about}` })));
  }

  get typed() {
    return this.parts.input("references").value.trim();
  }

  /** @param {string} words @param {string[]} cited */
  offer(words, cited) {
    const found = /^https?:/.test(words) ? [] : this.works.find(words, FOUND).filter((id) => !cited.includes(id));
    this.parts.list(
      "references-found",
      found.map((id) => h("button", { type: "button", "data-cite": id }, nameReference(this.form, id))),
    );
    const count = found.length ? tn("{n} work found", "{n} works found", found.length) : t("No works found");
    this.parts.part("references-count").textContent = words.trim() ? count : "";
  }

  /** The typed reference: a work's key, or an address, also without its https://; null where it is neither. */
  read() {
    const { typed } = this;
    if (this.form.references.has(typed)) return typed;
    return readAddress(BARE.test(typed) ? `https://${typed.replace(/^http:\/\//i, "")}` : typed);
  }

  /** @param {string[]} cited */
  show(cited) {
    const rows = cited.map((reference) => {
      const row = document.createDocumentFragment();
      const name = nameReference(this.form, reference);
      const drop = { type: "button", "data-drop": reference, class: "am-small", "aria-label": t("Remove {name}", { name }) };
      row.append(h("span", {}, name), h("button", drop, t("Remove")));
      return row;
    });
    this.parts.list("cited", rows);
  }

  /** Shows the fault of typed text that is no reference. @param {Proposal} proposal */
  explain(proposal) {
    const what = t("“{text}” is neither a web address nor a work that the map knows.", { text: this.typed.slice(0, SHOWN) });
    const problems = proposal.problems.map((one) => (one.field === "references" && this.typed ? { ...one, what } : one));
    return { ...proposal, problems };
  }
}

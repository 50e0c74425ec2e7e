/**
 * The choice of one side: a list of stances, and a field for a link.
 *
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("../beliefs/sides.js").Side} Side
 */
import { findSide, isOwn, LINK, listSides, YOU } from "../beliefs/sides.js";
import { h } from "../lib/elements.js";
import { t } from "../lib/translate.js";

const PASTED = "link";

export class Picker {
  /** @param {Beliefs} beliefs @param {string} id @param {string} title @param {() => void} onChange */
  constructor(beliefs, id, title, onChange) {
    this.beliefs = beliefs;
    this.key = "";
    this.select = h("select", { id, onchange: () => this.choose(onChange) }, ...this.buildOptions());
    this.how = h("p", { class: "am-quiet" });
    this.wrong = h("p", { class: "am-wrong", id: `${id}-wrong`, role: "alert", hidden: true });
    this.input = h("input", {
      type: "url",
      id: `${id}-link`,
      class: "am-link",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": this.wrong.id,
      oninput: () => this.paste(onChange),
    });
    this.pasted = h(
      "p",
      { hidden: true },
      h("label", { for: this.input.id }, t("Paste the link that somebody took from Your beliefs")),
      this.input,
    );
    this.element = h(
      "div",
      { class: "am-picker" },
      h("label", { class: "am-picker__title", for: id }, title),
      this.select,
      this.pasted,
      this.wrong,
      this.how,
    );
  }

  buildOptions() {
    const sides = listSides(this.beliefs);
    const build = (/** @type {[string, string][]} */ found) => found.map(([value, name]) => h("option", { value }, name));
    const [own, signed] = [YOU, "stance:"].map((start) => sides.filter(([key]) => key.startsWith(start)));
    const presets = sides.filter((side) => !own.includes(side) && !signed.includes(side));
    return [
      ...build(own),
      h("optgroup", { label: t("From the map") }, ...build(presets)),
      signed.length ? h("optgroup", { label: t("Signed") }, ...build(signed)) : null,
      h("option", { value: PASTED }, t("A link…")),
    ].filter((item) => item !== null);
  }

  /** @param {() => void} onChange */
  choose(onChange) {
    const isLink = this.select.value === PASTED;
    this.pasted.hidden = !isLink;
    this.key = isLink ? LINK + this.input.value : this.select.value;
    if (isLink) this.input.focus();
    onChange();
  }

  /** @param {() => void} onChange */
  paste(onChange) {
    this.key = LINK + this.input.value;
    onChange();
  }

  /** @param {string} key */
  set(key) {
    this.key = key;
    const address = key.startsWith(LINK) ? key.slice(LINK.length) : "";
    const own = isOwn(this.beliefs, address);
    const shown = own ? YOU : address ? PASTED : key;
    this.pasted.hidden = shown !== PASTED;
    if (shown === PASTED) this.input.value = `#${address}`;
    this.select.value = shown; // none where the list has no such stance
  }

  /** Shows what the choice is, or what is wrong with it. @returns {Side | null} */
  read() {
    const found = findSide(this.beliefs, this.key);
    const side = "side" in found ? found.side : null;
    this.wrong.textContent = "wrong" in found ? found.wrong : "";
    this.wrong.hidden = side !== null;
    this.input.setAttribute("aria-invalid", String(!side && !this.pasted.hidden));
    this.how.textContent = side ? [side.how, side.note].filter(Boolean).join(" ") : "";
    this.how.hidden = !side;
    return side;
  }
}

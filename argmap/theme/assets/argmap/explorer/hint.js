/**
 * The hint beside a claim that a pointer or the keys are on: its whole sentence, and the reason given for its step.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {{top: number, bottom: number, left: number, right: number}} Edges  in px of the browser's window
 */
import { h } from "../lib/elements.js";
import { t } from "../lib/translate.js";
import { Bearing, Outcome } from "../words.js";

const WAIT_MS = 180;
const GAP = 6;

export class Hint {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.timer = 0;
    this.shown = "";
  }

  /** @param {Row} row @param {Edges} edges of its box @param {Edges} frame of the map */
  show(row, edges, frame) {
    if (this.shown === row.claim.id) return;
    clearTimeout(this.timer);
    this.shown = row.claim.id;
    this.timer = window.setTimeout(() => this.put(row, edges, frame), this.element.hidden ? WAIT_MS : 0);
  }

  /** @param {Row} row @param {Edges} edges @param {Edges} frame */
  put({ claim }, edges, frame) {
    const reason = claim.because
      ? t("Because {reason}.", { reason: claim.because.replace(/\.$/, "") }).replace(/([?!…]|[.?!…][”“»])\.$/, "$1")
      : claim.contrary && t("The two cannot both be true.");
    const because = reason ? h("p", { class: "am-hint__because" }, reason) : null;
    const said = Outcome[claim.outcome];
    const how = said?.meaning ? h("p", { class: "am-quiet" }, h("strong", {}, said.word), `: ${said.meaning}`) : null;
    const relation = claim.bearing ? `${Bearing[claim.bearing].word}: ` : "";
    const sentence = h("p", {}, h("span", { class: "am-quiet" }, relation), claim.heading);
    this.element.replaceChildren(...[sentence, because, how].filter((part) => part !== null));
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    const below = edges.bottom + GAP + height < innerHeight || edges.top - GAP - height < 0;
    const top = below ? edges.bottom + GAP : edges.top - GAP - height;
    const left = Math.max(frame.left, Math.min(edges.left, frame.right - width));
    this.element.style.top = `${top - frame.top}px`;
    this.element.style.left = `${left - frame.left}px`;
  }

  hide() {
    clearTimeout(this.timer);
    this.shown = "";
    this.element.hidden = true;
  }
}

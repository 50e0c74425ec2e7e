/**
 * The argument over time: a slider over the months, with play. Play stops where something changed a main claim, and says
 * what. Readers who want less motion step from one such month to the next instead.
 *
 * @typedef {import("./history.js").History} History
 * @typedef {{go: (month: string) => unknown}} Acts `go` shows a month on the map, YYYY-MM or empty for today; play waits for it
 */
import { h, svg } from "../lib/elements.js";
import { t, tn, writeMonth } from "../lib/translate.js";
import { gutterOf, TimeAxis } from "./time_axis.js";

const TICK_MS = 700;
const START_MS = 2100; // time to read how it stood at the start
const LONGEST_MS = 40_000; // from the first month to the last, where there are many
const CALM = "(prefers-reduced-motion: reduce)";
const TRIANGLE = "M3 1.5v11l9-5.5z";
const BARS = "M3 1.5h3v11H3zM8.5 1.5h3v11h-3z";
const ONWARD = "M2 1.5v11l7-5.5zM10 1.5h2.5v11H10z";

export class Timeline {
  /** @param {HTMLElement} host an empty element to fill @param {History} history with two months or more @param {Acts} acts */
  constructor(host, history, { go }) {
    this.history = history;
    this.go = go;
    this.shown = history.at;
    /** Counts the acts; play ends where another one has come. */
    this.turn = 0;
    this.playing = false;
    /** Whether play has stopped at a month to say what happened. */
    this.held = false;
    this.calm = matchMedia(CALM);
    this.leaving = new AbortController();
    this.axis = new TimeAxis(history);
    this.balance = new Balance(history);
    this.sign = svg("path", {});
    this.label = h("span");
    const sign = svg("svg", { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, this.sign);
    this.button = h("button", { type: "button", class: "am-time__play" }, sign, this.label);
    this.month = h("strong", { class: "am-time__month" });
    this.words = h("span", { class: "am-time__balance" });
    this.arrived = h("span", { class: "am-time__arrived" });
    this.event = h("span", { "aria-live": "polite" });
    this.told = h("p", { class: "am-time__told" }, this.arrived, " ", this.event);
    this.slider = h("input", { type: "range", min: 0, max: this.last, step: 1, "aria-label": t("The map as it stood in") });
    this.track = h("div", { class: "am-time__axis" }, this.axis.picture, this.slider);
    this.fill(host);
    this.listen();
    this.render();
  }

  /** @param {HTMLElement} host */
  fill(host) {
    const now = h("p", { class: "am-time__now" }, this.month, this.balance.picture, this.words);
    host.classList.add("am-time");
    host.setAttribute("role", "group");
    host.setAttribute("aria-label", t("The argument over time"));
    host.replaceChildren(this.button, now, this.told, this.track);
  }

  listen() {
    const { signal } = this.leaving;
    this.button.addEventListener("click", () => this.press(), { signal });
    this.slider.addEventListener("input", () => this.drag(), { signal });
    this.calm.addEventListener("change", () => this.pause(), { signal });
    const sizes = new ResizeObserver(() => this.fit());
    sizes.observe(this.track);
    signal.addEventListener("abort", () => sizes.disconnect());
  }

  /** Take the listeners off and stop. */
  leave() {
    this.pause();
    this.leaving.abort();
  }

  get last() {
    return this.history.months.length - 1;
  }

  /** Show a month that was chosen elsewhere; play that runs is stopped by any but its own. @param {string} month YYYY-MM, or empty for today */
  show(month) {
    const number = this.history.find(month);
    if (number === this.shown) return;
    this.pause();
    this.put(number);
  }

  drag() {
    const number = Number(this.slider.value);
    this.pause();
    this.put(number);
    void this.tell();
  }

  /** The button: play, pause or go on; for readers who want less motion, the next month at which something happened. */
  press() {
    if (this.playing) this.pause();
    else if (this.calm.matches) this.step();
    else void this.play();
  }

  step() {
    this.put(this.shown === this.last ? 0 : this.history.nextEvent < 0 ? this.last : this.history.nextEvent);
    void this.tell();
  }

  async play() {
    const turn = ++this.turn;
    this.playing = true;
    this.held = false;
    const first = this.shown === this.last ? 0 : this.shown + 1;
    for (let number = first; number <= this.last; number++) {
      this.put(number);
      await this.tell();
      if (turn !== this.turn) return;
      if (number > 0 && this.history.event) break;
      await wait(number ? Math.min(TICK_MS, LONGEST_MS / this.last) : START_MS);
      if (turn !== this.turn) return;
    }
    this.playing = false;
    this.held = this.shown < this.last;
    this.render();
  }

  pause() {
    this.turn += 1;
    this.playing = false;
    this.held = false;
    this.render();
  }

  /** @param {number} number of the month */
  put(number) {
    this.shown = number;
    this.history.goTo(number);
    this.render();
  }

  /** Has the map show the month. */
  async tell() {
    await this.go(this.shown === this.last ? "" : this.history.month);
  }

  render() {
    const { history } = this;
    const month = writeMonth(history.month);
    const name = this.shown === this.last ? t("{month}, today", { month }) : month;
    this.slider.value = String(this.shown);
    this.slider.setAttribute("aria-valuetext", `${name}: ${history.balance}`);
    this.month.textContent = name;
    this.words.textContent = history.balance;
    const { arrived } = history;
    this.arrived.textContent = this.shown && arrived ? tn("{n} claim appears.", "{n} claims appear.", arrived) : "";
    this.say(history.event ? [h("span", { class: "am-unseen" }, `${month}. `), history.event.words.join(" ")] : []);
    this.nameButton();
    this.balance.show();
    this.axis.show();
  }

  /** What happened in the month; said once. @param {(Node | string)[]} words */
  say(words) {
    const text = words.map((one) => (typeof one === "string" ? one : one.textContent)).join("");
    if (this.event.textContent === text) return;
    this.event.replaceChildren(...words);
    this.told.scrollTop = 0;
    this.fitWords();
  }

  nameButton() {
    const [words, sign] = this.describeButton();
    this.label.textContent = words;
    this.sign.setAttribute("d", sign);
  }

  /** @returns {[string, string]} the words and the sign */
  describeButton() {
    if (this.playing) return [t("Pause"), BARS];
    if (this.calm.matches) return [this.shown === this.last ? t("From the start") : t("Next change"), ONWARD];
    return [this.held ? t("Go on") : t("Play"), TRIANGLE];
  }

  /** Fit the drawing, and the slider over it, to the room that there is. */
  fit() {
    const width = Math.round(this.track.clientWidth);
    this.track.style.setProperty("--am-gutter", `${gutterOf(width)}px`);
    this.axis.draw(width);
    this.fitWords();
  }

  /** Words that do not fit their place can be scrolled, also by keyboard. */
  fitWords() {
    if (this.told.scrollHeight > this.told.clientHeight + 1) this.told.tabIndex = 0;
    else this.told.removeAttribute("tabindex");
  }
}

/** Two bars: the reasons for the thesis and the objections to it, filled as far as they carry or are not answered. */
class Balance {
  /** @param {History} history */
  constructor(history) {
    const { reasons, objections } = history.most;
    this.history = history;
    this.most = Math.max(reasons, objections, 1);
    this.bars = ["for", "against"].map((side, row) => {
      const place = { "data-side": side, x: 0.5, y: row * 8 + 1.5, width: 71, height: 5 };
      return [svg("rect", { class: "am-time__all", ...place }), svg("rect", { class: "am-time__part", ...place })];
    });
    const size = { viewBox: "0 0 72 16", width: 72, height: 16 };
    this.picture = svg("svg", { class: "am-time__bars", ...size, "aria-hidden": "true" }, ...this.bars.flat());
  }

  show() {
    const { reasons, carrying, objections, unanswered } = this.history.tally;
    const lengths = [
      [reasons, carrying],
      [objections, unanswered],
    ];
    for (const [side, bars] of this.bars.entries())
      for (const [part, bar] of bars.entries()) bar.style.transform = `scaleX(${lengths[side][part] / this.most})`;
  }
}

/** @param {number} ms */
function wait(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

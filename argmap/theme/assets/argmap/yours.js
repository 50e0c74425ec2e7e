/** The page on which readers set their own beliefs and see what follows. */

import { buildAnswers } from "./beliefs/answers.js";
import { loadBeliefs } from "./beliefs/data.js";
import { degreeAt, describeVerdict, explainEffect, linkClaim } from "./beliefs/sentences.js";
import { lastStance, leaveStance } from "./beliefs/session.js";
import { linkSide, writeSides } from "./beliefs/sides.js";
import { SignForm } from "./beliefs/sign.js";
import { buildSlider } from "./beliefs/slider.js";
import { describeStale } from "./beliefs/stale.js";
import {
  baseOf,
  changedFrom,
  holdsStance,
  NO_VIEW_STOP,
  presetStops,
  readAddress,
  recall,
  remember,
  STOPS,
  writeAddress,
} from "./beliefs/stance.js";
import { buildWhy } from "./beliefs/why.js";
import { afterPaint } from "./lib/after_paint.js";
import { copyAddress } from "./lib/copy_text.js";
import { h } from "./lib/elements.js";
import { t, tn, tp } from "./lib/translate.js";

/**
 * @typedef {import("./beliefs/data.js").Beliefs} Beliefs
 * @typedef {import("./beliefs/stance.js").Stops} Stops
 * @typedef {{stops: Stops, from: string}} State
 */

const SIGN = "_sign"; // readers of stances pass over what begins like this
const FIRST = 7;
const SETTLED = 700;
const ADDRESS_AFTER = 400;

/** @param {HTMLElement} element @returns {Promise<() => void>} */
export async function mount(element) {
  const beliefs = await loadBeliefs(element.dataset.root ?? "../", element);
  const { editor = "", longest } = element.dataset;
  const page = new YoursPage(beliefs, { editor, longest: Number(longest) });
  element.replaceChildren(page.element);
  page.start();
  return () => page.leave();
}

class YoursPage {
  /** @param {Beliefs} beliefs @param {import("./beliefs/sign.js").Editor} editor */
  constructor(beliefs, editor) {
    this.beliefs = beliefs;
    /** @type {State} */
    this.state = { stops: new Map(), from: "" };
    /** @type {State[]} */
    this.past = [];
    this.base = beliefs.program.noView();
    this.found = beliefs.program.compute(this.base);
    /** @type {Map<number, import("./beliefs/slider.js").Slider>} */
    this.sliders = new Map();
    this.moving = -1;
    /** @type {Float64Array | null} the beliefs before the reader's last change */
    this.before = null;
    /** @type {string | null} the degree of the thesis that was said last */
    this.said = null;
    this.path = location.pathname;
    this.leaving = new AbortController();
    this.undoButtons = [0, 1].map(() =>
      h("button", { type: "button", class: "md-button", disabled: true, onclick: () => this.undo() }, t("Undo")),
    );
    const reset = h("button", { type: "button", class: "md-button", onclick: () => this.take("") }, t("Reset all"));
    this.acted = false;
    this.why = buildWhy(beliefs);
    this.answers = buildAnswers(beliefs, [this.undoButtons[0], reset], this.buildOffer(), this.why.element);
    const announce = (/** @type {string} */ words) => {
      this.status.textContent = words;
    };
    this.sign = new SignForm(beliefs, editor, () => this.state.stops, announce);
    this.status = h("p", { class: "am-hidden", role: "status" });
    this.note = h("div", { class: "am-note", hidden: true });
    this.tools = this.buildTools();
    this.how = h("p", { class: "am-quiet am-how" });
    this.stances = [
      { id: "", title: t("No view on anything"), how: t("All sliders stand in the middle, and nothing is worked out.") },
      ...beliefs.labels.stances,
    ].map(({ id, title, how }) => ({
      id,
      how,
      button: h("button", { type: "button", class: "am-chip", "aria-pressed": "false", onclick: () => this.take(id) }, title),
    }));
    this.barWord = h("strong");
    this.bar = h(
      "div",
      { class: "am-result-bar", hidden: true },
      this.barWord,
      h("button", { type: "button", class: "md-button", onclick: () => this.goToAnswers() }, t("Why")),
      this.undoButtons[1],
    );
    this.element = h(
      "div",
      { class: "am-yours__page" },
      this.note,
      this.buildStances(),
      h(
        "div",
        { class: "am-yours__columns" },
        h("div", {}, h("h2", { id: "am-premises" }, t("What you believe")), this.buildPremises()),
        h("div", { class: "am-yours__follows" }, this.answers.element, this.tools.element, this.sign.element),
      ),
      this.bar,
      this.status,
    );
  }

  start() {
    const { signal } = this.leaving;
    const kept = recall(this.beliefs);
    this.tools.keep.checked = kept !== null;
    const last = lastStance();
    if (!holdsStance(location.hash)) this.read(last || (kept ?? ""));
    else if (last) this.state = pickState(readAddress(this.beliefs, last));
    this.follow();
    window.addEventListener("hashchange", () => this.follow(), { signal });
  }

  leave() {
    const address = writeAddress(this.beliefs, this.state.stops, this.state.from);
    leaveStance(address);
    this.rememberActs(address);
    this.leaving.abort();
    this.answers.stop();
    clearTimeout(this.saying);
    clearTimeout(this.writing);
    this.offRefresh?.();
  }

  buildStances() {
    return h(
      "div",
      { class: "am-stances" },
      h(
        "p",
        { class: "am-thesis-line" },
        ...tp("The thesis: {claim}", { claim: linkClaim(this.beliefs, this.beliefs.program.thesis, "heading") }),
      ),
      h("p", { id: "am-begin", class: "am-stances__title" }, t("Begin with")),
      h("div", { class: "am-chips", role: "group", "aria-labelledby": "am-begin" }, ...this.stances.map(({ button }) => button)),
      this.how,
    );
  }

  /** An objection takes something away: where no reason is held, it has nothing to take. */
  buildOffer() {
    const [first] = this.beliefs.labels.stances;
    const lay = h(
      "button",
      { type: "button", class: "md-button", onclick: () => this.lay(first.id) },
      t("{stance}, and keep what I set", { stance: first.title }),
    );
    return h(
      "div",
      { class: "am-offer", hidden: true },
      h(
        "p",
        {},
        t(
          "What you set changes nothing yet. An objection only takes away from reasons that are held, and you have set none of those.",
        ),
      ),
      h("p", {}, lay),
    );
  }

  buildTools() {
    const copy = h("button", { type: "button", class: "md-button", onclick: () => this.copy() }, t("Copy link"));
    /** @type {HTMLInputElement} */
    const numbers = h("input", { type: "checkbox", onchange: () => this.showNumbers(numbers.checked) });
    const keep = h("input", { type: "checkbox", onchange: () => this.keep() });
    const link = h("input", {
      type: "text",
      class: "am-link",
      readonly: true,
      "aria-label": t("Link to your beliefs"),
      hidden: true,
    });
    const cruxes = h("a", { class: "md-button", href: `${this.beliefs.root}cruxes/` }, t("What would change this"));
    const map = h("a", { class: "md-button", href: `${this.beliefs.root}explore/` }, t("Show them on the map"));
    const differ = h("a", { class: "md-button", href: `${this.beliefs.root}differ/` }, t("Compare with another’s"));
    const share = h("p", { class: "am-actions", hidden: true }, copy, map, cruxes, differ);
    const element = h(
      "div",
      { class: "am-tools" },
      share,
      link,
      h(
        "p",
        { class: "am-ticks" },
        h("label", {}, numbers, ` ${t("Show numbers")}`),
        h("label", {}, keep, ` ${t("Remember on this device")}`),
      ),
    );
    return { element, keep, link, share, map, cruxes, differ };
  }

  buildPremises() {
    const { ranked, topics, claims } = this.beliefs.labels;
    const first = h("ol", { class: "am-premises" });
    first.append(...ranked.slice(0, FIRST).map((claim) => this.slider(claim).element));
    const rest = ranked.slice(FIRST);
    /** @type {{claims: number[], fill: () => void, details: HTMLDetailsElement}[]} */
    this.groups = topics.map(([topic, title]) => {
      const inside = rest.filter((claim) => claims[claim].topic === topic);
      const list = h("ol", { class: "am-premises" });
      const fill = () => !list.children.length && list.append(...inside.map((claim) => this.slider(claim).element));
      const count = tn("{n} premise", "{n} premises", inside.length);
      const details = h(
        "details",
        { hidden: !inside.length, ontoggle: fill },
        h("summary", {}, title, h("span", { class: "am-count" }, ` ${count}`)),
        list,
      );
      return { claims: inside, fill, details };
    });
    return h(
      "div",
      {},
      h(
        "p",
        { class: "am-quiet" },
        tn(
          "The {n} that can move the thesis most. Leave alone what you have no view on: it changes nothing.",
          "The {n} that can move the thesis most. Leave alone what you have no view on: it changes nothing.",
          Math.min(FIRST, ranked.length),
        ),
      ),
      first,
      rest.length ? h("h3", {}, tn("The other {n}, by topic", "The other {n}, by topic", rest.length)) : null,
      ...this.groups.map(({ details }) => details),
    );
  }

  /** @param {number} claim */
  slider(claim) {
    const known = this.sliders.get(claim);
    if (known) return known;
    const made = buildSlider(
      this.beliefs,
      claim,
      (stop) => this.move(claim, stop),
      () => (this.moving = -1),
    );
    made.set(this.state.stops.get(claim) ?? NO_VIEW_STOP);
    this.sliders.set(claim, made);
    return made;
  }

  /** @param {number} claim @param {number} stop */
  move(claim, stop) {
    if (this.moving !== claim) this.keepForUndo();
    this.moving = claim;
    if (stop === NO_VIEW_STOP) this.state.stops.delete(claim);
    else this.state.stops.set(claim, stop);
    this.base[claim] = STOPS[stop].credence;
    this.beliefs.program.update(this.found, this.base, [claim]);
    this.show(claim);
    this.sliders.get(claim)?.explain(explainEffect(this.view(), claim));
    this.say("");
  }

  /** @param {string} id of a stance */
  take(id) {
    if (!id && !this.state.from && !this.state.stops.size) return;
    this.keepForUndo();
    this.set({ stops: presetStops(this.beliefs, id), from: id });
    this.say(this.stances.find((stance) => stance.id === id)?.button.textContent ?? "");
  }

  /** Put a stance under what the reader has set. @param {string} id of the stance */
  lay(id) {
    this.keepForUndo();
    this.set({ stops: new Map([...presetStops(this.beliefs, id), ...this.state.stops]), from: id });
    this.say(this.stances.find((stance) => stance.id === id)?.button.textContent ?? "");
    this.goToAnswers();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.before = Float64Array.from(this.base);
    this.set(before);
    this.allowUndo();
    this.say(t("Undone"));
  }

  keepForUndo() {
    this.acted = true;
    this.before = Float64Array.from(this.base);
    this.past.push({ stops: new Map(this.state.stops), from: this.state.from });
    this.allowUndo();
  }

  allowUndo() {
    for (const button of this.undoButtons) button.disabled = !this.past.length;
  }

  goToAnswers() {
    const heading = /** @type {HTMLElement | null} */ (this.element.querySelector("#am-follows"));
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  /** @param {State} state */
  set(state) {
    this.moving = -1;
    this.state = state;
    this.base = baseOf(this.beliefs, state.stops);
    this.found = this.beliefs.program.compute(this.base);
    for (const [claim, slider] of this.sliders) slider.set(state.stops.get(claim) ?? NO_VIEW_STOP);
    this.show();
  }

  /** @returns {import("./beliefs/sentences.js").View} */
  view() {
    return { beliefs: this.beliefs, base: this.base, found: this.found };
  }

  /** Shows what follows; the effects of sliders other than the one moved are renewed after the frame. @param {number} moved */
  show(moved = -1) {
    const any = this.state.stops.size > 0;
    this.answers.show(any ? this.view() : null);
    this.showStance();
    this.bar.hidden = !any;
    this.tools.share.hidden = !any;
    this.barWord.textContent = describeVerdict(degreeAt(this.view(), this.beliefs.program.thesis));
    this.offRefresh?.();
    this.offRefresh = afterPaint(() => {
      for (const [claim, slider] of this.sliders) {
        if (claim !== moved && slider.element.querySelector(".am-chain")) slider.explain(explainEffect(this.view(), claim));
      }
      this.why.show(any ? this.view() : null, this.before);
      this.sign.show();
    });
    clearTimeout(this.writing);
    this.writing = window.setTimeout(() => this.write(), ADDRESS_AFTER);
  }

  showStance() {
    const changed = changedFrom(this.beliefs, this.state.stops, this.state.from).length;
    for (const { id, how, button } of this.stances) {
      const pressed = id === this.state.from && (id !== "" || !changed);
      button.setAttribute("aria-pressed", String(pressed));
      if (id === this.state.from) {
        this.how.textContent = changed ? describeChanged(id ? how : "", changed) : how;
      }
    }
  }

  /** Says the outcome once, when the reader has paused. @param {string} what was done; empty for a slider, which says it itself */
  say(what) {
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => {
      const degree = this.state.stops.size ? degreeAt(this.view(), this.beliefs.program.thesis) : null;
      const same = degree === this.said;
      this.said = degree;
      const news = degree === null ? t("Nothing is worked out now.") : this.tell(degree, same);
      this.status.textContent = what ? `${what}. ${news}` : news;
    }, SETTLED);
  }

  /** @param {string} degree of the thesis @param {boolean} same as before */
  tell(degree, same) {
    const verdict = describeVerdict(degree, same ? "still" : "now");
    const cause = this.why.tellCause();
    return cause ? t("{verdict}, mostly by {claim}.", { verdict, claim: cause }) : t("{verdict}.", { verdict });
  }

  /** @param {boolean} on */
  showNumbers(on) {
    this.element.classList.toggle("am-numbers", on);
    this.answers.setNumbers(on);
    this.show();
  }

  write() {
    if (location.pathname !== this.path) return; // the reader is already on the way to another page
    const address = writeAddress(this.beliefs, this.state.stops, this.state.from);
    const hash = address && `#${address}`;
    if (location.hash !== hash) history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
    this.tools.cruxes.href = `${this.beliefs.root}cruxes/${hash}`;
    this.tools.map.href = `${this.beliefs.root}explore/#stance=${encodeURIComponent(address)}`;
    this.tools.differ.href = `${this.beliefs.root}differ/#${writeSides(linkSide(address), "")}`;
    this.rememberActs(address);
  }

  /** Stores each change by the reader where remembering is switched on; a link that was only opened is not stored. @param {string} address */
  rememberActs(address) {
    if (this.tools.keep.checked && this.acted) remember(this.beliefs, address);
  }

  keep() {
    const address = writeAddress(this.beliefs, this.state.stops, this.state.from);
    const done = remember(this.beliefs, this.tools.keep.checked ? address : null);
    if (!done) this.tools.keep.checked = false;
    this.status.textContent = !done
      ? t("This browser does not let the page remember.")
      : this.tools.keep.checked
        ? t("Remembered on this device.")
        : t("Forgotten on this device.");
  }

  async copy() {
    clearTimeout(this.writing);
    this.write();
    if (!(await copyAddress(this.tools.link))) return;
    this.status.textContent = t("Link copied.");
    this.showNote(t("Link copied. It holds your settings and nothing else about you."));
  }

  /** Does what the address asks; one that only names a place in the page leaves the stance alone. */
  follow() {
    if (holdsStance(location.hash)) this.openLink();
    const { at } = readAddress(this.beliefs, location.hash);
    if (at >= 0) this.open(at);
    if (new URLSearchParams(location.hash.slice(1)).has(SIGN)) this.openSign();
  }

  openSign() {
    this.sign.element.open = true;
    this.sign.element.scrollIntoView();
    this.sign.name.focus({ preventScroll: true });
  }

  /** Shows the beliefs of a link; those set before come back by Undo. */
  openLink() {
    const before = this.state;
    this.read(location.hash);
    if (!before.stops.size || !differ(before.stops, this.state.stops)) return;
    this.past.push(before);
    this.allowUndo();
  }

  /** @param {string} text an address after # */
  read(text) {
    const { stops, from, stale, gone, since } = readAddress(this.beliefs, text);
    this.note.hidden = true;
    this.before = null;
    this.set({ stops, from });
    const notes = [stale && describeStale(this.beliefs, gone, since), this.leaveKept(stops, from)].filter(Boolean);
    if (notes.length) this.showNote(notes.join(" "));
  }

  /** Another's stance is shown without being remembered in the place of the reader's own; says so. @param {Stops} stops @param {string} from */
  leaveKept(stops, from) {
    const kept = recall(this.beliefs);
    if (!kept) return "";
    const own = readAddress(this.beliefs, kept);
    if (own.from === from && !differ(own.stops, stops)) return "";
    this.tools.keep.checked = false;
    return t(
      "These are the beliefs of the link that you opened. Your own, remembered on this device, are kept until you choose to remember others.",
    );
  }

  /** @param {string} words */
  showNote(words) {
    this.note.hidden = false;
    this.note.replaceChildren(h("p", {}, words));
  }

  /** Brings one premise before the reader. @param {number} claim */
  open(claim) {
    const group = this.groups?.find(({ claims }) => claims.includes(claim));
    if (group) {
      group.fill();
      group.details.open = true;
    }
    const { input, element } = this.slider(claim);
    element.scrollIntoView({ block: "center" });
    input.focus({ preventScroll: true });
  }
}

/** @param {string} how the stance that was begun with came about; empty for none @param {number} changed premises set since @returns {string} */
function describeChanged(how, changed) {
  return how
    ? tn("{how} You have set {n} premise otherwise.", "{how} You have set {n} premises otherwise.", changed, { how })
    : tn("You have set {n} premise.", "You have set {n} premises.", changed);
}

/** @param {State} read @returns {State} */
function pickState({ stops, from }) {
  return { stops, from };
}

/** @param {Stops} one @param {Stops} other */
function differ(one, other) {
  return one.size !== other.size || [...one].some(([claim, stop]) => other.get(claim) !== stop);
}

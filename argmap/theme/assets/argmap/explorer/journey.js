/**
 * The reader's state, its history in both directions, and the steps from it. This module does not touch the page.
 *
 * @typedef {import("./rows.js").State} State
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Kept} Kept
 * @typedef {{anchor?: string, reveal?: string[], keys?: boolean, children?: boolean}} How
 *   what stays in place, what comes into the window, whether the keys follow, whether the first reasons do
 */
import { t, tn } from "../lib/translate.js";
import { applyFilters, isFiltered } from "./filters.js";
import { copyState, isOpen, listRows, loadOpen, setOpen, startState } from "./rows.js";
import { describeCount, describeMissing, describeRow, NOTHING_BELOW } from "./words.js";

const LEADS_TO_FOCUS = t("This stays open: it leads to the claim in focus.");
const MOST_UNFOLDED = 60;
const MOST_REMEMBERED = 100;

export class Journey {
  /**
   * @param {import("./model.js").Model} model @param {State} state
   * @param {{show: (how: How) => void, say: (words: string) => void, readsRow: () => boolean, busy: (busy: boolean) => void, fail: (error: import("../failure.js").Failure) => void}} page
   */
  constructor(model, state, page) {
    this.model = model;
    this.state = state;
    this.page = page;
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Kept | null} */
    this.kept = null;
    /** @type {State[]} */
    this.past = [];
    /** @type {State[]} */
    this.future = [];
    /** @type {State | null} */
    this.coming = null;
    /** An id that an address named and the map does not have; else empty. */
    this.missing = "";
    this.turn = 0;
    this.ended = false;
  }

  /** The row of the chosen claim. */
  get row() {
    return this.rows.find((row) => row.claim.id === this.state.at);
  }

  /** The words for the part of the map that is shown. */
  get extent() {
    return describeCount(this.rows, this.model.map.claims, this.kept, this.state.focus !== "");
  }

  /**
   * Make a state the current one: load what it needs, then show it. False where that failed or another act came first.
   * @param {State} state @param {How & {remember?: boolean}} [how] @returns {Promise<boolean>}
   */
  async adopt(state, how = {}) {
    const turn = ++this.turn;
    this.coming = state;
    this.page.busy(true);
    const { kept, error } = await this.prepare(state).then(
      (kept) => ({ kept, error: undefined }),
      (error) => ({ kept: undefined, error }),
    );
    if (turn !== this.turn || this.ended) return false;
    this.coming = null;
    this.page.busy(false);
    if (kept === undefined) return this.fail(state, error);
    if (how.remember) this.remember();
    const hidden = state.at !== "" && !this.rows.some((row) => row.claim.id === state.at);
    if (kept !== this.kept || !this.rows.length || hidden || shapeOf(state) !== shapeOf(this.state))
      this.rows = listRows(this.model, state, kept);
    this.state = state;
    this.kept = kept;
    this.page.show(how);
    return true;
  }

  /** Reports data that could not be loaded; where nothing has been shown yet, tries the first view. @param {State} state that could not be loaded @param {import("../failure.js").Failure} error */
  async fail(state, error) {
    const first = startState();
    if (!this.rows.length && shapeOf(state) !== shapeOf(first)) await this.adopt(first);
    this.page.fail(error);
    return false;
  }

  /** Load what a state shows; return what its filters keep, or null without filters. @param {State} state */
  async prepare(state) {
    await this.resolve(state);
    if (this.rows.length && shapeOf(state) === shapeOf(this.state)) return this.kept;
    const kept = isFiltered(state) ? applyFilters(await this.model.loadCatalogue(), state) : null;
    await loadOpen(this.model, state, kept);
    return kept;
  }

  /** Give claims their ids of today, load them, unfold down to the chosen one. @param {State} state */
  async resolve(state) {
    this.missing = "";
    for (const key of /** @type {("focus" | "at")[]} */ (["focus", "at"])) {
      const asked = state[key];
      if (asked) state[key] = await this.model.resolve(asked);
      if (asked && !state[key]) this.missing = asked;
      if (state[key]) await this.model.reach(state[key]);
    }
    for (const key of /** @type {("open" | "shut")[]} */ (["open", "shut"])) {
      state[key] = new Set([...state[key]].map((id) => this.model.map.formerly[id] ?? id));
    }
    if (state.at && !state.focus) this.unfoldTo(state, state.at);
  }

  /** @param {State} state @param {string} id */
  unfoldTo(state, id) {
    for (const above of this.model.line(id).slice(0, -1)) {
      const claim = this.model.get(above);
      if (claim && !isOpen(this.model, state, claim)) setOpen(this.model, state, claim, true);
    }
  }

  /** A copy of the state to change: the one that is on its way, where another act has just asked for it. */
  next() {
    return copyState(this.coming ?? this.state);
  }

  remember() {
    this.past.push(copyState(this.state));
    if (this.past.length > MOST_REMEMBERED) this.past.shift();
    this.future = [];
  }

  /** Arrive at what an address says; a filter that it names shows what matches. @param {State} state @param {boolean} remember */
  async arrive(state, remember) {
    if (!(await this.makeReady(state))) return;
    const shown = await this.adopt(state, { remember, reveal: state.at ? [state.at] : [] });
    if (shown && this.missing) this.page.say(describeMissing(this.missing));
  }

  /** Choose a claim, wherever it is; a filter or focus that hides it is taken off. @param {string} id @param {{reveal?: boolean, keys?: boolean, more?: string}} [how] `more` is said after the claim */
  async choose(id, { reveal = false, keys = false, more = "" } = {}) {
    const known = await this.model.resolve(id).catch((error) => this.page.fail(error));
    if (!known) return;
    await this.model.reach(known).catch(() => {});
    const state = this.next();
    const shown = this.rows.some((row) => row.claim.id === known);
    const hidden = !shown && this.kept !== null && !this.kept.keep.has(known);
    state.at = known;
    if (hidden) Object.assign(state, { filters: {}, asOf: "", found: new Set() });
    if (state.focus && !shown && !this.model.line(known).includes(state.focus)) leaveFocus(state);
    const done = await this.adopt(state, { remember: known !== this.state.at, reveal: reveal || !shown ? [known] : [], keys });
    const row = this.row;
    if (!done || !row) return;
    const words = this.page.readsRow() ? "" : describeRow(row, this.model.get(row.parent)?.label ?? "") + more;
    const told = [hidden ? t("The filter hid it and was taken off.") : "", words].filter(Boolean).join(" ");
    if (told) this.page.say(told);
  }

  /** Fold or unfold a claim. @param {string} id @param {boolean} [open] */
  async fold(id, open) {
    const claim = this.model.get(id);
    if (!claim) return;
    const row = this.rows.find((one) => one.claim.id === id);
    if (row?.open && !row.foldable) return this.page.say(LEADS_TO_FOCUS);
    if (claim.piece < 0 || row?.foldable === false) return this.page.say(NOTHING_BELOW);
    const state = this.next();
    const opening = open ?? !isOpen(this.model, state, claim);
    setOpen(this.model, state, claim, opening);
    if (!opening && state.at !== id && this.model.line(state.at).includes(id)) state.at = id;
    if (!(await this.adopt(state, { anchor: id, reveal: opening ? [id] : [], children: opening }))) return;
    if (this.page.readsRow()) return;
    const below = this.rows.filter((row) => row.parent === id).length;
    this.page.say(
      below
        ? tn("Unfolded: {n} under “{claim}”.", "Unfolded: {n} under “{claim}”.", below, { claim: claim.label })
        : t("Folded: “{claim}”.", { claim: claim.label }),
    );
  }

  /** Unfold all the reasons beside the chosen one. */
  async unfoldBeside() {
    const chosen = this.row;
    if (!chosen) return;
    const state = this.next();
    for (const row of this.rows) if (row.parent === chosen.parent && row.foldable) setOpen(this.model, state, row.claim, true);
    if (await this.adopt(state, { anchor: state.at })) this.page.say(this.extent);
  }

  /** Focus on a claim; a second time shows the whole map again. @param {string} id */
  async focus(id) {
    const state = this.next();
    const leaves = state.focus === id;
    if (leaves) leaveFocus(state);
    else enterFocus(state, id);
    state.at = id;
    if (await this.adopt(state, { remember: true, reveal: [id], anchor: id, children: !leaves }))
      this.page.say(
        leaves
          ? t("The whole map.")
          : t("Focus: {claim}. {extent}", { claim: this.model.get(id)?.label ?? "", extent: this.extent }),
      );
  }

  /** Without focus and filters. */
  async reset() {
    const { filters, asOf, hide, beliefs, fall, stance, found } = startState();
    const state = Object.assign(this.next(), { filters, asOf, hide, beliefs, fall, stance, found });
    if (state.focus) leaveFocus(state);
    if (await this.adopt(state, { remember: true, reveal: state.at ? [state.at] : [] })) this.page.say(t("The whole map."));
  }

  back() {
    return this.step(this.past, this.future);
  }

  forward() {
    return this.step(this.future, this.past);
  }

  /** @param {State[]} from @param {State[]} to */
  async step(from, to) {
    const state = from.pop();
    if (!state) return;
    to.push(copyState(this.state));
    if (await this.adopt(state, { reveal: state.at ? [state.at] : [] }))
      this.page.say(this.row ? describeRow(this.row, this.model.get(this.row.parent)?.label ?? "") : this.extent);
  }

  /** Unfold the whole map to a depth. @param {number} level */
  async setLevel(level) {
    const state = Object.assign(this.next(), {
      level,
      open: new Set(),
      shut: new Set(),
      found: new Set(),
      focus: "",
      before: null,
    });
    if (state.at && (this.model.get(state.at)?.depth ?? 0) > level) state.at = "";
    if (await this.adopt(state, { remember: true, anchor: state.at || this.model.map.roots[0] })) this.page.say(this.extent);
  }

  /** Show so many steps below the focus. @param {number} hops */
  async setHops(hops) {
    const state = Object.assign(this.next(), { hops, open: new Set(), shut: new Set() });
    if (await this.adopt(state, { anchor: state.focus })) this.page.say(this.extent);
  }

  /** @param {State["view"]} view */
  async setView(view) {
    const state = Object.assign(this.next(), { view });
    await this.adopt(state, { keys: true, reveal: state.at ? [state.at] : [] });
  }

  /** Change how the claims are shown, not which. @param {Partial<Pick<State, "asOf" | "hide" | "beliefs" | "fall" | "stance">>} change */
  look(change) {
    return this.adopt(Object.assign(this.next(), change));
  }

  /** Filter; unfold what matches, where it is not too much. @param {State} state */
  async filter(state) {
    if (!(await this.makeReady(state))) return;
    if (await this.adopt(state, { anchor: this.model.map.roots[0] })) this.page.say(this.extent);
  }

  /** Unfold what a filter matches; false where another act has come in between. @param {State} state */
  async makeReady(state) {
    const turn = ++this.turn;
    this.coming = state;
    this.page.busy(true);
    await this.unfoldFew(state).catch(() => {});
    return turn === this.turn;
  }

  /** @param {State} state */
  async unfoldFew(state) {
    state.found = new Set();
    if (!isFiltered(state)) return;
    const { matches } = applyFilters(await this.model.loadCatalogue(), state);
    if (matches.size > MOST_UNFOLDED) return;
    for (const id of matches) {
      await this.model.reach(id);
      for (const above of this.model.line(id).slice(0, -1)) state.found.add(above);
    }
  }
}

/** @param {State} state @param {string} id */
function enterFocus(state, id) {
  state.before ??= { open: state.open, shut: state.shut };
  Object.assign(state, { focus: id, open: new Set(), shut: new Set() });
}

/** The whole map again, unfolded as it was before. @param {State} state */
function leaveFocus(state) {
  const { open, shut } = state.before ?? startState();
  Object.assign(state, { focus: "", before: null, open: new Set(open), shut: new Set(shut) });
}

/** The part of a state that decides which claims are shown. @param {State} state */
function shapeOf({ level, focus, hops, filters, open, shut, found, at }) {
  const kept = Object.keys(filters).length ? at : ""; // a filter keeps the chosen claim
  return JSON.stringify([String(level), focus, String(hops), filters, [...open], [...shut], [...found], kept]);
}

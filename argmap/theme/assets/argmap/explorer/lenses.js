/**
 * The lens that a state asks for, and the bars above the map that belong to lenses: the months, and the reader's beliefs.
 * Their modules and data are loaded when they are first asked for; until then the map is shown as it stands today.
 *
 * @typedef {import("./rows.js").State} State
 * @typedef {import("./lens.js").Lens} Lens
 * @typedef {import("./history.js").History} History
 * @typedef {import("../beliefs/data.js").Beliefs} Beliefs
 * @typedef {Partial<Pick<State, "asOf" | "beliefs" | "fall" | "stance">>} Change
 * @typedef {object} Acts
 * @property {(change: Change) => unknown} look  changes the state
 * @property {() => void} ready  what a lens needs has come
 * @property {(error: import("../failure.js").Failure) => void} fail
 * @property {(id: string) => string} labelOf
 */
import { TODAY, UNTOLD } from "./lens.js";

export class Lenses {
  /** @param {(selector: string) => HTMLElement} part @param {import("./model.js").Model} model @param {string} root @param {Acts} acts */
  constructor(part, model, root, acts) {
    this.part = part;
    this.model = model;
    this.root = root;
    this.acts = acts;
    /** Whether a reader has opened the months; an address that names one opens them, too. */
    this.timed = false;
    /** @type {{history: History, timeline: import("./timeline.js").Timeline, makeLens: (history: History) => Lens} | null} */
    this.time = null;
    /** @type {{beliefs: Beliefs, makeLens: (beliefs: Beliefs, state: State) => Lens, fillBar: typeof import("./beliefs.js").fillBar} | null} */
    this.own = null;
    /** @type {Set<string>} what is on its way */
    this.loading = new Set();
  }

  /** The lens for a state; shows the bars that belong to it. @param {State} state @returns {Lens} */
  choose(state) {
    const timed = !state.beliefs && (this.timed || state.asOf !== "");
    this.showBar("time", ".am-time", timed);
    this.showBar("beliefs", ".am-beliefs-bar", state.beliefs);
    if (state.hide) return UNTOLD;
    if (state.beliefs) return this.believe(state);
    return timed ? this.travel(state) : TODAY;
  }

  /** @param {string} act @param {string} bar @param {boolean} shown */
  showBar(act, bar, shown) {
    this.part(bar).hidden = !shown;
    this.part(".am-bar").querySelector(`[data-do="${act}"]`)?.setAttribute("aria-pressed", String(shown));
  }

  /** Open or close the months; closed, the map stands as today. @param {State} state */
  toggleTime(state) {
    this.timed = !(this.timed || state.asOf);
    this.time?.timeline.pause();
    return this.acts.look({ asOf: "", beliefs: false, fall: "", stance: "" });
  }

  /** @param {State} state */
  toggleBeliefs(state) {
    this.timed = false;
    return this.acts.look({ beliefs: !state.beliefs, asOf: "", fall: "", stance: "" });
  }

  /** @param {State} state @returns {Lens} */
  travel(state) {
    if (!this.time) {
      void this.load("time", () => this.loadTime());
      return TODAY;
    }
    const { history, timeline, makeLens } = this.time;
    history.show(state.asOf);
    timeline.show(state.asOf);
    return makeLens(history);
  }

  async loadTime() {
    const [{ History }, { Timeline }, { makeMonthLens }, data] = await Promise.all([
      import("./history.js"),
      import("./timeline.js"),
      import("./month_lens.js"),
      this.model.fetchJson("history.json"),
    ]);
    const history = new History(data);
    const timeline = new Timeline(this.part(".am-time"), history, { go: (month) => this.acts.look({ asOf: month }) });
    this.time = { history, timeline, makeLens: makeMonthLens };
  }

  /** @param {State} state @returns {Lens} */
  believe(state) {
    if (!this.own) {
      void this.load("beliefs", () => this.loadBeliefs());
      return TODAY;
    }
    const { beliefs, makeLens, fillBar } = this.own;
    fillBar(this.part(".am-beliefs-bar"), beliefs, state, {
      choose: (stance) => this.acts.look({ stance }),
      leave: () => this.toggleBeliefs(state),
      keep: () => this.acts.look({ fall: "" }),
      fallen: state.fall && this.acts.labelOf(state.fall),
    });
    return makeLens(beliefs, state);
  }

  async loadBeliefs() {
    const { fillBar, loadBeliefs, makeLens } = await import("./beliefs.js");
    this.own = { beliefs: await loadBeliefs(this.root, this.model.host), makeLens, fillBar };
  }

  /** @param {string} name @param {() => Promise<void>} load */
  async load(name, load) {
    if (this.loading.has(name)) return;
    this.loading.add(name);
    await load().then(this.acts.ready, this.acts.fail);
    this.loading.delete(name);
  }

  leave() {
    this.time?.timeline.leave();
  }
}

/**
 * The explorer: one page to move through the whole argument, as a map and as an outline that stay in step.
 *
 * @typedef {import("./explorer/rows.js").State} State
 * @typedef {import("./explorer/rows.js").Row} Row
 * @typedef {import("./explorer/rows.js").Kept} Kept
 */
import { isView, readAddress, readCount, writeAddress } from "./explorer/address.js";
import { Details } from "./explorer/details.js";
import { Drawing, chipWidth, loadVis } from "./explorer/draw.js";
import { FILTERS, applyFilters, countValues, isFiltered, listMonths } from "./explorer/filters.js";
import { findMove, readKey } from "./explorer/keys.js";
import { MARGIN, arrangeNarrow, arrangeWide } from "./explorer/layout.js";
import { countParts, makeRuler, markOf, readColours, readFont, readMarks } from "./explorer/look.js";
import { Model } from "./explorer/model.js";
import { Outline } from "./explorer/outline.js";
import { Overview } from "./explorer/overview.js";
import { copyState, isOpen, listRows, loadOpen, setOpen } from "./explorer/rows.js";
import { Search } from "./explorer/search.js";
import { asPngFile, asSvgFile, asText, copy, drawSvg, embedCode, save } from "./explorer/take.js";
import { describeCount, describeRow } from "./explorer/words.js";

const NARROW = 700;
const MOST_UNFOLDED = 60;
const MOST_REMEMBERED = 100;
const LOWEST = 320;
const PAN = 80;
const NARROW_HIGHEST = 2400;

/** @param {HTMLElement} element */
export async function mount(element) {
  const explorer = new Explorer(element);
  /** @type {any} */ (element).explorer = explorer; // for tests, and for the curious at the console
  await explorer.start();
  return () => explorer.leave();
}

class Explorer {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.root = host.dataset.root ?? "";
    this.topic = host.dataset.topic ?? "";
    this.model = new Model(new URL(`${this.root}assets/map/`, document.baseURI).href);
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Kept | null} */
    this.kept = null;
    /** @type {State[]} */
    this.past = [];
    /** @type {State[]} */
    this.future = [];
    /** @type {Drawing | null} */
    this.drawing = null;
    this.leaving = new AbortController();
    this.turn = 0;
    /** @type {string[]} from the first to the last that evidence is dated */
    this.months = [];
    /** @type {State | null} */
    this.coming = null;
    this.state = this.readState();
  }

  /** @returns {State} */
  readState() {
    const state = readAddress(location.hash);
    if (this.topic && !isView(location.hash)) state.filters.topic = [this.topic];
    return state;
  }

  async start() {
    const vis = loadVis(new URL(`${this.root}assets/vendor/vis-network.min.js`, document.baseURI).href);
    await Promise.all([this.model.load(0), vis, this.styled(), document.fonts.load(`13px ${readFont(this.host)}`).catch(() => [])]);
    if (this.leaving.signal.aborted) return;
    this.build();
    this.drawing = new Drawing(await vis, this.part(".am-map__canvas"), {
      choose: (id) => void this.choose(id),
      fold: (id) => void this.fold(id),
      focus: (id) => void this.focus(id),
      viewed: () => this.overview?.update(),
    });
    this.listen();
    this.fillMonths();
    await this.unfoldFew(this.state);
    await this.adopt(this.state);
    this.host.dataset.ready = "true";
  }

  /** The explorer's own styles are there. @returns {Promise<unknown>} */
  styled() {
    const link = /** @type {HTMLLinkElement | null} */ (this.host.querySelector('link[rel="stylesheet"]'));
    if (!link || link.sheet) return Promise.resolve();
    return new Promise((resolve) => ["load", "error"].forEach((name) => link.addEventListener(name, resolve, { once: true })));
  }

  /** Put the explorer's own parts in the place of the static ones. */
  build() {
    const parts = /** @type {HTMLTemplateElement} */ (this.host.querySelector("template.am-explorer__parts"));
    this.host.append(parts.content.cloneNode(true));
    this.host.classList.add("am-explorer--live");
    this.legend = this.part('[data-dialog="legend"]');
    this.marks = readMarks(this.legend);
    this.look();
    this.ruler = makeRuler(this.font ?? "");
    const acts = { choose: (/** @type {string} */ id) => void this.choose(id), fold: (/** @type {string} */ id) => void this.fold(id), focus: (/** @type {string} */ id) => void this.focus(id) };
    this.outline = new Outline(this.part(".am-outline__tree"), acts);
    this.details = new Details(this.part(".am-details"), this.root, (id) => void this.choose(id, { reveal: true }));
    this.overview = new Overview(/** @type {HTMLCanvasElement} */ (this.part(".am-map__overview")), () => this.drawing);
    const library = new URL(`${this.root}assets/vendor/minisearch.js`, document.baseURI).href;
    const input = /** @type {HTMLInputElement} */ (this.part(".am-find__input"));
    this.search = new Search(input, this.part(".am-find__list"), this.model, library, (id) => void this.choose(id, { reveal: true, keys: true }));
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.host.querySelector(selector));
  }

  look() {
    this.colours = readColours(this.host);
    this.font = readFont(this.host);
  }

  listen() {
    const { signal } = this.leaving;
    this.host.addEventListener("click", (event) => this.click(event), { signal });
    this.host.addEventListener("change", (event) => this.change(event), { signal });
    this.host.addEventListener("input", (event) => this.input(event), { signal });
    this.host.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("keydown", (event) => this.keyOutside(event), { signal, capture: true });
    this.part(".am-map").addEventListener("focus", () => this.enter(), { signal });
    window.addEventListener("hashchange", () => this.arrive(), { signal });
    window.addEventListener("beforeprint", () => this.print(), { signal });
    document.addEventListener("pointerdown", (event) => this.closeDrops(event.target), { signal });
    this.schemes = new MutationObserver(() => this.restyle());
    this.schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle(), { signal });
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.part(".am-map"));
  }

  restyle() {
    this.look();
    this.drawing?.restyle({ colours: this.colours });
    this.overview?.update();
  }

  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  get narrow() {
    return (this.part(".am-map").clientWidth || this.part(".am-stage").clientWidth) < NARROW;
  }

  resize() {
    if (!this.drawing?.scene) return;
    if (this.narrow !== this.drawing.scene.layout.narrow || (this.narrow && this.width !== this.drawing.width)) this.draw({ animate: false });
    else this.drawing.resize();
    if (this.opening) this.drawing.reveal([this.state.at], false);
    this.opening = false;
  }

  /** Follow an address typed or clicked while the page is open. */
  arrive() {
    if (!isView(location.hash) || location.hash === `#${writeAddress(this.state)}`) return;
    const state = this.readState();
    void this.unfoldFew(state).then(() => this.adopt(state, { remember: true }));
  }

  /** A filter that an address names shows what matches, unless the address also says what is unfolded. @param {State} state */
  async unfoldFew(state) {
    if (!isFiltered(state) || state.open.size || state.shut.size || state.level !== 1) return;
    const kept = applyFilters(await this.model.loadCatalogue(), state);
    if (kept.matches.size <= MOST_UNFOLDED) await this.unfoldMatches(state, kept);
  }

  /**
   * Make a state the current one: load what it needs, then show it.
   * @param {State} state @param {{remember?: boolean, anchor?: string, reveal?: string[], say?: boolean, keys?: boolean}} [how]
   */
  async adopt(state, how = {}) {
    const turn = ++this.turn;
    this.coming = state;
    this.host.setAttribute("aria-busy", "true");
    const kept = await this.prepare(state).catch(() => undefined);
    if (kept === undefined && turn === this.turn) this.giveUp();
    if (kept === undefined) return;
    if (turn !== this.turn || this.leaving.signal.aborted) return;
    if (how.remember) this.remember();
    this.state = state;
    this.coming = null;
    this.kept = kept;
    this.showAll(how);
    this.host.removeAttribute("aria-busy");
  }

  /** Load what a state shows; return what its filters keep, or null without filters. @param {State} state */
  async prepare(state) {
    await this.resolve(state);
    const kept = isFiltered(state) ? applyFilters(await this.model.loadCatalogue(), state) : null;
    if (state.at) await this.model.reach(state.at);
    await loadOpen(this.model, state, kept);
    return kept;
  }

  /** Data did not come: what is shown stays. */
  giveUp() {
    this.coming = null;
    this.host.removeAttribute("aria-busy");
    this.say("This part of the map could not be loaded. What was shown stays.");
    this.part('[data-part="count"]').textContent = "This part of the map could not be loaded. Try again when you are online.";
  }

  /** Give claims their ids of today; drop what does not exist. @param {State} state */
  async resolve(state) {
    for (const key of /** @type {("focus" | "at")[]} */ (["focus", "at"])) {
      if (!state[key]) continue;
      state[key] = await this.model.resolve(state[key]);
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
      if (claim && !isOpen(this.model, state, claim)) setOpen(state, claim, true);
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

  /** @param {{anchor?: string, reveal?: string[], say?: boolean, keys?: boolean}} how */
  showAll({ anchor = "", reveal = [], say = false, keys = false }) {
    this.rows = listRows(this.model, this.state, this.kept);
    this.showBars();
    this.showView();
    void this.showDetails();
    this.draw({ animate: !this.calm, anchor, reveal });
    this.writeAddress();
    if (say) this.sayChosen();
    if (keys) this.focusChosen();
  }

  showView() {
    const { view } = this.state;
    this.part(".am-map").hidden = view === "outline";
    this.part(".am-outline").hidden = view === "map";
    this.part(".am-stage").dataset.view = view;
    for (const button of this.host.querySelectorAll('[data-do="view"]')) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-value") === view));
    }
  }

  async showDetails() {
    const claim = this.model.get(this.state.at);
    this.opening = Boolean(claim && this.wantsDetails && this.part(".am-details").hidden);
    const shown = claim && this.wantsDetails ? this.details?.show(claim) : this.details?.hide();
    const chosen = this.part('[data-do="focus"]');
    chosen.textContent = this.state.focus && this.state.focus === this.state.at ? "Show the whole map" : "Focus on it";
    if (this.opening) this.keepInSight();
    await shown;
  }

  /** Where details are a sheet over the page, scroll the chosen claim out from under it. */
  keepInSight() {
    const sheet = this.part(".am-details");
    if (getComputedStyle(sheet).position !== "fixed" || this.state.view === "outline") return;
    const edges = this.drawing?.edges(this.state.at);
    const highest = innerHeight - Math.max(sheet.getBoundingClientRect().height, innerHeight * 0.56) - MARGIN;
    if (edges && edges.bottom > highest) scrollBy({ top: edges.bottom - highest, behavior: this.calm ? "instant" : "smooth" });
  }

  /** @param {{animate: boolean, anchor?: string, reveal?: string[]}} how */
  draw({ animate, anchor = "", reveal = [] }) {
    if (this.state.view !== "map") this.outline?.show(this.rows, this.state.at, (row) => this.listPartners(row));
    if (this.state.view === "outline" || !this.drawing) return;
    const narrow = this.narrow;
    this.width = this.part(".am-map").clientWidth;
    const items = this.rows.map((row) => this.asItem(row, narrow));
    const layout = narrow ? arrangeNarrow(items, this.width) : arrangeWide(items);
    const first = !this.drawing.scene;
    this.setHeight(layout);
    const rows = new Map(this.rows.map((row) => [row.claim.id, row]));
    const { colours, font, marks, ruler } = this;
    if (!colours || !font || !marks || !ruler) return;
    this.drawing.network.setSize("100%", "100%");
    this.drawing.show({ layout, rows, crosses: this.listCrosses(rows), at: this.state.at, colours, font, marks, measure: ruler.measure }, { animate, anchor });
    if (first) this.drawing.moveTo(0, 0);
    const wanted = first && this.state.at ? [this.state.at] : reveal;
    if (wanted.length) this.drawing.reveal(wanted, animate && !first);
  }

  /** @param {Row} row @param {boolean} narrow @returns {import("./explorer/layout.js").Item} */
  asItem(row, narrow) {
    const { claim } = row;
    const mark = markOf(claim) ? 20 : 0;
    const counted = this.reserveCount(row, narrow);
    const bold = claim.kind === "thesis";
    return { id: claim.id, parent: row.parent, bearing: claim.bearing, step: claim.step, beside: claim.beside, reserve: mark + counted, wrap: (width) => this.ruler?.wrap(claim.label, width, bold) ?? [claim.label] };
  }

  /** Room for a count inside the box. @param {Row} row @param {boolean} narrow */
  reserveCount(row, narrow) {
    if (!row.foldable || !this.ruler) return 0;
    return row.open ? (narrow ? 28 : 4) : chipWidth(countParts(row.inside, row.total), this.ruler.measure) + 2;
  }

  /** The map is as high as what it holds, within bounds; on narrow screens higher, so that the page scrolls it. @param {import("./explorer/layout.js").Layout} layout */
  setHeight(layout) {
    const map = this.part(".am-map");
    if (this.host.matches(".am-explorer--full") || this.host.closest(".am-embed")) {
      map.style.height = "";
      return;
    }
    const highest = layout.narrow ? NARROW_HIGHEST : Math.max(480, innerHeight - 150);
    map.style.height = `${Math.round(Math.min(highest, Math.max(LOWEST, layout.height + MARGIN)))}px`;
  }

  /** Relations between visible claims beyond the tree's own. @param {Map<string, Row>} rows */
  listCrosses(rows) {
    const crosses = [];
    for (const id of rows.keys()) {
      for (const key of this.model.outOf.get(id) ?? []) {
        const step = this.model.steps.get(key);
        const end = step ? this.model.endOf(step) : "";
        const claim = this.model.get(id);
        const hangs = claim?.parent === end && claim?.bearing === step?.bearing;
        if (step && !hangs && end && end !== id && rows.has(end)) crosses.push({ from: id, to: end, bearing: step.bearing });
      }
    }
    return crosses;
  }

  /** @param {Row} row */
  listPartners(row) {
    if (!row.claim.step) return [];
    const premises = row.claim.step.split(/ (?:->|-x|-\/) /)[0].split(" + ");
    return premises.filter((id) => id !== row.claim.id).map((id) => this.model.get(id)?.label ?? this.model.elsewhere.get(id) ?? id);
  }

  showBars() {
    const { state, model } = this;
    this.part('[data-part="count"]').textContent = describeCount(this.rows, model.map.claims, this.kept);
    const bar = this.part(".am-view-state");
    const focus = model.get(state.focus);
    bar.hidden = !focus && !this.kept;
    this.part(".am-view-state__words").textContent = focus ? `Focus: ${focus.label}` : this.kept ? `Filtered: ${this.kept.matches.size} of ${model.map.claims} claims` : "";
    this.part(".am-view-state__hops").hidden = !focus;
    setValue(this.part('[data-do="hops"]'), state.hops === Infinity ? "all" : String(state.hops));
    setValue(this.part('[data-do="level"]'), state.level === Infinity ? "all" : String(Math.min(state.level, 3)));
    setDisabled(this.part('[data-do="back"]'), !this.past.length);
    setDisabled(this.part('[data-do="forward"]'), !this.future.length);
    this.showFilters();
  }

  showFilters() {
    const { state } = this;
    const active = FILTERS.filter((name) => state.filters[name]).length + (state.asOf ? 1 : 0);
    const badge = this.part(".am-drop__count");
    badge.hidden = !active;
    badge.textContent = active ? ` (${active})` : "";
    for (const box of this.ticks()) box.checked = state.filters[box.dataset.filter ?? ""]?.includes(box.value) ?? true;
    this.showMonth();
    if (this.part('[data-drop="filter"]').hasAttribute("open")) void this.showFilterCounts();
  }

  async showFilterCounts() {
    const list = await this.model.loadCatalogue();
    const counts = Object.fromEntries(FILTERS.map((name) => [name, countValues(list, this.state, name)]));
    for (const box of this.ticks()) {
      const count = box.closest("label")?.querySelector(".am-tick__count");
      if (count) count.textContent = String(counts[box.dataset.filter ?? ""].get(box.value) ?? 0);
    }
  }

  /** @returns {HTMLInputElement[]} */
  ticks() {
    return [...this.host.querySelectorAll('input[type="checkbox"][data-filter]')].map((box) => /** @type {HTMLInputElement} */ (box));
  }

  fillMonths() {
    const [first, last] = this.model.map.months;
    this.months = first && last ? listMonths(first, last) : [];
    const slider = this.monthSlider;
    this.part(".am-as-of").hidden = this.months.length < 2;
    slider.max = String(Math.max(0, this.months.length - 1));
  }

  get monthSlider() {
    return /** @type {HTMLInputElement} */ (this.part('[data-filter="as-of"]'));
  }

  showMonth() {
    const { months } = this;
    const at = this.state.asOf ? Math.max(0, months.findLastIndex((month) => month <= this.state.asOf)) : months.length - 1;
    this.monthSlider.value = String(at);
    const words = this.state.asOf ? months[at] : "today";
    this.monthSlider.setAttribute("aria-valuetext", words ?? "");
    this.part(".am-as-of output").textContent = words ?? "";
  }

  writeAddress() {
    const said = writeAddress(this.state);
    const old = isView(location.hash) ? location.hash : "";
    if (old === (said && `#${said}`)) return;
    history.replaceState(history.state, "", said ? `#${said}` : location.pathname + location.search);
  }

  /** Choose a claim: mark it, show its details. @param {string} id @param {{reveal?: boolean, keys?: boolean, details?: boolean}} [how] */
  async choose(id, { reveal = false, keys = false, details = true } = {}) {
    if (details) this.wantsDetails = true;
    const known = await this.model.resolve(id);
    if (!known) return;
    const state = this.next();
    const shown = this.rows.some((row) => row.claim.id === known);
    state.at = known;
    if (!shown) {
      await this.model.reach(known);
      if (this.kept && !this.kept.keep.has(known)) Object.assign(state, { filters: {}, asOf: "" });
      if (state.focus && !this.model.line(known).includes(state.focus)) state.focus = "";
      this.unfoldTo(state, known);
    }
    await this.adopt(state, { remember: known !== this.state.at, reveal: reveal || !shown ? [known] : [], say: true, keys });
  }

  /** @param {string} id @param {boolean} [open] */
  async fold(id, open) {
    const claim = this.model.get(id);
    if (!claim || claim.piece < 0) return;
    const state = this.next();
    const opening = open ?? !isOpen(this.model, state, claim);
    setOpen(state, claim, opening);
    if (!opening && state.at !== id && this.model.line(state.at).includes(id)) state.at = id;
    await this.adopt(state, { anchor: id, reveal: opening ? [id] : [] });
    if (opening) this.revealChildren(id);
    this.sayFold(id);
  }

  /** Lead the eye: bring the first reasons into the window, without losing the claim they are on. @param {string} id */
  revealChildren(id) {
    const children = this.rows.filter((row) => row.parent === id).map((row) => row.claim.id);
    if (this.state.view !== "outline") this.drawing?.reveal([id, ...children.slice(0, 6)], !this.calm);
  }

  /** Focus on a claim; a second time shows the whole map again. @param {string} id */
  async focus(id) {
    const state = this.next();
    const leaves = state.focus === id;
    state.focus = leaves ? "" : id;
    state.at = id;
    state.open = new Set();
    state.shut = new Set();
    if (leaves) this.unfoldTo(state, id);
    await this.adopt(state, { remember: true, reveal: [id], anchor: id });
    this.say(leaves ? "The whole map." : `Focus: ${this.model.get(id)?.label}. ${describeCount(this.rows, this.model.map.claims, this.kept)}`);
  }

  /** @param {State[]} from @param {State[]} to */
  async step(from, to) {
    const state = from.pop();
    if (!state) return;
    to.push(copyState(this.state));
    await this.adopt(state, { reveal: state.at ? [state.at] : [], say: true });
  }

  /** @param {Event} event */
  click(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-do]") : null;
    if (button) this.act(button.getAttribute("data-do") ?? "", button.getAttribute("data-value") ?? "");
  }

  /** @param {string} name @param {string} [value] */
  act(name, value = "") {
    const { at } = this.state;
    /** @type {Record<string, () => unknown>} */
    const acts = {
      back: () => this.step(this.past, this.future),
      forward: () => this.step(this.future, this.past),
      view: () => this.setView(value),
      clear: () => this.adopt({ ...this.next(), filters: {}, asOf: "" }, { remember: true }),
      reset: () => this.reset(),
      smaller: () => this.drawing?.zoom(1 / 1.2),
      larger: () => this.drawing?.zoom(1.2),
      "first-size": () => this.drawing?.zoom(1 / this.drawing.scale),
      "pan-left": () => this.drawing?.pan(-PAN, 0),
      "pan-right": () => this.drawing?.pan(PAN, 0),
      "pan-up": () => this.drawing?.pan(0, -PAN),
      "pan-down": () => this.drawing?.pan(0, PAN),
      full: () => this.fill(!this.host.classList.contains("am-explorer--full")),
      legend: () => this.openDialog("legend"),
      keys: () => this.openDialog("keys"),
      find: () => this.part(".am-find__input").focus(),
      focus: () => at && this.focus(at),
      fold: () => at && this.fold(at),
      open: () => this.open(),
      close: () => this.closeDetails(),
      map: () => this.setView("map"),
      outline: () => this.setView("outline"),
      escape: () => this.escape(),
      siblings: () => this.unfoldSiblings(),
      "copy-link": () => this.copied(location.href, "Link copied."),
      "copy-embed": () => this.copied(embedCode(this.embedAddress(), document.title), "Code copied."),
      "save-svg": () => save(asSvgFile(this.svg()), "argument-map.svg"),
      "save-png": async () => save(await asPngFile(this.svg()), "argument-map.png"),
      "save-text": () => save(new Blob([asText(this.rows, location.href, (id) => this.details?.address(id) ?? "")], { type: "text/plain" }), "argument-map.txt"),
      print: () => window.print(),
    };
    return acts[name]?.();
  }

  /** @param {string} view */
  setView(view) {
    void this.adopt({ ...this.next(), view: /** @type {State["view"]} */ (view) }, { keys: true, reveal: this.state.at ? [this.state.at] : [] });
  }

  async reset() {
    const state = this.next();
    Object.assign(state, { focus: "", filters: {}, asOf: "" });
    if (state.at) this.unfoldTo(state, state.at);
    await this.adopt(state, { remember: true, reveal: state.at ? [state.at] : [] });
    this.say("The whole map.");
  }

  escape() {
    if (this.host.classList.contains("am-explorer--full")) this.fill(false);
    else if (!this.part(".am-details").hidden) this.closeDetails();
    else if (this.state.focus || this.kept) void this.reset();
  }

  /** Beside the map first; from there, or a second time, the claim's page. */
  open() {
    const row = this.rows.find((one) => one.claim.id === this.state.at);
    if (!row) return;
    if (this.details?.shown === row.claim.id) this.details.link.click();
    else {
      this.wantsDetails = true;
      void this.showDetails().then(() => this.say("Details are open beside the map. Enter again opens the page."));
    }
  }

  closeDetails() {
    this.wantsDetails = false;
    this.details?.hide();
    this.focusChosen();
  }

  unfoldSiblings() {
    const chosen = this.rows.find((row) => row.claim.id === this.state.at);
    if (!chosen) return;
    const state = this.next();
    for (const row of this.rows) if (row.parent === chosen.parent && row.foldable) setOpen(state, row.claim, true);
    void this.adopt(state, { anchor: this.state.at });
  }

  /** @param {boolean} full */
  fill(full) {
    this.host.classList.toggle("am-explorer--full", full);
    this.part('[data-do="full"]').setAttribute("aria-pressed", String(full));
    this.draw({ animate: false });
  }

  /** @param {string} name */
  openDialog(name) {
    const dialog = this.part(`[data-dialog="${name}"]`);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }

  /** @param {EventTarget | null} target */
  closeDrops(target) {
    for (const drop of this.host.querySelectorAll("details.am-drop[open]")) {
      if (!(target instanceof Node && drop.contains(target))) drop.removeAttribute("open");
    }
  }

  /** @param {string} text @param {string} done */
  async copied(text, done) {
    this.say((await copy(text)) ? done : `Copying is not allowed here. ${text}`);
  }

  embedAddress() {
    const said = writeAddress(this.state);
    return new URL(`${this.root}embed/${this.topic || "whole"}/${said && `#${said}`}`, document.baseURI).href;
  }

  /** @param {Partial<import("./explorer/draw.js").Scene>} [change] */
  svg(change = {}) {
    if (this.state.view === "outline") this.draw({ animate: false });
    const scene = this.drawing?.scene;
    if (!scene) throw new Error("nothing is drawn yet");
    const paths = [...(this.legend?.querySelectorAll("path[data-mark]") ?? [])];
    return drawSvg({ ...scene, ...change }, Object.fromEntries(paths.map((path) => [path.getAttribute("data-mark"), path.getAttribute("d") ?? ""])));
  }

  /** Paper gets the current view as a picture, or as text. */
  print() {
    this.host.querySelector(".am-explorer__paper")?.remove();
    if (this.state.view === "outline") return;
    const paper = document.createElement("div");
    paper.className = "am-explorer__paper";
    paper.setAttribute("aria-hidden", "true");
    paper.dataset.mdColorScheme = "default";
    this.host.append(paper);
    paper.append(this.svg({ colours: readColours(paper) }));
  }

  /** @param {Event} event */
  change(event) {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.dataset.do === "level") void this.setLevel(field.value);
    else if (field instanceof HTMLSelectElement && field.dataset.do === "hops") void this.setHops(field.value);
    else if (field instanceof HTMLInputElement && field.type === "checkbox") void this.setFilter(field.dataset.filter ?? "");
  }

  /** @param {string} value */
  async setLevel(value) {
    const state = this.next();
    Object.assign(state, { level: readCount(value), open: new Set(), shut: new Set(), focus: "" });
    if (state.at && (this.model.get(state.at)?.depth ?? 0) > state.level) state.at = "";
    await this.adopt(state, { remember: true, anchor: state.at || this.model.map.roots[0] });
    this.say(describeCount(this.rows, this.model.map.claims, this.kept));
  }

  /** @param {string} value */
  async setHops(value) {
    await this.adopt({ ...this.next(), hops: readCount(value), open: new Set(), shut: new Set() }, { anchor: this.state.focus });
  }

  /** @param {string} name */
  async setFilter(name) {
    const boxes = this.ticks().filter((box) => box.dataset.filter === name);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    const state = this.next();
    if (chosen.length === boxes.length) delete state.filters[name];
    else state.filters[name] = chosen;
    await this.filter(state);
  }

  /** @param {Event} event */
  input(event) {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.dataset.filter !== "as-of" || field.type !== "range") return;
    const { months } = this;
    const at = Number(field.value);
    void this.filter({ ...this.next(), asOf: at === months.length - 1 ? "" : (months[at] ?? "") });
  }

  /** Unfold what matches, where it is not too much. @param {State} state */
  async filter(state) {
    if (isFiltered(state)) {
      const kept = applyFilters(await this.model.loadCatalogue(), state);
      if (kept.matches.size <= MOST_UNFOLDED) await this.unfoldMatches(state, kept);
    }
    await this.adopt(state, { anchor: this.model.map.roots[0] });
    this.say(describeCount(this.rows, this.model.map.claims, this.kept));
  }

  /** @param {State} state @param {Kept} kept */
  async unfoldMatches(state, kept) {
    for (const id of kept.matches) {
      await this.model.reach(id);
      this.unfoldTo(state, id);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {Element} */ (event.target);
    const inTree = Boolean(target.closest(".am-outline__tree"));
    const inMap = target.classList.contains("am-map");
    const asked = readKey(event, inTree);
    if (!asked || target.closest("dialog")) return;
    const typing = target.closest("input, select, textarea");
    const anywhere = ["escape", "find", "keys", "legend", "back", "forward"].includes(asked.act ?? "");
    if (!inTree && !inMap && (typing || !anywhere)) return;
    event.preventDefault();
    event.stopPropagation(); // Material opens its own search with f and /
    if (asked.move) void this.move(asked.move, inTree);
    else this.act(asked.act ?? "");
  }

  /** With nothing focused, finding and help are those of the map. @param {KeyboardEvent} event */
  keyOutside(event) {
    if (event.target !== document.body || !["/", "?"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.act(event.key === "/" ? "find" : "keys");
  }

  /** @param {import("./explorer/keys.js").Move} move @param {boolean} inTree */
  async move(move, inTree) {
    const at = this.rows.findIndex((row) => row.claim.id === this.state.at);
    const found = findMove(this.rows, at, move);
    if (found === "fold" || found === "unfold") {
      await this.fold(this.state.at, found === "unfold");
      if (move === "child") await this.move("child", inTree);
      else if (inTree) this.focusChosen();
      return;
    }
    const id = this.rows[found]?.claim.id;
    if (id) await this.choose(id, { reveal: true, keys: inTree, details: false });
  }

  /** Coming in by keyboard chooses the thesis, so that there is a place to go on from. */
  enter() {
    if (!this.state.at && this.part(".am-map").matches(":focus-visible")) void this.choose(this.rows[0]?.claim.id ?? "", { details: false });
  }

  focusChosen() {
    if (this.state.view === "outline" || (this.state.view === "both" && this.part(".am-outline").contains(document.activeElement))) {
      this.outline?.mark(this.state.at);
      this.outline?.focus(this.state.at || (this.rows[0]?.claim.id ?? ""));
    } else this.part(".am-map").focus({ preventScroll: true });
  }

  sayChosen() {
    const row = this.rows.find((one) => one.claim.id === this.state.at);
    if (row) this.say(describeRow(row, this.model.get(row.parent)?.label ?? ""));
  }

  /** @param {string} id */
  sayFold(id) {
    const row = this.rows.find((one) => one.claim.id === id);
    const below = this.rows.filter((one) => one.parent === id).length;
    if (row) this.say(row.open ? `Unfolded: ${below} under “${row.claim.label}”.` : `Folded: “${row.claim.label}”.`);
  }

  /** @param {string} words */
  say(words) {
    this.part('[data-part="say"]').textContent = words;
  }

  leave() {
    this.leaving.abort();
    this.schemes?.disconnect();
    this.sizes?.disconnect();
    this.drawing?.destroy();
    this.drawing = null;
  }
}

/** @param {HTMLElement} field @param {string} value */
function setValue(field, value) {
  if (field instanceof HTMLSelectElement) field.value = value;
}

/** @param {HTMLElement} button @param {boolean} disabled */
function setDisabled(button, disabled) {
  if (button instanceof HTMLButtonElement) button.disabled = disabled;
}

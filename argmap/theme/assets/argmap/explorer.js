/**
 * The explorer: one page to move through the whole argument, as a map and as an outline that stay in step. This module
 * joins the parts: each click, key or typed address becomes a step of the journey, whose state is then shown.
 *
 * @typedef {import("./explorer/rows.js").State} State
 * @typedef {import("./explorer/stage.js").Take} Take
 */
import { fitState, isView, readAddress, readCount, writeAddress } from "./explorer/address.js";
import { Bars } from "./explorer/bars.js";
import { Journey } from "./explorer/journey.js";
import { findMove, readKey } from "./explorer/keys.js";
import { Lenses } from "./explorer/lenses.js";
import { readFonts } from "./explorer/look.js";
import { Model } from "./explorer/model.js";
import { listWords } from "./explorer/scene.js";
import { Search } from "./explorer/search.js";
import { Stage } from "./explorer/stage.js";
import { NOTHING_BELOW } from "./explorer/words.js";
import { t, writeMonth } from "./lib/translate.js";

const PAN = 80;
const ZOOM = 1.2;
const SAID_MS = 4000;
const TAKE_MS = 2000;
const VIS_MS = 300;
const LONGEST_ADDRESS = 130;
const MAP_ROLE = {
  tabindex: "0",
  role: "application",
  "aria-roledescription": t("argument map"),
  "aria-label": t("Argument map. The outline holds the same as text."),
};
/** Not in the name, which some screen readers leave out where a part has keys of its own. */
const KEYS_SAID = t("Arrow keys follow the reasons, Enter opens a claim, question mark lists the keys.");
const ANYWHERE = ["escape", "find", "keys", "legend", "back", "forward"];
const NOT_LOADED = t("This part of the map could not be loaded. What was shown stays.");

/** @param {HTMLElement} element */
export async function mount(element) {
  const explorer = new Explorer(element);
  /** @type {any} */ (element).explorer = explorer; // for tests, and for the curious at the console
  try {
    await explorer.start();
  } catch (error) {
    explorer.takeDown();
    throw error;
  }
  return () => explorer.leave();
}

class Explorer {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.root = host.dataset.root ?? "";
    this.topic = host.dataset.topic ?? "";
    this.leaving = new AbortController();
    this.path = location.pathname;
    /** The address to which the browser's Back leads from what has been opened. */
    this.outside = location.hash;
    this.inside = false;
    /** @type {string | null} The address at which Back closed details: Forward opens them again. */
    this.left = null;
    this.focused = "";
    this.model = new Model(this.address("assets/map/"), host.dataset.version ?? "", host);
    this.journey = new Journey(this.model, this.readState(), {
      show: (how) => this.show(how),
      say: (words) => this.say(words),
      readsRow: () => Boolean(document.activeElement?.closest(".am-outline__tree")), // as screen readers do, unasked
      busy: (busy) => host.toggleAttribute("aria-busy", busy),
      fail: (error) => this.fail(error),
    });
    this.acts = this.listActs();
  }

  /** @param {string} path below the site's root */
  address(path) {
    return new URL(this.root + path, document.baseURI).href;
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.host.querySelector(selector));
  }

  /** @returns {State} */
  readState() {
    const state = readAddress(location.hash);
    if (this.topic && !isView(location.hash)) state.filters.topic = [this.topic];
    return state;
  }

  async start() {
    await Promise.all([this.model.load(0), this.styled()]);
    if (this.leaving.signal.aborted) return;
    this.followScheme();
    this.build();
    this.listen();
    this.wantDetails(this.journey.state);
    await this.journey.arrive(fitState(this.journey.state, this.model), false);
    this.host.dataset.ready = "true";
    Object.assign(this.host, { views: { path: this.path, follow: () => this.goBack() } }); // for back.js
    const draw = () => this.stage?.drawByVis(beside("vis-network.min.js"), this.model.options).catch(console.warn);
    if ("requestIdleCallback" in window) requestIdleCallback(draw, { timeout: VIS_MS });
    else setTimeout(draw, VIS_MS); // nobody lacks it, but to scale by two fingers
    setTimeout(() => this.stage?.loadTake().catch(() => {}), TAKE_MS); // loaded again when needed
  }

  /** The explorer's own styles are there. @returns {Promise<unknown>} */
  styled() {
    const link = /** @type {HTMLLinkElement | null} */ (this.host.querySelector('link[rel="stylesheet"]'));
    if (!link || link.sheet) return Promise.resolve();
    return new Promise((resolve) => {
      for (const name of ["load", "error"]) link.addEventListener(name, resolve, { once: true });
    });
  }

  /** A page to embed has no theme to follow, so it follows the reader's system. */
  followScheme() {
    if (!document.body.matches(".am-embed")) return;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => (document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default");
    dark.addEventListener("change", follow, { signal: this.leaving.signal });
    follow();
  }

  /** Let the map that moves take the place of the static one. */
  build() {
    const map = this.part(".am-map");
    map.style.height = `${map.offsetHeight}px`; // the page stays as long, and where the reader is
    this.host.classList.add("am-explorer--live");
    for (const [name, value] of Object.entries(MAP_ROLE)) map.setAttribute(name, value);
    for (const part of this.host.querySelectorAll("[inert]")) part.removeAttribute("inert");
    const part = (/** @type {string} */ selector) => this.part(selector);
    this.bars = new Bars(part, this.model);
    this.stage = new Stage(this.host, part, this.root, {
      choose: (id) => this.open(id, { reveal: false }),
      show: (id) => this.open(id, { reveal: true }),
      fold: (id) => void this.journey.fold(id),
      focus: (id) => void this.journey.focus(id),
      fall: (id) => void this.journey.look({ beliefs: true, fall: id, asOf: "" }),
    });
    this.lenses = new Lenses(part, this.model, this.root, {
      look: (change) => this.journey.look(change),
      ready: () => this.show({}),
      fail: (error) => this.fail(error),
      labelOf: (id) => this.model.get(id)?.label ?? id,
    });
    const input = /** @type {HTMLInputElement} */ (this.part(".am-find__input"));
    const found = (/** @type {string} */ id) => this.open(id, { reveal: true, keys: true });
    this.search = new Search(input, this.part(".am-find__list"), this.model, beside("minisearch.min.js"), {
      go: found,
      leave: () => this.stage?.takeKeys(),
    });
  }

  listen() {
    const { signal } = this.leaving;
    this.host.addEventListener("click", (event) => this.click(event), { signal });
    this.host.addEventListener("change", (event) => this.change(event), { signal });
    this.host.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("keydown", (event) => this.keyOutside(event), { signal, capture: true });
    this.part(".am-map").addEventListener("focus", () => this.enter(), { signal });
    document.fonts.addEventListener("loadingdone", () => this.stage?.drawing.restyle({}), { signal });
    window.addEventListener("hashchange", () => this.arrive(), { signal });
    window.addEventListener("beforeprint", () => this.stage?.print(this.describePicture()), { signal });
    document.addEventListener("pointerdown", (event) => this.closeDrops(event.target), { signal });
  }

  /** @param {import("./explorer/journey.js").How} how */
  show(how) {
    const { state, rows, kept, past, future, missing } = this.journey;
    for (const button of this.host.querySelectorAll('[data-do="view"]')) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-value") === state.view));
    }
    this.bars?.show(state, rows, kept, { past: past.length, future: future.length }, missing);
    if ((state.focus && state.focus !== this.focused) || this.stage?.opens(this.journey)) this.goInside();
    this.focused = state.focus;
    this.chooseLens(state);
    this.stage?.show(this.journey, how);
    this.writeAddress(state);
    if (how.keys) this.stage?.takeKeys();
  }

  /** The lens that a state asks for. @param {State} state */
  chooseLens(state) {
    const { stage, lenses } = this;
    if (!stage || !lenses) return;
    stage.lens = lenses.choose(state);
    stage.blank = state.hide === "words";
  }

  /** The whole map as it stands today. */
  reset() {
    if (this.lenses) this.lenses.timed = false;
    return this.journey.reset();
  }

  /** Leave something out, as a worksheet does; a second time shows it again. @param {State["hide"]} what */
  hide(what) {
    return this.journey.look({ hide: this.journey.state.hide === what ? "" : what });
  }

  /** @param {State} state */
  writeAddress(state) {
    const hash = hashOf(state, this.topic);
    const old = isView(location.hash) ? location.hash : "";
    if (old === hash) return;
    history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  /** Makes open details one step for the browser's Back, which closes them; the step's address follows the view. */
  goInside() {
    if (this.inside || !this.host.dataset.ready) return;
    this.inside = true;
    this.left = null;
    this.outside = location.hash;
    history.pushState(history.state, "", location.href);
  }

  /** The browser's Back within this page (back.js) closes the details, Forward opens them again; the view is the address's. */
  goBack() {
    const { stage } = this;
    if (!stage) return;
    const forward = !this.inside && this.left === location.hash;
    const hadKeys = this.part(".am-details").contains(document.activeElement);
    this.left = this.inside && stage.wantsDetails ? hashOf(this.journey.state, this.topic) : null;
    if (forward) stage.wantsDetails = true;
    else stage.hideDetails();
    if (hadKeys) stage.takeKeys();
    this.arrive();
    this.inside ||= forward;
    if (forward) void stage.showDetails();
  }

  /** Follow an address typed, clicked or gone back to while the page is open; an anchor of the page is none of ours. */
  arrive() {
    if (location.pathname !== this.path || (location.hash && !isView(location.hash))) return;
    this.inside = location.hash !== this.outside;
    const state = fitState(this.readState(), this.model);
    this.focused = state.focus;
    this.wantDetails(state);
    if (writeAddress(state) !== writeAddress(this.journey.next())) void this.journey.arrive(state, true);
  }

  /** An address that names a claim, but not as its focus, shows its details. @param {State} state */
  wantDetails({ at, focus }) {
    if (this.stage && at && at !== focus) this.stage.wantsDetails = true;
  }

  /** Choose a claim and show its details. @param {string} id @param {{reveal?: boolean, keys?: boolean}} how */
  open(id, how) {
    if (this.stage) this.stage.wantsDetails = true;
    void this.journey.choose(id, how);
  }

  /** The acts of buttons and keys, by name. @returns {Record<string, (value: string) => unknown>} */
  listActs() {
    const { journey } = this;
    const chosen = (/** @type {(id: string) => unknown} */ act) => () => journey.state.at && act(journey.state.at);
    return {
      back: () => journey.back(),
      forward: () => journey.forward(),
      view: (value) => journey.setView(/** @type {State["view"]} */ (value)),
      map: () => journey.setView("map"),
      outline: () => journey.setView("outline"),
      clear: () => journey.filter({ ...journey.next(), filters: {} }),
      filter: () => this.bars?.openFilters(Boolean(this.part(".am-filters").hidden)),
      hide: (value) => this.hide(/** @type {State["hide"]} */ (value)),
      time: () => this.lenses?.toggleTime(journey.state),
      beliefs: () => this.lenses?.toggleBeliefs(journey.state),
      reset: () => this.reset(),
      only: (value) => this.filterOnly(value),
      focus: chosen((id) => journey.focus(id)),
      fold: chosen((id) => journey.fold(id)),
      siblings: () => journey.unfoldBeside(),
      open: chosen((id) => this.openFurther(id)),
      close: () => this.closeDetails(),
      escape: () => this.escape(),
      find: () => this.part(".am-find__input").focus(),
      legend: () => this.openDialog("legend"),
      keys: () => this.openDialog("keys"),
      reload: () => location.reload(),
      ...this.listViewActs(),
      ...this.listTakeActs(),
    };
  }

  /** @returns {Record<string, (value: string) => unknown>} */
  listViewActs() {
    const drawing = () => this.stage?.drawing;
    return {
      smaller: () => drawing()?.zoom(1 / ZOOM),
      larger: () => drawing()?.zoom(ZOOM),
      "first-size": () => drawing()?.zoom(1 / (drawing()?.factor ?? 1)),
      "pan-left": () => drawing()?.pan(-PAN, 0),
      "pan-right": () => drawing()?.pan(PAN, 0),
      "pan-up": () => drawing()?.pan(0, -PAN),
      "pan-down": () => drawing()?.pan(0, PAN),
      more: () => this.stage?.drawMore(),
      full: () => this.stage?.fill(!this.host.classList.contains("am-explorer--full")),
    };
  }

  /** @returns {Record<string, (value: string) => unknown>} */
  listTakeActs() {
    const link = (/** @type {string} */ id) => this.address(`claims/${id}/`);
    const words = (/** @type {import("./explorer/rows.js").Row} */ row) => listWords(this.model, row);
    return {
      "copy-link": () => this.take("copy-link", (take) => this.copy(take, "copy-link", location.href)),
      "copy-embed": () =>
        this.take("copy-embed", (take) => this.copy(take, "copy-embed", take.embedCode(this.embedAddress(), document.title))),
      "save-svg": () =>
        this.take("save-svg", async (take, stage) =>
          take.save(take.asSvgFile(await this.keepPicture(stage)), "argument-map.svg"),
        ),
      "save-png": () =>
        this.take("save-png", async (take, stage) => this.savePng(take, await take.asPngFile(await this.keepPicture(stage)))),
      "save-text": () =>
        this.take("save-text", (take) =>
          take.save(
            new Blob([take.asText(this.journey.rows, location.href, link, words)], { type: "text/plain" }),
            "argument-map.txt",
          ),
        ),
      print: () => window.print(),
    };
  }

  /** Take the view along; where what does so is here, at once, as a browser asks of what may copy. @param {string} name of the button @param {(take: Take, stage: Stage) => unknown} act */
  async take(name, act) {
    const { stage } = this;
    if (!stage) return;
    const take = stage.take ?? (await stage.loadTake().catch(() => null));
    if (take) await act(take, stage);
    else this.answer(name, t("Could not be loaded: reload the page"));
  }

  /** @param {Take} take @param {Blob | null} picture */
  savePng(take, picture) {
    if (picture) take.save(picture, "argument-map.png");
    else this.answer("save-png", t("Too large for a PNG: save it as SVG, or fold some of it"));
  }

  /** @param {Stage} stage */
  keepPicture(stage) {
    const file = (/** @type {string} */ name) => this.address(`assets/fonts/${name}.woff2`);
    const { font, serif } = readFonts(this.host);
    const [sans, serifs] = [font, serif].map((family) => family.split(",")[0]);
    return stage.pictureToKeep(this.describePicture(), {
      [`${sans} 400`]: file("ibm-plex-sans-latin-400-normal"),
      [`${sans} 600`]: file("ibm-plex-sans-latin-600-normal"),
      [`${serifs} 600`]: file("source-serif-4-latin-600-normal"),
    });
  }

  /** What a picture that stands alone says of itself. @returns {import("./explorer/take.js").Words} */
  describePicture() {
    const site = document.title.replace(/^.* - /, "");
    const { asOf, beliefs } = this.journey.state;
    const limits = this.part(".am-view-state__words").textContent ?? "";
    const lens = [asOf && t("As of {month}", { month: writeMonth(asOf) }), beliefs && t("Given some beliefs")];
    const by = [this.host.dataset.by, limits, ...lens].filter(Boolean).join(". ");
    const short = location.href.length > LONGEST_ADDRESS ? location.href.replace(location.hash, "") : location.href;
    return { title: site, by, address: short };
  }

  embedAddress() {
    return this.address(`embed/${this.topic || "whole"}/${hashOf(this.journey.state, this.topic)}`);
  }

  /** @param {Take} take @param {string} name of the button @param {string} text */
  async copy(take, name, text) {
    this.answer(name, (await take.copy(text)) ? t("Copied") : t("Copying is not allowed here"));
  }

  /** Shows the result of a press on its button, for a moment. @param {string} name of the button @param {string} answer */
  answer(name, answer) {
    const button = this.part(`[data-do="${name}"]`);
    const words = button.dataset.words ?? button.textContent ?? "";
    button.dataset.words = words;
    button.textContent = answer;
    this.say(answer);
    setTimeout(() => button.replaceChildren(words), SAID_MS);
  }

  /** Beside the map first; a second time the claim's page. @param {string} id */
  openFurther(id) {
    const { stage } = this;
    if (!stage) return;
    if (stage.details.shown === id) return stage.details.link.click();
    stage.wantsDetails = true;
    this.goInside();
    void stage.showDetails().then(() => this.say(t("Details are open beside the map. Enter again opens the page.")));
  }

  closeDetails() {
    this.stage?.hideDetails();
    this.stage?.takeKeys();
  }

  escape() {
    if (this.host.classList.contains("am-explorer--full")) this.stage?.fill(false);
    else if (!this.part(".am-details").hidden) this.closeDetails();
    else if (this.journey.state.focus || this.journey.kept) void this.reset();
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

  /** Close the drop, or the filters, that hold an element and give the keys to their button; false where none is open. @param {Element} target */
  closeDrop(target) {
    const drop = target.closest("details.am-drop[open]");
    const filters = target.closest('.am-filters, [data-do="filter"][aria-expanded="true"]');
    drop?.removeAttribute("open");
    if (filters) this.bars?.openFilters(false);
    const button = filters ? this.part('[data-do="filter"]') : drop?.querySelector("summary");
    button?.focus();
    return Boolean(button);
  }

  /** @param {Event} event */
  click(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-do]") : null;
    if (event.target instanceof HTMLDialogElement) event.target.close(); // beside what it holds
    if (button) this.acts[button.getAttribute("data-do") ?? ""]?.(button.getAttribute("data-value") ?? "");
  }

  /** @param {Event} event */
  change(event) {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.dataset.do === "level") void this.journey.setLevel(readCount(field.value));
    else if (field instanceof HTMLSelectElement && field.dataset.do === "hops") void this.journey.setHops(readCount(field.value));
    else if (field instanceof HTMLInputElement && field.type === "checkbox") this.filter(field.dataset.filter ?? "");
  }

  /** @param {string} name */
  filter(name) {
    const state = this.journey.next();
    this.bars?.readFilter(state, name);
    void this.journey.filter(state);
  }

  /** Let only one value of a filter through. @param {string} chosen such as `kind:evidence` */
  filterOnly(chosen) {
    const [name, value] = chosen.split(":");
    const state = this.journey.next();
    state.filters[name] = [value];
    void this.journey.filter(state);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {Element} */ (event.target);
    const inTree = Boolean(target.closest(".am-outline__tree"));
    const inMap = Boolean(target.closest(".am-map"));
    if (event.key === "Escape" && this.closeDrop(target)) return event.stopPropagation();
    const asked = readKey(event, inTree);
    if (!asked || target.closest("dialog")) return;
    const typing = target.closest("input, select, textarea");
    if (!inTree && !inMap && (typing || !ANYWHERE.includes(asked.act ?? ""))) return;
    event.preventDefault();
    event.stopPropagation(); // Material opens its own search with f and /
    if (asked.move) void this.move(asked.move, inTree);
    else this.acts[asked.act ?? ""]?.("");
  }

  /** With nothing focused, finding and help are those of the map. @param {KeyboardEvent} event */
  keyOutside(event) {
    if (event.target === document.body && event.key === "Escape") return this.escape();
    if (event.target !== document.body || !["/", "?"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    event.stopPropagation();
    this.acts[event.key === "/" ? "find" : "keys"]("");
  }

  /** @param {import("./explorer/keys.js").Move} move @param {boolean} inTree */
  async move(move, inTree) {
    const { rows, state } = this.journey;
    const found = findMove(
      rows,
      rows.findIndex((row) => row.claim.id === state.at),
      move,
    );
    if (found === "fold" || found === "unfold") {
      await this.journey.fold(state.at, found === "unfold");
      if (move === "child" && this.journey.row?.open) await this.move("child", inTree);
      else if (inTree) this.stage?.takeKeys();
      return;
    }
    const id = rows[found]?.claim.id;
    if (id === state.at && (move === "child" || move === "right")) return this.say(NOTHING_BELOW);
    if (id) await this.journey.choose(id, { reveal: true, keys: inTree });
  }

  /** Coming in by keyboard chooses the thesis, so that there is a place to go on from, and says the keys. */
  enter() {
    const first = this.journey.rows[0]?.claim.id;
    if (first && !this.journey.state.at && this.part(".am-map").matches(":focus-visible"))
      void this.journey.choose(first, { more: ` ${KEYS_SAID}` });
  }

  /** Reports data that could not be loaded; the present view stays. @param {{words?: string, remedy?: string}} error */
  fail({ words = NOT_LOADED, remedy }) {
    this.say(words);
    this.part('[data-part="count"]').textContent = words;
    if (remedy !== "reload") return;
    this.part(".am-outdated__words").textContent = words;
    this.part(".am-outdated").hidden = false;
  }

  /** @param {string} words */
  say(words) {
    this.part('[data-part="say"]').textContent = words;
  }

  leave() {
    this.leaving.abort();
    this.journey.ended = true;
    this.stage?.leave();
    this.lenses?.leave();
  }

  /** Give way to the static parts again. */
  takeDown() {
    this.leave();
    this.host.classList.remove("am-explorer--live");
    this.host.removeAttribute("aria-busy");
    const map = this.part(".am-map");
    for (const name of Object.keys(MAP_ROLE)) map.removeAttribute(name);
    map.style.height = "";
    for (const part of this.host.querySelectorAll(".am-bar, .am-key-row__all")) part.setAttribute("inert", "");
  }
}

/** The address of another's script. @param {string} name */
function beside(name) {
  return new URL(`../vendor/${name}`, import.meta.url).href;
}

/** A view's address with its sign; empty for the first view. @param {State} state @param {string} topic of the page */
function hashOf(state, topic) {
  const said = writeAddress(state, topic);
  return said && `#${said}`;
}

/**
 * The stage: map, outline and details side by side or one over the other, as high and wide as the page lets them be.
 *
 * @typedef {import("./journey.js").Journey} Journey
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {typeof import("./take.js")} Take
 * @typedef {{choose: (id: string) => void, show: (id: string) => void, fold: (id: string) => void, focus: (id: string) => void}} Acts
 *   `choose` what is in sight; `show` what may not be
 */
import { h } from "../lib/elements.js";
import { MARGIN } from "../sizes.js";
import { Details } from "./details.js";
import { Drawing } from "./draw.js";
import { makeRuler, readColours, readFont, readMarks } from "./look.js";
import { Outline } from "./outline.js";
import { Overview } from "./overview.js";
import { listCrosses, listWords, placeRows } from "./scene.js";

const NARROW = 700;
const LOWEST = 320;
const NARROW_HIGHEST = 2400;
const WIDE_HIGHEST = 480;
const AROUND = 150;
const SHEET = 0.56;
const LED = 6;

export class Stage {
  /**
   * @param {HTMLElement} host @param {(selector: string) => HTMLElement} part @param {string} root
   * @param {import("./draw.js").Vis} vis @param {object} options of vis-network @param {Acts} acts
   */
  constructor(host, part, root, vis, options, acts) {
    this.host = host;
    this.part = part;
    this.map = part(".am-map");
    this.sheet = part(".am-details");
    this.legend = part('[data-dialog="legend"]');
    this.hint = part(".am-hint");
    this.colours = readColours(host);
    this.font = readFont(host);
    this.marks = readMarks(this.legend);
    this.ruler = makeRuler(this.font);
    this.wantsDetails = false;
    this.opening = false;
    /** @type {Element[]} what a full window takes the keys from */
    this.behind = [];
    /** @type {{listed: Journey["rows"], narrow: boolean, width: number, found: Pick<Scene, "layout" | "rows" | "crosses">} | null} */
    this.placed = null;
    /** @type {Journey | null} */
    this.journey = null;
    /** @type {Take | null} */
    this.take = null;
    this.outline = new Outline(part(".am-outline__tree"), { ...acts, choose: acts.show });
    this.details = new Details(this.sheet, root, acts.show);
    this.drawing = new Drawing(vis, part(".am-map__canvas"), options, { ...acts, viewed: () => this.viewed() });
    this.overview = new Overview(/** @type {HTMLCanvasElement} */ (part(".am-map__overview")), () => this.drawing);
    this.schemes = new MutationObserver(() => this.restyle());
    this.schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.map);
  }

  /** Updates the overlays of the map: the overview, and the short legend where the boxes leave room for it. */
  viewed() {
    this.overview?.update();
    const { scene, scale, width } = this.drawing;
    const room = scene && !scene.layout.narrow ? width - scene.layout.width * scale : 0;
    this.hint.classList.toggle("am-hint--away", room < this.hint.offsetWidth + 2 * MARGIN);
  }

  restyle() {
    this.colours = readColours(this.host);
    this.drawing.restyle({ colours: this.colours });
    this.overview.update();
  }

  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  get narrow() {
    return (this.map.clientWidth || this.part(".am-stage").clientWidth) < NARROW;
  }

  resize() {
    const scene = this.drawing.scene;
    if (!scene) return;
    const redo = this.narrow !== scene.layout.narrow || (this.narrow && this.placed?.width !== this.map.clientWidth);
    if (redo) this.draw({ animate: false });
    else this.drawing.resize();
    if (this.opening && this.journey) this.revealOpened(this.journey.state);
    this.opening = false;
  }

  /** Details have taken room from the map: what they are about stays in sight, in a focus with its reasons. @param {Journey["state"]} state */
  revealOpened({ at, focus }) {
    if (focus === at) this.revealChildren(at);
    else this.drawing.reveal([at], false);
  }

  /** Show where the journey is. @param {Journey} journey @param {import("./journey.js").How} how */
  show(journey, { anchor = "", reveal = [], children = false }) {
    this.journey = journey;
    const { view, at } = journey.state;
    this.map.hidden = view === "outline";
    this.part(".am-outline").hidden = view === "map";
    this.part(".am-stage").dataset.view = view;
    void this.showDetails();
    this.draw({ animate: !this.calm, anchor, reveal });
    if (children) this.revealChildren(anchor);
    if (view === "both" && at) this.outline.reveal(at);
    if (at && (reveal.includes(at) || this.opening)) this.keepInSight(at);
  }

  /** Lead the eye: bring the first reasons into the window, without losing the claim they are on. @param {string} id */
  revealChildren(id) {
    const children = this.journey?.rows.filter((row) => row.parent === id).map((row) => row.claim.id) ?? [];
    this.drawing.reveal([id, ...children.slice(0, LED)], !this.calm);
  }

  /** Whether showing where the journey is opens the details. @param {Journey} journey */
  opens({ model, state }) {
    return this.wantsDetails && this.sheet.hidden && model.get(state.at) !== undefined;
  }

  async showDetails() {
    const { journey } = this;
    const claim = journey?.model.get(journey.state.at);
    this.opening = Boolean(journey && this.opens(journey));
    const shown = claim && this.wantsDetails ? this.details.show(claim) : this.details.hide();
    const focused = journey?.state.focus && journey.state.focus === journey.state.at;
    this.part('[data-do="focus"]').textContent = focused ? "Show the whole map" : "Focus on it";
    await shown;
  }

  hideDetails() {
    this.wantsDetails = false;
    this.drawing.covered = 0;
    this.details.hide();
  }

  /** Scroll the page, or in a full window the map, until a claim is in the window and not under the sheet. @param {string} id */
  keepInSight(id) {
    const sheet = !this.sheet.hidden && getComputedStyle(this.sheet).position === "fixed";
    const lowest =
      (sheet ? innerHeight - Math.max(this.sheet.getBoundingClientRect().height, innerHeight * SHEET) : innerHeight) - MARGIN;
    if (this.host.matches(".am-explorer--full") && !this.map.hidden) {
      this.drawing.covered = Math.max(0, this.map.getBoundingClientRect().bottom - lowest);
      return this.drawing.reveal([id], false);
    }
    const edges = this.map.hidden ? this.outline.edges(id) : this.drawing.edges(id);
    if (!edges) return;
    const over = edges.bottom > lowest ? edges.bottom - lowest : Math.min(0, edges.top - this.header());
    if (over) scrollBy({ top: over, behavior: this.calm ? "instant" : "smooth" });
  }

  /** The lower edge of the page's header with a margin, in px of the browser's window. */
  header() {
    const header = document.querySelector(".md-header");
    return MARGIN + (header && !this.host.matches(".am-explorer--full") ? header.getBoundingClientRect().bottom : 0);
  }

  /** @param {{animate: boolean, anchor?: string, reveal?: string[]}} how */
  draw({ animate, anchor = "", reveal = [] }) {
    const { journey } = this;
    if (!journey) return;
    if (journey.state.view !== "map") this.outline.show(journey.rows, journey.state.at, (row) => listWords(journey.model, row));
    if (journey.state.view !== "outline") this.drawMap(journey, animate, anchor, reveal);
  }

  /** @param {Journey} journey @param {boolean} animate @param {string} anchor @param {string[]} reveal */
  drawMap(journey, animate, anchor, reveal) {
    const first = !this.drawing.scene;
    const scene = this.makeScene(journey);
    this.setHeight(scene.layout);
    this.drawing.fit();
    this.drawing.show(scene, { animate, anchor });
    if (reveal.length) this.drawing.reveal(reveal, animate && !first);
  }

  /** @param {Journey} journey @returns {Scene} */
  makeScene({ model, rows: listed, state }) {
    const { colours, font, marks, ruler } = this;
    return { ...this.place(model, listed), at: state.at, colours, font, marks, measure: ruler.measure };
  }

  /** Places for rows; the last ones where nothing but the choice has changed. @param {Journey["model"]} model @param {Journey["rows"]} listed */
  place(model, listed) {
    const { narrow, placed } = this;
    const width = this.map.clientWidth;
    if (placed?.listed === listed && placed.narrow === narrow && placed.width === width) return placed.found;
    const rows = new Map(listed.map((row) => [row.claim.id, row]));
    const found = { layout: placeRows(listed, this.ruler, narrow, width), rows, crosses: listCrosses(model, rows) };
    this.placed = { listed, narrow, width, found };
    return found;
  }

  /** The map is as high as what it holds, within bounds; on narrow screens higher, so that the page scrolls it. @param {import("./layout.js").Layout} layout */
  setHeight(layout) {
    const filled = this.host.matches(".am-explorer--full") || (this.host.closest(".am-embed") && !layout.narrow);
    const highest = layout.narrow ? NARROW_HIGHEST : Math.max(WIDE_HIGHEST, innerHeight - AROUND);
    const height = Math.min(highest, Math.max(LOWEST, layout.height + MARGIN));
    this.map.style.height = filled ? "" : `${Math.round(height)}px`;
  }

  /** Fill the browser's window, or not. @param {boolean} full */
  fill(full) {
    this.host.classList.toggle("am-explorer--full", full);
    this.part('[data-do="full"]').setAttribute("aria-pressed", String(full));
    for (const other of this.behind) other.removeAttribute("inert");
    this.behind = full ? listBeside(this.host).filter((other) => !other.hasAttribute("inert")) : [];
    for (const other of this.behind) other.setAttribute("inert", "");
    this.draw({ animate: false });
  }

  /** Put the keys where the reader was: on the outline's row or on the map. */
  takeKeys() {
    const view = this.journey?.state.view;
    const inOutline = view === "outline" || (view === "both" && this.part(".am-outline").contains(document.activeElement));
    if (inOutline) this.outline.focus(this.journey?.state.at ?? "");
    else this.map.focus({ preventScroll: true });
  }

  /** Loads the module for exports, once the map can be used: nobody needs it before. @returns {Promise<Take>} */
  async loadTake() {
    this.take ??= await import("./take.js");
    return this.take;
  }

  /** The current view as a picture. @param {Take} take @param {Partial<Scene>} [change] */
  picture(take, change = {}) {
    if (!this.journey) throw new Error("nothing is shown yet");
    const paths = [...this.legend.querySelectorAll("path[data-mark]")];
    const marks = Object.fromEntries(paths.map((path) => [path.getAttribute("data-mark"), path.getAttribute("d") ?? ""]));
    return take.drawSvg({ ...this.makeScene(this.journey), ...change }, marks);
  }

  /** The current view as a picture that stands alone: with its fonts and a caption. @param {string[]} captions @param {Record<string, string>} fonts */
  async pictureToKeep(captions, fonts) {
    const take = await this.loadTake();
    const picture = this.picture(take);
    take.addCaption(picture, captions, { colours: this.colours, measure: this.ruler.measure });
    await take.addFonts(picture, fonts).catch(() => {}); // without them, another font of the reader's
    return picture;
  }

  /** Paper gets the current view as a picture in the colours of paper, or as text. */
  print() {
    this.host.querySelector(".am-explorer__paper")?.remove();
    if (!this.take || this.journey?.state.view === "outline") return;
    const paper = h("div", { class: "am-explorer__paper", "aria-hidden": "true", "data-md-color-scheme": "default" });
    this.host.append(paper);
    paper.append(this.picture(this.take, { colours: readColours(paper) }));
  }

  leave() {
    if (this.host.matches(".am-explorer--full")) this.fill(false);
    this.schemes.disconnect();
    this.sizes.disconnect();
    this.drawing.destroy();
  }
}

/** All that stands beside an element and beside what holds it. @param {Element} element @returns {Element[]} */
function listBeside(element) {
  const around = element.parentElement;
  if (!around || element === document.body) return [];
  return [...[...around.children].filter((other) => other !== element), ...listBeside(around)];
}

/**
 * The stage: map, outline and details side by side or one over the other, as wide as the page lets them be.
 *
 * @typedef {import("./journey.js").Journey} Journey
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./lens.js").Lens} Lens
 * @typedef {typeof import("./take.js")} Take
 * @typedef {{choose: (id: string) => void, show: (id: string) => void, fold: (id: string) => void, focus: (id: string) => void, fall: (id: string) => void}} Acts
 *   `choose` what is in sight; `show` what may not be
 */
import { h } from "../lib/elements.js";
import { t } from "../lib/translate.js";
import { ROWS } from "../sizes.js";
import { Details } from "./details.js";
import { Drawing, scrollerOf } from "./draw.js";
import { Hint } from "./hint.js";
import { arrange } from "./layout.js";
import { TODAY } from "./lens.js";
import { chooseForm, listMarks, readColours, readFonts } from "./look.js";
import { Outline } from "./outline.js";
import { cutSections, planBlocks } from "./plan.js";
import { listCrosses, listWords } from "./scene.js";

const AROUND = 12;
const SHEET = 0.56;
const LED = 6;
const USUAL = { page: 20, embed: 16 }; // px of the root's letters where a reader has not changed them

export class Stage {
  /**
   * @param {HTMLElement} host @param {(selector: string) => HTMLElement} part @param {string} root
   * @param {Acts} acts
   */
  constructor(host, part, root, acts) {
    this.host = host;
    this.part = part;
    this.map = part(".am-map");
    this.sheet = part(".am-details");
    this.colours = readColours(host);
    this.fonts = readFonts(host);
    this.marks = listMarks();
    this.wantsDetails = false;
    this.opening = false;
    /** @type {Lens} */
    this.lens = TODAY;
    /** A worksheet has boxes without words. */
    this.blank = false;
    /** @type {Element[]} what a full window takes the keys from */
    this.behind = [];
    /** @type {{key: string, listed: Journey["rows"], layout: Scene["layout"], rows: Scene["rows"], leftOut: number} | null} */
    this.placed = null;
    /** How many claims on one claim are drawn; more where a reader asks for more, or chooses one beyond. */
    this.most = ROWS;
    /** @type {Journey | null} */
    this.journey = null;
    /** @type {Take | null} */
    this.take = null;
    this.outline = new Outline(part(".am-outline__tree"), { ...acts, choose: acts.show });
    this.details = new Details(this.sheet, root, acts);
    this.hint = new Hint(part(".am-hint"));
    this.drawing = new Drawing(part(".am-map__canvas"), {
      ...acts,
      zoomed: () => this.hint.hide(),
      hover: (id) => this.hover(id),
    });
    this.schemes = new MutationObserver(() => this.restyle());
    this.schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    this.width = 0;
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.map);
    this.onResize = () => this.resize();
    window.addEventListener("resize", this.onResize);
  }

  /** Has vis-network draw, once it has come. @param {string} address of the program @param {object} options of vis-network */
  async drawByVis(address, options) {
    const { NetworkCanvas, loadVis } = await import("./network.js");
    const vis = await loadVis(address);
    await this.drawing.changeCanvas((frame, painter, pinched) => new NetworkCanvas(vis, frame, options, painter, pinched));
    this.host.dataset.drawn = "vis-network";
  }

  restyle() {
    this.colours = readColours(this.host);
    this.drawing.restyle({ colours: this.colours });
  }

  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** The form of the map for the room that it has, and for the size of letters that the reader wants. */
  get fit() {
    const usual = this.host.closest(".am-embed") ? USUAL.embed : USUAL.page;
    const larger = parseFloat(getComputedStyle(document.documentElement).fontSize) / usual || 1;
    return chooseForm(this.map.clientWidth || this.part(".am-stage").clientWidth || innerWidth, larger);
  }

  resize() {
    if (!this.drawing.scene || this.map.hidden) return;
    if (this.width === this.map.clientWidth) this.drawing.resize();
    else this.draw({ animate: false });
    this.width = this.map.clientWidth;
    if (this.opening && this.journey) this.reveal([this.journey.state.at], false);
    this.opening = false;
  }

  /** What a pointer points at is shown in full. @param {string} id */
  hover(id) {
    const row = this.drawing.scene?.rows.get(id);
    const edges = this.drawing.edges(id);
    if (row && edges && !this.blank) this.hint.show(row, edges, this.map.getBoundingClientRect());
    else this.hint.hide();
  }

  /** Show where the journey is. @param {Journey} journey @param {import("./journey.js").How} how */
  show(journey, { anchor = "", reveal = [], children = false, keys = false }) {
    this.journey = journey;
    const { view, at } = journey.state;
    this.map.hidden = view === "outline";
    this.part(".am-outline").hidden = view === "map";
    this.part(".am-stage").dataset.view = view;
    void this.showDetails();
    this.hint.hide();
    this.draw({ animate: !this.calm, anchor });
    if (view === "both" && at) this.outline.reveal(at);
    if (children) this.revealChildren(anchor);
    else if (reveal.length && (keys || this.host.dataset.ready)) this.reveal(reveal, !this.calm);
    if (at && reveal.includes(at) && this.sheet.hidden && document.activeElement === this.map) this.hover(at);
  }

  /** Lead the eye: bring the first reasons into the window, without losing the claim they are on. @param {string} id */
  revealChildren(id) {
    const children = this.journey?.rows.filter((row) => row.parent === id).map((row) => row.claim.id) ?? [];
    this.reveal([id, ...children.slice(0, LED)], !this.calm);
  }

  /** Whether showing where the journey is opens the details. @param {Journey} journey */
  opens({ model, state }) {
    return this.wantsDetails && this.sheet.hidden && model.get(state.at) !== undefined;
  }

  async showDetails() {
    const { journey } = this;
    const claim = journey?.model.get(journey.state.at);
    this.opening = journey !== null && this.opens(journey);
    if (this.opening) this.hint.hide();
    const shown = claim && this.wantsDetails ? this.details.show(claim) : this.details.hide();
    const focused = journey?.state.focus && journey.state.focus === journey.state.at;
    this.part('[data-do="focus"]').textContent = focused ? t("Show the whole map") : t("Focus on it");
    await shown;
  }

  hideDetails() {
    this.wantsDetails = false;
    this.details.hide();
  }

  /** Scroll as little as brings claims into the window and not under the sheet; the first matters most. @param {string[]} ids @param {boolean} smooth */
  reveal(ids, smooth) {
    const [top, bottom] = this.findRoom();
    let down = 0;
    let across = 0;
    const frame = this.map.getBoundingClientRect();
    for (const id of [...ids].reverse()) {
      const edges = this.map.hidden ? this.outline.edges(id) : this.drawing.edges(id);
      if (!edges) continue;
      down = Math.min(Math.max(down, edges.bottom - bottom), edges.top - top);
      if (!this.map.hidden) across = Math.min(Math.max(across, edges.right - frame.right), edges.left - frame.left);
    }
    if (across) this.drawing.pan(across, 0);
    if (down) scrollerOf(this.map).scrollBy({ top: down, behavior: smooth ? "smooth" : "instant" });
  }

  /** The part of the browser's window in which a claim is in sight: top and bottom in px. */
  findRoom() {
    const header = document.querySelector(".md-header");
    const full = this.host.matches(".am-explorer--full");
    const sheet = !this.sheet.hidden && getComputedStyle(this.sheet).position === "fixed";
    const covered = sheet ? Math.max(this.sheet.getBoundingClientRect().height, innerHeight * SHEET) : 0;
    const top = header && !full ? header.getBoundingClientRect().bottom : 0;
    return [top + AROUND, innerHeight - covered - AROUND];
  }

  /** @param {{animate: boolean, anchor?: string}} how */
  draw({ animate, anchor = "" }) {
    const { journey } = this;
    if (!journey) return;
    const shown = journey.rows.filter((row) => !this.lens.future(row.claim.id));
    if (journey.state.view !== "map") this.outline.show(shown, journey.state.at, (row) => listWords(journey.model, row));
    if (journey.state.view === "outline") return this.tellLeftOut(0);
    const { scale } = this.fit;
    this.drawing.show(this.makeScene(journey), { fit: scale, animate, anchor });
    this.tellLeftOut(this.placed?.leftOut ?? 0);
    this.width = this.map.clientWidth;
  }

  /** Say below the map how many claims it leaves out. @param {number} number */
  tellLeftOut(number) {
    this.part(".am-left-out").hidden = number === 0;
    this.part('[data-part="left-out"]').textContent = String(number);
  }

  /** Draw more of the claims on one claim. */
  drawMore() {
    this.most += ROWS;
    this.draw({ animate: false });
  }

  /** @param {Journey} journey @returns {Scene} */
  makeScene(journey) {
    const { colours, fonts, marks, lens, blank } = this;
    const { layout, rows } = this.place(journey);
    const { at } = journey.state;
    return { layout, rows, crosses: listCrosses(journey.model, rows, at), at, lens, blank, colours, ...fonts, marks };
  }

  /** Places for rows; the last ones where nothing but the choice has changed. @param {Journey} journey */
  place({ model, rows: listed, state }) {
    const { form, width } = this.fit;
    const look = `${form} ${width} ${this.lens.key}`;
    const { placed } = this;
    const same = placed?.listed === listed && placed.key === `${look} ${this.most}`;
    if (same && (!state.at || placed.layout.boxes.has(state.at))) return placed;
    const rows = new Map(listed.map((row) => [row.claim.id, row]));
    const { most, drawn, leftOut } = cutSections(planBlocks(listed, state.focus, model.map, this.lens), this.most, state.at);
    this.most = most;
    this.placed = { key: `${look} ${most}`, listed, layout: arrange(drawn, form, width), rows, leftOut };
    return this.placed;
  }

  /** Look at the map through another lens. @param {Lens} lens */
  lookThrough(lens) {
    this.lens = lens;
    this.draw({ animate: false });
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

  /** The current view as a picture that stands alone: with title, legend, fonts and a caption. @param {import("./take.js").Words} words @param {Record<string, string>} fonts */
  async pictureToKeep(words, fonts) {
    const take = await this.loadTake();
    if (!this.journey) throw new Error("nothing is shown yet");
    const picture = take.frameSvg(this.makeScene(this.journey), words);
    await take.addFonts(picture, fonts).catch(() => {}); // without them, another font of the reader's
    return picture;
  }

  /** Paper gets the current view in the colours of paper, each branch on pages of its own. @param {import("./take.js").Words} words */
  print(words) {
    this.host.querySelector(".am-explorer__paper")?.remove();
    const { journey, take } = this;
    if (!take || !journey || journey.state.view === "outline") return;
    const paper = h("div", { class: "am-explorer__paper", "aria-hidden": "true", "data-md-color-scheme": "default" });
    this.host.append(paper);
    const { lens, blank, fonts, marks } = this;
    const look = { crosses: [], at: "", lens, blank, colours: readColours(paper), ...fonts, marks };
    for (const layout of take.layPages(journey.rows, journey.state.focus, journey.model.map, lens)) {
      paper.append(take.frameSvg({ ...look, layout, rows: new Map(journey.rows.map((row) => [row.claim.id, row])) }, words));
    }
  }

  leave() {
    if (this.host.matches(".am-explorer--full")) this.fill(false);
    this.schemes.disconnect();
    this.sizes.disconnect();
    window.removeEventListener("resize", this.onResize);
    this.drawing.destroy();
  }
}

/** All that stands beside an element and beside what holds it. @param {Element} element @returns {Element[]} */
function listBeside(element) {
  const around = element.parentElement;
  if (!around || element === document.body) return [];
  return [...[...around.children].filter((other) => other !== element), ...listBeside(around)];
}

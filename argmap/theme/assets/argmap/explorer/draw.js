/**
 * The drawn map: vis-network holds the canvas, the view and the boxes in sight; this module adds and moves the boxes and
 * reports clicks. Boxes outside the window are neither given to vis-network nor drawn.
 *
 * @typedef {{Network: typeof import("vis-network").Network, DataSet: typeof import("vis-data").DataSet}} Vis
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./rows.js").Row} Row
 * @typedef {{from: string, to: string, bearing: string}} Cross
 * @typedef {object} Scene
 * @property {Layout} layout
 * @property {Map<string, Row>} rows
 * @property {Cross[]} crosses
 * @property {string} at
 * @property {import("./look.js").Colours} colours
 * @property {string} font
 * @property {Record<string, Path2D>} marks
 * @property {(text: string, bold?: boolean) => number} measure
 */
import { h } from "../lib/elements.js";
import { MARGIN } from "../sizes.js";
import { middle } from "./layout.js";
import { CHIP, chipOf, Painter } from "./paint.js";
import { Press } from "./press.js";
import { changeQuietly, drawAlways, leaveTabStops } from "./vis_inside.js";

const MOVE_MS = 260;
const DOUBLE_MS = 350;
const SMALLEST = 0.35;
const LARGEST = 2.5;
const MOST_MOVED = 500;
const TOUCH = 44;
/** @type {import("vis-network").NetworkEvents[]} what changes the view */
const VIEWED = ["dragging", "zoom", "dragEnd"];

/** vis-network did not come, or not whole. */
class NoDrawing extends Error {
  words =
    "The map cannot be drawn: the program that draws it, vis-network, could not be loaded. The picture and the outline below hold the same argument.";
}

let failed = false;

/** Load vis-network once; the page may already be loading it. What failed is tried again. @param {string} address @returns {Promise<Vis>} */
export function loadVis(address) {
  const page = /** @type {Window & {vis?: Vis, argmapVis?: Promise<Vis> | null}} */ (window);
  page.argmapVis ??= runScript(address)
    .then(() => {
      if (!page.vis?.Network) throw new NoDrawing("vis-network did not load");
      return page.vis;
    })
    .catch((error) => {
      failed = true;
      page.argmapVis = null;
      throw error;
    });
  return page.argmapVis;
}

/** Settles when a script has run or failed, which alone does not tell: half a script runs not at all, and is no error. @param {string} address */
async function runScript(address) {
  if (failed) await fetch(address, { cache: "reload" }).catch(() => {}); // drops a broken copy from the browser's cache
  const known = failed ? undefined : [...document.scripts].find((one) => one.src === address);
  const script = known ?? h("script");
  await new Promise((resolve) => {
    for (const name of ["load", "error"]) script.addEventListener(name, resolve, { once: true });
    if (!known) document.head.append(Object.assign(script, { src: address }));
    else if (document.readyState === "complete") resolve(null);
    else window.addEventListener("load", resolve, { once: true }); // the script may have failed before this one ran
  });
}

export class Drawing {
  /**
   * @param {Vis} vis @param {HTMLElement} host @param {object} options of vis-network
   * @param {{choose: (id: string) => void, fold: (id: string) => void, focus: (id: string) => void, viewed: () => void}} acts
   */
  constructor(vis, host, options, acts) {
    this.host = host;
    this.acts = acts;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Set<string>} */
    this.given = new Set();
    /** @type {Map<string, {x: number, y: number, alpha: number}>} */
    this.from = new Map();
    this.clicked = "";
    this.clickedAt = 0;
    this.progress = 1;
    this.fitted = "";
    /** px at the bottom that something lies over */
    this.covered = 0;
    this.frame = 0;
    this.scale = 1;
    this.left = 0;
    this.top = 0;
    this.painter = new Painter(this);
    this.renderer = this.makeRenderer();
    /** @type {import("vis-data").DataSet<import("vis-network").Node>} */
    this.nodes = new vis.DataSet();
    this.network = new vis.Network(host, { nodes: this.nodes, edges: [] }, options);
    this.canvas = leaveTabStops(host); // the map around it is the tab stop
    this.network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => this.painter.drawUnder(context));
    this.network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => this.painter.drawOver(context));
    for (const name of VIEWED) this.network.on(name, () => this.readView());
    this.press = new Press(host, { click: (event, touch) => this.click(event, touch), hold: (event) => this.hold(event) });
    host.addEventListener("pointermove", (event) => this.point(event));
    this.onWheel = (/** @type {WheelEvent} */ event) => this.wheel(event);
    host.addEventListener("wheel", this.onWheel, { capture: true, passive: false });
  }

  get width() {
    return this.host.clientWidth;
  }

  get height() {
    return this.host.clientHeight;
  }

  get size() {
    return `${this.width} ${this.height}`;
  }

  /** Boxes now in the window. */
  get shown() {
    return this.given.size;
  }

  /**
   * Show a scene. What was shown moves from where it was; `anchor` stays at its place in the window.
   * @param {Scene} scene @param {{animate: boolean, anchor?: string}} how
   */
  show(scene, { animate, anchor = "" }) {
    const before = this.scene;
    /** @type {Map<string, {x: number, y: number, alpha: number}>} */
    const from = new Map();
    const old = before?.layout.boxes;
    const pinned = old?.get(anchor);
    const pin = scene.layout.boxes.get(anchor);
    const moves = Boolean(before && animate && before.layout.narrow === scene.layout.narrow);
    const dx = pinned && pin ? pin.x - pinned.x : 0;
    const dy = pinned && pin ? pin.y - pinned.y : 0;
    if (moves && before) this.noteFrom(before, scene, from, dx, dy);
    this.left += dx;
    this.top += dy;
    this.scene = scene;
    this.from = from;
    this.progress = from.size ? 0 : 1;
    this.clampView();
    this.giveAll();
    this.applyView();
    if (from.size) this.animate();
  }

  /**
   * Note where the boxes in sight were, so that they move from there; new ones come out of their parent.
   * @param {Scene} before @param {Scene} scene @param {Map<string, {x: number, y: number, alpha: number}>} from @param {number} dx @param {number} dy
   */
  noteFrom(before, scene, from, dx, dy) {
    const window = this.window(0.5);
    for (const [id, box] of scene.layout.boxes) {
      const was = before.layout.boxes.get(id);
      const above = before.layout.boxes.get(box.parent);
      const start = was ?? above;
      if (!start) continue;
      const x = start.x + dx;
      const y = start.y + dy;
      if (!was || x !== box.x || y !== box.y) {
        if (touches(box, window, dx, dy) || (was && touches(was, window, 0, 0))) from.set(id, { x, y, alpha: was ? 1 : 0 });
      }
      if (from.size > MOST_MOVED) {
        from.clear();
        return;
      }
    }
  }

  animate() {
    cancelAnimationFrame(this.frame);
    const start = performance.now();
    const step = (/** @type {number} */ now) => {
      this.progress = Math.min(1, (now - start) / MOVE_MS);
      this.network.redraw();
      if (this.progress < 1) this.frame = requestAnimationFrame(step);
      else this.from.clear();
    };
    this.frame = requestAnimationFrame(step);
  }

  /** A box at its present place, on the way to its own while it moves. @param {Box} box @returns {Box & {alpha: number}} */
  now(box) {
    const from = this.progress < 1 ? this.from.get(box.id) : undefined;
    if (!from) return { ...box, alpha: 1 };
    const t = 1 - (1 - this.progress) ** 3;
    return {
      ...box,
      x: from.x + (box.x - from.x) * t,
      y: from.y + (box.y - from.y) * t,
      alpha: from.alpha + (1 - from.alpha) * t,
    };
  }

  /** Colours or the chosen claim changed. @param {Partial<Scene>} change */
  restyle(change) {
    if (!this.scene) return;
    this.scene = { ...this.scene, ...change };
    this.network.redraw();
  }

  /** The window in the map's px, with a margin as a share of its size. @param {number} margin */
  window(margin) {
    const width = this.width / this.scale;
    const height = this.height / this.scale;
    return {
      left: this.left - width * margin,
      right: this.left + width * (1 + margin),
      top: this.top - height * margin,
      bottom: this.top + height * (1 + margin),
    };
  }

  /** Give vis-network the boxes in and near the window, and take the others back. */
  giveAll() {
    if (!this.scene) return;
    const window = this.window(0.4);
    /** @type {Map<string, Box>} */
    const wanted = new Map();
    for (const box of this.scene.layout.boxes.values()) if (touches(box, window, 0, 0)) wanted.set(box.id, box);
    changeQuietly(this.network, () => {
      this.nodes.remove([...this.given].filter((id) => !wanted.has(id)));
      this.nodes.update([...wanted.values()].map((box) => this.asNode(box)));
      drawAlways(this.network, wanted.keys());
    });
    this.given = new Set(wanted.keys());
    this.givenFor = window;
  }

  /** @param {Box} box */
  asNode(box) {
    return { id: box.id, shape: "custom", x: box.x + box.width / 2, y: middle(box), ctxRenderer: this.renderer };
  }

  makeRenderer() {
    return (/** @type {{ctx: CanvasRenderingContext2D, id: string}} */ { ctx, id }) => {
      const box = this.scene?.layout.boxes.get(id);
      return {
        drawNode: () => box && this.painter.drawBox(ctx, this.now(box)),
        nodeDimensions: { width: box?.width ?? 1, height: box?.height ?? 1 },
      };
    };
  }

  /** Put vis-network's view where ours is; it draws in the next frame. */
  applyView() {
    this.network.moveTo({
      position: { x: this.left + this.width / 2 / this.scale, y: this.top + this.height / 2 / this.scale },
      scale: this.scale,
      animation: false,
    });
    this.acts.viewed();
  }

  /** Take over what a drag or pinch did. */
  readView() {
    const middle = this.network.getViewPosition();
    this.scale = this.network.getScale();
    this.left = middle.x - this.width / 2 / this.scale;
    this.top = middle.y - this.height / 2 / this.scale;
    const outside = this.clampView();
    const now = this.window(0);
    const had = this.givenFor;
    if (!had || now.left < had.left || now.right > had.right || now.top < had.top || now.bottom > had.bottom) this.giveAll();
    if (outside) this.applyView();
    else this.acts.viewed();
  }

  /** Keep some of the map in the window. Tells whether it had to. */
  clampView() {
    if (!this.scene) return false;
    const { width, height } = this.scene.layout;
    const before = [this.left, this.top, this.scale].join();
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale));
    const seenX = this.width / this.scale;
    const seenY = (this.height - this.covered) / this.scale;
    this.left = Math.max(Math.min(0, width - seenX), Math.min(this.left, Math.max(0, width - seenX)));
    this.top = Math.max(Math.min(0, height - seenY), Math.min(this.top, Math.max(0, height - seenY)));
    if (width <= seenX) this.left = 0;
    if (height <= seenY) this.top = 0;
    return before !== [this.left, this.top, this.scale].join();
  }

  /** Take the host's size. */
  fit() {
    this.network.setSize("100%", "100%");
    this.fitted = this.size;
  }

  /** Size follows the host; the top left corner stays. */
  resize() {
    if (this.fitted === this.size) return;
    this.fit();
    this.clampView();
    this.giveAll();
    this.applyView();
  }

  /** @param {number} factor */
  zoom(factor) {
    const x = this.left + this.width / 2 / this.scale;
    const y = this.top + this.height / 2 / this.scale;
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, this.scale * factor));
    this.left = x - this.width / 2 / this.scale;
    this.top = y - this.height / 2 / this.scale;
    this.clampView();
    this.giveAll();
    this.applyView();
  }

  /** @param {number} left @param {number} top */
  moveTo(left, top) {
    this.left = left;
    this.top = top;
    this.clampView();
    this.giveAll();
    this.applyView();
  }

  /** Top and bottom of a box in the browser's window. @param {string} id */
  edges(id) {
    const box = this.scene?.layout.boxes.get(id);
    if (!box) return null;
    const top = this.host.getBoundingClientRect().top + (box.y - this.top) * this.scale;
    return { top, bottom: top + box.height * this.scale };
  }

  /** Move the window by so many px of the screen. @param {number} x @param {number} y */
  pan(x, y) {
    this.moveTo(this.left + x / this.scale, this.top + y / this.scale);
  }

  /** Bring boxes into the window, moving as little as possible; the first matters most. @param {string[]} ids @param {boolean} animate */
  reveal(ids, animate) {
    let { left, top } = this;
    const width = this.width / this.scale;
    const height = (this.height - this.covered) / this.scale;
    for (const id of [...ids].reverse()) {
      const box = this.scene?.layout.boxes.get(id);
      if (!box) continue;
      left = Math.min(Math.max(left, box.x + box.width + 24 - width), box.x - 2 * MARGIN);
      top = Math.min(Math.max(top, box.y + box.height + MARGIN - height), box.y - MARGIN);
    }
    if (left === this.left && top === this.top) return;
    if (animate) this.slide(left, top);
    else this.moveTo(left, top);
  }

  /** @param {number} left @param {number} top */
  slide(left, top) {
    cancelAnimationFrame(this.sliding ?? 0);
    const start = performance.now();
    const [fromLeft, fromTop] = [this.left, this.top];
    const step = (/** @type {number} */ now) => {
      const t = Math.min(1, (now - start) / MOVE_MS);
      const eased = 1 - (1 - t) ** 3;
      this.moveTo(fromLeft + (left - fromLeft) * eased, fromTop + (top - fromTop) * eased);
      if (t < 1) this.sliding = requestAnimationFrame(step);
    };
    this.sliding = requestAnimationFrame(step);
  }

  /** Only with Ctrl does the wheel scale; in a focused or full map it scrolls the map while there is more of it. @param {WheelEvent} event */
  wheel(event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (!this.host.closest(".am-explorer--full, .am-embed") && !this.host.parentElement?.matches(":focus-within")) return;
    const { left, top } = this;
    this.pan(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY);
    if (left !== this.left || top !== this.top) event.preventDefault();
  }

  /** The claim, or the sign that folds it, at a point of the map; null for none. @param {{x: number, y: number}} point @param {boolean} touch @returns {{id: string, chip: boolean} | null} */
  find(point, touch) {
    const boxes = [...this.given].map((id) => this.scene?.layout.boxes.get(id)).filter((box) => box !== undefined);
    for (const box of boxes) if (this.isOnChip(box, point, touch)) return { id: box.id, chip: true };
    for (const box of boxes) {
      if (point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height)
        return { id: box.id, chip: false };
    }
    return null;
  }

  /** @param {Box} box @param {{x: number, y: number}} point @param {boolean} touch */
  isOnChip(box, point, touch) {
    const row = this.scene?.rows.get(box.id);
    if (!this.scene || !row?.foldable) return false;
    const chip = chipOf(box, row, this.scene);
    const wide = Math.max(touch ? TOUCH : 0, chip.width + 8);
    const high = Math.max(touch ? Math.min(TOUCH, box.height + 7) : 0, CHIP + 8);
    return Math.abs(point.x - chip.x - chip.width / 2) <= wide / 2 && Math.abs(point.y - chip.y) <= high / 2;
  }

  /** The same for a pointer in the browser's window. @param {MouseEvent} event @param {boolean} touch */
  under(event, touch) {
    const corner = this.host.getBoundingClientRect();
    const x = this.left + (event.clientX - corner.left) / this.scale;
    const y = this.top + (event.clientY - corner.top) / this.scale;
    return this.find({ x, y }, touch);
  }

  /** A second click on the same claim focuses it, wherever details that the first one opened have moved it. @param {MouseEvent} event @param {boolean} touch */
  click(event, touch) {
    const again = event.timeStamp - this.clickedAt < DOUBLE_MS ? this.clicked : "";
    const hit = this.under(event, touch);
    this.clicked = hit && !hit.chip && !again ? hit.id : "";
    this.clickedAt = event.timeStamp;
    if (again && event.detail >= 2) this.acts.focus(again);
    else if (hit?.chip) this.acts.fold(hit.id);
    else if (hit) this.acts.choose(hit.id);
  }

  /** @param {PointerEvent} event */
  hold(event) {
    const hit = this.under(event, true);
    if (hit) this.acts.focus(hit.id);
  }

  /** @param {PointerEvent} event */
  point(event) {
    this.host.classList.toggle("am-map__canvas--hit", !event.buttons && this.under(event, false) !== null);
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.sliding ?? 0);
    this.host.removeEventListener("wheel", this.onWheel, { capture: true });
    this.press.leave();
    this.network.destroy();
    this.scene = null;
  }
}

/** @param {Box} box @param {{left: number, right: number, top: number, bottom: number}} window @param {number} dx @param {number} dy */
function touches(box, window, dx, dy) {
  const x = box.x - dx;
  const y = box.y - dy;
  return x < window.right && x + box.width > window.left && y < window.bottom && y + box.height > window.top;
}

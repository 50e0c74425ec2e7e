/**
 * The drawn map: the view, the boxes in sight, and what clicks mean. The page grows with the map and scrolls it: the canvas
 * is little higher than the browser's window, and moves along. Boxes outside it are not drawn.
 *
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{x: number, y: number}} Point
 */
import { h } from "../lib/elements.js";
import { CHIP_HEIGHT, NOTE } from "../sizes.js";
import { Canvas } from "./canvas.js";
import { Painter } from "./paint.js";
import { Press } from "./press.js";

const MOVE_MS = 260;
const DOUBLE_MS = 350;
const SMALLEST = 0.5;
const LARGEST = 3;
const MOST_MOVED = 500;
const TOUCH = 44;
const MARGIN = 400; // px that the canvas goes beyond the window, above and below
const CLOSE = 120; // px from the canvas's edge at which it moves along

export class Drawing {
  /**
   * @param {HTMLElement} host
   * @param {{choose: (id: string) => void, fold: (id: string) => void, focus: (id: string) => void, zoomed: () => void, hover: (id: string) => void}} acts
   */
  constructor(host, acts) {
    this.host = host;
    this.frameOf = /** @type {HTMLElement} */ (host.parentElement);
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
    this.frame = 0;
    /** How large the map is drawn where it fills the width, and how many times larger a reader has made it. */
    this.fit = 1;
    this.factor = 1;
    /** The corner of the canvas, in the map's px. */
    this.left = 0;
    this.top = 0;
    this.painter = new Painter(this);
    /** @type {import("./canvas.js").Surface} */
    this.surface = new Canvas(addFrame(host), this.painter);
    this.press = new Press(host, { click: (event, touch) => this.click(event, touch), hold: (event) => this.hold(event) });
    host.addEventListener("pointermove", (event) => this.point(event));
    host.addEventListener("pointerleave", () => this.acts.hover(""));
    this.onWheel = (/** @type {WheelEvent} */ event) => this.wheel(event);
    host.addEventListener("wheel", this.onWheel, { capture: true, passive: false });
    this.onScroll = () => this.follow();
    document.addEventListener("scroll", this.onScroll, { capture: true, passive: true });
  }

  get scale() {
    return this.fit * this.factor;
  }

  get width() {
    return this.host.clientWidth;
  }

  get height() {
    return this.host.clientHeight;
  }

  /** The height of the whole map as it is drawn, in px of the screen. */
  get total() {
    return Math.ceil((this.scene?.layout.height ?? 0) * this.scale);
  }

  /** Boxes now on the canvas. */
  get shown() {
    return this.given.size;
  }

  /**
   * Show a scene. What was shown moves from where it was; `anchor` stays at its place in the window.
   * @param {Scene} scene @param {{fit: number, animate: boolean, anchor?: string}} how
   */
  show(scene, { fit, animate, anchor = "" }) {
    const before = this.scene;
    /** @type {Map<string, {x: number, y: number, alpha: number}>} */
    const from = new Map();
    const pinned = before?.layout.boxes.get(anchor);
    const pin = scene.layout.boxes.get(anchor);
    const moves = Boolean(before && animate && before.layout.form === scene.layout.form && fit === this.fit);
    const dx = pinned && pin ? pin.x - pinned.x : 0;
    const dy = pinned && pin ? pin.y - pinned.y : 0;
    if (moves && before) this.noteFrom(before, scene, from, dx, dy);
    const was = this.scale;
    this.scene = scene;
    this.fit = fit;
    this.from = from;
    this.progress = from.size ? 0 : 1;
    this.frameOf.style.height = `${this.total}px`;
    const shift = pinned && pin ? Math.round(pin.y * this.scale - pinned.y * was) : 0;
    if (shift && before) scrollerOf(this.frameOf).scrollBy({ top: shift, behavior: "instant" });
    this.clampLeft();
    this.place(true);
    if (from.size) this.animate();
  }

  /**
   * Note where the boxes in sight were, so that they move from there; new ones come out of their parent.
   * @param {Scene} before @param {Scene} scene @param {Map<string, {x: number, y: number, alpha: number}>} from @param {number} dx @param {number} dy
   */
  noteFrom(before, scene, from, dx, dy) {
    const window = this.window(0);
    for (const [id, box] of scene.layout.boxes) {
      const was = before.layout.boxes.get(id);
      const above = before.layout.boxes.get(scene.layout.links.get(id)?.parent.id ?? "");
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
      this.surface.redraw();
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
    const x = from.x + (box.x - from.x) * t;
    const y = from.y + (box.y - from.y) * t;
    const [dx, dy] = [x - box.x, y - box.y];
    return {
      ...box,
      x,
      y,
      word: box.word && [box.word[0] + dx, box.word[1] + dy],
      chip: box.chip && [box.chip[0] + dx, box.chip[1] + dy, box.chip[2]],
      notes: box.notes.map(([section, noteX, noteY]) => [section, noteX + dx, noteY + dy]),
      alpha: from.alpha + (1 - from.alpha) * t,
    };
  }

  /** Colours, the chosen claim or the lens changed, and no box moves. @param {Partial<Scene>} change */
  restyle(change) {
    if (!this.scene) return;
    this.scene = { ...this.scene, ...change };
    this.surface.redraw();
  }

  /** What the canvas shows, in the map's px, with a margin as a share of its size. @param {number} margin */
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

  /** The canvas moves along when the page or the full window is scrolled. */
  follow() {
    if (!this.scene || this.frameOf.hidden) return;
    const rect = this.frameOf.getBoundingClientRect();
    const top = Math.max(0, -rect.top);
    const bottom = Math.min(this.total, innerHeight - rect.top);
    const y = Math.round(this.top * this.scale);
    const lacks = (top < y + CLOSE && y > 0) || (bottom > y + this.height - CLOSE && y + this.height < this.total);
    if (lacks && bottom > 0) this.place(false);
  }

  /** Put the canvas where the window is, and on it what belongs there. @param {boolean} anew also where it stays */
  place(anew) {
    const rect = this.frameOf.getBoundingClientRect();
    const height = Math.min(Math.ceil(this.total / MARGIN) * MARGIN, innerHeight + 2 * MARGIN); // changes seldom: that costs
    const y = Math.max(0, Math.min(Math.round(-rect.top - MARGIN), this.total - height));
    if (!anew && y === Math.round(this.top * this.scale)) return;
    this.host.style.height = `${height}px`;
    this.host.style.top = `${y}px`;
    const size = `${this.width} ${this.height}`;
    if (this.fitted !== size) this.surface.fit();
    this.fitted = size;
    this.top = y / this.scale;
    this.giveAll();
    this.applyView();
  }

  /** Put the boxes that belong there on the canvas. */
  giveAll() {
    if (!this.scene) return;
    const window = this.window(0.05);
    const wanted = [...this.scene.layout.boxes.values()].filter((box) => touches(box, window, 0, 0));
    this.given = new Set(wanted.map(({ id }) => id));
    this.surface.give(wanted);
  }

  /** Have the canvas show where it is; it draws in the next frame. */
  applyView() {
    this.surface.look(this.left + this.width / 2 / this.scale, this.top + this.height / 2 / this.scale, this.scale);
  }

  /**
   * Go on with another canvas, if it can be made; what a press has begun is finished first.
   * @param {(frame: HTMLElement, painter: Painter, pinched: (scale: number, point: Point) => void) => import("./canvas.js").Surface} make
   */
  async changeCanvas(make) {
    await this.press.end;
    if (!this.scene) return;
    const frame = addFrame(this.host);
    try {
      const made = make(frame, this.painter, (scale, point) => this.pinch(scale, point));
      this.surface.leave();
      this.surface = made;
    } catch (error) {
      frame.remove();
      throw error;
    }
    this.surface.fit();
    this.giveAll();
    this.applyView();
  }

  /** Keep the window within the map's width; a narrow map stands at the left. */
  clampLeft() {
    const width = this.scene?.layout.width ?? 0;
    this.left = Math.max(0, Math.min(this.left, width - this.width / this.scale));
  }

  /** Size follows the host. */
  resize() {
    this.clampLeft();
    this.place(true);
  }

  /** Scale, so that a point of the canvas stays where it is. @param {number} factor @param {Point} [point] px from the canvas's corner */
  zoom(factor, point = { x: this.width / 2, y: innerHeight / 2 - this.host.getBoundingClientRect().top }) {
    const old = this.scale;
    const [x, y] = [this.left + point.x / old, this.top + point.y / old];
    this.factor = Math.min(LARGEST, Math.max(SMALLEST, this.factor * factor));
    this.left = x - point.x / this.scale;
    this.frameOf.style.height = `${this.total}px`;
    this.clampLeft();
    scrollerOf(this.frameOf).scrollBy({ top: y * (this.scale - old), behavior: "instant" });
    this.place(true);
    this.acts.zoomed();
  }

  /** Take over what two fingers, or the wheel with Ctrl, did. @param {number} scale @param {Point} point */
  pinch(scale, point) {
    this.zoom(scale / this.scale, point);
  }

  /** Top, bottom, left and right of a box in the browser's window. @param {string} id */
  edges(id) {
    const box = this.scene?.layout.boxes.get(id);
    if (!box) return null;
    const corner = this.host.getBoundingClientRect();
    const top = corner.top + (box.y - this.top) * this.scale;
    const left = corner.left + (box.x - this.left) * this.scale;
    return { top, left, bottom: top + box.height * this.scale, right: left + box.width * this.scale };
  }

  /** Move the window by so many px of the screen. @param {number} x @param {number} y */
  pan(x, y) {
    const { left } = this;
    this.left += x / this.scale;
    this.clampLeft();
    if (left !== this.left) {
      this.giveAll();
      this.applyView();
    }
    if (y) scrollerOf(this.frameOf).scrollBy({ top: y, behavior: "instant" });
  }

  /** Only with Ctrl does the wheel scale; else it scrolls the page, and with Shift a map that is wider than the page. @param {WheelEvent} event */
  wheel(event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    const { left } = this;
    if (across) this.pan(across, 0);
    if (left !== this.left) event.preventDefault();
  }

  /** The claim, or the sign that folds it, at a point of the map; null for none. @param {Point} point @param {boolean} touch @returns {{id: string, chip: boolean, section?: string} | null} */
  find(point, touch) {
    const boxes = [...this.given].map((id) => this.scene?.layout.boxes.get(id)).filter((box) => box !== undefined);
    for (const box of boxes) if (isOnChip(box, point, touch)) return { id: box.id, chip: true };
    for (const box of boxes) {
      const note = box.notes.find(([, x, y]) => Math.abs(point.y - y) <= NOTE / 2 && point.x >= x && point.x < box.x + box.width);
      if (note) return { id: box.id, chip: false, section: note[0].title };
      if (point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height)
        return this.scene?.rows.has(box.id) ? { id: box.id, chip: false } : null;
    }
    return null;
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
    if (hit?.section) this.jump(hit.section);
    else if (again && event.detail >= 2) this.acts.focus(again);
    else if (hit?.chip) this.acts.fold(hit.id);
    else if (hit) this.acts.choose(hit.id);
  }

  /** Scroll to a section whose heading is repeated in the middle. @param {string} title */
  jump(title) {
    const heading = this.scene?.layout.headings.find(({ section }) => section.title === title);
    if (!heading) return;
    const top = this.host.getBoundingClientRect().top + (heading.y - this.top) * this.scale;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollerOf(this.frameOf).scrollBy({ top: top - innerHeight / 4, behavior: calm ? "instant" : "smooth" });
  }

  /** @param {PointerEvent} event */
  hold(event) {
    const hit = this.under(event, true);
    if (hit) this.acts.focus(hit.id);
  }

  /** A pressed pointer drags a map that has been made larger; another shows what it points at. @param {PointerEvent} event */
  point(event) {
    if (event.buttons && this.factor > 1) return this.pan(-event.movementX, event.pointerType === "mouse" ? -event.movementY : 0);
    const hit = event.buttons ? null : this.under(event, false);
    this.host.classList.toggle("am-map__canvas--hit", hit !== null);
    if (event.pointerType === "mouse") this.acts.hover(hit && !hit.chip ? hit.id : "");
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    document.removeEventListener("scroll", this.onScroll, { capture: true });
    this.host.removeEventListener("wheel", this.onWheel, { capture: true });
    this.press.leave();
    this.surface.leave();
    this.scene = null;
  }
}

/** What a canvas lies in. @param {HTMLElement} host */
function addFrame(host) {
  const frame = h("div", { class: "am-map__frame" });
  host.append(frame);
  return frame;
}

/** @param {Box} box @param {Point} point @param {boolean} touch */
function isOnChip(box, point, touch) {
  if (!box.chip) return false;
  const [x, y, width] = box.chip;
  const wide = Math.max(touch ? TOUCH : 0, width + 8);
  const high = touch ? Math.max(CHIP_HEIGHT + 8, Math.min(TOUCH, box.height)) : CHIP_HEIGHT + 4;
  return Math.abs(point.x - x - width / 2) <= wide / 2 && Math.abs(point.y - y) <= high / 2;
}

/** What scrolls the map: the explorer where it fills the window, else the page. @param {Element} element @returns {Element | Window} */
export function scrollerOf(element) {
  return element.closest(".am-explorer--full") ?? window;
}

/** @param {Box} box @param {{left: number, right: number, top: number, bottom: number}} window @param {number} dx @param {number} dy */
function touches(box, window, dx, dy) {
  const x = box.x - dx;
  const y = box.y - dy;
  const right = Math.max(x + box.width, box.chip ? box.chip[0] + box.chip[2] - dx : 0);
  return x < window.right && right > window.left && y < window.bottom && y + box.height > window.top;
}

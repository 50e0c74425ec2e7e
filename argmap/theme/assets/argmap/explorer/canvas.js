/**
 * A plain canvas, which the map is drawn on until vis-network has come, and where it does not come: nobody waits for it.
 *
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./paint.js").Painter} Painter
 * @typedef {object} Surface  what the map is drawn on
 * @property {HTMLCanvasElement} canvas
 * @property {() => void} fit  take the size of what it is in
 * @property {(boxes: Box[]) => void} give  these boxes lie on it, and no others
 * @property {(x: number, y: number, scale: number) => void} look  at a point of the map in its middle, so many times its size
 * @property {() => void} redraw  in the next frame
 * @property {() => void} leave
 */
import { h } from "../lib/elements.js";

/** @implements {Surface} */
export class Canvas {
  /** @param {HTMLElement} frame @param {Painter} painter */
  constructor(frame, painter) {
    this.frame = frame;
    this.painter = painter;
    this.canvas = h("canvas", { "aria-hidden": "true" });
    /** @type {Box[]} */
    this.boxes = [];
    /** Px of the screen by which what is drawn is moved, and how many times larger it is. */
    this.view = { x: 0, y: 0, scale: 1 };
    this.request = 0;
    frame.append(this.canvas);
  }

  fit() {
    this.canvas.width = Math.round(this.frame.clientWidth * devicePixelRatio);
    this.canvas.height = Math.round(this.frame.clientHeight * devicePixelRatio);
    this.draw(); // a canvas of a new size is blank
  }

  /** @param {Box[]} boxes */
  give(boxes) {
    this.boxes = boxes;
    this.redraw();
  }

  /** @param {number} x @param {number} y @param {number} scale */
  look(x, y, scale) {
    this.view = { x: this.frame.clientWidth / 2 - x * scale, y: this.frame.clientHeight / 2 - y * scale, scale };
    this.redraw();
  }

  redraw() {
    cancelAnimationFrame(this.request);
    this.request = requestAnimationFrame(() => this.draw());
  }

  draw() {
    const context = this.canvas.getContext("2d");
    if (!context) return;
    const { x, y, scale } = this.view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(devicePixelRatio * scale, 0, 0, devicePixelRatio * scale, devicePixelRatio * x, devicePixelRatio * y);
    this.painter.drawUnder(context);
    for (const box of this.boxes) this.painter.drawBox(context, box.id);
    this.painter.drawOver(context);
  }

  leave() {
    cancelAnimationFrame(this.request);
    this.frame.remove();
  }
}

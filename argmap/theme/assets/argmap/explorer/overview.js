/**
 * The overview: all boxes as small bars, and the window as a frame; a click or drag moves the window there.
 */

import { h } from "../lib/elements.js";

const WIDTH = 180;
const HEIGHT = 130;

export class Overview {
  /** @param {HTMLCanvasElement} canvas @param {() => import("./draw.js").Drawing | null} drawing */
  constructor(canvas, drawing) {
    this.canvas = canvas;
    this.drawing = drawing;
    /** @type {{layout: object, colours: object, picture: ImageBitmap | HTMLCanvasElement} | null} */
    this.kept = null;
    const move = (/** @type {PointerEvent} */ event) => event.buttons && this.go(event);
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.go(event);
    });
    canvas.addEventListener("pointermove", move);
  }

  /** px of the overview for one px of the map */
  get scale() {
    const layout = this.drawing()?.scene?.layout;
    return layout ? Math.min(WIDTH / layout.width, HEIGHT / layout.height) : 1;
  }

  /** @param {PointerEvent} event */
  go(event) {
    const drawing = this.drawing();
    if (!drawing) return;
    const corner = this.canvas.getBoundingClientRect();
    const x = (event.clientX - corner.left) / this.scale;
    const y = (event.clientY - corner.top) / this.scale;
    drawing.moveTo(x - drawing.width / drawing.scale / 2, y - drawing.height / drawing.scale / 2);
    event.preventDefault();
  }

  /** Shown only where much of the map is outside the window. */
  update() {
    const drawing = this.drawing();
    const scene = drawing?.scene;
    if (!drawing || !scene) return;
    const window = drawing.window(0);
    const seen = (window.right - window.left) * (window.bottom - window.top);
    const { layout } = scene;
    this.canvas.hidden = layout.narrow || layout.width * layout.height < 1.6 * seen;
    if (this.canvas.hidden) return;
    const picture = this.picture(scene);
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    const context = this.canvas.getContext("2d");
    if (!context) return;
    context.drawImage(picture, 0, 0);
    const density = devicePixelRatio || 1;
    const scale = this.scale * density;
    context.strokeStyle = scene.colours.accent;
    context.lineWidth = 2 * density;
    context.strokeRect(
      window.left * scale,
      window.top * scale,
      (window.right - window.left) * scale,
      (window.bottom - window.top) * scale,
    );
    this.canvas.style.width = `${picture.width / density}px`;
    this.canvas.style.height = `${picture.height / density}px`;
  }

  /** The bars, drawn once for a layout. @param {import("./draw.js").Scene} scene */
  picture(scene) {
    const { layout, colours } = scene;
    if (this.kept?.layout === layout && this.kept.colours === colours)
      return /** @type {HTMLCanvasElement} */ (this.kept.picture);
    const density = devicePixelRatio || 1;
    const scale = this.scale * density;
    const [width, height] = [layout.width, layout.height].map((size) => Math.max(24, Math.ceil(size * scale)));
    const picture = h("canvas", { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    context.fillStyle = colours.raised;
    context.fillRect(0, 0, picture.width, picture.height);
    for (const box of layout.boxes.values()) {
      context.fillStyle = /** @type {Record<string, string>} */ (colours)[box.bearing || "ink"];
      context.fillRect(box.x * scale, box.y * scale, Math.max(1, box.width * scale), Math.max(1, box.height * scale - 0.5));
    }
    this.kept = { layout, colours, picture };
    return picture;
  }
}

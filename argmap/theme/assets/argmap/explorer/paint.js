/**
 * Painting: the shapes of the scene on a canvas. Lines lie under the boxes, signs over them.
 *
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./figure.js").Shape} Shape
 * @typedef {import("./scene.js").Scene} Scene
 */
import { FONT, TITLE_FONT } from "../sizes.js";
import { shapeBadge, shapeBox, shapeChoice, shapeCross, shapeHeading, shapeLine, shapeStem } from "./figure.js";

const NEAR = 300;
const AROUND = 60;

export class Painter {
  /** @param {import("./draw.js").Drawing} view */
  constructor(view) {
    this.view = view;
    /** @type {Map<string, Path2D>} paths that have been drawn before */
    this.paths = new Map();
  }

  /** @param {CanvasRenderingContext2D} context */
  drawUnder(context) {
    const { scene } = this.view;
    if (!scene) return;
    const window = this.view.window(0.1);
    for (const heading of scene.layout.headings) this.draw(context, shapeStem(scene, heading), 1);
    for (const pale of [true, false]) {
      for (const [id, link] of scene.layout.links) {
        const row = scene.rows.get(id);
        if (row ? scene.lens.pale(row) !== pale : !pale) continue;
        if (Math.max(link.box.y, link.parent.y) < window.top - AROUND || Math.min(link.box.y, link.parent.y) > window.bottom)
          continue;
        const here = this.view.now(link.box);
        const near = { ...link, box: clip(here, window), parent: clip(this.view.now(link.parent), window) };
        if (link.joined) near.joined = clip(this.view.now(link.joined), window);
        if (row) this.draw(context, shapeLine(scene, id, near, row), here.alpha);
      }
    }
    for (const { from, to, bearing } of scene.crosses) {
      const [start, end] = [scene.layout.boxes.get(from), scene.layout.boxes.get(to)];
      const side = scene.rows.get(from)?.claim.side ?? "neither";
      if (start && end)
        this.draw(context, shapeCross(scene, this.view.now(start), this.view.now(end), bearing, side), this.view.progress);
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {string} id of a claim */
  drawBox(context, id) {
    const { scene } = this.view;
    const placed = scene?.layout.boxes.get(id);
    if (!scene || !placed) return;
    const box = this.view.now(placed);
    const row = scene.rows.get(box.id);
    this.draw(context, shapeBox(scene, box, row), box.alpha);
    if (row && scene.at === box.id) this.draw(context, shapeChoice(scene, box, row), box.alpha);
  }

  /** @param {CanvasRenderingContext2D} context */
  drawOver(context) {
    const { scene } = this.view;
    if (!scene) return;
    const window = this.view.window(0.1);
    for (const heading of scene.layout.headings) {
      if (heading.y > window.top && heading.y < window.bottom) this.draw(context, shapeHeading(scene, heading), 1);
    }
    for (const id of this.view.given) {
      const link = scene.layout.links.get(id);
      const row = scene.rows.get(id);
      if (!link || !row) continue;
      const here = this.view.now(link.box);
      const moved = { ...link, box: here, parent: this.view.now(link.parent) };
      this.draw(context, shapeBadge(scene, id, moved, row), here.alpha);
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {Shape[]} shapes @param {number} alpha */
  draw(context, shapes, alpha) {
    for (const shape of shapes) {
      context.globalAlpha = alpha * (shape.alpha ?? 1);
      if (shape.kind === "text") this.drawText(context, shape);
      else this.drawOutline(context, shape);
    }
    context.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} context @param {import("./figure.js").TextShape} shape */
  drawText(context, shape) {
    context.font = this.fonts[shape.font];
    context.textAlign = shape.anchor === "middle" ? "center" : "left";
    context.textBaseline = "alphabetic";
    context.fillStyle = shape.fill ?? "";
    context.fillText(shape.text, shape.x, shape.y);
  }

  get fonts() {
    const { font = "sans-serif", serif = "serif" } = this.view.scene ?? {};
    return {
      label: `${FONT}px ${font}`,
      strong: `600 ${FONT}px ${font}`,
      title: `600 ${TITLE_FONT}px ${serif}`,
      slanted: `italic ${FONT}px ${font}`,
    };
  }

  /** @param {CanvasRenderingContext2D} context @param {import("./figure.js").PathShape | import("./figure.js").RectShape} shape */
  drawOutline(context, shape) {
    const path = shape.kind === "rect" ? makeRect(shape) : this.pathOf(shape.path);
    const moved = shape.kind === "path" && (shape.x !== undefined || shape.y !== undefined);
    if (moved) context.translate(shape.x ?? 0, shape.y ?? 0);
    if (shape.fill) {
      context.fillStyle = shape.fill;
      context.fill(path);
    }
    if (shape.stroke) {
      context.strokeStyle = shape.stroke;
      context.lineWidth = shape.width ?? 1;
      context.setLineDash(shape.dash ?? []);
      context.stroke(path);
      context.setLineDash([]);
    }
    if (moved) context.translate(-(shape.x ?? 0), -(shape.y ?? 0));
  }

  /** @param {string} path */
  pathOf(path) {
    let made = this.paths.get(path);
    if (!made) {
      if (this.paths.size > 4000) this.paths.clear();
      made = new Path2D(path);
      this.paths.set(path, made);
    }
    return made;
  }
}

/** @param {import("./figure.js").RectShape} shape */
function makeRect({ x, y, w, h, r }) {
  const path = new Path2D();
  path.roundRect(x, y, w, h, r);
  return path;
}

/** A box far above or below the window, brought near it: of long lines only what is seen is drawn. @template {Box} Kind @param {Kind} box @param {{top: number, bottom: number}} window @returns {Kind} */
function clip(box, window) {
  const y = Math.min(Math.max(box.y, window.top - NEAR), window.bottom + NEAR);
  return y === box.y ? box : { ...box, y };
}

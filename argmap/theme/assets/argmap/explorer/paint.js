/**
 * Painting: boxes with their labels, lines with their signs, brackets, thin links and counts, on vis-network's canvas.
 *
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {import("./draw.js").Cross} Cross
 */

import { BADGE, FONT, LINE } from "../sizes.js";
import { Bearing, Kind } from "../words.js";
import { drawBracket, drawCross, drawLine, middle, outlet } from "./layout.js";
import { colourOf, countParts, MARK, marksOf } from "./look.js";

export const CHIP = 20;
const CHIP_PAD = 7;
const CHIP_GAP = 4;
const NEAR = 300;

/** Width of a folded branch's count. @param {[string, string][]} parts @param {(text: string, bold?: boolean) => number} measure */
export function chipWidth(parts, measure) {
  return parts.reduce((sum, [, text]) => sum + measure(text, true) + CHIP_GAP, 2 * CHIP_PAD - CHIP_GAP);
}

/** Place and parts of a claim's count, or of the sign that folds it. @param {Box} box @param {Row} row @param {Scene} scene */
export function chipOf(box, row, scene) {
  if (row.open) {
    const x = scene.layout.narrow ? box.x + box.width - CHIP - 8 : box.x + box.width - CHIP / 2;
    return {
      x,
      y: scene.layout.narrow ? middle(box) : outlet(box),
      width: CHIP,
      parts: /** @type {[string, string][]} */ ([["", "–"]]),
    };
  }
  const parts = countParts(row.inside, row.total);
  const width = chipWidth(parts, scene.measure);
  return { x: box.x + box.width - width - 5, y: middle(box), width, parts };
}

export class Painter {
  /** @param {import("./draw.js").Drawing} view */
  constructor(view) {
    this.view = view;
  }

  /** @param {CanvasRenderingContext2D} context */
  drawUnder(context) {
    const scene = this.view.scene;
    if (!scene) return;
    const { boxes, narrow } = scene.layout;
    const window = this.view.window(0.1);
    for (const cross of scene.crosses) this.drawCross(context, cross, window);
    /** @type {Map<string, [Box, Box]>} */
    const brackets = new Map();
    for (const box of boxes.values()) {
      const parent = boxes.get(box.parent);
      if (!parent || Math.max(box.y, parent.y) < window.top - 40 || Math.min(box.y, parent.y) > window.bottom) continue;
      const here = this.view.now(box);
      if (box.step) {
        const group = brackets.get(`${box.parent} ${box.step}`);
        brackets.set(`${box.parent} ${box.step}`, [group?.[0] ?? here, here]);
      }
      if (box.joined) continue;
      const line = drawLine(clip(here, window), clip(this.view.now(parent), window), narrow);
      context.globalAlpha = here.alpha * (scene.rows.get(box.id)?.faded ? 0.45 : 1);
      this.stroke(context, line.path, box.bearing, 1.75);
      if (line.arrow) this.drawArrow(context, line.arrow, box.bearing);
    }
    context.globalAlpha = 1;
    for (const [first, last] of brackets.values())
      if (first !== last) this.stroke(context, drawBracket(first, last), first.bearing, 2);
  }

  /** @param {CanvasRenderingContext2D} context @param {Cross} cross @param {{top: number, bottom: number}} window */
  drawCross(context, cross, window) {
    const boxes = this.view.scene?.layout.boxes;
    const from = boxes?.get(cross.from);
    const to = boxes?.get(cross.to);
    if (!from || !to || !(isWithin(from, window) || isWithin(to, window))) return;
    const chosen = this.view.scene?.at === cross.from || this.view.scene?.at === cross.to;
    context.globalAlpha = (chosen ? 1 : 0.35) * this.view.progress;
    this.stroke(
      context,
      drawCross(this.view.now(from), this.view.now(to), this.view.scene?.layout.narrow ?? false),
      cross.bearing,
      chosen ? 2 : 1,
    );
    context.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} context @param {string} path @param {string} bearing @param {number} width */
  stroke(context, path, bearing, width) {
    const colours = /** @type {Record<string, string>} */ (this.view.scene?.colours);
    context.strokeStyle = colourOf(colours, bearing);
    context.lineWidth = width;
    context.setLineDash(Bearing[bearing]?.dash ?? []);
    context.stroke(new Path2D(path));
    context.setLineDash([]);
  }

  /** @param {CanvasRenderingContext2D} context @param {[number, number]} tip @param {string} bearing */
  drawArrow(context, [x, y], bearing) {
    const colours = /** @type {Record<string, string>} */ (this.view.scene?.colours);
    context.fillStyle = colourOf(colours, bearing);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - 4, y + 8);
    context.lineTo(x + 4, y + 8);
    context.fill();
  }

  /** @param {CanvasRenderingContext2D} context @param {Box & {alpha: number}} box */
  drawBox(context, box) {
    const scene = this.view.scene;
    const row = scene?.rows.get(box.id);
    if (!scene || !row) return;
    const { colours } = scene;
    const { claim } = row;
    context.save();
    context.globalAlpha = box.alpha;
    const thesis = claim.kind === "thesis";
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, claim.voice === "outside" ? 12 : 3);
    context.fillStyle = claim.voice === "outside" ? colours.raised : colours.paper;
    context.fill();
    context.lineWidth = thesis ? 2.5 : 1;
    context.strokeStyle = row.faded ? colours.line : thesis ? colours.ink : colours.quiet;
    context.setLineDash(Kind[claim.kind].dash);
    context.stroke();
    context.setLineDash([]);
    this.drawLabel(context, box, marksOf(claim), thesis, row.faded);
    if (scene.at === box.id) {
      context.beginPath();
      context.roundRect(box.x - 3, box.y - 3, box.width + 6, box.height + 6, claim.voice === "outside" ? 14 : 5);
      context.lineWidth = 3;
      context.strokeStyle = colours.accent;
      context.stroke();
    }
    context.restore();
  }

  /** @param {CanvasRenderingContext2D} context @param {Box} box @param {ReturnType<typeof marksOf>} marks @param {boolean} bold @param {boolean} faded */
  drawLabel(context, box, marks, bold, faded) {
    const scene = this.view.scene;
    if (!scene) return;
    const top = box.y + (box.height - box.lines.length * LINE) / 2;
    const left = box.x + 14 + marks.length * MARK;
    marks.forEach(([mark, colour], place) => {
      context.save();
      context.translate(box.x + 12 + place * MARK, top + 0.5);
      context.lineWidth = colour === "quiet" ? 1.6 : 2.2;
      context.strokeStyle = scene.colours[colour];
      context.stroke(scene.marks[mark]);
      context.restore();
    });
    context.font = `${faded ? "italic " : ""}${bold ? "600 " : ""}${FONT}px ${scene.font}`;
    context.fillStyle = faded ? scene.colours.quiet : scene.colours.ink;
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    for (const [index, line] of box.lines.entries()) context.fillText(line, left, top + index * LINE + 13);
  }

  /** @param {CanvasRenderingContext2D} context */
  drawOver(context) {
    const scene = this.view.scene;
    if (!scene) return;
    const { boxes, narrow } = scene.layout;
    for (const id of this.view.given) {
      const box = boxes.get(id);
      const row = scene.rows.get(id);
      if (!box || !row) continue;
      const here = this.view.now(box);
      context.globalAlpha = here.alpha * (row.faded ? 0.6 : 1);
      const parent = boxes.get(box.parent);
      if (parent && !box.joined) this.drawBadge(context, drawLine(here, this.view.now(parent), narrow).badge, box.bearing);
      context.globalAlpha = here.alpha;
      if (row.foldable) this.drawChip(context, here, row);
    }
    context.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} context @param {[number, number]} centre @param {string} bearing */
  drawBadge(context, [x, y], bearing) {
    const colours = /** @type {Record<string, string>} */ (this.view.scene?.colours);
    context.beginPath();
    context.arc(x, y, BADGE, 0, 2 * Math.PI);
    context.fillStyle = colourOf(colours, bearing);
    context.fill();
    context.fillStyle = colours.paper;
    context.font = `600 12px ${this.view.scene?.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(Bearing[bearing]?.sign ?? "", x, y + 0.5);
  }

  /** @param {CanvasRenderingContext2D} context @param {Box} box @param {Row} row */
  drawChip(context, box, row) {
    const scene = this.view.scene;
    if (!scene) return;
    const colours = /** @type {Record<string, string>} */ (scene.colours);
    const chip = chipOf(box, row, scene);
    context.beginPath();
    context.roundRect(chip.x, chip.y - CHIP / 2, chip.width, CHIP, CHIP / 2);
    context.fillStyle = colours.paper;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = colours.quiet;
    context.stroke();
    context.font = `600 ${FONT - 1}px ${scene.font}`;
    context.textBaseline = "middle";
    context.textAlign = "left";
    if (row.open) {
      context.textAlign = "center";
      context.fillStyle = colours.ink;
      context.fillText("–", chip.x + chip.width / 2, chip.y + 0.5);
      return;
    }
    let x = chip.x + CHIP_PAD;
    for (const [bearing, text] of chip.parts) {
      context.fillStyle = colourOf(colours, bearing);
      context.fillText(text, x, chip.y + 0.5);
      x += scene.measure(text, true) + CHIP_GAP;
    }
  }
}

/** @param {Box} box @param {{top: number, bottom: number}} window */
function isWithin(box, window) {
  return box.y + box.height > window.top && box.y < window.bottom;
}

/** A box far above or below the window, brought near it: of long lines only what is seen is drawn. @param {Box} box @param {{top: number, bottom: number}} window */
function clip(box, window) {
  const y = Math.min(Math.max(box.y, window.top - NEAR), window.bottom + NEAR);
  return y === box.y ? box : { ...box, y };
}

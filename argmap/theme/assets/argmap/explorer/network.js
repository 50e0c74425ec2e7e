/**
 * The map on vis-network's canvas: it holds the boxes in sight and the view, draws, and scales by two fingers.
 *
 * @typedef {{Network: typeof import("vis-network").Network, DataSet: typeof import("vis-data").DataSet}} Vis
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./paint.js").Painter} Painter
 * @typedef {import("./canvas.js").Surface} Surface
 * @typedef {{x: number, y: number}} Point
 */
import { h } from "../lib/elements.js";
import { middle } from "./layout.js";
import { changeQuietly, drawAlways, leaveTabStops } from "./vis_inside.js";

/** Loads vis-network once a document; a second time under another address, as the browser may have kept half a script. @param {string} address @returns {Promise<Vis>} */
export async function loadVis(address) {
  const page = /** @type {Window & {vis?: Vis}} */ (window);
  for (const src of [address, `${address}?again=${Date.now()}`]) if (!page.vis?.Network) await runScript(src);
  if (!page.vis?.Network) throw new Error("vis-network did not come");
  return page.vis;
}

/** Settles when a script has run or failed, which alone does not tell: half a script runs not at all, and is no error. @param {string} src */
function runScript(src) {
  const script = h("script");
  const ended = new Promise((resolve) => {
    for (const name of ["load", "error"]) script.addEventListener(name, resolve, { once: true });
  });
  document.head.append(Object.assign(script, { src }));
  return ended;
}

/** @implements {Surface} */
export class NetworkCanvas {
  /**
   * @param {Vis} vis @param {HTMLElement} frame @param {object} options of vis-network @param {Painter} painter
   * @param {(scale: number, point: Point) => void} pinched
   */
  constructor(vis, frame, options, painter, pinched) {
    this.frame = frame;
    /** @type {import("vis-data").DataSet<import("vis-network").Node>} */
    this.nodes = new vis.DataSet();
    this.network = new vis.Network(frame, { nodes: this.nodes, edges: [] }, options);
    this.canvas = leaveTabStops(frame); // the map around it is the tab stop
    this.network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => painter.drawUnder(context));
    this.network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => painter.drawOver(context));
    this.network.on("zoom", (/** @type {{pointer: Point}} */ { pointer }) => pinched(this.network.getScale(), pointer));
    /** @type {Map<string, Box>} */
    this.boxes = new Map();
    this.renderer = (/** @type {{ctx: CanvasRenderingContext2D, id: string}} */ { ctx, id }) => {
      const { width, height } = this.boxes.get(id) ?? { width: 1, height: 1 };
      return { drawNode: () => painter.drawBox(ctx, id), nodeDimensions: { width, height } };
    };
  }

  fit() {
    this.network.setSize("100%", "100%");
  }

  /** @param {Box[]} boxes */
  give(boxes) {
    const gone = new Set(this.boxes.keys());
    this.boxes = new Map(boxes.map((box) => [box.id, box]));
    for (const id of this.boxes.keys()) gone.delete(id);
    changeQuietly(this.network, () => {
      this.nodes.remove([...gone]);
      this.nodes.update(boxes.map((box) => this.asNode(box)));
      drawAlways(this.network, this.boxes.keys());
    });
  }

  /** @param {Box} box */
  asNode(box) {
    return { id: box.id, shape: "custom", x: box.x + box.width / 2, y: middle(box), ctxRenderer: this.renderer };
  }

  /** @param {number} x @param {number} y @param {number} scale */
  look(x, y, scale) {
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  redraw() {
    this.network.redraw();
  }

  leave() {
    this.network.destroy();
    this.frame.remove();
  }
}

/**
 * All uses of undocumented parts of vis-network. tests/browser/test_vis_inside.py fails where another version changes
 * one of them.
 *
 * @typedef {import("vis-network").Network} Network
 * @typedef {{isBoundingBoxOverlappingWith: (view: object) => boolean}} InsideNode
 * @typedef {{emitter: {emit: (event: string) => void}, nodes: Record<string, InsideNode>}} Body
 */

/** @param {Network} network @returns {Body} */
function bodyOf(network) {
  return /** @type {Network & {body: Body}} */ (network).body;
}

/** Runs changes of a network's data, each of which draws everything at once if it is not kept from it. @param {Network} network @param {() => void} change */
export function changeQuietly(network, change) {
  const { emitter } = bodyOf(network);
  emitter.emit("_blockRedraw");
  change();
  emitter.emit("_allowRedraw");
}

/**
 * Has nodes drawn in the next frame: vis-network leaves out a node until it has once been measured while drawing. It
 * must be given only what is in sight, since it then no longer looks.
 * @param {Network} network @param {Iterable<string>} ids
 */
export function drawAlways(network, ids) {
  const { nodes } = bodyOf(network);
  for (const id of ids) nodes[id].isBoundingBoxOverlappingWith = () => true;
}

/** Takes the frame that vis-network puts around its canvas out of the tab stops. @param {HTMLElement} host @returns {HTMLCanvasElement} */
export function leaveTabStops(host) {
  host.querySelector(".vis-network")?.removeAttribute("tabindex");
  const canvas = /** @type {HTMLCanvasElement} */ (host.querySelector("canvas"));
  canvas.setAttribute("aria-hidden", "true");
  canvas.tabIndex = -1;
  return canvas;
}

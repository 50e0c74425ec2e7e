/**
 * Mounts each part of a page that is marked `data-argmap="NAME"` with the module `NAME.js` beside this one,
 * once, also under instant navigation; calls what `mount` returned when the part has left the page.
 */
import { prepareMenu } from "./menu.js";

/** @type {WeakSet<Element>} */
const seen = new WeakSet();
/** @type {Map<Element, () => void>} */
const leaving = new Map();

/** @param {Element} element */
async function mountPart(element) {
  const name = element.getAttribute("data-argmap") ?? "";
  if (seen.has(element) || !/^[a-z][a-z-]*$/.test(name)) return;
  seen.add(element);
  const part = await import(`./${name}.js`);
  const leave = await part.mount(element);
  if (typeof leave === "function") leaving.set(element, leave);
}

function sweep() {
  for (const [element, leave] of leaving) {
    if (element.isConnected) continue;
    leaving.delete(element);
    leave();
  }
}

function mountPage() {
  sweep();
  prepareMenu();
  for (const element of document.querySelectorAll("[data-argmap]")) void mountPart(element);
}

// `document$` is Material's stream of pages under instant navigation; it never emits on file://.
const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(mountPage);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountPage);
else mountPage();

/**
 * Mounts each part of a page that is marked `data-argmap="NAME"` with the module `NAME.js`, once, also under instant
 * navigation; calls what `mount` returned when the part has left the page. It alone keeps its address when the site is
 * renewed (argmap/view/assets.py): pages and modules of other versions meet it, so what it asks of them stays as it is.
 */
const version = new URL(import.meta.url).searchParams.get("v");
const SCRIPTS = new URL(version ? `../scripts/${version}/argmap/` : "./", import.meta.url);

/** @type {WeakSet<Element>} */
const seen = new WeakSet();
/** @type {Map<Element, () => void>} */
const leaving = new Map();

/**
 * A message of those modules that import none, in the language of the page, which holds them; in English where it holds none.
 * @param {string} text @param {Record<string, string>} [values] of its placeholders
 */
function t(text, values = {}) {
  const messages = JSON.parse(document.getElementById("am-messages")?.textContent ?? "{}");
  return String(messages[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** @param {string} name of a module @returns {Promise<any>} */
function load(name) {
  return import(new URL(`${name}.js`, SCRIPTS).href);
}

/** @param {HTMLElement} element */
function mountPart(element) {
  const name = element.dataset.argmap ?? "";
  if (seen.has(element) || !/^[a-z][a-z-]*$/.test(name)) return;
  seen.add(element);
  load(name)
    .then((part) => start(element, part))
    .catch(() => offerReload(element));
}

/** @param {HTMLElement} element @param {any} part its module */
async function start(element, part) {
  try {
    const leave = await part.mount(element, t);
    if (typeof leave === "function") leaving.set(element, leave);
  } catch (error) {
    console.error(error);
    const { showFailure } = await load("failure");
    showFailure(element, error, () => start(element, part), t);
  }
}

/** The modules cannot be reached, so this is all that can be said. @param {HTMLElement} element */
function offerReload(element) {
  const textContent = `${t("{what} could not be loaded. The connection failed, or the site has been renewed since.", {
    what: element.dataset.what ?? t("A part of this page"),
  })} `;
  const note = Object.assign(document.createElement("p"), { className: "am-failed", role: "alert", textContent });
  note.append(
    Object.assign(document.createElement("button"), {
      className: "md-button",
      textContent: t("Reload the page"),
      onclick: reload,
    }),
  );
  element.dataset.failed = "";
  element.prepend(note);
}

/** Loading the page anew asks for it alone; the browser may have kept half a script. */
async function reload() {
  const folder = new URL("..", SCRIPTS).href;
  const scripts = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.startsWith(folder));
  await Promise.allSettled(scripts.map((script) => fetch(script, { cache: "reload" })));
  location.reload();
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
  if (document.querySelector(".md-header")) load("menu").then(({ prepareMenu }) => prepareMenu(t), console.error);
  for (const element of document.querySelectorAll("[data-argmap]")) mountPart(/** @type {HTMLElement} */ (element));
}

/** A word for how something stands says why, beside it; with another button or a key it is a link as any. @param {MouseEvent} event */
function explainWord(event) {
  const mark = event.target instanceof Element ? event.target.closest("a[data-why]") : null;
  if (!(mark instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!("popover" in HTMLElement.prototype)) return;
  event.preventDefault();
  event.stopPropagation();
  load("explain")
    .then(({ explain }) => explain(mark))
    .catch(console.warn); // the meaning of the word stands there, or nothing does
}

/** `document$` is Material's stream of pages under instant navigation; it never emits on file://. */
function followPages() {
  /** @type {any} */ (window).document$?.subscribe(mountPage);
  mountPage();
}

document.addEventListener("click", explainWord, { capture: true });
mountPage(); // a page with a map asks for this script before the rest has come, so that the map is ready sooner
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", followPages);
else followPages();

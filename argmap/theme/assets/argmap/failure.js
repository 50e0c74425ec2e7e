/**
 * Shows above a part of a page that it could not be loaded, why, and a remedy. An error may bring its own `words`; where
 * its `remedy` is "reload", only loading the page anew helps. This module imports none, since it reports failed imports.
 *
 * @typedef {{words?: string, remedy?: string}} Failure
 * @typedef {(text: string, values?: Record<string, string>) => string} Translate  gives a message in the language of the page
 */

/** @type {WeakMap<Element, HTMLElement>} what is said of which part */
const notes = new WeakMap();

/**
 * @param {HTMLElement} element the part
 * @param {Failure} failure
 * @param {() => Promise<void>} again tries once more; when that has failed it shows a failure again
 * @param {Translate} t
 */
export function showFailure(element, { words, remedy }, again, t) {
  const text = document.createElement("p");
  text.textContent = words ?? t("{what} could not be loaded.", { what: element.dataset.what ?? t("A part of this page") });
  const button =
    remedy === "reload"
      ? makeButton(t("Reload the page"), () => location.reload())
      : makeButton(t("Try again"), () => tryAgain(element, button, again, t("Loading…")));
  const note = document.createElement("div");
  note.className = "am-failed";
  note.setAttribute("role", "alert");
  note.append(text, button);
  takeNote(element);
  notes.set(element, note);
  element.dataset.failed = "";
  element.prepend(note);
}

/** @param {HTMLElement} element @param {HTMLButtonElement} button @param {() => Promise<void>} again @param {string} trying says that it is on its way */
async function tryAgain(element, button, again, trying) {
  const note = notes.get(element);
  if (button.textContent === trying) return;
  button.textContent = trying;
  await again();
  const next = notes.get(element);
  if (next !== note) return next?.querySelector("button")?.focus(); // it has failed again
  takeNote(element);
  delete element.dataset.failed;
  if (document.activeElement !== document.body) return;
  element.tabIndex = -1; // the keys, which stood on the button, go on from what has come
  element.focus({ preventScroll: true });
}

/** @param {Element} element */
function takeNote(element) {
  notes.get(element)?.remove();
}

/** @param {string} words @param {() => void} act */
function makeButton(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-button";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

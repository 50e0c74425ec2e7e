/**
 * What a word for how something stands means, and why it is so here, beside the word; or what a claim means, beside the
 * question. The claim's page holds it; until it has come, and where it does not come, a word's general meaning stands there.
 */
import { h } from "./lib/elements.js";
import { fetchPage } from "./lib/fetch.js";
import { t } from "./lib/translate.js";
import { Outcome, StandingWord } from "./words.js";

const MARGIN = 8; // px to the edges of the window
const GAP = 6; // px to the word

/** @param {HTMLAnchorElement} mark a word that links to its reason */
export async function explain(mark) {
  const bubble = open(mark);
  const [page, anchor] = mark.href.split("#");
  const found = (await fetchPage(page)).querySelector(selectReason(mark, anchor));
  if (!found || !bubble.isConnected) return;
  bubble.replaceChildren(h("div", {}, ...document.importNode(found, true).childNodes));
  place(bubble, mark);
}

/** @param {HTMLAnchorElement} mark @param {string} anchor of the reason for a claim's standing; a step has its own */
function selectReason(mark, anchor) {
  const { why } = mark.dataset;
  return why ? `[data-step="${CSS.escape(why)}"]` : `[id="${CSS.escape(anchor)}"]`;
}

/** @param {HTMLAnchorElement} mark */
function open(mark) {
  const { standing = "", outcome = "" } = mark.dataset;
  const meaning = (StandingWord[standing] ?? Outcome[outcome])?.meaning ?? "";
  const sentence = meaning && `${meaning[0].toUpperCase()}${meaning.slice(1).replace(/\.$/, "")}.`;
  const words = sentence ? [h("strong", {}, `${mark.textContent?.trim()}.`), ` ${sentence}`] : [t("It is being loaded…")];
  const about = { class: "am-bubble", popover: "auto", role: "dialog", "aria-label": t("Why"), tabindex: -1 };
  const bubble = h("div", about, h("p", {}, ...words));
  document.body.append(bubble);
  bubble.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") bubble.remove();
  });
  bubble.showPopover();
  place(bubble, mark);
  bubble.focus();
  return bubble;
}

/** Below the word, or above it where there is no room. @param {HTMLElement} bubble @param {Element} mark */
function place(bubble, mark) {
  const at = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const below = at.bottom + GAP + height + MARGIN <= innerHeight;
  const top = below ? at.bottom + GAP : Math.max(MARGIN, at.top - GAP - height);
  const left = Math.max(MARGIN, Math.min(at.left, innerWidth - width - MARGIN));
  Object.assign(bubble.style, { top: `${top}px`, left: `${left}px` });
}

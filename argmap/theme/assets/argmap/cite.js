/** Copies a citation, and says so; without this script the text can be selected. */

import { copyText } from "./lib/copy_text.js";
import { t } from "./lib/translate.js";

/** @param {HTMLElement} element */
export function mount(element) {
  for (const button of element.querySelectorAll("button")) {
    button.hidden = false;
    button.setAttribute("aria-label", t("Copy the {name}", { name: button.dataset.copy ?? "" }));
    button.addEventListener("click", () => copy(element, button));
  }
}

/** @param {HTMLElement} element @param {HTMLButtonElement} button */
async function copy(element, button) {
  const text = button.closest(".am-cite__head")?.nextElementSibling;
  const done = element.querySelector('[data-part="done"]');
  if (!text || !done) return;
  done.textContent = await copyText(text.textContent ?? "", text, button.dataset.copy);
}

/** Puts a text into the clipboard, or leaves it marked for the reader to copy. */

import { t } from "./translate.js";

/** @param {string} text @returns {Promise<boolean>} false where the clipboard may not be written */
export async function writeClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @param {Node} shown where the text stands, which is marked where the clipboard may not be written
 * @param {string} [name] what the text is, where there are several
 * @returns {Promise<string>} what to tell the reader
 */
export async function copyText(text, shown, name) {
  if (await writeClipboard(text)) return name ? t("{name} copied.", { name }) : t("Copied.");
  getSelection()?.selectAllChildren(shown);
  return t("{name} is marked: copy it with your browser’s Copy.", { name: name ?? t("The text") });
}

/** Copies the address of this page; where that is not allowed a field shows it, marked. @param {HTMLInputElement} field hidden at first */
export async function copyAddress(field) {
  const done = await writeClipboard(location.href);
  if (done) return true;
  field.hidden = false;
  field.value = location.href;
  field.select();
  return false;
}

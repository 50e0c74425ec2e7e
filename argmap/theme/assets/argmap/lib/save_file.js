/** Offers a generated file as a download. */

import { h } from "./elements.js";

const KEPT_MS = 10_000;

/** @param {Blob} content @param {string} name */
export function saveFile(content, name) {
  const href = URL.createObjectURL(content);
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

/**
 * The form's state in the page's address.
 *
 * @typedef {import("./file.js").Draft} Draft
 * @typedef {import("./file.js").Values} Values
 */

import { beginDraft } from "./file.js";

const ACTS = ["object", "support", "evidence", "undercut", "ask"];
const LISTS = ["references", "source"];

/**
 * The values in the address: those after ? come from a link, those after # were typed since and never leave the browser.
 * @param {{search: string, hash: string}} location
 * @returns {Draft}
 */
export function readDraft({ search, hash }) {
  const draft = beginDraft();
  const asked = new URLSearchParams(search);
  if (asked.has("claim") && !asked.has("on")) asked.set("on", asked.get("claim") ?? "");
  fill(draft, asked, ["act", "on", "step", "stance"]);
  fill(draft, new URLSearchParams(hash.slice(1)), Object.keys(draft));
  return draft;
}

/** @param {Values} draft @param {URLSearchParams} from @param {string[]} names */
function fill(draft, from, names) {
  for (const name of names) {
    if (!from.has(name)) continue;
    if (LISTS.includes(name)) draft[name] = from.getAll(name).filter(Boolean);
    else if (name !== "act" || ACTS.includes(from.get(name) ?? "")) draft[name] = from.get(name) ?? "";
  }
}

/**
 * The part after #: what differs from how the link arrived; empty where nothing does.
 * @param {Draft} draft
 * @param {string} search the part after ?
 * @returns {string}
 */
export function writeDraft(draft, search) {
  const begun = /** @type {Values} */ (readDraft({ search, hash: "" }));
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(draft)) {
    if (Array.isArray(value)) for (const item of value) said.append(name, item);
    else if (value !== begun[name]) said.set(name, value.replace(/\p{Surrogate}/gu, "")); // half characters have no address
  }
  const text = said.toString();
  return text && `#${text}`;
}

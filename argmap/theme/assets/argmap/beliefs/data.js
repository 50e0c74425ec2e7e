/**
 * Fetches the compact map and its words, once per address.
 *
 * @typedef {{label: string, heading: string, kind: string, voice: string, topic: string, standing: string, side: string}} Words
 * @typedef {{id: string, title: string, how: string, believed: number[]}} Preset
 * @typedef {{claims: Words[], because: string[], line: number[], topics: [string, string][], main: number[], ranked: number[], stances: Preset[], changes: [number, string, string][]}} Labels
 * @typedef {{program: import("../evaluate.js").Program, labels: Labels, hash: string, root: string}} Beliefs
 */
import { Program } from "../evaluate.js";

/** @type {Map<string, Promise<Beliefs>>} */
const loaded = new Map();

/** @param {string} root the site's root, relative to the page @returns {Promise<Beliefs>} */
export function loadBeliefs(root) {
  const folder = new URL(`${root}assets/map/`, document.baseURI).href;
  const known = loaded.get(folder);
  if (known) return known;
  const made = fetchBoth(folder, root);
  made.catch(() => loaded.delete(folder));
  loaded.set(folder, made);
  return made;
}

/** @param {string} folder @param {string} root @returns {Promise<Beliefs>} */
async function fetchBoth(folder, root) {
  const [model, labels] = await Promise.all([fetchJson(`${folder}model.json`), fetchJson(`${folder}labels.json`)]);
  return { program: new Program(model), labels, hash: model.hash, root };
}

/** @param {string} address */
async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

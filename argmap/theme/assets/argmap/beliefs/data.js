/**
 * Fetches the compact map and its words, once for each page that is shown.
 *
 * @typedef {Omit<import("../lib/argument.js").Claim, "id"> & {voice: string, standing: string, side: string}} Words
 *   of the claim that has the same place in the compact map
 * @typedef {{id: string, title: string, name: string, how: string, believed: number[]}} Preset
 * @typedef {{id: string, name: string, date: string, says: string, held: [number, number][], aside: number, changed: number[]}} Signed
 *   `held` pairs a premise with its stop; `aside` counts claims that are no premises any more, `changed` are those whose files changed since
 * @typedef {{claims: Words[], line: number[], topics: [string, string][], main: number[], ranked: number[], stances: Preset[], signed: Signed[], changes: [number, string, string][], debate?: boolean}} Labels
 * @typedef {{program: import("../evaluation/program.js").Program, labels: Labels, hash: string, root: string, site: string}} Beliefs
 *   `root` is the site's root relative to the page, `site` its path on the server
 */
import { Program } from "../evaluation/program.js";
import { fetchTogether } from "../lib/fetch.js";

/** @type {{key: string, beliefs: Promise<Beliefs>} | null} */
let loaded = null;

/** @param {string} root the site's root, relative to the page @param {Element} host the part that asks @returns {Promise<Beliefs>} */
export function loadBeliefs(root, host) {
  const site = new URL(root, document.baseURI);
  const key = `${location.pathname} ${site}`; // each page fetches anew, as the site may have been renewed
  if (loaded?.key === key) return loaded.beliefs;
  const beliefs = fetchBoth(site, root, host);
  loaded = { key, beliefs };
  beliefs.catch(() => (loaded = null));
  return beliefs;
}

/** @param {URL} site @param {string} root @param {Element} host @returns {Promise<Beliefs>} */
async function fetchBoth(site, root, host) {
  const files = ["model", "labels"].map((name) => new URL(`assets/map/${name}.json`, site).href);
  const [model, labels] = await fetchTogether(files, ([one, other]) => one.version === other.version, host);
  return { program: new Program(model), labels, hash: model.hash, root, site: site.pathname };
}

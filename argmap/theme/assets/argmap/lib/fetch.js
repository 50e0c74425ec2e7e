/**
 * Fetches the map's data: files of one state of the map, made for these scripts; and pages of the site. After the site was renewed, caches may
 * still hold files of an earlier state.
 */

import { h } from "./elements.js";
import { t } from "./translate.js";

/** The version of these scripts; empty where they stand as in the docs folder. */
const SCRIPTS = /\/assets\/scripts\/([0-9a-f]+)\/argmap\/lib\/[a-z]+\.js$/.exec(import.meta.url)?.[1] ?? "";
const MIXED = "mixed"; // no version, so that it fits none

/** Page, scripts and data are of different states of the site. */
export class OutOfDate extends Error {
  words = t(
    "The site has been renewed since this page was loaded: the page and the map’s data no longer belong together. Reload the page. If that does not help, wait a few minutes.",
  );
  remedy = "reload";
}

/** A server's answer that is no file. */
export class Refused extends Error {
  /** @param {string} address @param {number} status of HTTP */
  constructor(address, status) {
    super(`${address}: ${status}`);
    this.status = status;
  }
}

/** @type {Set<string>} addresses that did not give what was asked, which the browser may have kept */
const doubted = new Set();

/**
 * A file that cannot be read or does not fit is fetched once more, past the browser's cache.
 * @param {string[]} addresses
 * @param {(data: any[]) => boolean} fits whether they are of one state
 * @param {Element} host where to say that they are fetched once more
 * @returns {Promise<any[]>}
 */
export async function fetchTogether(addresses, fits, host) {
  const found = await fetchAll(addresses, "default");
  if (found.every(isMadeForUs) && fits(found)) return found;
  const note = tell(host);
  try {
    return check(await fetchAll(addresses, "reload"), fits);
  } finally {
    note?.remove();
  }
}

/** Shows one message that data are fetched anew, however many files are. @param {Element} host */
function tell(host) {
  if (host.querySelector(":scope > .am-renewing")) return null;
  const words = t("The site has just been renewed. The map’s data are being loaded again…");
  const note = h("p", { class: "am-renewing", role: "status" }, words);
  host.prepend(note);
  return note;
}

/** @param {any[]} found @param {(data: any[]) => boolean} fits */
function check(found, fits) {
  if (!found.every((data) => typeof data?.scripts === "string")) throw new Error("not the map’s data");
  if (!found.every(isMadeForUs) || !fits(found)) throw new OutOfDate("page, scripts and data are of different versions");
  return found;
}

/** @param {any} data */
function isMadeForUs(data) {
  return data?.scripts === SCRIPTS;
}

/** @param {string[]} addresses @param {RequestCache} cache */
function fetchAll(addresses, cache) {
  return Promise.all(addresses.map((address) => fetchWhole(address, cache)));
}

/**
 * Data, with what a large map has in parts put together (argmap/view/large_data.py). With parts of another state it fits
 * no scripts.
 * @param {string} address @param {RequestCache} cache @returns {Promise<any>}
 */
async function fetchWhole(address, cache) {
  const data = await fetchJson(address, cache);
  if (!(data?.parts > 0)) return data;
  const names = Array.from({ length: data.parts }, (_, i) => address.replace(/\.json$/, `.${i + 1}.json`));
  const parts = await Promise.all(names.map((name) => fetchJson(name, cache))).catch((error) => {
    doubted.add(address); // it may be of a state that had more parts
    throw error;
  });
  if (!parts.every(Boolean)) return null;
  if (parts.some((part) => part.of !== data.of)) return { ...data, scripts: MIXED };
  for (const { of, scripts, version, ...held } of parts)
    for (const [key, run] of Object.entries(held))
      data[key] = Array.isArray(run) ? data[key].concat(run) : Object.assign(data[key], run);
  return data;
}

/** @param {string} address @param {RequestCache} [cache] @returns {Promise<any>} null where it is no JSON */
export async function fetchJson(address, cache = "default") {
  try {
    const data = await (await fetchFile(address, doubted.delete(address) ? "reload" : cache)).json().catch(() => null);
    if (!data) doubted.add(address);
    return data;
  } catch (error) {
    if (error instanceof Refused) doubted.add(address);
    throw error;
  }
}

/** @param {string} address @param {RequestCache} [cache] @returns {Promise<Response>} */
export async function fetchFile(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Refused(address, answer.status);
  return answer;
}

/** Another page of the site, with whole addresses in its links, so that parts of it can stand elsewhere. @param {string} address @returns {Promise<Document>} */
export async function fetchPage(address) {
  const page = new DOMParser().parseFromString(await (await fetchFile(address)).text(), "text/html");
  for (const link of page.querySelectorAll("a[href]"))
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  return page;
}

/**
 * Fetches the map's data: files that are of one state of the map, and made for these scripts. When the site has been
 * renewed, a browser or a server on the way may still have kept some of an earlier state.
 */

/** The version of these scripts; empty where they stand as in the docs folder. */
const SCRIPTS = /\/assets\/scripts\/([0-9a-f]+)\/argmap\/[a-z]+\.js$/.exec(import.meta.url)?.[1] ?? "";
const RENEWING = "The site has just been renewed. The map’s data are being loaded again…";

/** Page, scripts and data are of different states of the site. */
export class OutOfDate extends Error {
  words =
    "The site has been renewed since this page was loaded: the page and the map’s data no longer belong together. Reload the page. If that does not help, wait a few minutes.";
  remedy = "reload";
}

/** @type {Set<string>} addresses that did not give what was asked, which the browser may have kept */
const doubted = new Set();

/**
 * What cannot be read or does not fit is fetched once more, past what the browser has kept.
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

/** Says once what is going on, however much is fetched anew. @param {Element} host */
function tell(host) {
  if (host.querySelector(":scope > .am-renewing")) return null;
  const note = Object.assign(document.createElement("p"), { className: "am-renewing", role: "status", textContent: RENEWING });
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
  return Promise.all(addresses.map((address) => fetchJson(address, cache)));
}

/** @param {string} address @param {RequestCache} cache @returns {Promise<any>} null where it is no JSON */
async function fetchJson(address, cache) {
  const answer = await fetch(address, { cache: doubted.delete(address) ? "reload" : cache });
  const data = answer.ok ? await answer.json().catch(() => null) : null;
  if (!data) doubted.add(address);
  if (!answer.ok) throw Object.assign(new Error(`${address}: ${answer.status}`), { status: answer.status });
  return data;
}
